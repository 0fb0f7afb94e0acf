"""Actions: what will be done, by whom, by when, how it is measured and tried first."""

import re
from dataclasses import dataclass, replace
from datetime import date as Date

from bot.guide.readers.fields import labelled_fields
from bot.guide.readers.lists import trimmed
from bot.guide.readers.quoting import pieces
from bot.journey.model import ActionStatus, Number
from bot.reading.lexicon import HAN, alternation, any_of, said, words
from bot.reading.plain import plain
from bot.reading.values.date import Impossible, find_due

_PART = re.compile(r"[;；\n。]|\.(?=\s|$)")
_COMMA = re.compile(r"，|,(?!\d{3})|\s[–—-]\s(?!\d)")
_TITLED = "\x00"  # stands for a title that is known
_PERSON = re.compile(
    rf"[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?|[小老阿][{HAN}]|[{HAN}]{{1,3}}(?:经理|主管|主任|店长|总监|总|老师|姐|哥|工)"
)
_MOST = 60  # pieces of one message that are read for fields
_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^<>]+)?>|@[\w.\u4e00-\u9fff-]{1,40}")
_RATING = re.compile(
    rf"(?:(?P<impact>{alternation(words('action.impact'))})|(?P<effort>{alternation(words('action.effort'))}))"
    r"\s*(?:[:：=是为]|is|of)?\s*(?P<value>[-−]?\d{1,3})(?!\d|\.\d|\s*%)(?:\s*/\s*5|\s*分)?",
    re.IGNORECASE,
)
_NUMBER = r"[-−]?\d[\d,]*(?:\.\d+)?"
_UNIT = r"(?:(?:a|an|per) )?[^\s\d,，;；。.()（）]{1,14}"
_KPI = re.compile(
    rf"(?P<name>[^\n]{{0,80}}?)[\s:：]*(?:{alternation(words('goal.from'))}\s*)?"
    rf"(?P<baseline>{_NUMBER})\s*(?P<unit0>[^\s\d,，→>-]{{1,12}})?\s*"
    rf"(?:->|→|=>|➡️?|{alternation(words('goal.to'))})\s*(?P<target>{_NUMBER})\s*(?P<unit>{_UNIT}(?: points?)?)?",
    re.IGNORECASE,
)
_KPI_TARGET = re.compile(
    rf"(?P<name>[^\n]{{1,80}}?)\s*[:：]?\s*(?:{alternation(words('action.reaches'))}|[<>≤≥]=?)"
    rf"\s*(?P<target>{_NUMBER})\s*(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_DUE_BEFORE = re.compile(rf"(?:{alternation(words('action.due_before'))})\s*$", re.IGNORECASE)
_KPI_LEADS = re.compile(
    rf"(?!{alternation(words('action.kpi_no_leads'))})(?:把|将|{alternation(words('action.kpi_leads'))})\s*[:：]?\s*",
    re.IGNORECASE,
)
_DUE_AFTER = re.compile(rf"^\s*(?:{alternation(words('action.due_after'))})", re.IGNORECASE)


@dataclass(frozen=True)
class KpiSaid:
    name: str | None = None
    baseline: Number | None = None
    target: Number | None = None
    unit: str | None = None


@dataclass(frozen=True)
class ActionSaid:
    title: str | None = None
    owner: str | None = None  # as typed; `speaker` tells whether it is who says it
    department: str | None = None
    due: Date | None = None
    due_problem: str | None = None  # a date that does not exist, as typed
    kpi: KpiSaid | None = None
    impact: int | None = None  # 1–5
    effort: int | None = None
    out_of_range: tuple[str, ...] = ()  # impact or effort as typed
    trial: str | None = None
    status: ActionStatus | None = None
    rest: str = ""  # what fitted no field


def action(text: str, today: Date, titled: bool = False) -> ActionSaid | None:
    """The fields of an action that a text tells; the first words that are no field are its title. `titled`: the action
    has a title already, so that a bare name is its owner, and other words are the rest."""
    start = ActionSaid(title=_TITLED) if titled else ActionSaid()
    read = start
    parts = [p for p in pieces(plain(text), _PART) if p.strip()]
    for part in parts[:_MOST]:
        read = _with_part(read, part, today)
    for part in parts[_MOST:]:
        read = replace(read, rest=_and(read.rest, part.strip()))
    if read == start:
        return None
    return replace(read, title=None) if read.title == _TITLED else read


def _with_part(read: ActionSaid, part: str, today: Date) -> ActionSaid:
    """One part between semicolons or line ends; words behind a comma that are no field go on with the field before."""
    on: str | None = None
    segments = [s.strip() for s in pieces(part, _COMMA) if s.strip()]
    for segment in segments[:_MOST]:
        told, rest = labelled_fields(segment, "action.labels")
        before = read
        for field, value in told.items():
            read = _with_field(read, field, value, today)
            on = field if field in ("title", "trial", "kpi") else None
        if rest and (told or on is None):
            read = _with_segment(read, rest, today)
        elif rest:
            read = _gone_on(before, on or "", rest, today)
    return replace(read, rest=_and(read.rest, "，".join(segments[_MOST:]))) if segments[_MOST:] else read


def _gone_on(read: ActionSaid, field: str, segment: str, today: Date) -> ActionSaid:
    after = _with_segment(read, segment, today)
    if after.rest == read.rest and after.title == read.title:
        return after
    if field == "kpi":
        return after
    comma = ", " if segment.isascii() else "，"
    if field == "title":
        return replace(read, title=f"{read.title}{comma}{segment}")
    return replace(read, trial=f"{read.trial}{comma}{segment}")


def _with_field(read: ActionSaid, field: str, value: str, today: Date) -> ActionSaid:
    match field:
        case "owner":
            return replace(read, owner=value if value.startswith("<") else value.lstrip("@"))
        case "due":
            return _with_due(read, value, today) or replace(read, rest=_and(read.rest, value))
        case "kpi":
            return replace(read, kpi=kpi(value) or KpiSaid(name=_named(value)))
        case "status":
            status = status_of(value)
            return replace(read, status=status) if status else replace(read, rest=_and(read.rest, value))
        case "department":
            return replace(read, department=value)
        case "trial":
            return replace(read, trial=value)
        case _:
            return replace(read, title=value)


def _with_segment(read: ActionSaid, segment: str, today: Date) -> ActionSaid:
    """One piece between commas; what was recognised is taken out of it, what is left is the title or the rest."""
    first = read == ActionSaid()
    read, segment = _with_ratings(read, segment)
    if segment and (found := _whole(read, segment, first)):
        return found
    read, segment = _with_owner(read, segment)
    dated = _with_due(read, segment, today) if segment else None
    if dated:
        read, segment = dated, _without_due(segment, today)
        read, segment = _with_owner(read, segment) if speaker(segment) else (read, segment)
    read, segment = _with_department(read, segment)
    segment = trimmed(segment)
    if not segment or any_of("action.fillers").fullmatch(segment):
        return read
    return replace(read, rest=_and(read.rest, segment)) if read.title else replace(read, title=segment)


def _whole(read: ActionSaid, segment: str, first: bool) -> ActionSaid | None:
    """A segment that is one field as a whole. The first words of all are a title before they are a trial."""
    if not first and (trial := said("action.trial", segment, at_most=160)):
        return replace(read, trial=trial.get("how") or segment)
    if read.kpi is None and (told := said("action.kpi", segment, at_most=160)):
        return replace(read, kpi=kpi(told["kpi"]) or KpiSaid(name=_named(told["kpi"])))
    if not first and read.kpi is None and (measured := kpi(segment)) and measured.name:
        return replace(read, kpi=measured)
    status = status_of(segment)
    return replace(read, status=status) if status else None


def _and(rest: str, more: str) -> str:
    return f"{rest}\n{more}" if rest else more


def ratings(text: str) -> tuple[tuple[int | None, int | None, tuple[str, ...]], str]:
    """((impact 1–5, effort 1–5, what is out of that range as typed), the text without them)."""
    told: dict[str, int] = {}
    wrong: list[str] = []
    for found in _RATING.finditer(text):
        value = int(found["value"].replace("−", "-"))
        if 1 <= value <= 5:
            told["impact" if found["impact"] else "effort"] = value
        else:
            wrong.append(found[0].strip())
    bare = _RATING.sub("", text).strip(" ,，、;；/()（）") if told or wrong else text
    return (told.get("impact"), told.get("effort"), tuple(wrong)), bare


def _with_ratings(read: ActionSaid, segment: str) -> tuple[ActionSaid, str]:
    (impact, effort, wrong), bare = ratings(segment)
    return replace(
        read,
        impact=impact if impact is not None else read.impact,
        effort=effort if effort is not None else read.effort,
        out_of_range=(*read.out_of_range, *wrong),
    ), bare


def _with_owner(read: ActionSaid, segment: str) -> tuple[ActionSaid, str]:
    if read.owner:
        return read, segment
    if mention := _MENTION.search(segment):
        rest = (segment[: mention.start()] + " " + segment[mention.end() :]).strip()
        return replace(read, owner=mention[0] if mention[0].startswith("<") else mention[0][1:]), re.sub(
            r"\s{2,}", " ", rest
        )
    if read.title and speaker(segment):
        return replace(read, owner=segment.strip()), ""
    told = said("action.owner", segment, at_most=120)
    if not told and read.title and _PERSON.fullmatch(segment) and not any_of("action.departments").fullmatch(segment):
        told = {"owner": segment}
    return _owned(read, trimmed(told["owner"])) if told else (read, segment)


def speaker(owner: str) -> bool:
    """Whether words for an owner mean whoever says them: "我", "I'll own it"."""
    return said("action.speaker", owner, at_most=40) is not None


def _owned(read: ActionSaid, owner: str) -> tuple[ActionSaid, str]:
    """ "Mia from ops" tells the department too."""
    found = re.fullmatch(
        rf"(?P<owner>.+?) (?:from|of|in) (?P<team>{alternation(words('action.departments'))})", owner, re.I
    )
    if found and not read.department:
        return replace(read, owner=found["owner"], department=found["team"]), ""
    return replace(read, owner=owner), ""


def _with_due(read: ActionSaid, segment: str, today: Date) -> ActionSaid | None:
    found = find_due(segment, today)
    if not found or read.due:
        return None
    if isinstance(found.due, Impossible):
        return replace(read, due_problem=found.due.text)
    return replace(read, due=found.due)


def _without_due(segment: str, today: Date) -> str:
    found = find_due(segment, today)
    if not found:
        return segment
    before = _DUE_BEFORE.sub("", plain(segment)[: found.start])
    after = _DUE_AFTER.sub("", plain(segment)[found.end :])
    return f"{before.strip()} {after.strip()}".strip()


def _with_department(read: ActionSaid, segment: str) -> tuple[ActionSaid, str]:
    if not segment or read.department:
        return read, segment
    if any_of("action.departments").fullmatch(segment.strip()):
        return replace(read, department=segment.strip()), ""
    named = said("action.department", segment, at_most=60)
    return (replace(read, department=named["name"]), "") if named else (read, segment)


def kpi(text: str) -> KpiSaid | None:
    """ "waiting time 20 → 5 min"; also a target alone: "waiting time under 5 min"."""
    text = plain(text)
    if found := _KPI.search(text):
        unit = found["unit"] or found["unit0"]
        return KpiSaid(_named(found["name"]), _number(found["baseline"]), _number(found["target"]), unit)
    if found := _KPI_TARGET.search(text):
        return KpiSaid(_named(found["name"]), None, _number(found["target"]), found["unit"])
    return None


def _named(name: str) -> str | None:
    """The name without what leads it: "看按错率", "measured by the error rate"."""
    name = name.strip(" :：,，-=")
    while (lead := _KPI_LEADS.match(name)) and lead.end():
        name = name[lead.end() :]
    return name or None


def _number(text: str) -> Number:
    value = float(text.replace(",", "").replace("−", "-"))
    return int(value) if value.is_integer() else value


def status_of(text: str) -> ActionStatus | None:
    """The status that a short text is."""
    text = text.strip(" .。!！")
    statuses: tuple[ActionStatus, ...] = ("planned", "testing", "doing", "done", "dropped")
    return next((s for s in statuses if any_of(f"action.status.{s}").fullmatch(text)), None)
