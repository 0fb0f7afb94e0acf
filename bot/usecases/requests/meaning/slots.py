"""What a request is about: the slots that the reader heard, put right by the names that there are."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from bot.reading.values.date import find_due
from bot.usecases.exporting import named as format_named
from bot.usecases.requests.meaning import departments as departments_said
from bot.usecases.requests.meaning import forms, names
from bot.usecases.requests.meaning.names import Names, Spotted
from bot.usecases.requests.meaning.standing import left_alone as _left_alone
from bot.usecases.requests.meaning.standing import scheduled as _scheduled
from bot.usecases.requests.meaning.times import time_in
from bot.usecases.requests.words import tag, without
from prompts import entries

WHOLE = ("heat", "digest", "nudge")  # of everything, unless a title that there is stands in it
TIMED = ("changes", "effects", "metric", "hurts", "actions", "list")
PEOPLED = ("actions", "hurts", "effects", "update", "remind", "load")


@dataclass(frozen=True)
class Said:
    """A sentence less the titles in it, with all that helps to understand it."""

    text: str
    rest: str
    does: str
    heard: Mapping[str, str]  # the reader's slots
    titles: tuple[Spotted, ...]
    names: Names
    today: Date
    industry: Callable[[str], str | None]


def said(text: str, does: str, heard: Mapping[str, str], known: Names, today: Date,
         industry: Callable[[str], str | None]) -> Said:  # fmt: skip
    titles = names.titles_in(known, text)
    return Said(text, names.less(text, titles), does, heard, titles, known, today, industry)


def slots(one: Said) -> dict[str, str]:
    found = {**_journeys(one), **_people(one), **_times(one), **_kind(one)}
    if not found.get("journey") and not found.get("industry") and (industry := _industry(one)):
        found["industry"] = industry
    topic = {name: words for name, words in _topic(one).items() if words not in found.values()}
    if topic and not found.get("journey"):
        found |= topic
    return {name: value for name, value in found.items() if value}


def _journeys(one: Said) -> dict[str, str]:
    if one.titles:
        other = one.titles[1].name if len(one.titles) > 1 and one.does == "compare" else ""
        return {"journey": one.titles[0].name, "other": other}
    heard = "" if one.does in WHOLE else without("title", one.heard.get("journey", ""))
    if not heard or one.industry(heard) or not _is_a_name(one, heard):
        return {}
    return {"journey": heard}


def _is_a_name(one: Said, heard: str) -> bool:
    """What the reader took for a journey's name is one, unless it is a person's, a department's or a bare cue."""
    spotted = (names.owners_in, names.departments_in, names.personas_in)
    persons = [found for spot in spotted for found in spot(one.names, heard)]
    told = departments_said.said(one.rest) if one.does in PEOPLED else ""
    return not persons and not forms.says("everywhere", heard) and not (told and told in heard)


def _people(one: Said) -> dict[str, str]:
    if one.does == "changes":
        return {"author": _author(one)}
    if one.does not in PEOPLED:
        return {}
    departments = names.departments_in(one.names, one.rest)
    owners = names.owners_in(one.names, one.rest)
    found = {"department": departments[0].name if departments else _department(one)}
    receiver = forms.group("receiver", "name", one.rest) if one.does == "update" else ""
    givers = [o.name for o in owners if o.words.casefold() != receiver.lstrip("@").casefold()]
    own = "me" if forms.says("own", one.rest) else ""
    found["owner"] = givers[0] if givers else own or _owner(one, found["department"])
    return found | ({"name": receiver} if receiver else {})


def _author(one: Said) -> str:
    """Who made the changes that are asked for: a name that stands on the maps, or where only a name can stand."""
    named = names.owners_in(one.names, one.rest)
    own = "me" if forms.says("own_changes", one.rest) else ""
    return named[0].words if named else own or forms.group("changer", "name", one.rest)


def _department(one: Said) -> str:
    """One that is spoken of, or that the reader heard: by the workspace's name for it, else as it was said."""
    told = departments_said.said(one.rest)
    other = bool(told) and (one.industry(told) or names.owners_in(one.names, told))
    words = _heard(one, "department") if other or not told else told
    return departments_said.same(one.names.departments, words) or words


def _owner(one: Said, department: str) -> str:
    """Somebody who owns nothing that the asker may see, in words that can only be a name."""
    heard = re.sub(r"['’]s$", "", _heard(one, "owner"))
    if heard or department or one.does not in ("actions", "hurts", "effects"):
        return heard
    told = departments_said.person(one.rest)
    return "" if _is_told_otherwise(one, told) else told


def _heard(one: Said, slot: str) -> str:
    words = one.heard.get(slot, "")
    return "" if _is_told_otherwise(one, words) or _in_a_filter(one, words) else words


def _in_a_filter(one: Said, words: str) -> bool:
    """A piece of the words of a filter, as 到期 is of 要到期, is nobody's name."""
    filters: dict[str, Any] = entries("lexicon/requests")["filters"]
    told = (str(w) for both in filters.values() for said in both.values() for w in said if str(w) in one.rest)
    return bool(words) and any(words in phrase for phrase in told)


def _times(one: Said) -> dict[str, str]:
    if one.does in ("update", "remind"):
        due = find_due(one.rest, one.today)
        return {"due": one.rest[due.start : due.end]} if due else {}
    return {"since": time_in(one.rest, one.today)} if one.does in TIMED else {}


def _kind(one: Said) -> dict[str, str]:
    """What only one kind of request has."""
    makes: dict[str, Callable[[Said], dict[str, str]]] = {
        "hurts": lambda s: {"persona": _persona(s), "limit": forms.figure(forms.group("top", "n", s.rest))},
        "summary": lambda s: {"length": phrase("short", s.rest)},
        "compare": _compared,
        "update": _updated,
        "metric": _measured,
        "remind": lambda s: {"action": s.heard.get("what", "") or s.heard.get("action", "")},
        "knows": lambda s: {"touchpoint": s.heard.get("touchpoint") or s.heard.get("what", "") or _about(s)},
        "digest": lambda s: _scheduled(s.text),
        "nudge": lambda s: _left_alone(s.text),
        "evidence": lambda s: {"text": s.heard.get("what", "") or quoted(s.text)},
    }  # fmt: skip
    make = makes.get(one.does)
    return make(one) if make else {}


def _persona(one: Said) -> str:
    found = names.personas_in(one.names, one.rest)
    return found[0].name if found else ""


def _compared(one: Said) -> dict[str, str]:
    """Two journeys stand in slots of their own; two of anything else in one."""
    if len(one.titles) > 1:
        return {}
    personas = [one.rest[p.at : p.at + len(p.words)] for p in names.personas_in(one.names, one.rest)]
    departments = [d.name for d in names.departments_in(one.names, one.rest)]
    trades = [] if one.titles else _industries(one)
    every = {"persona": personas, "department": departments, "industry": trades, "since": _times_of(one)}
    for slot, found in every.items():
        if len(found) > 1:
            return {slot: " and ".join(found[:2]), "journey": one.titles[0].name if one.titles else ""}
    states = entries("lexicon/requests")["states"]
    named = [key for key in states if phrase(f"states.{key}", one.rest)]
    return {"state": "both"} if len(named) > 1 else _pair(one)


def _times_of(one: Said) -> list[str]:
    first = time_in(one.rest, one.today)
    second = time_in(one.rest.replace(first, " ", 1), one.today) if first else ""
    return [first, second] if second else []


def _pair(one: Said) -> dict[str, str]:
    """Two names that are no title: of one map its stages, else whatever has these names."""
    first, second = (forms.group("pair", name, one.rest).strip() for name in ("first", "second"))
    if not (first and second):
        return {}
    return {"stage": f"{first} and {second}"} if one.titles else {"journey": first, "other": second}


def _updated(one: Said) -> dict[str, str]:
    every: dict[str, Any] = entries("lexicon/requests")["statuses"]
    status = next((key for key in every if phrase(f"statuses.{key}", one.rest)), "")
    action = one.heard.get("action", "") or quoted(one.text)
    acted = forms.group("acted", "action", one.rest.strip()).strip()
    return {"status": status, "action": action or ("" if names.owners_in(one.names, acted) else acted)}


def _measured(one: Said) -> dict[str, str]:
    every: dict[str, Any] = entries("lexicon/requests")["metrics"]
    named = next(((key, words) for key in every if (words := phrase(f"metrics.{key}", one.rest))), ("", ""))
    n = forms.group("sample", "n", one.rest)
    rest = one.rest.replace(named[1], " ") if named[1] else one.rest
    bare = re.sub(r"(?:n|N|样本量?)\s*(?:=|＝|为|是)\s*[\d,]+", " ", rest)
    figures = [f for f in re.findall(r"(?<![\d-])[-−]?\d+(?:\.\d+)?", bare) if f != n.replace(",", "")]
    years = re.findall(r"\d{4}-\d{2}-\d{2}|\b20\d\d\b|\d+月", bare)
    value = next((f for f in figures if not any(f in year for year in years)), "")
    shares = {part: forms.group(part, "share", one.rest) for part in ("promoters", "detractors")}
    return {"name": named[0], "value": value, "n": n.replace(",", ""), **shares}


def phrase(entry: str, text: str) -> str:
    """The words of an entry of `lexicon/requests` that stand in the sentence; "" where none does."""
    found: Any = entries("lexicon/requests")
    for part in entry.split("."):
        found = found[part]
    every = sorted((str(w) for both in found.values() for w in both), key=len, reverse=True)
    spotted = names._spotted(((w, w) for w in every), text)
    return spotted[0].words if spotted else ""


def filter_in(does: str, text: str) -> str | None:
    allowed = {
        "actions": ("overdue", "soon", "without_owner", "blocked", "done", "unmeasured", "open"),
        "list": ("without_evidence", "published", "draft"),
        "load": (),
        "hurts": ("published", "draft", "without_owner"),
    }.get(does, ())
    said = [(len(words), key) for key in allowed if (words := phrase(f"filters.{key}", text))]
    return max(said)[1].replace("_", " ") if said else None


def format_in(text: str) -> str | None:
    words = re.findall(r"[A-Za-z]+|[\u4e00-\u9fff]{2,4}", text)
    spans = (run[i : i + n] for run in words for n in (len(run), 3, 2) for i in range(max(len(run) - n + 1, 1)))
    return next((format for word in spans if (format := format_named(word))), None)


def quoted(text: str) -> str:
    found = re.search(r"[“\"「『‘]([^”\"」』’]{2,})[”\"」』’]", text)
    return found[1] if found else ""


def _about(one: Said) -> str:
    return forms.group("about", "topic", one.rest)


def _topic(one: Said) -> dict[str, str]:
    """A tag where the words name one, else words to look for."""
    if one.does not in ("hurts", "list", "actions", "effects"):
        return {}
    words = _about(one) or one.heard.get("topic", "")
    if _is_told_otherwise(one, words):
        return {}
    known = next((found for word in (words, *words.split()) if (found := tag(word))), "")
    if known and one.does == "hurts":
        return {"tag": known}
    return {"topic": words} if words and not time_in(words, one.today) else {}


def _is_told_otherwise(one: Said, words: str) -> bool:
    """It is a person, a department, a persona or the word of a filter, which stand in slots of their own."""
    spotted = (names.owners_in, names.departments_in, names.personas_in)
    return any(found(one.names, words) for found in spotted) or filter_in(one.does, words) is not None


def _industry(one: Said) -> str:
    if one.does not in (
        "hurts",
        "list",
        "actions",
        "compare",
        "changes",
        "summary",
        "effects",
        "load",
        "felt",
        "bare",
        "recurring",
    ):
        return ""
    latin = re.findall(r"[A-Za-z][\w-]+", one.rest)
    runs = [" ".join(latin[i : i + n]) for n in (1, 2, 3) for i in range(len(latin) - n + 1)]
    han = re.findall(r"[\u4e00-\u9fff]+", one.rest)
    runs += [run[i : i + n] for run in han for n in (2, 3, 4) for i in range(len(run) - n + 1)]
    return next((run for run in runs if one.industry(run)), "")


def _industries(one: Said) -> list[str]:
    """Each industry that is named, once, in the words that name it."""
    latin = re.findall(r"[A-Za-z][\w-]+", one.rest)
    han = [run[i : i + 2] for run in re.findall(r"[\u4e00-\u9fff]+", one.rest) for i in range(len(run) - 1)]
    found = {code: run for run in (*latin, *han) if (code := one.industry(run))}
    return list(found.values())
