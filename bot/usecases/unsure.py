"""What is said where Slack does not tell who may see what: nobody is let in, and nobody is left without a word."""

from bot.guide.readers.language import language_of
from bot.guide.reply import Reply, Section
from bot.usecases import tongue
from bot.usecases.inbound import Clicked, Commanded, Deleted, Event, HomeOpened, Inbound, LinkShared, Unsaid
from bot.usecases.ports import Turn
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import render


def unsure(world: World, inbound: Inbound, event: Event) -> None:
    """Where the person looks for the answer: in the open modal or App Home, else to them alone."""
    if isinstance(event, Deleted | LinkShared | Unsaid):
        return
    author = tongue.person(world, inbound.tenant, event.author)
    language = language_of(getattr(event, "text", "")) or author.language or "en"
    reply = Reply(language, (Section(render("usecases/talk.cannot_tell", language)),), only_to=author.id)
    if isinstance(event, HomeOpened):
        world.mouth.home(inbound.tenant, author.id, reply)
    elif isinstance(event, Clicked | Commanded) and event.view:
        world.mouth.show_text(inbound.tenant, event.view, "Journey", reply, "warning")
    elif event.place is not None:
        turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, event.place, reply))
        deliver(world, inbound.tenant, turn, again=True)
