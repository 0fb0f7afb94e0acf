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
        ts = getattr(inbound.event, "ts", None)
        link = world.mouth.permalink(inbound.tenant, place, ts) if ts else None
        lines = [_line(world, inbound.tenant, channel, file, language, wanted, link) for file in files]
        return Turn(inbound.key, place, Reply(language, tuple(Section(line) for line in lines)))

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, told), again)


def _line(
    world: World, tenant: str, channel: str | None, file: UploadedFile, language: Language, wanted: bool,
    link: str | None,
) -> str:  # fmt: skip
    if not wanted:
        return render("usecases/talk.kb_ask", language, name=file.name)
    try:
        content = world.files.fetch(tenant, file)
    except FileRefused as refused:
        known = entries("usecases/talk")["file_reasons"]
        reason = refused.reason if refused.reason in known else "failed"
        why = render(f"usecases/talk.file_reasons.{reason}", language)
        return render("usecases/talk.kb_failed", language, name=file.name, reason=why)
    added = world.library.add(tenant, channel, file.name, content, link)
    return " ".join(_told(one, channel, language) for one in added)


def _told(one: Added, channel: str | None, language: Language) -> str:
    if one.code == "added":
        return render("usecases/talk.kb_added", language, name=one.name, passages=one.passages, channel=bool(channel))
    if one.code == "replaced":
        return render("usecases/talk.kb_replaced", language, name=one.name, passages=one.passages)
    if one.code == "same":
        return render("usecases/talk.kb_same", language, name=one.name, other=one.other)
    if one.code == "unchanged":
        return render("usecases/talk.kb_unchanged", language, name=one.name)
    known = entries("usecases/library")["faults"]
    why = render(f"usecases/library.faults.{one.code if one.code in known else 'unreadable'}", language)
    return render("usecases/talk.kb_failed", language, name=one.name, reason=why)


def listing(world: World, tenant: str, place: Place, language: Language) -> Section:
    """The documents with who may use them."""
    shelves = [("kb_for_all", None), *([("kb_for_channel", place.channel)] if place.channel else [])]
    parts = [
        "\n".join([f"*{render(f'usecases/talk.{who}', language)}*", *(_item(title, language) for _, title in pages)])
        for who, channel in shelves
        if (pages := world.library.listing(tenant, channel))
    ]
    if not parts:
        return Section(render("usecases/talk.kb_none", language))
    return Section(render("usecases/talk.kb_list", language, lines="\n".join(parts)))


def _item(title: str, language: Language) -> str:
    return f"• {render('guide/say.item', language, text=title)}"
