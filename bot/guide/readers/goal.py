"""A business goal: what should get better, by which metric, from where to where. Values in the words given."""

import re
from dataclasses import dataclass, replace

from bot.guide.readers.fields import labelled_fields
from bot.reading.lexicon import alternation, any_of, words
from bot.reading.lexicon import said as phrase
from bot.reading.plain import plain

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
_MOVED = re.compile(r"[把将]\s*(?P<what>[^\d,，;；。:：\n把将]{2,24})$")  # 把X从 … 到 …
_EDGES = " \t\n,，;；。.:：!！"


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


def has_figures(text: str) -> bool:
    """Whether a text tells a figure of today or one that is wished for, as a business goal does."""
    return bool(_figures(plain(text))[2])


def _read(text: str) -> GoalSaid:
    baseline, target, figures = _figures(text)
    found = any_of("goal.metrics").search(text)
    metric = (_moved_metric(text, figures) if baseline and target else None) or (found[0] if found else None)
    return GoalSaid(_objective(text, figures, metric), metric, baseline, target)


def _moved(text: str, figures: list[tuple[int, int]]) -> str | None:
    """What is moved from one figure to the other: "把开户时间从 45 …"."""
    found = _MOVED.search(text[: min((s for s, _ in figures), default=0)].rstrip())
    return found["what"].strip() if found else None


def _moved_metric(text: str, figures: list[tuple[int, int]]) -> str | None:
    moved = _moved(text, figures)
    return moved.rpartition("的")[2].strip() or None if moved else None


def _figures(text: str) -> tuple[str | None, str | None, list[tuple[int, int]]]:
    if both := _FROM_TO.search(text):
        return both["baseline"].strip(), both["target"].strip(), [both.span()]
    now, wanted = _BASELINE.search(text), _TARGET.search(text)
    if now and wanted and now.start() < wanted.end() <= now.end():
        now = None
    spans = [m.span() for m in (now, wanted) if m]
    baseline = (now["before"] or now["after"]).strip() if now else None
    return baseline, (wanted["before"] or wanted["after"]).strip() if wanted else None, spans


def _objective(text: str, figures: list[tuple[int, int]], metric: str | None) -> str | None:
    """The clauses without figures; where each clause has some, the words before them, if these say what changes. A
    deadline is no objective, but goes with its words."""
    clauses = _clauses(text)
    without = [text[a:b].strip() for a, b in clauses if not any(a < e and s < b for s, e in figures)]
    plain_ones = [clause for clause in without if clause]
    deadlines = [clause for clause in plain_ones if is_deadline(clause)] if figures else []
    if len(plain_ones) > len(deadlines):
        return _between(text, plain_ones)
    before = text[: min((s for s, _ in figures), default=len(text))].strip(" ,，:：")
    for deadline in deadlines:
        before = before.removeprefix(deadline).strip(_EDGES)
    if deadlines and (moved := _moved(text, figures)):
        return _joined([moved, *deadlines])
    says_more = metric is None or before.lower() != metric.lower()
    complete = before and says_more and not any_of("goal.takes_object").search(before)
    if not complete:
        return text.strip().rstrip("。.") or None
    return _joined([f"{before}{_tail(text, clauses, figures)}", *deadlines])


def _clauses(text: str) -> list[tuple[int, int]]:
    clauses, start = [], 0
    for end in _SENTENCE.finditer(text):
        clauses.append((start, end.start()))
        start = end.end()
    return [*clauses, (start, len(text))]


def _tail(text: str, clauses: list[tuple[int, int]], figures: list[tuple[int, int]]) -> str:
    """A deadline right behind the figures, in their clause."""
    last = max((e for _, e in figures), default=len(text))
    tail = next((text[last:b].strip() for a, b in clauses if a < last < b), "")
    return ("，" if _han(tail) else " ") + tail if tail and is_deadline(tail) else ""


def is_deadline(clause: str) -> bool:
    """Words that only say by when: "年底前", "within two months"."""
    return phrase("goal.deadline", clause, at_most=60) is not None


def _han(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None


def _joined(clauses: list[str]) -> str:
    return ("，" if _han("".join(clauses)) else ", ").join(clauses)


def _between(text: str, clauses: list[str]) -> str:
    """From the first to the last of the clauses as typed, where nothing else stands between; else joined by a comma."""
    start, end = text.find(clauses[0]), text.rfind(clauses[-1]) + len(clauses[-1])
    whole = text[start:end]
    if _SENTENCE.sub("", whole).replace(" ", "") == "".join(clauses).replace(" ", ""):
        return whole
    return _joined(clauses)


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
