"""A channel by its name: one that the asker is in and that this assistant may write to."""

from bot.usecases.inbound import Place
from bot.usecases.ports import CannotTell, Channel, OutOfReach
from bot.usecases.requests.inquiry import Inquiry, Otherwise


def channel_named(asked: Inquiry, name: str) -> Place:
    """Known are the channel where it was asked and those that have maps. Raises Otherwise where none of them is meant,
    which is also said of one that the asker is not in: that there is such a channel is nothing to be told."""
    every = dict.fromkeys((asked.place.channel, *asked.store.portfolio.audiences(asked.tenant)))
    for id in filter(None, every):
        channel = _known(asked, id)
        if channel and _is(channel, name) and channel.speaks_here and _is_in(asked, id):
            return Place(channel=id, kind=channel.kind)
    raise Otherwise(asked.reply(asked.say("no_channel", name=name)))


def channel_name(asked: Inquiry, id: str) -> str:
    channel = _known(asked, id)
    return channel.name if channel else ""


def _known(asked: Inquiry, id: str) -> Channel | None:
    try:
        return asked.world.directory.channel(asked.tenant, id)
    except (OutOfReach, CannotTell):
        return None


def _is(channel: Channel, name: str) -> bool:
    return channel.kind != "dm" and name.casefold() in (channel.name.casefold(), channel.id.casefold())


def _is_in(asked: Inquiry, id: str) -> bool:
    try:
        return asked.world.directory.is_member(asked.tenant, id, asked.author.id)
    except CannotTell:
        return False
