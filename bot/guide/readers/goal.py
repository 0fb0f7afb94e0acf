"""A business goal: what should get better, by which metric, from where to where. Values in the words given."""

import re
from dataclasses import dataclass, replace

from bot.guide.readers.fields import labelled_fields
from bot.guide.readers.lexicon import alternation, any_of, words
from bot.guide.readers.plain import plain

_VALUE = (
    r"(?:[¥$€£]\s?)?[-−]?(?<![\d.,])\d[\d,]{0,14}(?:\.\d{1,9})?(?!\d)(?:\s?(?:%|％|‰|"
    + alternation(words("goal.units"))
    + r"))?|百分之[\d零一二三四五六七八九十百]{1,12}|[一二两三四五六七八九十]{1,3}成"
)
_FROM_TO = re.compile(
    rf"(?:{alternation(words('goal.from'))}\s*(?:{alternation(words('goal.about'))}\s*){{0,2}})?(?P<baseline>{_VALUE})\s*(?:[（(][^()（）]{{0,20}}[)）]\s*)?[,，]?\s*"
    rf"(?:{alternation(words('goal.to'))}|->|→|=>|➡️?|~>)\s*(?:{alternation(words('goal.about'))}\s*){{0,2}}(?P<target>{_VALUE})",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    rf"{alternation(words('goal.now'))}[^\d,，;；。\n]{{0,16}}?(?P<before>{_VALUE})|(?P<after>{_VALUE})\s*{alternation(words('goal.now_after'))}",
    re.IGNORECASE,
)
_TARGET = re.compile(
    rf"{alternation(words('goal.wanted'))}[^\d,，;；。\n]{{0,16}}?(?P<before>{_VALUE})"
    rf"|(?P<after>{_VALUE})\s*{alternation(words('goal.wanted_after'))}",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"\s?(?:%|％|‰|{alternation(words('goal.units'))})$", re.IGNORECASE)
_SENTENCE = re.compile(r"[;；。\n：]|[.:](?=\s|$)|[,，]")


@dataclass(frozen=True)
class GoalSaid:
    objective: str | None = None
    metric: str | None = None
    baseline: str | None = None
    target: str | None = None


def goal(text: str) -> GoalSaid | None:
    """What a text says of a goal, None for no words. The objective is its words without clauses that give figures."""
    text = plain(text).strip()
    if not text:
        return None
    told, rest = labelled_fields(text, "goal.labels", ends="\n;；")
    said = GoalSaid(**told)
    read = _read(said.objective or rest) if (said.objective or rest) else GoalSaid()
    beside = _read(rest) if said.objective and rest else GoalSaid()
    said = GoalSaid(
        objective=read.objective,
        metric=said.metric or read.metric,
        baseline=said.baseline or read.baseline or beside.baseline,
        target=said.target or read.target or beside.target,
    )
    return _with_unit(said)


def _read(text: str) -> GoalSaid:
    baseline, target, figures = _figures(text)
    metric = any_of("goal.metrics").search(text)
    return GoalSaid(_objective(text, figures, metric), metric[0] if metric else None, baseline, target)


def _figures(text: str) -> tuple[str | None, str | None, list[tuple[int, int]]]:
    if both := _FROM_TO.search(text):
        return both["baseline"].strip(), both["target"].strip(), [both.span()]
    now, wanted = _BASELINE.search(text), _TARGET.search(text)
    if now and wanted and now.start() < wanted.end() <= now.end():
        now = None
    spans = [m.span() for m in (now, wanted) if m]
    baseline = (now["before"] or now["after"]).strip() if now else None
    return baseline, (wanted["before"] or wanted["after"]).strip() if wanted else None, spans


def _objective(text: str, figures: list[tuple[int, int]], metric: re.Match[str] | None) -> str | None:
    """The clauses without figures; where each clause has some, the words before them, if these say what changes."""
    clauses, start = [], 0
    for end in _SENTENCE.finditer(text):
        clauses.append((start, end.start()))
        start = end.end()
    clauses.append((start, len(text)))
    plain_ones = [
        text[a:b].strip() for a, b in clauses if text[a:b].strip() and not any(a < e and s < b for s, e in figures)
    ]
    if plain_ones:
        return _between(text, plain_ones)
    before = text[: min((s for s, _ in figures), default=len(text))].strip(" ,，:：")
    says_more = metric is None or before.lower() != metric[0].lower()
    complete = before and says_more and not any_of("goal.takes_object").search(before)
    return before if complete else text.strip().rstrip("。.") or None


def _between(text: str, clauses: list[str]) -> str:
    """From the first to the last of the clauses as typed, where nothing else stands between; else joined by a comma."""
    start, end = text.find(clauses[0]), text.rfind(clauses[-1]) + len(clauses[-1])
    whole = text[start:end]
    if _SENTENCE.sub("", whole).replace(" ", "") == "".join(clauses).replace(" ", ""):
        return whole
    return ("，" if re.search("[\u4e00-\u9fff]", text) else ", ").join(clauses)


def _with_unit(said: GoalSaid) -> GoalSaid:
    """A figure without a unit takes the other's: "40% … we'd like 25" means 25%."""
    units = [(_UNIT.search(v) if v else None) for v in (said.baseline, said.target)]
    if said.baseline and said.target:
        if units[0] and not units[1] and _bare(said.target):
            return replace(said, target=said.target + units[0][0])
        if units[1] and not units[0] and _bare(said.baseline):
            return replace(said, baseline=said.baseline + units[1][0])
    return said


def _bare(value: str) -> bool:
    return re.fullmatch(r"[-−]?[\d.,]+", value) is not None
