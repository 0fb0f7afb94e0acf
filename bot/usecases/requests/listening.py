"""What customers say along a map: every kept row and quote placed at a touchpoint or left unplaced, with how they
feel, beside what the team scored. Computed; a row that is like no touchpoint more than another is not placed."""

from collections.abc import Sequence
from itertools import islice

from bot.guide.reply import Reply
from bot.journey.model import Journey, Touchpoint
from bot.material.report import Block, Report
from bot.summary.wording import cut, signed
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.placing import Heard, heard, typical
from bot.usecases.requests.reporting import about, format_of
from bot.usecases.requests.scoping import one_journey

MOST = 2000  # rows that are looked at; more are counted and said
ENOUGH, NEGATIVE = 5, 0.6  # rows at a touchpoint, and the share of bad ones, from which a good score is doubted


def feedback(inquiry: Inquiry) -> Reply:
    journey = inquiry.store.journeys.get(inquiry.tenant, one_journey(inquiry, inquiry.request.slot("journey")))
    texts, all_of_them = _texts(inquiry, journey)
    if not texts:
        return inquiry.reply(inquiry.say("listening.none", title=journey.title, link=inquiry.link(journey.id)))
    points = journey.all_touchpoints()
    rows = heard(texts, points, inquiry.world.embed)
    placed = [row for row in rows if row.at is not None]
    head = inquiry.say(
        "listening.head", n=all_of_them, looked=len(rows), placed=len(placed), title=journey.title,
        link=inquiry.link(journey.id),
    )  # fmt: skip
    lines = [_line(inquiry, points[at], _at(rows, at)) for at in range(len(points)) if _at(rows, at)]
    doubts = [line for at in range(len(points)) if (line := _doubt(inquiry, points[at], _at(rows, at)))]
    format = format_of(inquiry.request) or "png"
    parts = (_table(inquiry, points, rows),)
    report = Report(journey.title, inquiry.language, format, about(inquiry, journey), parts)
    return inquiry.reply("\n".join((head, *lines)), "\n".join(doubts), report=report if placed else None)


def _texts(inquiry: Inquiry, journey: Journey) -> tuple[list[str], int]:
    """The rows of the files that were taken in, then the map's own quotes of customers; and how many there are."""
    kept = inquiry.store.feedback
    counts = kept.counts(inquiry.tenant, journey.id)
    rows = (one.text for batch in counts for one in kept.of(inquiry.tenant, journey.id, batch))
    texts = [text for text in islice(rows, MOST) if text.strip()]
    quotes = [] if counts else [one.text for one in journey.evidence if one.origin == "customer"]
    return [*texts, *quotes[:MOST]], sum(counts.values()) + len(quotes)


def _at(rows: list[Heard], at: int) -> list[Heard]:
    return [row for row in rows if row.at == at]


def _mean(rows: list[Heard]) -> float | None:
    told = [row.mood for row in rows if row.mood is not None]
    return sum(told) / len(told) if told else None


def _line(inquiry: Inquiry, point: Touchpoint, rows: list[Heard]) -> str:
    mean = _mean(rows)
    quote = cut(typical(rows, inquiry.world.embed), inquiry.words.room)
    mood = "" if mean is None else signed(mean)
    return inquiry.say("listening.line", name=point.name, n=len(rows), mood=mood, quote=quote)


def _doubt(inquiry: Inquiry, point: Touchpoint, rows: list[Heard]) -> str:
    """Where the team scored well what most customers speak badly of."""
    told = [row.mood for row in rows if row.mood is not None]
    bad = sum(mood < 0 for mood in told)
    if point.emotion is None or point.emotion <= 0 or len(told) < ENOUGH or bad < NEGATIVE * len(told):
        return ""
    return inquiry.say("listening.doubt", name=point.name, score=signed(point.emotion), bad=bad, n=len(told))


def _head(inquiry: Inquiry) -> tuple[str, ...]:
    return tuple(inquiry.say(f"listening.columns.{name}") for name in ("touchpoint", "rows", "mood", "score"))


def _table(inquiry: Inquiry, points: Sequence[Touchpoint], rows: list[Heard]) -> Block:
    told, tints = [], []
    for at, point in enumerate(points):
        own, mean = _at(rows, at), _mean(_at(rows, at))
        score = "" if point.emotion is None else signed(point.emotion)
        told.append((point.name, str(len(own)), "" if mean is None else signed(mean), score))
        tints.append(
            (None, None, None if mean is None else 2 * mean, None if point.emotion is None else float(point.emotion))
        )
    title = inquiry.say("listening.title")
    return Block(title, head=_head(inquiry), rows=tuple(told), tints=tuple(tints))
