"""Work on a thought: whatever becomes of it, the conversation has gone on meanwhile."""

from bot.guide.reply import Reply, Section
from bot.journey.model import Language
from bot.usecases import answering, drafting, proposals, telling
from bot.usecases.inbound import Clicked, Inbound, Thought
from bot.usecases.world import World
from prompts import render


def thought(world: World, inbound: Inbound, event: Thought, again: bool) -> None:
    match event.does:
        case "read":
            proposals.read(world, inbound, event)
        case "draft":
            drafting.draft(world, inbound, event)
        case "answer":
            answering.answer(world, inbound, event, again)
        case "tell":
            telling.tell(world, inbound, event, again)


def voted(world: World, inbound: Inbound, event: Clicked, language: Language) -> None:
    """A vote on an answer is kept; the last one of a person counts."""
    if world.mind is None or not event.values:
        return
    world.mind.notes.vote(inbound.tenant, event.values[0], event.author, event.does == "good")
    reply = Reply(language, (Section(render("usecases/model.voted", language)),), only_to=event.author)
    world.mouth.whisper(inbound.tenant, event.place, event.author, reply)
