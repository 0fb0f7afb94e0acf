"""A summary's prose, told from its computed lines and nothing else; the computed page stands in any case."""

from bot.guide.literal import numbers
from bot.guide.proposal_check import safe
from bot.guide.reply import Reply, Section
from bot.journey.model import Language
from bot.usecases.answering import speaks
from bot.usecases.grounding import names
from bot.usecases.inbound import Inbound, Thought
from bot.usecases.model import NoModel, Stated
from bot.usecases.ports import NotFound, Turn
from bot.usecases.talk import summary_of
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import render

MOST = 4  # sentences


def tell(world: World, inbound: Inbound, thought: Thought, again: bool) -> None:
    facts = _facts(world, inbound.tenant, thought)
    if world.mind is None or not facts:
        return
    try:
        told = world.mind.summarising.tell(inbound.tenant, facts, thought.language)
    except NoModel:
        return
    kept = [one.text.strip() for one in told if holds(one, dict(facts), thought.language)][:MOST]
    if not kept:
        return
    text = ("" if thought.language == "zh" else " ").join(
        render("guide/say.item", thought.language, text=t) for t in kept
    )
    reply = Reply(thought.language, (Section(render("usecases/model.told", thought.language, text=text)),))
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, thought.place, reply))
    deliver(world, inbound.tenant, turn, again)


def _facts(world: World, tenant: str, thought: Thought) -> tuple[tuple[str, str], ...]:
    """The page's lines; they were shown in this place a moment ago."""
    with world.store() as store:
        try:
            journey = store.journeys.get(tenant, thought.of)
        except NotFound:
            return ()
    lines = [line for part in summary_of(world, journey, thought.language) for line in part.text.split("\n")]
    return tuple((f"fact {n}", line) for n, line in enumerate(lines) if line.strip())


def holds(stated: Stated, facts: dict[str, str], language: Language) -> bool:
    """It names facts that there are; no number and no name in it is missing from those."""
    cited = [facts[key] for key in stated.cites if key in facts]
    if not cited or len(cited) < len(stated.cites) or not speaks(stated.text, language) or not safe(stated.text):
        return False
    whole = " ".join(cited)
    return set(numbers(stated.text)) <= set(numbers(whole)) and names(stated.text) <= names(whole, everywhere=True)
