"""What is said beside an answer, or before it was asked, is neither lost nor put somewhere else."""

from datetime import date as Date

import pytest

from bot.guide.said import Filled
from tests.guide.crafts import NoCraft
from tests.guide.talk import CHEN, MIA, TODAY, TOM, Talk

START = (
    "fewer complaints, from 40 to 20",
    "today",
    "from the door to the taxi",
    "Sam, 31, arrives late",
    "quick",
    "skip",
)
MAP = (
    "stages: arrive, check in, leave",
    "arrive: door\ncheck in: front desk, kiosk\nleave: taxi",
    "door: 0; front desk: -2; kiosk: -1; taxi: 1",
)


def talk(*lines: str) -> Talk:
    one = Talk("help us map hotel check-in", NoCraft())
    for line in lines:
        one.type(line)
    return one


def zh(*lines: str) -> Talk:
    one = Talk("帮我们梳理网点开户旅程", NoCraft(), starter=CHEN)
    for line in lines:
        one.type(line)
    return one


@pytest.mark.parametrize("text", ["按现状画，从收到账单到新套餐生效", "现状，从收到账单开始，到新套餐生效为止"])
def test_state_and_span_in_one_sentence(text: str) -> None:
    journey = zh("少一些投诉，从 40 起到 20 起", text).journey
    assert (journey.state, journey.scope.starts, journey.scope.ends) == ("current", "收到账单", "新套餐生效")


def test_factors_with_other_words_are_another_pain_point() -> None:
    journey = talk(*START, *MAP, "front desk", "a long queue", "it freezes", "nobody says hello (3/2/3)").journey
    assert {p.text: p.severity for p in journey.all_pain_points()} == {
        "a long queue": None,
        "it freezes": None,
        "nobody says hello": 3,
    }


def test_bare_factors_rate_what_was_told_last() -> None:
    one = talk(*START, *MAP, "front desk", "a long queue", "3 3 2")
    assert [(p.text, p.severity) for p in one.journey.all_pain_points()] == [("a long queue", 3)]


def test_a_complaint_goes_to_the_touchpoint_that_it_speaks_of() -> None:
    journey = talk(*MAP, "the kiosk screen is dark (3/3/3)").journey
    (kiosk,) = [t for t in journey.all_touchpoints() if t.name == "kiosk"]
    assert [p.text for p in kiosk.pain_points] == ["the kiosk screen is dark"]


def test_what_stands_behind_a_touchpoint_can_be_told_at_any_time() -> None:
    one = talk(*MAP)
    reply = one.type("front desk: frontstage: receptionist; backstage: room allocation")
    (desk,) = [t for t in one.journey.all_touchpoints() if t.name == "front desk"]
    assert (desk.lanes.frontstage, desk.lanes.backstage) == ("receptionist", "room allocation")
    assert "room allocation" in reply.sections[0].text


def test_one_score_answers_for_the_stage_that_was_asked_about() -> None:
    one = talk(*START, *MAP[:2], "door: 0", "-1")
    assert [t.emotion for t in one.journey.all_touchpoints()] == [0, -1, -1, None]


def test_a_figure_is_put_right_where_it_stands_by_itself() -> None:
    one = talk("persona: Hana, 36, just moved in")
    one.type("not 3 but 4")
    assert one.journey.personas[0].description == "36, just moved in"
    one.type("not 36 but 37")
    assert one.journey.personas[0].description == "37, just moved in"


def test_a_bare_day_is_when_the_action_falls_due() -> None:
    one = talk(*MAP, "How might we spare people the queue?")
    one.type("a second desk, owner Tom, due 30 February 2027, KPI wait 20 → 5 min")
    one.type("28 February 2027")
    assert [(a.title, a.due) for a in one.journey.actions] == [("a second desk", Date(2027, 2, 28))]


def test_words_of_an_action_that_fit_no_field_are_kept_and_said() -> None:
    one = talk(*MAP, "How might we spare people the queue?")
    reply = one.type("a second desk, in blue, owner Tom, due 1 May 2027, KPI wait 20 → 5 min")
    assert any("in blue" in s.text for s in reply.sections)
    assert [k.text for k in one.session.kept] == ["in blue"]


def test_a_line_with_commas_before_its_colon_is_no_label() -> None:
    one = talk(*MAP, "How might we spare people the queue?")
    one.type("check in at a second desk, owner Tom, due 1 May 2027, KPI: wait 20 → 5 min")
    assert [s.name for s in one.journey.stages] == ["arrive", "check in", "leave"]
    assert [t.name for t in one.journey.all_touchpoints()] == ["door", "front desk", "kiosk", "taxi"]
    assert [a.title for a in one.journey.actions] == ["check in at a second desk"]


@pytest.mark.parametrize("text", ["没有", "没有反馈", "暂时没有客户反馈"])
def test_no_feedback_is_no_evidence(text: str) -> None:
    one = zh("目标：少投诉", "现状", "从进门到出门", "王阿姨，65 岁", "快一点", text)
    assert one.journey.evidence == ()
    assert one.session.slot == "stages"


def test_what_was_not_understood_is_shown_when_the_map_is_looked_over() -> None:
    one = zh("投诉从40降到20", "贝塔七号绕行三圈半", "去复核")
    assert "1 句话我没看懂" in one.text
    assert "贝塔七号绕行三圈半" in one.text
    one.type("看一下")
    assert "没看懂" not in one.text


def test_sending_with_nothing_ticked_is_told_apart_from_an_old_button() -> None:
    one = talk("go to stages")
    slot = one.session.slot
    one.press("choose", slot)
    assert "Nothing's ticked" in one.text
    one.press("choose", "touchpoints:s1", "door")
    assert "earlier question" in one.text


def test_only_feedback_that_may_show_a_pain_point_is_offered_for_it() -> None:
    one = talk(*START[:4], "skip", "“I waited twenty minutes for my key”", *MAP)
    one.type("go to pain points")
    one.type("kiosk: the card printer jams")
    assert "twenty minutes" not in str(one.reply)
    one.type("front desk: a long wait for the key")
    assert "twenty minutes" in str(one.reply)


def test_feedback_in_another_language_is_offered_because_its_words_cannot_be_compared() -> None:
    one = talk(*START[:4], "skip", "证据：排队等了二十分钟才拿到房卡", *MAP)
    one.type("go to pain points")
    one.type("kiosk: the card printer jams")
    assert "二十分钟" in str(one.reply)


def test_a_form_does_not_overwrite_what_a_colleague_scored() -> None:
    one = talk(*START, *MAP[:2])
    kiosk = next(t for t in one.journey.all_touchpoints() if t.name == "kiosk")
    one.type('kiosk: -2 "it ate my card"', TOM)
    stage = next(s for s in one.journey.stages if kiosk.id in [t.id for t in s.touchpoints])
    one.hear(Filled(MIA, "answer", f"emotions:{stage.id}", ((f"score:{kiosk.id}", "1"),), TODAY))
    now = next(t for t in one.journey.all_touchpoints() if t.name == "kiosk")
    assert (now.emotion, now.thought) == (-2, "it ate my card")
    assert "Tom" in one.text
    one.type("keep both")
    now = next(t for t in one.journey.all_touchpoints() if t.name == "kiosk")
    assert (now.emotion, now.emotion_n, now.emotion_spread) == (0, 2, 1.5)


def test_once_published_the_guide_follows_up_and_asks_no_more_of_what_was_left_out() -> None:
    one = talk(*START, *MAP, "front desk is the moment of truth", "go to review", "publish")
    assert one.journey.status == "published"
    assert one.slot == "follow_up"
    one.type("status")
    assert one.slot == "follow_up"
    one.type("go to pain points")
    assert one.slot.startswith("pains")
    one.type("front desk: nobody greets you (3/3/3)")
    assert "nobody greets you" in [p.text for p in one.journey.all_pain_points()]


def test_an_idea_is_given_back_beside_the_question_made_of_it() -> None:
    one = talk(*START, *MAP, "front desk is the moment of truth", "front desk: a long queue (4/4/3)", "skip", "skip")
    one.type("go to opportunities")
    one.type("let guests check in on their phone")
    assert "let guests check in on their phone" in one.text
