"""Feedback that somebody pastes: quotes with their source, rows of a table, what the team says itself."""

import re
from dataclasses import dataclass, replace
from datetime import date as Date

from bot.guide.readers.lists import trimmed, unmarked
from bot.guide.readers.quoting import Span, quotations
from bot.journey.model import EvidenceKind, Origin
from bot.reading.lexicon import alternation, any_of, words
from bot.reading.plain import plain

_SOURCE_BEHIND = re.compile(r"\s*(?:[-–—]{1,2}|——)\s*(?P<source>[^\n\"“”「」]{2,80})$")
_SOURCE_BRACKET = re.compile(r"\s*[(（\[【](?P<source>[^()（）\[\]【】\n]{2,80})[)）\]】]\s*[.。]?$")
_SOURCE_LABEL = re.compile(
    rf"\s*[,，;；(（]?\s*(?:{alternation(words('evidence.source_labels'))})\s*[:：]\s*(?P<source>[^\n]{{1,120}})$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"(?P<source>[^\n:：\"“「]{1,40})[:：]\s*(?P<quote>[\"“「『].+)$")
_DAY = re.compile(r"(?<!\d)(?P<y>20\d{2})\s?(?:[-/.]|年)\s?(?P<m>\d{1,2})\s?(?:[-/.]|月)\s?(?P<d>\d{1,2})(?!\d)[日号]?")
_KINDS: tuple[EvidenceKind, ...] = ("survey", "interview", "message", "ticket", "observation")


@dataclass(frozen=True)
class QuoteSaid:
    text: str
    source: str | None = None
    kind: EvidenceKind = "quote"
    origin: Origin = "customer"

    @property
    def date(self) -> Date | None:
        """The day in its source. A month, a quarter or a day without a year is no one day: it stays in the words."""
        found = _DAY.search(self.source or "")
        try:
            return Date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
        except ValueError:
            return None


def quotes(text: str) -> tuple[QuoteSaid, ...]:
    """One piece of evidence a line (or a quotation, where one line holds several). A line that is only a source belongs
    to those before it. The team's own opinion has origin "team", figures "data"."""
    told: list[QuoteSaid] = []
    for line in _lines(plain(text)):
        alone = _only_source(line)
        if alone and told:
            told = [_sourced(q, alone) for q in told]
            continue
        told.extend(quote for quote in _of_line(line) if quote.text)
    return tuple(told)


def quote_in(line: str, words: str) -> QuoteSaid:
    """The words as evidence, with what their line tells of them: source, kind and origin."""
    found = [quote for quote in quotes(line) if words in quote.text or quote.text in words]
    return replace(found[0], text=words) if found else QuoteSaid(words)


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n")]
    return [line for line in lines if line and not re.fullmatch(r"[\s|:+=_-]+", line)]


def _only_source(line: str) -> str | None:
    labelled = _SOURCE_LABEL.fullmatch(line)
    behind = re.fullmatch(r"(?:[-–—]{2}|—|——)\s*(?P<source>[^\n]{2,80})", line)
    found = labelled or behind
    return found["source"].strip(" )）") if found else None


def _sourced(quote: QuoteSaid, source: str) -> QuoteSaid:
    if quote.source:
        return quote
    return QuoteSaid(quote.text, source, _kind(source, quote.kind), _origin(source, quote.origin))


def _of_line(line: str) -> list[QuoteSaid]:
    bare = re.sub(r"^>\s*", "", unmarked(line))
    source, body = _split_source(bare)
    outer = [s for s in quotations(body) if s.end - s.start > 2]
    about = f"{_without(body, outer)} {source or ''}" if outer else bare
    kind, origin = _kind(about, "quote"), _origin(about, "customer")
    inside = sum(s.end - s.start for s in outer)
    texts = [body[s.start + 1 : s.end - 1] for s in outer] if len(outer) > 1 and inside > 0.7 * len(body) else [body]
    return [QuoteSaid(trimmed(text), source, kind, origin) for text in texts]


def _without(body: str, spans: list[Span]) -> str:
    """The words around the quotations: what a customer says tells neither where it was said nor by whom."""
    for span in reversed(spans):
        body = body[: span.start] + " " + body[span.end :]
    return body


def _split_source(line: str) -> tuple[str | None, str]:
    found = _SOURCE_LABEL.search(line)
    if found and _says(line[: found.start()]):
        return found["source"].strip(" )）。."), line[: found.start()].strip()
    for pattern in (_SOURCE_BEHIND, _SOURCE_BRACKET):
        found = pattern.search(line)
        if found and _is_source(found["source"], line[: found.start()], pattern is _SOURCE_BEHIND):
            return found["source"].strip(), line[: found.start()].strip()
    if found := _SPEAKER.fullmatch(line):
        return found["source"].strip(), found["quote"].strip()
    return None, line


def _says(text: str) -> bool:
    return re.search(r"\w", text) is not None


def _is_source(source: str, body: str, behind: bool) -> bool:
    """What stands behind a dash or in a last bracket: behind a quotation, or in words that sources have."""
    quoted = behind and body.rstrip()[-1:] in set("\"”」』'’")
    return _says(body) and (quoted or any_of("evidence.source_words").search(source) is not None)


def _kind(text: str, default: EvidenceKind) -> EvidenceKind:
    return next((kind for kind in _KINDS if any_of(f"evidence.kinds.{kind}").search(text)), default)


def _origin(text: str, default: Origin) -> Origin:
    if any_of("evidence.team").search(text):
        return "team"
    return "data" if any_of("evidence.data").search(text) else default
