"""Requests across journeys: every number is worked out again here from the documents."""

import re
from collections.abc import Callable
from datetime import date as Date

import pytest

from bot.journey.formulas import priority
from bot.journey.model import Action, Journey, PainPoint, Touchpoint
from bot.usecases.inbound import Place
from bot.usecases.overlaying import overlaid
from bot.usecases.portfolio import Scope
from bot.usecases.ports import CannotTell
from bot.usecases.requests.answer import answer_request
from bot.usecases.requests.periods import period
from bot.usecases.requests.request import Request, continued
from storage.journeys import SqlJourneys
from tests.usecases.managers import OTHER, PEOPLE, PUBLIC, SECRET, TENANT, TODAY, Office, away, buttons, text


def shown(office: Office, person: str = "U1") -> list[Journey]:
    """What somebody may see and what is not archived."""
    hidden = set() if person == "U1" else {SECRET}
    return [j for j in office.journeys if j.channel not in hidden and j.status != "archived"]


def pains(journeys: list[Journey]) -> list[tuple[Journey, Touchpoint, PainPoint]]:
    return [(j, t, p) for j in journeys for t in j.all_touchpoints() for p in t.pain_points]


def actions(journeys: list[Journey], wanted: Callable[[Action], bool]) -> list[Action]:
    return [a for j in journeys for a in j.actions if wanted(a)]


def unfinished(a: Action) -> bool:
    return a.status not in ("done", "dropped")


def overdue(a: Action) -> bool:
    return unfinished(a) and a.due is not None and a.due < TODAY


def total(told: str) -> int:
    found = re.search(r"\*\*(?:一共 |放弃了 )?(\d+)", told)
    return int(found[1]) if found else 0


def test_what_hurts_most_comes_first_with_all_of_them_counted(office: Office) -> None:
    every = pains(shown(office))
    told = text(office.ask("hurts"))
    assert f"**{len(every)} pain points**, the most pressing first – 1 to 7 of {len(every)}:" in told
    worst = max(priority(p, t.moment_of_truth) or 0 for _, t, p in every)
    first = told.split("\n")[1]
    assert any(p.text in first and j.title in first for j, t, p in every if priority(p, t.moment_of_truth) == worst)
    assert len(re.findall(r"^\d+\.", told, re.M)) == 7


def test_more_goes_on_until_each_was_told_once(office: Office) -> None:
    reply, seen = office.ask("hurts"), []
    while True:
        seen += re.findall(r"(?:queue|排队太久) (\d+-\d-\d)", text(reply))
        if not any("more" in b.label for b in buttons(reply)):
            break
        reply = office.press(reply, next(b.label for b in buttons(reply) if "more" in b.label))
    assert sorted(seen) == sorted(p.text.split()[-1] for _, _, p in pains(shown(office)))


def test_unrated_pain_points_come_last(office: Office) -> None:
    unrated = sum(p.severity is None for _, _, p in pains(shown(office)))
    last = office.ask("hurts", **{"from": str(len(pains(shown(office))) - unrated)})
    assert "severity unknown" in text(last).split("\n")[1]


NARROWED: list[tuple[dict[str, str], Callable[[Journey, Touchpoint, PainPoint], bool]]] = [
    ({"industry": "酒店"}, lambda j, t, p: j.industry == "hotel"),
    ({"industry": "banks", "tag": "等待"}, lambda j, t, p: j.industry == "bank" and "wait" in p.tags),
    ({"tag": "#repeat"}, lambda j, t, p: "repeat" in p.tags),
    ({"touchpoint": "Front Desk"}, lambda j, t, p: t.name == "front desk"),
    ({"topic": "排队"}, lambda j, t, p: "排队" in p.text),
    ({"persona": "anna"}, lambda j, t, p: j.personas[0].name == "Anna"),
    ({"state": "理想"}, lambda j, t, p: j.state == "future"),
    ({"journey": "hotel check-in"}, lambda j, t, p: j.title == "Hotel check-in"),
    ({"journey": "网点开户旅程"}, lambda j, t, p: j.title == "网点开户"),
    ({"journey": "the opening accounts map"}, lambda j, t, p: j.title == "Opening an account"),
    ({"filter": "published"}, lambda j, t, p: j.status == "published"),
]


@pytest.mark.parametrize(("slots", "fits"), NARROWED)
def test_filters_narrow_it(office: Office, slots: dict[str, str], fits: Callable[..., bool]) -> None:
    expected = sum(fits(*one) for one in pains(shown(office)))
    assert expected
    assert total(text(office.ask("hurts", **slots))) == expected


def test_pain_points_of_a_department_are_those_it_acts_on(office: Office) -> None:
    def theirs(j: Journey, p: PainPoint) -> bool:
        return p.id in j.opportunities[0].pain_points and any(a.department == "运营部" for a in j.actions)

    expected = sum(theirs(j, p) for j, _, p in pains(shown(office)))
    assert total(text(office.ask("hurts", language="zh", department="运营部门"))) == expected > 0


@pytest.mark.parametrize(
    ("filter", "fits"),
    [
        ("", unfinished),
        ("overdue", overdue),
        ("without owner", lambda a: unfinished(a) and not a.owner),
        ("done", lambda a: a.status == "done"),
        ("unmeasured", lambda a: a.status == "done" and not a.measurements),
        ("measured", lambda a: a.status != "dropped" and a.measurements),
        ("soon", lambda a: unfinished(a) and a.due and TODAY <= a.due <= Date(2026, 6, 29)),
        ("dropped", lambda a: a.status == "dropped"),
    ],
)
@pytest.mark.parametrize("person", ["U1", "U2"])
def test_actions_are_counted_as_the_documents_have_them(
    office: Office, filter: str, fits: Callable[[Action], bool], person: str
) -> None:
    expected = len(actions(shown(office, person), fits))
    assert expected
    for language in ("zh", "en"):
        assert total(text(office.ask("actions", person, None, language, filter=filter))) == expected


def test_blocked_are_those_that_wait_for_something_unfinished(office: Office) -> None:
    expected = 0
    for journey in shown(office):
        by_id = {a.id: a for a in journey.actions}
        expected += sum(unfinished(a) and any(unfinished(by_id[b]) for b in a.blocked_by) for a in journey.actions)
    told = text(office.ask("actions", filter="blocked"))
    assert total(told) == expected > 0
    assert "waiting for “fix" in told


def test_the_latest_comes_first(office: Office) -> None:
    late = sorted((TODAY - a.due).days for a in actions(shown(office), overdue) if a.due)
    told = text(office.ask("actions", filter="overdue", limit="20"))
    assert [int(n) for n in re.findall(r"\*\*(\d+) days? late", told)] == late[::-1][:20]


@pytest.mark.parametrize("said", ["Priya", "priya nair", "@Priya Nair"])
def test_a_person_is_known_by_the_first_name_in_any_case(office: Office, said: str) -> None:
    expected = actions(shown(office), lambda a: unfinished(a) and (a.owner or "").casefold() == "priya nair")
    assert total(text(office.ask("actions", owner=said))) == len(expected) > 0


def test_mine_are_the_askers(office: Office) -> None:
    expected = actions(shown(office, "U2"), lambda a: unfinished(a) and a.owner == "老吴")
    assert total(text(office.ask("actions", "U2", owner="我"))) == len(expected) > 0


@pytest.mark.parametrize("said", ["运营部", "运营", "运营部的", "运营团队"])
def test_a_department_is_known_with_and_without_its_last_word(office: Office, said: str) -> None:
    expected = actions(shown(office), lambda a: unfinished(a) and a.department == "运营部")
    assert total(text(office.ask("actions", department=said))) == len(expected) > 0


def test_a_follow_up_keeps_what_was_asked(office: Office) -> None:
    before = Request("actions", {"owner": "Priya", "from": "7"}, filter="without owner")
    now = continued(before, Request("", {"owner": "", "department": "前厅部"}))
    expected = actions(shown(office), lambda a: unfinished(a) and not a.owner and a.department == "前厅部")
    assert total(text(office.put(now))) == len(expected) > 0


def test_nothing_is_said_to_be_nothing(office: Office) -> None:
    assert "No open actions (Zoe)" in text(office.ask("actions", owner="Zoe"))
    assert "没有没完的措施（Zoe）" in text(office.ask("actions", language="zh", owner="Zoe"))
    assert "can't find a journey called “moon landing”" in text(office.ask("hurts", journey="moon landing"))
    assert "Which time is “the day of reckoning”?" in text(office.ask("changes", since="the day of reckoning"))


def test_a_title_that_fits_several_is_asked_back_and_a_tap_answers(office: Office) -> None:
    asked = office.ask("actions", journey="hotel")
    assert {b.label for b in buttons(asked)} == {"Hotel check-in · 1 January", "Hotel check-out · 9 April"}
    (journey,) = (j for j in office.journeys if j.title == "Hotel check-out")
    assert total(text(office.press(asked, "Hotel check-out"))) == len(actions([journey], unfinished))


def test_a_hidden_journey_is_in_no_count_and_in_no_answer(office: Office) -> None:
    for does in ("hurts", "actions", "effects", "list", "summary", "changes", "knows"):
        everything, less = text(office.ask(does)), text(office.ask(does, "U2", language="en"))
        assert "Secret" not in less
        assert total(less) < total(everything) or does in ("changes", "knows")
    assert "can't find" in text(office.ask("summary", "U2", language="en", journey="Secret launch"))
    assert "can't find" in text(office.ask("actions", "U3", id="j11:a0"))


def test_a_guest_sees_the_channels_they_are_in_alone(office: Office) -> None:
    assert total(text(office.ask("list", "U9"))) == 0


def test_what_others_hear_holds_nothing_that_they_may_not_see(office: Office) -> None:
    aloud = office.ask("list", place=Place(channel=PUBLIC, thread="1.1"))
    assert total(text(aloud)) == len(shown(office, "U2"))
    assert total(text(office.press(aloud, "Everything"))) == len(shown(office))
    inside = office.ask("list", place=Place(channel=SECRET, thread="1.1", kind="private"))
    assert total(text(inside)) == len(shown(office))


def test_one_channel_that_cannot_be_asked_for_takes_no_other_with_it(office: Office) -> None:
    with away(office.directory, OTHER):
        told = text(office.ask("list"))
    assert total(told) == sum(j.channel != OTHER for j in shown(office))
    assert "not counted here" in told
    with away(office.directory, PUBLIC, SECRET, OTHER), pytest.raises(CannotTell):
        office.ask("list")


def test_a_list_counts_and_opens(office: Office) -> None:
    told = office.ask("list", filter="published")
    expected = [j for j in shown(office) if j.status == "published"]
    assert total(text(told)) == len(expected)
    opened = text(office.press(told, "Summary"))
    newest = max(expected, key=lambda j: (j.updated_at, j.id))
    assert opened.startswith(f"**{newest.title}**")


def test_journeys_without_evidence(office: Office) -> None:
    expected = [j for j in shown(office) if not j.evidence]
    assert total(text(office.ask("list", filter="without evidence"))) == len(expected) > 0


def test_two_journeys_side_by_side(office: Office) -> None:
    told = text(office.ask("compare", journey="酒店入住和网点开户", language="zh"))
    a, b = (next(j for j in office.journeys if j.title == t) for t in ("酒店入住", "网点开户"))
    assert f"痛点：{len(a.all_pain_points())} · {len(b.all_pain_points())}" in told
    assert f"没完的措施：{len(actions([a], unfinished))} · {len(actions([b], unfinished))}" in told
    assert office.ask("compare", journey="酒店入住和网点开户", language="zh").beside == (a.id, b.id)
    assert office.mouth.files[-1].endswith(".png")
    assert office.ask("compare", industry="hotels").beside == ()


@pytest.mark.parametrize(
    ("slots", "part"),
    [({"industry": "hotels"}, ""), ({"industry": "hotels and banks"}, ""), ({"persona": "Anna and 王阿姨"}, ""), ({"stage": "stage 0 and stage 1"}, "stage")],
)  # fmt: skip
def test_sides_of_several_maps_are_drawn_over_one_another(office: Office, slots: dict[str, str], part: str) -> None:
    before = len(office.mouth.files)
    told = office.ask("compare", **slots)
    assert len(told.sides) == 2
    assert len(office.mouth.files) == before + 1
    for side in told.sides:
        maps = [office.now(id) for id in side.maps]
        drawn = overlaid(side, maps)
        mine = [t for j in maps for s in j.stages for t in s.touchpoints if side.part in s.name.casefold()]
        assert len(drawn.all_touchpoints()) == len(mine) > 0
        assert not part or [s.name for s in drawn.stages] == ["stage 0 / stage 1"]


def test_only_as_many_maps_are_read_as_are_drawn(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.usecases.requests.drawing.MOST", 2)
    read: list[str] = []
    get = SqlJourneys.get
    monkeypatch.setattr(SqlJourneys, "get", lambda own, tenant, id: read.append(id) or get(own, tenant, id))
    told = office.ask("compare", stage="stage 0 and stage 1")
    with office.database.store() as store:
        seen = store.portfolio.titles(TENANT, Scope((PUBLIC, OTHER), touchpoint="stage 0"))
    assert len(seen) > 2
    assert [len(side.maps) for side in told.sides] == [2, 2]
    assert len(read) <= 8  # two sides of two, told and drawn


def test_a_private_comparison_comes_with_its_picture_to_the_dm(office: Office) -> None:
    request, here = Request("compare", {"journey": "酒店入住和网点开户"}), Place(channel=PUBLIC)
    before = len(office.mouth.files)
    turn = answer_request(office.world, TENANT, "alone", here, PEOPLE["U1"], request, private=True)
    assert turn.place == Place(channel="DU1", kind="dm")
    assert len(office.mouth.files) == before + 1


def test_a_comparison_of_departments_is_told_and_not_drawn(office: Office) -> None:
    assert office.ask("compare", department="Marketing and IT").sides == ()


def test_as_it_is_and_as_it_should_be(office: Office) -> None:
    told = text(office.ask("compare", industry="hotels"))
    sides = [[j for j in shown(office) if j.industry == "hotel" and j.state == s] for s in ("current", "future")]
    assert f"pain points: {len(pains(sides[0]))} · {len(pains(sides[1]))}" in told
    assert "Which two" in text(office.ask("compare", journey="Museum visit"))


def test_all_of_it_in_numbers(office: Office) -> None:
    told = text(office.ask("summary"))
    every = shown(office)
    scores = [t.emotion for j in every for t in j.all_touchpoints() if t.emotion is not None]
    assert f"**{len(every)} journeys**" in told
    assert f"{len(scores)} scored, {'+' if sum(scores) > 0 else ''}{round(sum(scores) / len(scores), 1):g}".replace(
        "-", "−"
    ) in told.replace("+0 ", "0 ")
    assert f"{len(actions(every, overdue))} overdue" in told


def test_a_summary_in_three_lines(office: Office) -> None:
    assert len(text(office.ask("summary", journey="museum", length="three lines")).split("\n")) == 3


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("last week", (6, 8), (6, 15)),
        ("since last week", (6, 8), None),
        ("上周以来", (6, 8), None),
        ("本月", (6, 1), None),
        ("上个月", (5, 1), (6, 1)),
        ("in May", (5, 1), (6, 1)),
        ("since May", (5, 1), None),
        ("三月以来", (3, 1), None),
        ("最近两周", (6, 1), None),
        ("the last 10 days", (6, 5), None),
        ("过去三个月", (3, 15), None),
        ("since Monday", (6, 8), None),
        ("上周五", (6, 12), None),
        ("since 2026-04-03", (4, 3), None),
        ("last quarter", (1, 1), (4, 1)),
        ("yesterday", (6, 14), (6, 15)),
        ("since 3 May", (5, 3), None),
        ("4月1日以来", (4, 1), None),
        ("since the beginning of May", (5, 1), None),
    ],
)
def test_periods(words: str, since: tuple[int, int], until: tuple[int, int] | None) -> None:
    assert period(words, TODAY) == (Date(2026, *since), Date(2026, *until) if until else None)
