"""An answer for the asker alone. A picture or file cannot be whispered: it goes to their DM, and they are told so
where they asked."""

from dataclasses import replace

from bot.guide.reply import Reply, Section
from bot.usecases.inbound import Inbound, Place
from bot.usecases.ports import Turn
from bot.usecases.script import told
from bot.usecases.talk import Asked, answered
from bot.usecases.turns import deliver, once


def privately(asked: Asked, inbound: Inbound, again: bool) -> None:
    turn = once(asked.world, asked.tenant, inbound.key, lambda _: _turn(inbound.key, asked))
    posted = deliver(asked.world, asked.tenant, turn, again)
    if turn.place and posted and turn.place.channel != asked.place.channel and asked.place.channel:
        tell_where(asked, turn.place, posted)


def _turn(key: str, asked: Asked) -> Turn:
    reply, journey = answered(asked)
    reply = told(reply, asked.script, journey)
    if reply.draw or reply.file:
        alone = asked.world.mouth.dm(asked.tenant, asked.author.id)
        return Turn(key, alone, reply, journey.id if journey else None)
    return Turn(key, asked.place, replace(reply, only_to=asked.author.id), None)


def tell_where(asked: Asked, place: Place, posted: str) -> None:
    """A line, where it was asked, to where the answer went."""
    link = asked.world.mouth.permalink(asked.tenant, place, posted) or ""
    said = Reply(asked.language, (Section(asked.words("sent_to_dm", link=link)),))
    asked.world.mouth.whisper(asked.tenant, asked.place, asked.author.id, said)
