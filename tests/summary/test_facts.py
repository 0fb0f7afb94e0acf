"""The facts of a summary are the numbers of the journey; what is unknown stays unknown."""

from datetime import date as Date

from hypothesis import given

from bot.journey.check import check
from bot.journey.model import Action, ActionStatus, Journey, Kpi, Measurement, Metric, PainPoint
from bot.summary import Facts, facts
from bot.summary.effect import effect, readings
from tests.journey.maps import TODAY, clean_en, clean_zh, with_part
from tests.journey.strategies import journeys
from tests.summary.scenes import empty, long


def told(journey: Journey) -> Facts:
    return facts(journey, check(journey, TODAY, "en"), TODAY)


def test_what_hurts_and_who_is_on_it() -> None:
    [pain] = told(clean_en()).pains
    assert (pain.text, pain.touchpoint, pain.stage) == (
        "Forty minutes in line with two children",
        "ticket desk",
        "Visit",
    )
    assert (pain.severity, pain.votes, pain.moment_of_truth, pain.backed) == (3, 3, True, True)
    assert pain.priority == 3 * (1 + 2) * 1.5
    assert (pain.care, pain.owners, pain.late) == ("testing", ("Tom",), False)


def test_care_follows_the_liveliest_action() -> None:
    def care(journey: Journey) -> str:
        return told(journey).pains[0].care

    assert care(with_part(clean_en(), "a1", opportunity=None)) == "idea"
    assert care(with_part(with_part(clean_en(), "a1", opportunity=None), "o1", pain_points=())) == "nobody"
    assert care(with_part(clean_en(), "a1", owner=None)) == "unowned"
    assert care(with_part(clean_en(), "a1", status="dropped")) == "idea"
    done = with_part(clean_en(), "a1", status="done")
    assert care(done) == "done"
    again = Action(id="a2", title="a third desk", opportunity="o1", owner="Mia", status="doing", due=Date(2026, 6, 1))
    busy = done.model_copy(update={"actions": (*done.actions, again)})
    assert care(busy) == "doing"
    assert told(busy).pains[0].owners == ("Tom", "Mia")
    assert told(busy).pains[0].late


def test_low_peak_and_end() -> None:
    known = told(clean_en())
    assert known.low is not None
    assert known.end is not None
    assert (known.low.touchpoint, known.low.emotion, known.as_low) == ("ticket desk", -2, 0)
    assert (known.end.touchpoint, known.peak_end) == ("car park", -1)
    assert [m.emotion for m in known.moods] == [1, -2, 0]
    assert told(with_part(clean_en(), "t3", emotion=None)).peak_end is None


def test_the_five_of_the_highest_priority_and_the_unrated_last() -> None:
    pains = tuple(
        PainPoint(id=f"x{n}", text=f"number {n}", severity=s) for n, s in enumerate([1, None, 4, 2, 3, 0, None])
    )
    known = told(with_part(clean_en(), "t2", pain_points=pains))
    assert [p.severity for p in known.pains] == [4, 3, 2, 1, 0]
    assert (known.all_pains, known.unrated_pains, known.severe_pains) == (7, 2, 2)


def test_an_action_is_late_from_the_day_after_until_it_is_done() -> None:
    def days(**fields: object) -> int:
        return told(with_part(clean_en(), "a1", **fields)).steps[0].days_late

    assert days(due=TODAY) == 0
    assert days(due=Date(2026, 6, 1)) == 14
    assert days(due=Date(2026, 6, 1), status="done") == 0
    assert days(due=None) == 0


def test_an_action_waits_only_for_what_is_unfinished() -> None:
    def waits(status: ActionStatus) -> tuple[str, ...]:
        first = Action(id="a0", title="hire", status=status)
        blocked = with_part(clean_en(), "a1", blocked_by=("a0",))
        steps = told(blocked.model_copy(update={"actions": (first, *blocked.actions)})).steps
        return next(s.waits_for for s in steps if s.id == "a1")

    assert waits("doing") == ("hire",)
    assert waits("done") == ()


def action(kpi: Kpi, *values: float) -> Action:
    taken = tuple(Measurement(date=Date(2026, 5, n + 1), value=v) for n, v in enumerate(values))
    return Action(id="a", title="t", kpi=kpi, measurements=taken)


def test_an_effect_compares_the_newest_with_the_baseline() -> None:
    found = effect(action(Kpi(baseline=40, target=15), 30, 22))
    assert found is not None
    assert (found.before, found.after, found.better, found.reached) == (40, 22, True, False)


def test_reached_depends_on_the_direction() -> None:
    def verdict(kpi: Kpi, *values: float) -> tuple[bool | None, bool | None]:
        found = effect(action(kpi, *values))
        assert found is not None
        return found.better, found.reached

    assert verdict(Kpi(baseline=40, target=15), 12) == (True, True)
    assert verdict(Kpi(baseline=40, target=60), 65) == (True, True)
    assert verdict(Kpi(baseline=40, target=60), 30) == (False, False)
    assert verdict(Kpi(baseline=40, target=60), 40) == (False, False)
    assert verdict(Kpi(baseline=40), 30) == (None, None)
    assert verdict(Kpi(target=60), 30) == (None, None)
    assert verdict(Kpi(target=60), 60) == (None, True)
    assert verdict(Kpi(target=60), 30, 50) == (True, False)
    assert verdict(Kpi(baseline=60, target=60), 50) == (None, None)


def test_measurements_out_of_order_are_put_in_order() -> None:
    late, early = Measurement(date=Date(2026, 6, 1), value=9), Measurement(date=Date(2026, 5, 1), value=20)
    found = effect(Action(id="a", title="t", measurements=(late, early)))
    assert found is not None
    assert (found.before, found.after, found.on) == (20, 9, Date(2026, 6, 1))


def test_a_change_of_a_share_is_told_with_its_interval() -> None:
    def change(n: int, before: float, after: float) -> bool | None:
        series = [
            Metric(name="CSAT", value=after, n=n, date=Date(2026, 5, 1)),
            Metric(name="CSAT", value=before, n=n, date=Date(2026, 1, 1)),
        ]
        [reading] = readings(series, {})
        assert (reading.value, reading.before) == (after, before)
        return reading.change.detectable if reading.change else None

    assert change(1000, 60, 70) is True
    assert change(40, 60, 70) is False
    assert change(1, 60, 70) is None


def test_an_nps_carries_no_interval_of_its_own() -> None:
    [reading] = readings([Metric(name="NPS", value=10, n=400), Metric(name="NPS", value=30, n=400)], {})
    assert (reading.value, reading.before, reading.change) == (30, 10, None)


def test_opportunities_and_backing() -> None:
    known = told(clean_en())
    assert [(c.score, c.quadrant, c.taken_up) for c in known.chances] == [(17.5, "quick_win", True)]
    assert (known.backing.total, known.backing.from_customers) == (1, 1.0)
    assert told(clean_zh()).chances[0].score is None


def test_an_empty_map_has_no_facts_but_its_title() -> None:
    known = told(empty("en"))
    assert (known.low, known.peak, known.end, known.peak_end) == (None, None, None, None)
    assert known.backing.from_customers is None
    assert known.found("error") == 2
    assert told(long("en")).as_low == 23


@given(journeys())
def test_facts_can_be_told_of_any_map(journey: Journey) -> None:
    known = told(journey)
    assert len(known.pains) == min(5, known.all_pains)
    assert [s.days_late for s in known.steps] == sorted((s.days_late for s in known.steps), reverse=True)
