"""Drafts on request: made beside the conversation, shown as a proposal that says plainly what is assumed."""

import re
from collections.abc import Sequence
from typing import Any

from bot.guide.proposal_draft import checked_draft
from bot.guide.reply import Reply, Section
from bot.guide.session import Session
from bot.guide.slots import slot
from bot.journey.model import Journey, Language
from bot.usecases.inbound import Inbound, Spoken, Thought
from bot.usecases.model import Draft, DraftKind, NoModel, Source
from bot.usecases.ports import NotFound, Turn
from bot.usecases.proposals import propose
from bot.usecases.thinking import language_for
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import entries, render

LONGEST_REQUEST = 160  # characters; what is longer is an answer
_LEXICON: dict[str, Any] = entries("lexicon/drafts")


def _any(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


_ASKS, _TRANSLATES = _any(_LEXICON["asks"]), _any(_LEXICON["translates"])
_KINDS: dict[DraftKind, re.Pattern[str]] = {kind: _any([form]) for kind, form in _LEXICON["kinds"].items()}
_TO: dict[Language, re.Pattern[str]] = {language: _any([form]) for language, form in _LEXICON["to"].items()}


def wanted(text: str, journey: Journey, session: Session) -> Draft | None:
    """The draft that a message asks for; None where it asks for none."""
    if len(text) > LONGEST_REQUEST or "\n" in text.strip():
        return None
    to = next((language for language, form in _TO.items() if form.search(text)), None)
    if to and _TRANSLATES.search(text):
        return Draft("translation", to=to)
    if not _ASKS.search(text):
        return None
    kind = next((kind for kind, form in _KINDS.items() if form.search(text)), None)
    return Draft(kind, _about(kind, text, journey, session)) if kind else None


def _about(kind: DraftKind, text: str, journey: Journey, session: Session) -> str:
    """The stage or touchpoint that is named, else the one that is being talked about, else "": all of them."""
    asked = slot(session.slot).about if session.slot else ""
    if kind == "touchpoints":
        return _meant(text, asked, [(s.id, s.name) for s in journey.stages])
    if kind == "pain_points":
        stages = [(s.id, s.name) for s in journey.stages]
        return _meant(text, asked, [*((t.id, t.name) for t in journey.all_touchpoints()), *stages])
    return ""


def _meant(text: str, asked: str, parts: list[tuple[str, str]]) -> str:
    folded = text.casefold()
    named = [id for id, name in parts if name.casefold() in folded]
    if len(named) == 1:
        return named[0]
    return asked if asked in {id for id, _ in parts} else ""


def asked_for(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """Whether the message asks for a draft, and is dealt with."""
    if world.mind is None or event.files:
        return False
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        journey = store.journeys.get(inbound.tenant, session.journey) if session else None
    wish = wanted(event.text, journey, session) if session and journey else None
    if wish is None or journey is None or session is None:
        return False
    language = language_for(session, event)
    lacking = lacks(wish, journey)
    entry = "nothing_to_draft_from" if lacking else "drafting_note"
    values = {"what": render(f"guide/labels.steps.{lacking}", language)} if lacking else {}
    text = render(f"guide/proposal.{entry}", language, **values)
    reply = Reply(language, (Section(text),))
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, event.place, reply))
    deliver(world, inbound.tenant, turn, again)
    if not lacking:
        _begin(world, inbound, event, wish, language)
    return True


def lacks(wish: Draft, journey: Journey) -> str:
    """The step whose result the draft would have to stand on; "" where all is there."""
    needs = {
        "touchpoints": ("stages", bool(journey.stages)),
        "pain_points": ("touchpoints", bool(journey.all_touchpoints())),
        "opportunities": ("pain_points", bool(journey.all_pain_points())),
    }
    step, there = needs.get(wish.kind, ("", True))
    return "" if there else step


def _begin(world: World, inbound: Inbound, event: Spoken, wish: Draft, language: Language) -> None:
    assert world.mind is not None
    thought = Thought(
        does="draft",
        place=event.place,
        author=event.author,
        language=wish.to or language if wish.kind == "translation" else language,
        text=event.text,
        draft=wish.kind,
        of=wish.of,
    )
    world.mind.later(inbound.model_copy(update={"key": f"{inbound.key}:draft", "event": thought}))


def draft(world: World, inbound: Inbound, thought: Thought) -> None:
    """What was asked for, checked, comes back to the conversation; also when nothing came of it."""
    mind = world.mind
    journey = _journey(world, inbound)
    if mind is None or journey is None:
        return
    kind: Any = thought.draft
    wish = Draft(kind, thought.of, thought.language if kind == "translation" else None)
    world.mouth.status(inbound.tenant, thought.place, render("guide/proposal.drafting", thought.language))
    sources = _sources(world, inbound, thought, journey)
    try:
        found = mind.drafting.draft(inbound.tenant, wish, journey, sources, thought.language)
    except NoModel:
        found = ()
    texts = tuple(source.text for source in sources)
    changes = checked_draft(found, wish.kind, journey, texts, thought.language)
    propose(world, inbound, thought, changes, journey, draft=True)


def _sources(world: World, inbound: Inbound, thought: Thought, journey: Journey) -> tuple[Source, ...]:
    if world.mind is None or thought.draft == "translation":
        return ()
    about = next((s.name for s in journey.stages if s.id == thought.of), "")
    question = f"{journey.title} {about} {render(f'guide/labels.steps.{_STEP[thought.draft]}', thought.language)}"
    step = _STEP[thought.draft]
    return world.mind.sources(inbound.tenant, thought.place, question, step, journey.industry, thought.language).found[
        :3
    ]


_STEP = {
    "touchpoints": "touchpoints",
    "pain_points": "pain_points",
    "persona": "persona",
    "opportunities": "opportunities",
}


def _journey(world: World, inbound: Inbound) -> Journey | None:
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        try:
            return store.journeys.get(inbound.tenant, session.journey) if session else None
        except NotFound:
            return None
