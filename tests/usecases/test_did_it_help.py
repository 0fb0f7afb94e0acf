"""Before and after, and two of anything beside each other; every number is worked out again from the documents."""

import re
from dataclasses import replace
from datetime import date as Date

import pytest

from bot.journey.change import apply
from bot.journey.commands import AddMetric
from bot.journey.formulas import nps_margin
from bot.journey.model import Journey
from bot.journey.revisions import Revision, events_between
from bot.reading.learned.loading import opened_reader
from bot.usecases.portfolio import Scope
from bot.usecases.requests.request import Request
from tests.usecases.managers import NOW, TENANT, Office, text
from tests.usecases.test_forty_requests import Craft, Manager


@pytest.fixture
def measured(own_office: Office) -> Office:
    """One map with an NPS that rose for certain and a satisfaction that did not."""
    own_office.world = replace(own_office.world, reader=opened_reader(), craft=lambda tenant, place: Craft())
    for name, value, n, day in (
        ("NPS", 60, 400, Date(2026, 6, 1)),
        ("CSAT", 70, 50, Date(2026, 3, 1)),
        ("CSAT", 74, 50, Date(2026, 6, 2)),
    ):
        _record(own_office, "j6", AddMetric(name, value, n=n, date=day))  # type: ignore[arg-type]
    return own_office


def _record(office: Office, id: str, command: AddMetric) -> None:
    slots = {"journey": office.now(id).title, "name": command.name, "value": str(command.value), "n": str(command.n)}
    office.put(Request("metric", {**slots, "since": str(command.date)}))


def test_an_interval_that_holds_0_is_no_detectable_change(measured: Office) -> None:
    told = text(measured.ask("effects", journey="Museum visit"))
    assert "**2 metrics read more than once**, 1 with a detectable change:" in told
    margin = (nps_margin(16, 140) ** 2 + nps_margin(60, 400) ** 2) ** 0.5
    rose = next(line for line in told.split("\n") if "NPS" in line)
    assert "16 (n=140, 1 February) → 60 (n=400, 1 June): +44" in rose
    assert f"+{44 - margin:.1f} to +{44 + margin:.1f}" in rose
    assert "no detectable" not in rose
    same = next(line for line in told.split("\n") if "CSAT" in line)
    assert "70 % (n=50, 1 March) → 74 % (n=50, 2 June): +4" in same
    assert same.endswith("**no detectable change**")


def test_the_newest_says_what_it_was_before(measured: Office) -> None:
    told = text(Manager(measured).type("how has the NPS of Museum visit changed?"))
    assert "NPS 60 (n=400" in told
    assert "before that 16 (n=140, 1 February), +44" in told
    chinese = text(Manager(measured).type("Museum visit 的满意度有没有提高？"))
    assert "看不出变化" in chinese


def test_before_is_before_the_time_that_was_named(measured: Office) -> None:
    told = text(measured.ask("effects", journey="Museum visit", since="since June"))
    assert "70 % (n=50, 1 March) → 74 %" in told
    assert "read more than once" not in text(measured.ask("effects", journey="Museum visit", since="since July 2025"))


def test_readings_of_a_stage_are_not_crowded_out_by_others(measured: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = measured.now("j6")
    with measured.database.store() as store:
        scope = Scope(audiences=(str(journey.channel),), journeys=("j6",), touchpoint="ＳＴＡＧＥ 0")
        before = store.portfolio.metrics(TENANT, scope, "")
        assert before == ()
        told = AddMetric("CES", 3, stage=journey.stages[0].id, n=20, date=Date(2026, 1, 1))
        after = apply(told, journey).model_copy(update={"revision": journey.revision + 1})
        events = events_between(journey, after)
        store.journeys.save(TENANT, after, Revision(number=after.revision, at=NOW, author="U1", events=events))
    monkeypatch.setattr("storage.portfolio.asking.MOST_METRICS", 1)
    with measured.database.store() as store:
        assert [one.name for one in store.portfolio.metrics(TENANT, scope, "")] == ["CES"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_of_a_stage_say_nothing_that_is_not_known(measured: Office, language: str) -> None:
    of_a_stage = text(measured.ask("summary", language=language, touchpoint="stage 0"))
    assert "None" not in of_a_stage
    assert ("条证据" if language == "zh" else "of evidence") in of_a_stage
    of_all = text(measured.ask("summary", language=language))
    assert ("条来自客户" if language == "zh" else "from customers") in of_all


def stage(journey: Journey, name: str) -> tuple[int, int]:
    points = [t for s in journey.stages if s.name.casefold() == name for t in s.touchpoints]
    return len(points), sum(len(t.pain_points) for t in points)


@pytest.mark.parametrize(
    "asked",
    ["compare stage 0 and stage 1 of Museum visit", "compare Stage 0 with Stage 1 on the museum visit map", "Stage 0 vs Stage 1 on Museum visit"],
)  # fmt: skip
def test_two_stages_of_a_map(measured: Office, asked: str) -> None:
    told, journey = text(Manager(measured).type(asked)), measured.now("j6")
    (points, pains), (other_points, other_pains) = stage(journey, "stage 0"), stage(journey, "stage 1")
    assert "(Museum visit)" in told.split("\n")[0]
    assert f"- touchpoints: {points} · {other_points}" in told
    assert f"- pain points: {pains} · {other_pains}" in told


def test_actions_of_a_stage_are_those_on_its_pain_points(measured: Office) -> None:
    told, journey = (
        text(Manager(measured).type("compare stage 0 and stage 1 of Opening an account")),
        measured.now("j2"),
    )
    asked = {p for o in journey.opportunities for p in o.pain_points}
    counts = []
    for one in journey.stages[:2]:
        on_it = any(p.id in asked for t in one.touchpoints for p in t.pain_points)
        counts.append(sum(a.status not in ("done", "dropped") for a in journey.actions) if on_it else 0)
    assert f"open actions: {counts[0]} · {counts[1]}" in told
    assert "no stage or touchpoint called “stage 9”" in text(
        Manager(measured).type("compare stage 0 and stage 9 of Museum visit")
    )


@pytest.mark.parametrize(
    ("asked", "first", "second"),
    [("compare May with April", "April", "May"), ("对比一下四月和五月", "四月", "五月"), ("五月跟四月比怎么样？", "四月", "五月")],
)  # fmt: skip
def test_two_times_the_earlier_one_first(measured: Office, asked: str, first: str, second: str) -> None:
    told = text(Manager(measured).type(asked))
    seen = [j for j in measured.journeys if j.status != "archived"]
    born = [sum(j.created_at.startswith(f"2026-0{month}") for j in seen) for month in (4, 5)]
    assert re.match(rf"\*\*{first}\*\* (?:and|和) \*\*{second}\*\*", told)
    assert re.search(rf"(?:new journeys: |新旅程：){born[0]} · {born[1]}", told)


def test_two_departments_by_what_is_theirs(measured: Office) -> None:
    told = text(Manager(measured).type("compare marketing and IT"))
    seen = [j for j in measured.journeys if j.status != "archived"]
    counts = [
        sum(a.department == d and a.status not in ("done", "dropped") for j in seen for a in j.actions)
        for d in ("Marketing", "IT")
    ]
    assert f"open actions: {counts[0]} · {counts[1]}" in told
    assert "touchpoints" not in told


def test_two_that_nobody_has(measured: Office) -> None:
    assert "can't find a journey called “moon”" in text(Manager(measured).type("compare the moon with the sun"))


@pytest.mark.parametrize(
    ("asked", "who", "language"),
    [("compare 酒店入住 and 网点开户", "U1", "en"), ("compare 酒店入住 网点开户", "U1", "en"), ("summary 酒店入住", "U1", "en"),
     ("what hurts on 会员到店买药", "U1", "en"), ("compare Anna and 王阿姨", "U1", "en"),
     ("summary Hotel check-in", "U2", "zh"), ("对比 Hotel check-in 和 Museum visit", "U2", "zh"), ("Museum visit 有哪些痛点", "U2", "zh"),
     ("对比 Hotel check-in 和 Museum visit", "U1", "zh"), ("compare 酒店入住 and 网点开户 please", "U2", "en")],
)  # fmt: skip
def test_the_askers_language_whatever_the_titles_are(measured: Office, asked: str, who: str, language: str) -> None:
    """By the asker's own words, and where these tell none by their locale: names are in no language of the asker's."""
    assert Manager(measured, who).type(asked).language == language
