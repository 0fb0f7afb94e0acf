"""Metrics: a figure with its sample recorded at a stage, or the newest of each told with its interval."""

import re
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from bot.guide.reply import Reply
from bot.journey.commands import AddMetric
from bot.journey.formulas import SMALL_SAMPLE, nps_margin_of
from bot.journey.model import Number
from bot.material.report import Report
from bot.summary.wording import number
from bot.usecases.portfolio import MetricLine, Scope
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.moving import Move, before_that, moves
from bot.usecases.requests.periods import period
from bot.usecases.requests.reporting import about, plain
from bot.usecases.requests.saving import save, undo_button
from bot.usecases.requests.scoping import facets, one_journey, scope
from bot.usecases.requests.trending import interval_of, series, trend
from bot.usecases.requests.words import chosen

Name = Literal["NPS", "CSAT", "CES", "retention"]
NAMES: dict[str, Name] = {"nps": "NPS", "csat": "CSAT", "ces": "CES", "retention": "retention"}
RANGE = {"NPS": (-100, 100), "CSAT": (0, 100), "CES": (1, 7), "retention": (0, 100)}


def metric(inquiry: Inquiry) -> Reply:
    told = inquiry.request.slot("value", "promoters")
    return _record(inquiry) if told else _newest(inquiry)


def _name(inquiry: Inquiry) -> Name | None:
    return NAMES.get(chosen("metrics", inquiry.request.slot("name", "metric")))


def _record(inquiry: Inquiry) -> Reply:
    name, value, n = _name(inquiry), _figure(inquiry, "value"), _figure(inquiry, "n")
    shares = _shares(inquiry)
    if shares and name == "NPS":
        value = round(100 * (shares[0] - shares[1]), 1)
    if name is None:
        raise Otherwise(inquiry.reply(inquiry.say("metric_names")))
    low, high = RANGE[name]
    if value is None or not low <= value <= high:
        raise Otherwise(inquiry.reply(inquiry.say("metric_range", name=name, low=number(low), high=high)))
    if n is not None and (n < 1 or n != int(n)):
        raise Otherwise(inquiry.reply(inquiry.say("metric_sample")))
    journey = one_journey(inquiry, inquiry.request.slot("journey"))
    stage, stage_name = _stage(inquiry, journey)
    sample = None if n is None else int(n)
    command = AddMetric(name, value, stage=stage, n=sample, date=_day(inquiry))
    saved = save(inquiry, journey, (command,), f"{name} {value}")
    one = MetricLine(journey, "", stage_name, name, float(value), sample, _day(inquiry).isoformat())
    exact = shares and sample and nps_margin_of(*shares, sample)
    told = interval_by(float(value), exact) if exact else None
    text = inquiry.say("metric_saved", line=_line(inquiry, one, told), link=inquiry.link(journey))
    return inquiry.reply(text, buttons=undo_button(inquiry, saved))


def _figure(inquiry: Inquiry, slot: str) -> Number | None:
    found = re.search(r"-?\d+(?:\.\d+)?", inquiry.request.slot(slot).replace("−", "-").replace(",", ""))
    return (float(found[0]) if "." in found[0] else int(found[0])) if found else None


def _day(inquiry: Inquiry) -> Date:
    """The end of the time that was named, else today."""
    found = period(inquiry.request.slot("since", "date"), inquiry.today)
    return inquiry.today if not found else found[1] - timedelta(days=1) if found[1] else found[0]


def _stage(inquiry: Inquiry, journey: str) -> tuple[str | None, str | None]:
    """The stage that is named, or that of a touchpoint that is. Raises Otherwise where there is none of that name."""
    words = inquiry.request.slot("stage", "touchpoint").casefold()
    if not words:
        return None, None
    for stage in inquiry.store.journeys.get(inquiry.tenant, journey).stages:
        if any(words in name.casefold() for name in (stage.name, *(t.name for t in stage.touchpoints))):
            return stage.id, stage.name
    raise Otherwise(inquiry.reply(inquiry.say("no_stage", words=words)))


def _newest(inquiry: Inquiry) -> Reply:
    asked = scope(inquiry)
    newest = _last_of_each(inquiry, asked)
    part = newest[inquiry.start : inquiry.start + inquiry.limit]
    told = {"n": len(newest), "first": inquiry.start + 1, "last": inquiry.start + len(part)}
    head = inquiry.say("metrics", **told, facets=facets(inquiry, asked))
    was = {_key(move.after): move for move in moves(inquiry, asked, _name(inquiry) or "")}
    lines = [f"- {_line(inquiry, one)}{_before(inquiry, was.get(_key(one)))}" for one in part]
    drawn = trend(inquiry, asked, _name(inquiry) or "")
    report = Report(drawn.title, inquiry.language, "png", about(inquiry), (drawn,)) if drawn else None
    return inquiry.reply("\n".join((head, *lines)), buttons=inquiry.more(len(newest), len(part)), report=report)


def _key(one: MetricLine) -> tuple[str, str | None, str]:
    return one.journey, one.stage, one.name


def _before(inquiry: Inquiry, move: Move | None) -> str:
    return before_that(inquiry, move) if move else ""


def _last_of_each(inquiry: Inquiry, asked: Scope, name: str = "") -> list[MetricLine]:
    every = series(inquiry, asked, name or _name(inquiry) or "")
    return sorted((lines[-1] for lines in every), key=lambda m: (m.name, m.value))


def newest_rows(inquiry: Inquiry, asked: Scope) -> tuple[tuple[str, str], ...]:
    """Each metric in words, for a table."""
    return tuple((one.title, plain(_line(inquiry, replace(one, title="")))) for one in _last_of_each(inquiry, asked))


def _shares(inquiry: Inquiry) -> tuple[float, float] | None:
    """Promoters and detractors, 0–1, where both were told."""
    told = [_figure(inquiry, name) for name in ("promoters", "detractors")]
    if told[0] is None or told[1] is None or not 0 < told[0] + told[1] <= 100:
        return None
    return told[0] / 100, told[1] / 100


def interval_by(value: float, margin: float) -> tuple[float, float]:
    return max(-100.0, value - margin), min(100.0, value + margin)


def _line(inquiry: Inquiry, one: MetricLine, told: tuple[float, float] | None = None) -> str:
    interval = told or interval_of(one.name, one.value, one.n)
    return inquiry.say(
        "metric",
        name=one.name,
        value=number(int(one.value) if one.value == int(one.value) else one.value),
        share=one.name in ("CSAT", "retention"),
        n=one.n,
        low=number(round(interval[0], 1)) if interval else "",
        high=number(round(interval[1], 1)) if interval else "",
        small=one.n is not None and one.n < SMALL_SAMPLE,
        stage=inquiry.words.maybe(one.stage),
        journey=inquiry.words.maybe(one.title),
        link=inquiry.link(one.journey),
        date=inquiry.date(one.date) if one.date else "",
    )
