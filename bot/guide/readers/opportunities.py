"""Opportunities: how-might-we statements with the ideas that came along."""

import re
from dataclasses import dataclass

from bot.guide.readers.action import ratings
from bot.guide.readers.fields import labelled_fields
from bot.guide.readers.lists import sayings, trimmed, unmarked
from bot.guide.readers.quoting import pieces
from bot.guide.readers.sentences import is_hmw
from bot.reading.lexicon import alternation, any_of, words
from bot.reading.plain import plain

_EXAMPLE = re.compile(rf"\s*{alternation(words('lists.examples'))}\s*[:：,，]?\s*", re.IGNORECASE)
_LEAD = re.compile(
    rf"\s*{alternation(words('opportunities.leads'))}\s*{alternation(words('opportunities.led'))}?\s*[:：,，]\s*",
    re.IGNORECASE,
)
_AFTER_MARK = re.compile(r"(?<=[?？])")


@dataclass(frozen=True)
class OpportunitySaid:
    how_might_we: str
    ideas: tuple[str, ...] = ()
    impact: int | None = None  # 1–5
    effort: int | None = None
    out_of_range: tuple[str, ...] = ()  # impact or effort as typed


def without_lead(text: str) -> str:
    """A line without the request that leads it: "please note the opportunity: how might we …"."""
    found = _LEAD.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def asks_how(text: str) -> bool:
    """Whether a sentence asks how to make something of the team's own better, and not how this method works."""
    bare = unmarked(without_lead(plain(text)))
    if is_hmw(bare):
        return True
    return any_of("opportunities.how").match(bare) is not None and not any_of("opportunities.method").search(bare)


def hmws(text: str) -> tuple[str, ...]:
    """The how-might-we statements of a text, in its words, without bullets."""
    return tuple(o.how_might_we for o in opportunities(text) if is_hmw(o.how_might_we))


def opportunities(text: str) -> tuple[OpportunitySaid, ...]:
    """Each how-might-we, with the lines or sentences that follow it as its ideas; () for a text without any."""
    out: list[OpportunitySaid] = []
    for part in _parts(plain(text)):
        (impact, effort, wrong), bare = ratings(without_lead(part))
        told, rest = labelled_fields(unmarked(bare), "opportunities.labels")
        statement = trimmed(told.pop("how_might_we", "") or (rest if is_hmw(rest) or asks_how(rest) else ""))
        ideas = sayings(told["ideas"]) if "ideas" in told else ()
        if statement:
            out.append(OpportunitySaid(statement, ideas, impact, effort, wrong))
        elif out:
            more = ideas or (
                sayings(_EXAMPLE.sub("", rest, count=1) if _EXAMPLE.match(rest) else rest) if rest and not told else ()
            )
            out[-1] = _joined(out[-1], more, impact, effort, wrong)
    return tuple(out)


def _parts(text: str) -> list[str]:
    return [q for p in pieces(text, re.compile(r"\n+|\s*[;；]\s*")) for q in _AFTER_MARK.split(p) if q.strip()]


def _joined(
    old: OpportunitySaid, ideas: tuple[str, ...], impact: int | None, effort: int | None, wrong: tuple[str, ...]
) -> OpportunitySaid:
    return OpportunitySaid(
        old.how_might_we,
        (*old.ideas, *ideas),
        impact if impact is not None else old.impact,
        effort if effort is not None else old.effort,
        (*old.out_of_range, *wrong),
    )
