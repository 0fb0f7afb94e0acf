"""Changes by request: shown first where they are somebody else's or many, undone by a tap, recorded as revisions."""

import re
from datetime import date as Date

import pytest

from bot.journey.formulas import nps_margin, wilson
from bot.usecases import home
from bot.usecases.requests.measuring import interval_of
from bot.usecases.work import work
from storage.portfolio.upkeep import check
from storage.ringing import TimerRows
from tests.usecases.managers import TENANT, TODAY, Office, buttons, text


def action(office: Office, journey: str, id: str):  # type: ignore[no-untyped-def]
    return next(a for a in office.now(journey).actions if a.id == id)


def owned(office: Office, name: str) -> list[tuple[str, str]]:
    journeys = (office.now(j.id) for j in office.journeys)
    open_ = [
        (j, a) for j in journeys if j.status != "archived" for a in j.actions if a.status not in ("done", "dropped")
    ]
    return [(j.id, a.id) for j, a in open_ if (a.owner or "").casefold() == name.casefold()]


def test_what_is_nobodys_is_changed_at_once_and_undone_by_a_tap(own_office: Office) -> None:
    before = action(own_office, "j0", "a0")
    assert before.owner is None
    told = own_office.ask("update", action="fix 0-0", status="in progress", due="30 June", owner="me")
    assert action(own_office, "j0", "a0").status == "doing"
    assert action(own_office, "j0", "a0").due == Date(2026, 6, 30)
    assert action(own_office, "j0", "a0").owner == "Mia"
    assert "under way" in text(told)
    assert "owner Mia" in text(told)
    assert "Taken back" in text(own_office.press(told, "Undo"))
    assert action(own_office, "j0", "a0") == before
    assert "Nothing was taken back" in text(own_office.press(told, "Undo")) or action(own_office, "j0", "a0") == before
    assert list(check(own_office.database)) == []


def test_somebody_elses_is_asked_first(own_office: Office) -> None:
    owner = action(own_office, "j1", "a0").owner
    assert owner not in (None, "Mia")
    asked = own_office.ask("update", action="fix 1-0", status="搞定", language="zh")
    assert "1 项会改成" in text(asked)
    assert action(own_office, "j1", "a0").status != "done"
    assert "没有改动" in text(own_office.press(asked, "不改"))
    own_office.press(asked, "就这样改")
    assert action(own_office, "j1", "a0").status == "done"


def test_all_of_somebody_who_left_go_to_another(own_office: Office) -> None:
    hers = owned(own_office, "Priya Nair")
    bens = owned(own_office, "Ben")
    asked = own_office.ask("update", owner="Priya", name="Ben")
    assert f"{len(hers)} actions would become **owner Ben**" in text(asked)
    assert owned(own_office, "Priya Nair") == hers
    done = own_office.press(asked, "Change it")
    assert owned(own_office, "Priya Nair") == []
    assert sorted(owned(own_office, "Ben")) == sorted(hers + bens)
    own_office.press(done, "Undo")
    assert owned(own_office, "Priya Nair") == hers
    assert list(check(own_office.database)) == []


def test_later_and_a_result(own_office: Office) -> None:
    own_office.ask("update", id="j0:a0", due="+7", value="12 min")
    changed = action(own_office, "j0", "a0")
    assert (changed.due - TODAY).days == 7
    assert changed.measurements[-1].value == 12
    assert "wait 20 → 12 min, better but short of the target" in text(
        own_office.ask("effects", journey="Hotel check-in")
    )


def test_a_title_that_is_nearly_right_and_one_of_several(own_office: Office) -> None:
    assert "can't find an action" in text(own_office.ask("update", action="paint the roof", status="done"))
    several = own_office.ask("update", action="fix 0-", status="doing")
    assert len([b for b in buttons(several) if b.label.startswith("fix 0-")]) == len(own_office.now("j0").actions)


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        ({"action": "fix 0-0"}, "What shall I change it to"),
        ({"action": "fix 0-0", "status": "purple"}, "is no status"),
        ({"action": "fix 0-0", "due": "31 June"}, "Which day"),
        ({"action": "fix 0-0", "value": "a lot"}, "no number"),
        ({"status": "done"}, "Which action"),
        ({"owner": "Zoe", "name": "Ben"}, "No open actions (Zoe)"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(own_office: Office, slots: dict[str, str], told: str) -> None:
    assert told in text(own_office.ask("update", **slots))
    assert all(own_office.now(j.id).revision == 0 for j in own_office.journeys)


def test_nobody_changes_or_undoes_what_they_may_not_see(own_office: Office) -> None:
    assert "can't find" in text(own_office.ask("update", "U3", id="j11:a0", status="done"))
    told = own_office.ask("update", id="j11:a0", status="testing", sure="yes")
    assert own_office.now("j11").revision == 1
    assert "Nothing was taken back" in text(own_office.press(told, "Undo", "U3"))
    assert own_office.now("j11").revision == 1
    assert TENANT


def test_a_metric_is_recorded_with_its_interval(own_office: Office) -> None:
    told = own_office.ask(
        "metric", name="NPS", journey="hotel check-in", touchpoint="front desk", value="32", n="210", since="May"
    )
    kept = own_office.now("j0").metrics[-1]
    assert (kept.name, kept.value, kept.n, kept.stage, kept.date) == ("NPS", 32, 210, "s0", Date(2026, 5, 31))
    margin = nps_margin(32, 210)
    assert f"n=210, {32 - margin:.1f}…{32 + margin:.1f}" in text(told)
    own_office.press(told, "Undo")
    assert len(own_office.now("j0").metrics) == 1


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        ({"name": "NPS", "value": "140"}, "lies between −100 and 100"),
        ({"name": "NPS", "value": "40", "n": "0"}, "at least 1"),
        ({"name": "happiness", "value": "4"}, "Which metric"),
        ({"name": "CES", "value": "6", "touchpoint": "moon"}, "no stage or touchpoint"),
    ],
)
def test_a_metric_that_cannot_be_is_not_recorded(own_office: Office, slots: dict[str, str], told: str) -> None:
    assert told in text(own_office.ask("metric", journey="Hotel check-in", **slots))
    assert own_office.now("j0").revision == 0


def test_wilson_as_in_the_tables() -> None:
    low, high = wilson(0.8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert wilson(0, 5)[0] == 0
    assert interval_of("CES", 5, 40) is None
    assert interval_of("NPS", 10, 0) is None


def home_of(office: Office, person: str = "U2"):  # type: ignore[no-untyped-def]
    home.show(office.world, TENANT, person)
    return office.mouth.homes[-1]


def test_home_shows_my_actions_and_they_can_be_dealt_with_there(own_office: Office) -> None:
    mine = [(j, a) for j, a in owned(own_office, "老吴") if own_office.now(j).channel != "C2"]
    shown = home_of(own_office)
    assert f"你名下没完的措施：{len(mine)} 项" in text(shown)
    assert "- 痛点" not in text(shown)
    own_office.press(shown, "完成", "U2")
    assert len([1 for j, a in owned(own_office, "老吴") if own_office.now(j).channel != "C2"]) == len(mine) - 1
    assert f"{len(mine) - 1} 项" in text(home_of(own_office))


def test_home_is_whole_for_somebody_without_actions_and_empty_for_a_guest(own_office: Office) -> None:
    assert "You have no open actions." in text(home_of(own_office, "U4"))
    assert "11 journeys" not in text(home_of(own_office, "U4"))
    assert "10 journeys" in text(home_of(own_office, "U4"))
    assert "journeys**:" not in text(home_of(own_office, "U9"))


def test_a_blocked_action_is_asked_what_it_waits_for(own_office: Office) -> None:
    journey = next(
        j for j in own_office.journeys if sum(a.status in ("planned", "doing", "testing") for a in j.actions) > 2
    )
    first, second, *_ = (a for a in journey.actions if a.status in ("planned", "doing", "testing") and not a.blocked_by)
    asked = own_office.ask("blocked", id=f"{journey.id}:{first.id}")
    assert all(b.label != first.title for b in buttons(asked))
    said = own_office.press(asked, second.title)
    if any(b.label == "Change it" for b in buttons(said)):
        own_office.press(said, "Change it")
    assert action(own_office, journey.id, first.id).blocked_by == (second.id,)
    back = own_office.ask("update", id=f"{journey.id}:{second.id}", blocked=first.id, sure="yes")
    assert "each other" in text(back)


@pytest.mark.parametrize(
    ("said", "day"), [("on Friday", "2026-06-19"), ("周六", "2026-06-22"), ("30 June", "2026-06-30")]
)
def test_a_reminder_rings_on_a_working_day_with_what_is_so_then(own_office: Office, said: str, day: str) -> None:
    told = own_office.ask("remind", action="fix 0-0", due=said)
    assert "I'll remind you" in text(told)
    due = TimerRows(own_office.database)
    assert due.due(f"{day}T08:59:59Z", 9) == []
    (rang,) = due.due(f"{day}T09:00:00Z", 9)
    own_office.ask("update", action="fix 0-0", status="doing", owner="me")
    work(own_office.world, rang, False)
    assert "fix 0-0" in text(own_office.mouth.said[-1])
    assert "Mia, under way" in text(own_office.mouth.said[-1]).replace(" (运营部)", "")


def test_a_reminder_without_a_day_to_come_asks_for_one(own_office: Office) -> None:
    assert "On which day" in text(own_office.ask("remind", action="fix 0-0"))
    assert "On which day" in text(own_office.ask("remind", action="fix 0-0", due="2026-06-01"))


def test_an_nps_with_its_shares_has_the_interval_of_its_standard_error(own_office: Office) -> None:
    told = text(own_office.ask("metric", journey="Museum visit", name="nps", promoters="50", detractors="20", n="100"))
    margin = 1.96 * 100 * (0.7 - 0.09) ** 0.5 / 10
    low, high = (float(n.replace("−", "-")) for n in re.findall(r"n=100, ([−.\d]+)…([−.\d]+)", told)[0])
    assert "NPS 30" in told
    assert (low, high) == (pytest.approx(30 - margin, abs=0.1), pytest.approx(30 + margin, abs=0.1))
    assert own_office.now("j6").metrics[-1].value == 30
