"""Fields that people put right by their names: "把「预约专线」的负责人改成小陈", "the due date of the phone line is 20
December now"."""

import re
from dataclasses import dataclass
from functools import cache

from bot.guide.readers.quoting import pieces, shut
from bot.reading.lexicon import alternation, words
from bot.reading.plain import plain
from prompts import entries

LONGEST = 300  # characters; what is longer is a story, not a correction
CLAUSE = re.compile(r"[,，](?!\d{3})")
_FREE = ("kpi", "thought", "needs", "expectations", "description", "trial")


@dataclass(frozen=True)
class FieldSaid:
    """`which` as it was typed, None where no part is named; `sure` where the words can only be a change."""

    which: str | None
    field: str
    typed: str  # the field's name as it was typed
    value: str
    sure: bool

    @property
    def takes_more(self) -> bool:
        """Whether the value may hold commas of its own."""
        return self.field in _FREE


@cache
def _fields() -> dict[str, str]:
    """Field by the words that it is called."""
    listed = entries("lexicon/fields")["names"]
    return {word.casefold(): name for name, both in listed.items() for said in both.values() for word in said}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """(pattern, whether it can only be a change)."""

    def any_word(name: str) -> str:
        return alternation(words(f"fields.{name}"))

    field = f"(?P<field>{alternation(_fields())})"
    value = r"\s*[:：]?\s*(?P<value>\S.*)"
    zh_which = r"(?:请|麻烦)?\s*(?:把|将)?\s*(?P<which>\S.*?)\s*(?:的|那个的?|这个的?|那条的?|那项的?)?\s*"
    verb = rf"{any_word('changing')}\s+"
    put = rf"{any_word('to')} (?P<value>\S.*)"
    of = r"(?:of|for|on|at) (?P<which>\S.*?)"
    texts = (
        (rf"(?:请|麻烦)?\s*(?:把|将)?\s*{field}\s*{any_word('changes')}{value}", True),
        (rf"{zh_which}{field}\s*{any_word('changes')}{value}", True),
        (rf"(?P<which>\S.*?)\s*的\s*{field}\s*(?:{any_word('links')}|[:：]){value}", False),
        (rf"{field}\s*{any_word('links')}{value}", False),
        (rf"{verb}(?:the |its |their )?{field} {of} {put}", True),
        (rf"{verb}(?:the |its |their )?{field} {put}", True),
        (rf"{verb}(?P<which>\S.*?)(?:['’]s?)? {field} {put}", True),
        (rf"(?:the )?{field} {of} {any_word('should_be')} (?P<value>\S.*)", True),
        (rf"(?:the )?{field} {of} {any_word('is')} (?P<value>\S.*)", False),
        (rf"(?:the |its )?{field} {any_word('should_be')} (?P<value>\S.*)", True),
        (rf"(?P<which>\S.*?)['’]s? {field} (?:{any_word('should_be')}|{any_word('is')}) (?P<value>\S.*)", False),
        (rf"(?:the |its )?{field} {any_word('is')} (?P<value>\S.*)", False),
    )
    return tuple((re.compile(text, re.IGNORECASE | re.DOTALL), sure) for text, sure in texts)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('fields.openings'))}[\s,，:：。.!！]*)+", re.IGNORECASE)


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(rf"(?<=.)\s*{alternation(words('fields.trailing'))}$", re.IGNORECASE)


def without_opening(clause: str) -> str:
    """ "No, sorry, …": the words with which a correction starts say nothing of their own."""
    found = _opening().match(clause)
    return clause[found.end() :].strip() if found else clause.strip()


def field_said(clause: str) -> FieldSaid | None:
    """The field that one clause puts right; a field's word inside quotation marks is part of a name."""
    text = without_opening(plain(clause))
    mask = shut(text) if len(text) <= LONGEST else None
    if not text or mask is None or "\n" in text:
        return None
    for pattern, sure in _patterns():
        found = pattern.fullmatch(text)
        if found and not mask[found.start("field")]:
            return _read(found, sure)
    return None


def _read(found: re.Match[str], sure: bool) -> FieldSaid:
    which = found.groupdict().get("which")
    value = _trailing().sub("", found["value"].strip().rstrip(" .。!！"))
    name = _fields()[" ".join(found["field"].casefold().split())]
    return FieldSaid(which.strip() if which else None, name, found["field"], value, sure)


def clauses(sentence: str) -> tuple[str, ...]:
    """A sentence between its commas, quotations whole."""
    return tuple(c.strip() for c in pieces(sentence, CLAUSE) if c.strip())
