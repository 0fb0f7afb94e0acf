"""Lines of the reading format that are said outside a journey: which request each is, with its slots."""

import time
from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from bot.guide.craft import Craft
from bot.guide.readers.sentences import split
from bot.journey.model import Language
from bot.reading.read import Reader
from bot.reading.situation import Situation
from bot.reading.values.date import due
from bot.usecases.openings import asks_for_a_map
from bot.usecases.requests.meaning.meant import Hearing, Meant, meant
from bot.usecases.requests.meaning.names import Names
from bot.usecases.requests.periods import period

#: The format's name of what is asked for, where ours says more exactly which view of it.
_AS = {"effects": "changes", "load": "actions", "felt": "hurts", "recurring": "hurts", "knows": "hurts", "bare": "list"}
_NAMED = {"new": {"journey": "title"}, "remind": {"due": "when"}, "update": {"name": "owner"}}


def requested(line: Mapping[str, Any], reader: Reader, craft: Craft, today: Date) -> dict[str, Any]:
    """The request of one line, as the format has it, and how long it took."""
    began = time.perf_counter()
    text, language = str(line["text"]), _language(line)
    heard = meant(text, Hearing(reader, Names, today, craft.industry), language)
    read = reader.read(text, Situation("outside", language=language), today).request
    slots = {**(read.slots if read else {}), **(dict(heard.request.slots) if heard else {})}
    return {
        "id": line["id"],
        "request": {"does": _does(text, heard, read.does if read else "chat"), "slots": _told(slots, heard, today)},
        "latency_ms": round(1000 * (time.perf_counter() - began), 2),
        "error": None,
    }


def _language(line: Mapping[str, Any]) -> Language:
    return "zh" if line["lang"] == "zh" else "en"


def _does(text: str, heard: Meant | None, read: str) -> str:
    if asks_for_a_map(text):
        return "new"
    if heard is None:
        return "ask" if read == "none" and split(text).questions else read
    return _AS.get(heard.request.does, heard.request.does)


def _told(slots: Mapping[str, str], heard: Meant | None, today: Date) -> dict[str, str]:
    """With the filter and the format among them, days as dates, by the names that the format has for them."""
    named = {"filter": heard.request.filter, "format": heard.request.format} if heard else {}
    days = {name: due(slots[name], today) for name in ("due", "when") if name in slots}
    dated = {name: day.isoformat() for name, day in days.items() if isinstance(day, Date)}
    since = period(slots["since"], today) if "since" in slots else None
    dated |= {"since": since[0].isoformat()} if since else {}
    told = {**slots, **{name: value for name, value in named.items() if value}, **dated}
    renamed = _NAMED.get(heard.request.does, {}) if heard else {}
    return told | {new: told[old] for old, new in renamed.items() if old in told}
