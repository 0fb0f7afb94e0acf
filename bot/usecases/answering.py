"""An answer in the asker's words: every sentence rests on a passage that was retrieved, or it is not said."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.guide.quoted import quoted
from bot.guide.reply import Button, Cited, Reply, Section
from bot.guide.slots import slot
from bot.journey.model import Language
from bot.usecases.grounding import grounded
from bot.usecases.inbound import Inbound, Thought
from bot.usecases.model import Mind, NoModel, Source, Sources, Stated, Stream
from bot.usecases.ports import NotFound, Turn
from bot.usecases.turns import once
from bot.usecases.world import World
from prompts import render

WARN_AT = 0.8  # of the month's tokens
LONGEST = {"zh": 400, "en": 1400}  # characters of an answer


@dataclass(frozen=True)
class _Asked:
    """One question on its way to an answer."""

    world: World
    mind: Mind
    inbound: Inbound
    thought: Thought

    def open(self, again: bool) -> Stream:
        """The message that the answer is written into; after a crash the one that was begun."""
        begun = self.mind.notes.stream(self.inbound.tenant, self.inbound.key) if again else None
        if begun:
            return self.mind.streamer.resume(self.inbound.tenant, self.thought.place, begun, self.inbound.key)
        stream = self.mind.streamer.open(self.inbound.tenant, self.thought.place, self.thought.author, self.inbound.key)
        if stream.ts:
            self.mind.notes.streamed(self.inbound.tenant, self.inbound.key, stream.ts)
        return stream


def answer(world: World, inbound: Inbound, thought: Thought, again: bool) -> None:
    """Streamed sentence by sentence, each after it passed; without any, the passages' own sentences."""
    if world.mind is None or _posted(world, inbound):
        return
    asked = _Asked(world, world.mind, inbound, thought)
    step, industry = _where(world, inbound, thought)
    sources = world.mind.sources(inbound.tenant, thought.place, thought.text, step, industry, thought.language)
    kept: list[Stated] = []
    stream: Stream | None = asked.open(again) if again else None
    if sources.answerable:
        world.mouth.status(inbound.tenant, thought.place, render("usecases/model.thinking", thought.language))
        for stated in _passed(asked, sources, thought.language):
            stream = stream or asked.open(again)
            stream.add(_shown(stated, thought.language))
            kept.append(stated)
    reply = _reply(asked, kept, sources, step, industry)
    stream = stream or world.mind.streamer.resume(inbound.tenant, thought.place, None, inbound.key)
    _finish(world, inbound, thought, stream, reply)


def _posted(world: World, inbound: Inbound) -> bool:
    with world.store() as store:
        done = store.turns.get(inbound.tenant, inbound.key)
        return done is not None and done.posted is not None


def _where(world: World, inbound: Inbound, thought: Thought) -> tuple[str, str | None]:
    """The step that was being talked about, and the journey's industry."""
    step = slot(thought.of).step if thought.of else ""
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        try:
            return step, store.journeys.get(inbound.tenant, session.journey).industry if session else None
        except NotFound:
            return step, None


def _passed(asked: _Asked, sources: Sources, language: Language) -> Iterator[Stated]:
    """The sentences that may be said. What the model leaves unfinished is left out."""
    by_id = {source.cite.passage: source for source in sources.found}
    said, length = set(), 0
    try:
        for stated in asked.mind.answering.answer(asked.inbound.tenant, asked.thought.text, sources.found, language):
            text = stated.text.strip()
            if text in said or length + len(text) > LONGEST[language] or not speaks(text, language):
                continue
            if grounded(stated, by_id, asked.mind.alike):
                said.add(text)
                length += len(text)
                yield stated
    except NoModel:
        return


def speaks(text: str, language: Language) -> bool:
    """Whether a sentence is in the reader's language."""
    han = sum("\u3400" <= ch <= "\u9fff" for ch in text)
    latin = sum(ch.isascii() and ch.isalpha() for ch in text)
    return han * 3 > latin if language == "zh" else latin > han * 3


def _shown(stated: Stated, language: Language) -> str:
    gap = "" if language == "zh" else " "
    return render("guide/say.item", language, text=stated.text.strip()) + gap


def _reply(asked: _Asked, kept: list[Stated], sources: Sources, step: str, industry: str | None) -> Reply:
    thought, language = asked.thought, asked.thought.language
    if not kept:
        craft = asked.world.craft(asked.inbound.tenant, thought.place)
        section = quoted(craft.answer(thought.text, step, industry, language), language)
    else:
        section = _section(kept, {s.cite.passage: s for s in sources.found}, language)
    vote = tuple(
        Button(does, render(f"usecases/model.{does}", language), asked.inbound.key) for does in ("good", "bad")
    ) if kept else ()  # fmt: skip
    return Reply(language, (section, *_warning(asked)), footer_buttons=vote)


def _section(kept: list[Stated], by_id: dict[str, Source], language: Language) -> Section:
    """The sentences with the numbers of their sources, and the sources under them."""
    cites: tuple[Cited, ...] = tuple(dict.fromkeys(by_id[id].cite for one in kept for id in one.cites))
    numbers = {cite.passage: n for n, cite in enumerate(cites, 1)}
    several = len(cites) > 1
    parts = []
    for one in kept:
        marks = "".join(f"[{numbers[id]}]" for id in dict.fromkeys(one.cites)) if several else ""
        parts.append(render("guide/say.item", language, text=one.text.strip() + marks))
    note = render("usecases/model.own_words", language)
    more = Button("more", render("guide/labels.buttons.more", language), cites[0].passage)
    return Section(("" if language == "zh" else " ").join(parts) + f"\n{note}", buttons=(more,), cites=cites)


def _warning(asked: _Asked) -> tuple[Section, ...]:
    """Once a month, where most of the workspace's tokens are used."""
    spent = asked.mind.budget.spent(asked.inbound.tenant)
    month = asked.world.clock()[:7]
    if spent is None or spent < WARN_AT or not asked.mind.notes.warn_once(asked.inbound.tenant, month):
        return ()
    share = min(100, int(spent * 100))
    return (Section(render("usecases/model.budget", asked.thought.language, share=share)),)


def _finish(world: World, inbound: Inbound, thought: Thought, stream: Stream, reply: Reply) -> None:
    if thought.only_to:
        world.mouth.whisper(inbound.tenant, thought.place, thought.only_to, reply)
        return
    once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, thought.place, reply))
    ts = stream.finish(reply)
    with world.store() as store:
        store.turns.posted(inbound.tenant, inbound.key, ts=ts)
