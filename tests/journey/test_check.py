"""Each rule of the method check with maps that break it, and with near misses that do not."""

from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.journey.check import Finding, check
from bot.journey.model import Evidence, Goal, Journey, Kpi, Language, Opportunity, PainPoint, Persona, Stage, Touchpoint
from tests.journey.maps import TODAY, clean_en, clean_zh, with_part

WORDS = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))


def words(rule: str, kind: str) -> list[str]:
    return [text for language in ("en", "zh") for text in WORDS[rule][kind][language]]


def found(journey: Journey, code: str, language: Language = "en") -> tuple[Finding, ...]:
    return tuple(f for f in check(journey, TODAY, language) if f.code == code)


@pytest.mark.parametrize("journey", [clean_en(), clean_zh()], ids=["en", "zh"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sound_map_has_no_findings(journey: Journey, language: Language) -> None:
    assert check(journey, TODAY, language) == ()


def with_persona(journey: Journey, name: str) -> Journey:
    return journey.model_copy(update={"personas": (*journey.personas, Persona(id="p9", name=name))})


BREACHES: list[tuple[str, str, str, Journey]] = [
    ("J01", "error", "", clean_en().model_copy(update={"personas": ()})),
    ("J02", "warning", "p9", with_persona(clean_en(), "Her children")),
    ("J03", "error", "s1", with_part(clean_en(), "s1", touchpoints=())),
    ("J05", "warning", "t1", with_part(clean_en(), "t1", emotion=None)),
    ("J07", "warning", "h1", with_part(clean_en(), "h1", evidence=())),
    ("J07", "warning", "h1", with_part(clean_en(), "h1", evidence=("gone",))),
    ("J10", "warning", "o1", with_part(clean_en(), "o1", pain_points=())),
    ("J12", "warning", "t3", with_part(clean_zh(), "t3", emotion=None)),
    ("J13", "hint", "", with_part(clean_zh(), "t2", moment_of_truth=False)),
    ("J15", "warning", "", with_part(clean_zh(), "e1", origin="team")),
    ("J16", "warning", "t1", with_part(clean_zh(), "t1", emotion=-1)),
    ("J19", "error", "", clean_en().model_copy(update={"stages": ()})),
]


@pytest.mark.parametrize(("code", "severity", "at", "journey"), BREACHES, ids=[f"{b[0]}-{b[2]}" for b in BREACHES])
def test_a_breach_is_found_once_where_it_is(code: str, severity: str, at: str, journey: Journey) -> None:
    assert [(f.severity, f.at) for f in found(journey, code)] == [(severity, at)]


@pytest.mark.parametrize("code", ["J01", "J02", "J13", "J15"])
def test_findings_on_the_whole_map_say_so(code: str) -> None:
    [journey] = [b[3] for b in BREACHES if b[0] == code]
    [english] = found(journey, code)
    [chinese] = found(journey, code, "zh")
    assert english.message != chinese.message
    assert english.mend
    assert chinese.mend


def test_a_place_is_told_in_peoples_words() -> None:
    bare = with_part(clean_en(), "h1", evidence=())
    assert found(bare, "J07")[0].place == "Visit › ticket desk › “Forty minutes in line with two children”"
    assert found(with_part(clean_zh(), "h1", evidence=()), "J07", "zh")[0].place == (
        "到店才知道有没有货 › 问店员 ›「走了两站路才知道没货」"
    )
    assert found(with_part(clean_zh(), "s1", touchpoints=()), "J03", "zh")[0].place == "阶段 1「想起要买」"


def test_a_place_stays_on_one_line_and_short() -> None:
    journey = with_part(clean_en(), "h1", evidence=(), text="so\nvery " * 200)
    [finding] = found(journey, "J07")
    assert "\n" not in finding.place
    assert len(finding.place) < 120


# J02: the staff's view, and the customer who merely names the staff


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("action", "Staff greet the guest and take the coats"),
        ("action", "The teller asks for the ID card"),
        ("action", "We send the customer a reminder"),
        ("action", "店员主动推荐保健品"),
        ("action", "客服给客户打电话回访"),
        ("action", "系统自动推送短信"),
        ("action", "向客户介绍产品"),
        ("thought", "The customer doesn't understand the form"),
        ("thought", "客户觉得手续太多"),
    ],
)
def test_a_touchpoint_told_by_the_staff_is_another_viewpoint(field: str, words: str) -> None:
    assert [f.at for f in found(with_part(clean_en(), "t2", **{field: words}), "J02")] == ["t2"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("action", "asks the staff for help"),
        ("action", "we queue for twenty minutes"),
        ("action", "Staff entrance, then the lift"),
        ("action", "talks to an agent on the phone"),
        ("action", "问店员有没有货"),
        ("action", "前台登记身份证"),
        ("action", "给客服打电话"),
        ("action", "在柜台等店员核对"),
        ("thought", "the staff are kind"),
        ("thought", "客户经理很热情"),
        ("thought", "other customers are pushing in"),
        ("thought", "用户协议太长了"),
    ],
)
def test_a_customer_who_meets_the_staff_is_not_another_viewpoint(field: str, words: str) -> None:
    assert not found(with_part(clean_en(), "t2", **{field: words}), "J02")


# J04


@pytest.mark.parametrize("name", words("J04", "breaks"))
def test_a_stage_named_for_the_company_is_found(name: str) -> None:
    assert [f.at for f in found(with_part(clean_en(), "s2", name=name), "J04")] == ["s2"]


@pytest.mark.parametrize("name", words("J04", "fits"))
def test_a_stage_named_for_the_customer_is_left_alone(name: str) -> None:
    assert not found(with_part(clean_en(), "s2", name=name), "J04")


# J06


def curve(*scores: int | None) -> Journey:
    points = tuple(Touchpoint(id=f"t{i}", name=f"touchpoint {i * 7}", emotion=s) for i, s in enumerate(scores))
    return clean_en().model_copy(update={"stages": (Stage(id="s1", name="Visit", touchpoints=points),)})


@pytest.mark.parametrize("scores", [(1, 1, 1), (-2, -2), (0, 0, 0, None), (1, None, 1, 1)])
def test_a_flat_curve_is_found(scores: tuple[int | None, ...]) -> None:
    assert found(curve(*scores), "J06")


@pytest.mark.parametrize("scores", [(1,), (1, 1, 0), (1, 1, None, None), (None, None), ()])
def test_a_curve_that_moves_or_hardly_began_is_not_flat(scores: tuple[int | None, ...]) -> None:
    assert not found(curve(*scores), "J06")


# J08


@pytest.mark.parametrize("text", words("J08", "breaks"))
def test_a_solution_in_disguise_is_found(text: str) -> None:
    assert [f.at for f in found(with_part(clean_en(), "h1", text=text), "J08")] == ["h1"]


@pytest.mark.parametrize("text", words("J08", "fits"))
def test_a_real_pain_is_left_alone(text: str) -> None:
    assert not found(with_part(clean_en(), "h1", text=text), "J08")


# J09


@pytest.mark.parametrize("text", words("J09", "breaks"))
def test_a_question_that_holds_its_answer_is_found(text: str) -> None:
    assert [f.at for f in found(with_part(clean_en(), "o1", how_might_we=text), "J09")] == ["o1"]


@pytest.mark.parametrize("text", words("J09", "fits"))
def test_an_open_question_is_left_alone(text: str) -> None:
    assert not found(with_part(clean_en(), "o1", how_might_we=text), "J09")


# J11, J17


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({"owner": None}, "still needs an owner."),
        ({"due": None, "kpi": Kpi()}, "still needs a due date and a KPI."),
        ({"owner": "", "due": None, "kpi": Kpi(unit="min")}, "still needs an owner, a due date and a KPI."),
    ],
)
def test_a_loose_action_is_told_what_it_lacks(missing: dict[str, Any], says: str) -> None:
    [finding] = found(with_part(clean_en(), "a1", **missing), "J11")
    assert finding.message.endswith(says)
    assert finding.place == "action “open a second desk on Sundays”"


def test_a_dropped_action_owes_nothing() -> None:
    journey = with_part(clean_en(), "a1", owner=None, due=Date(2020, 1, 1), measurements=(), status="dropped")
    assert not found(journey, "J11")
    assert not found(journey, "J17")


def test_an_action_past_due_wants_a_measurement() -> None:
    late = with_part(clean_zh(), "a1", due=Date(2026, 6, 14))
    assert [f.at for f in found(late, "J17", "zh")] == ["a1"]
    assert not found(with_part(clean_zh(), "a1", due=TODAY), "J17")
    measured = clean_en().actions[0].measurements
    assert not found(with_part(late, "a1", measurements=measured), "J17")


# J14


def test_a_goal_wants_a_metric() -> None:
    def severities(goal: Goal) -> list[str]:
        return [f.severity for f in found(clean_en().model_copy(update={"goal": goal}), "J14")]

    assert severities(Goal()) == ["warning"]
    assert severities(Goal(objective="happier visitors")) == ["warning"]
    assert severities(Goal(objective="fewer leave early", baseline="40 %", target="25 %")) == ["hint"]
    assert severities(Goal(metric="NPS")) == []


# J15


def test_one_voice_from_outside_is_enough() -> None:
    inside = Evidence(id="e2", origin="team", text="they always complain")
    journey = clean_en().model_copy(update={"evidence": (*clean_en().evidence, inside)})
    assert not found(journey, "J15")
    assert not found(clean_en().model_copy(update={"evidence": ()}), "J15")
    [finding] = found(clean_en().model_copy(update={"evidence": (inside, inside)}), "J15")
    assert finding.message.startswith("All 2 pieces")


# J16


def test_a_neutral_touchpoint_needs_no_pain_point() -> None:
    assert not found(with_part(clean_en(), "t1", emotion=0), "J16")


# J18


def with_pains(*texts: str) -> Journey:
    pains = tuple(PainPoint(id=f"h{i}", text=t, evidence=("e1",)) for i, t in enumerate(texts))
    return with_part(clean_en(), "t2", pain_points=pains)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Long queue", "long queue."),
        ("The queue at the desk is too long", "too long queue at the desk"),
        ("ＡＴＭ is broken", "ATM is broken!"),
        ("Forms are confusing", "The form is very confusing"),
        ("waiting time is long", "The wait time is very long"),
        ("排队太久", "排队太久了！"),
        ("排队等候时间太长", "排队等待时间长"),
        ("客户等待时间过长没人说明", "等待时间长没人说明"),
    ],
)
def test_the_same_pain_twice_is_found(one: str, other: str) -> None:
    [finding] = found(with_pains(one, "something else entirely", other), "J18")
    assert finding.at == "h0"
    assert " and " in finding.place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The queue at check-in is too long", "The queue at check-out is too long"),
        ("waited 20 minutes", "waited 30 minutes"),
        ("I can pay by card", "I can not pay by card"),
        ("no reply to my e-mail", "no reply to my call"),
        ("The room is cold", "The food is cold"),
        ("线上开户排队时间太长", "线下开户排队时间太长"),
        ("存款业务排队时间太长", "贷款业务排队时间太长"),
        ("明明有票却不能退", "明明有票却能退"),
        ("手续费太高", "手续太多"),
        ("等了20分钟才有人理我", "等了30分钟才有人理我"),
        ("!!!", "???"),
    ],
)
def test_different_pains_are_left_alone(one: str, other: str) -> None:
    assert not found(with_pains(one, other), "J18")


def with_points(*points: Touchpoint) -> Journey:
    return with_part(clean_en(), "s1", touchpoints=points)


def test_the_same_touchpoint_twice_is_found() -> None:
    twice = with_points(
        Touchpoint(id="x", name="Front desk", emotion=1), Touchpoint(id="y", name="front-desk", emotion=1)
    )
    assert [f.at for f in found(twice, "J18")] == ["x"]
    zh = with_points(
        Touchpoint(id="x", name="前台办理入住", emotion=1), Touchpoint(id="y", name="前台办理入住手续", emotion=1)
    )
    assert found(zh, "J18", "zh")[0].place == "Plan › 前台办理入住 和 Plan › 前台办理入住手续"


def test_one_touchpoint_on_two_channels_or_in_two_stages_is_two() -> None:
    desk = Touchpoint(id="x", name="front desk", channel="phone", emotion=1)
    assert not found(with_points(desk, Touchpoint(id="y", name="front desk", channel="in person", emotion=1)), "J18")
    other = Touchpoint(id="y", name="front desk", action="pays", emotion=1)
    assert not found(with_points(desk.model_copy(update={"action": "asks for a room"}), other), "J18")
    assert not found(with_part(with_points(desk), "t3", name="front desk"), "J18")


def test_the_same_sentence_in_two_stages_is_found_but_a_short_complaint_is_not() -> None:
    def both(text: str) -> Journey:
        again = PainPoint(id="h2", text=text, evidence=("e1",))
        return with_part(with_part(clean_en(), "h1", text=text), "t3", pain_points=(again,))

    assert found(both("Nobody told me that the lift was closed"), "J18")
    assert found(both("走了两站路才知道没货"), "J18")
    assert not found(both("long queue"), "J18")
    assert not found(both("排队太久"), "J18")


# J19


@pytest.mark.parametrize(("n", "breach"), [(1, True), (2, True), (3, False), (9, False), (10, True)])
def test_three_to_nine_stages(n: int, breach: bool) -> None:
    stages = tuple(
        Stage(id=f"s{i}", name=f"Stage {i}", touchpoints=(Touchpoint(id=f"t{i}", name=f"{i}"),)) for i in range(n)
    )
    findings = found(clean_en().model_copy(update={"stages": stages, "opportunities": ()}), "J19")
    assert [f.severity for f in findings] == (["warning"] if breach else [])


def test_an_opportunity_for_a_pain_that_is_gone_answers_none() -> None:
    journey = clean_en().model_copy(
        update={"opportunities": (Opportunity(id="o1", how_might_we="?", pain_points=("z",)),)}
    )
    assert found(journey, "J10")
