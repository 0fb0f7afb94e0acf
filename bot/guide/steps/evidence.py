"""Step 3: what customers said, and the numbers there are."""

from typing import cast

from bot.guide.readers.evidence import QuoteSaid, quotes
from bot.guide.said import Quoted
from bot.guide.slots import Slot
from bot.guide.turn import Turn
from bot.journey.commands import AddEvidence
from bot.journey.model import Evidence, EvidenceKind, Origin


def read_evidence(turn: Turn, slot: Slot, text: str) -> bool:
    found = quotes(text)
    for quote in found:
        add_quote(turn, quote)
    return bool(found)


def add_quote(turn: Turn, quote: QuoteSaid) -> None:
    add(turn, Quoted(quote.text, quote.source, date=quote.date, origin=quote.origin, kind=quote.kind))


def add(turn: Turn, quote: Quoted) -> None:
    turn.do(
        AddEvidence(
            Evidence(
                id=turn.mint.new("evidence"),
                kind=cast(EvidenceKind, quote.kind),
                origin=cast(Origin, quote.origin),
                text=quote.text,
                source=quote.source,
                permalink=quote.permalink,
                date=quote.date,
                sentiment=quote.sentiment,
            )
        )
    )
