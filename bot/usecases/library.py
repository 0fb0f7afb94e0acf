"""Documents for the knowledge base: sent to the bot with "add to knowledge base", for the workspace or one channel."""

import re

from bot.guide.reply import Reply, Section
from bot.journey.model import Language
from bot.usecases.inbound import Inbound, Place, UploadedFile
from bot.usecases.ports import Added, FileRefused, Turn
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import entries, render

_WHOLE = re.compile(r"whole workspace|everyone|all channels|workspace|整个工作区|所有人|全部频道|工作区", re.IGNORECASE)


def asked_for(text: str) -> bool:
    words = [word for words in entries("usecases/library")["add"].values() for word in words]
    return any(word in text.casefold() for word in words)


def take_in(
    world: World,
    inbound: Inbound,
    place: Place,
    language: Language,
    text: str,
    files: tuple[UploadedFile, ...],
    again: bool,
) -> None:
    """Adds the files, where the message asks for it; else asks what they are for. A document that comes in a channel
    is for that channel alone, unless the message says that the whole workspace may have it."""
    channel = None if _WHOLE.search(text) else place.channel
    wanted = asked_for(text)

    def told(_: object) -> Turn:
        lines = [_line(world, inbound.tenant, channel, file, language, wanted) for file in files]
        return Turn(inbound.key, place, Reply(language, tuple(Section(line) for line in lines)))

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, told), again)


def _line(world: World, tenant: str, channel: str | None, file: UploadedFile, language: Language, wanted: bool) -> str:
    if not wanted:
        return render("usecases/talk.kb_ask", language, name=file.name)
    try:
        content = world.files.fetch(tenant, file)
    except FileRefused as refused:
        known = entries("usecases/talk")["file_reasons"]
        reason = refused.reason if refused.reason in known else "failed"
        why = render(f"usecases/talk.file_reasons.{reason}", language)
        return render("usecases/talk.kb_failed", language, name=file.name, reason=why)
    return " ".join(_told(one, channel, language) for one in world.library.add(tenant, channel, file.name, content))


def _told(one: Added, channel: str | None, language: Language) -> str:
    if one.code == "added":
        return render("usecases/talk.kb_added", language, name=one.name, passages=one.passages, channel=bool(channel))
    if one.code == "unchanged":
        return render("usecases/talk.kb_unchanged", language, name=one.name)
    known = entries("usecases/library")["faults"]
    why = render(f"usecases/library.faults.{one.code if one.code in known else 'unreadable'}", language)
    return render("usecases/talk.kb_failed", language, name=one.name, reason=why)


def listing(world: World, tenant: str, place: Place, language: Language) -> Section:
    pages = [*world.library.listing(tenant, None)]
    if place.channel:
        pages += world.library.listing(tenant, place.channel)
    if not pages:
        return Section(render("usecases/talk.kb_none", language))
    lines = "\n".join(f"• {render('guide/say.item', language, text=title)}" for _, title in pages)
    return Section(render("usecases/talk.kb_list", language, lines=lines))
