"""What first-time users typed into the fields of goal, persona, evidence and action, and what must stand on the map."""

from datetime import date as Date

import pytest

from bot.guide.forms import faults, form_for
from bot.guide.readers.action import KpiSaid, action, kpi
from bot.guide.readers.goal import GoalSaid, goal
from bot.guide.said import Author, Filled
from bot.material.columns.guess import guess
from bot.material.columns.rows import answers
from bot.material.separated import table
from bot.reading.values.date import due
from prompts import render
from tests.guide.crafts import NoCraft
from tests.guide.talk import CHEN, MIA, TODAY, Talk

OPENING = "帮我们梳理网点开户的客户旅程"


def talk_zh(*messages: str) -> Talk:
    talk = Talk(OPENING, NoCraft(), CHEN)
    for message in messages:
        talk.type(message)
    return talk


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("目标是把老年客户开户时间从45分钟压到25分钟以内，今年底前", GoalSaid("老年客户开户时间，今年底前", "老年客户开户时间", "45分钟", "25分钟")),
        ("把入住排队时间从20分钟降到5分钟，年底前", GoalSaid("入住排队时间，年底前", "入住排队时间", "20分钟", "5分钟")),
        ("三个月内，把排队时间从20分钟降到5分钟", GoalSaid("排队时间，三个月内", "排队时间", "20分钟", "5分钟")),
        ("一个季度内，把老客户的投诉从30起降到10起", GoalSaid("老客户的投诉，一个季度内", "投诉", "30起", "10起")),
        ("cut the queue from 20 to 5 minutes, within two months", GoalSaid("cut the queue, within two months", None, "20 minutes", "5 minutes")),
        ("cut the queue from 20 to 5 minutes by year end", GoalSaid("cut the queue by year end", None, "20 minutes", "5 minutes")),
        ("By year end, cut the queue from 20 to 5 minutes", GoalSaid("cut the queue, By year end", None, "20 minutes", "5 minutes")),
        ("减少排队，等候时间从20分钟降到10分钟，年底前", GoalSaid("减少排队，年底前", "等候时间", "20分钟", "10分钟")),
    ],
)  # fmt: skip
def test_a_deadline_is_not_the_objective(text: str, read: GoalSaid) -> None:
    assert goal(text) == read


@pytest.mark.parametrize(
    "correction",
    [
        "目标不对，应该是：把等候时间从30分钟降到10分钟",
        "目标不对，应该是把等候时间从30分钟降到10分钟",
        "目标写错了，应该是把等候时间从30分钟降到10分钟",
        "The goal is wrong, it should be: get 等候时间 from 30分钟 to 10分钟",
    ],
)
def test_a_wrong_goal_is_put_right(correction: str) -> None:
    talk = talk_zh("把排队时间从20分钟降到5分钟", correction)
    goal_now = talk.journey.goal
    assert (goal_now.metric, goal_now.baseline, goal_now.target) == ("等候时间", "30分钟", "10分钟")
    assert not talk.session.kept


def at_actions(author: Author = CHEN) -> Talk:
    talk = Talk(OPENING, NoCraft(), author)
    talk.type("stages: 到店")
    talk.type("到店: 取号机")
    talk.type("取号机：老人总按错 (频率3 影响4 持续2)")
    talk.type("我们怎样才能让老人一次按对？")
    while talk.slot.partition(":")[0] != "action":
        talk.type("跳过")
    return talk


@pytest.mark.parametrize(
    "words",
    ["我来负责", "我负责", "我来跟", "我", "由我负责", "负责人：我", "me", "I'll own it", "I will do it", "owner: me"],
)
def test_whoever_says_i_is_the_owner_by_name(words: str) -> None:
    for author in (CHEN, MIA):
        talk = at_actions(author)
        talk.type(f"换大字取号机，{words}，下个月底")
        (made,) = talk.journey.actions
        assert (made.title, made.owner, made.due) == ("换大字取号机", author.name, Date(2026, 2, 28))


def test_whoever_answers_i_to_who_does_it_is_the_owner_by_name() -> None:
    talk = at_actions()
    talk.type("换大字取号机")
    talk.type("我来吧")
    assert talk.journey.actions[0].owner == "小陈"


def test_i_in_the_owner_field_is_who_sends_the_form() -> None:
    talk = at_actions()
    talk.hear(Filled(CHEN, "answer", talk.slot, (("title", "换大字取号机"), ("owner", "我")), TODAY))
    assert talk.journey.actions[0].owner == "小陈"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("看按错率从30%降到10%", "按错率"),
        ("盯着按错率从30%降到10%", "按错率"),
        ("用按错率从30%降到10%", "按错率"),
        ("指标：看按错率从30%降到10%", "按错率"),
        ("measured by error rate from 30% to 10%", "error rate"),
        ("用户满意度从30%降到10%", "用户满意度"),
        ("看板使用率从30%降到10%", "看板使用率"),
    ],
)
def test_the_name_of_a_kpi_is_without_what_leads_it(text: str, name: str) -> None:
    assert kpi(text) == KpiSaid(name, 30, 10, "%")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("春节前上线", Date(2027, 2, 5)),
        ("国庆前", Date(2027, 9, 30)),
        ("元旦前", Date(2026, 12, 31)),
        ("五一前", Date(2027, 4, 30)),
        ("十一前", Date(2027, 9, 30)),
        ("双十一前", Date(2027, 11, 10)),
        ("2030年春节", Date(2030, 2, 3)),
        ("before Christmas", Date(2026, 12, 24)),
        ("by Christmas", Date(2026, 12, 25)),
        ("2060年春节前", None),
        ("推出春节礼盒", None),
        ("春节前后", None),
    ],
)
def test_festivals_are_days(text: str, day: Date | None) -> None:
    assert due(text, Date(2026, 11, 23)) == day


def test_a_festival_in_a_title_stays_there() -> None:
    said = action("推出春节礼盒，小陈负责，春节前上线", Date(2026, 11, 23))
    assert said
    assert (said.title, said.owner, said.due) == ("推出春节礼盒", "小陈", Date(2027, 2, 5))


@pytest.mark.parametrize(
    ("baseline", "target", "unit"),
    [("52分钟", "35", "分钟"), ("52 分钟", "35 分钟", ""), ("约52", "35", "分钟"), ("52", "35分钟", "")],
)
def test_a_figure_in_the_form_may_have_its_unit(baseline: str, target: str, unit: str) -> None:
    talk = at_actions()
    sent = {"title": "换大字取号机", "kpi": "开户时间", "baseline": baseline, "target": target, "unit": unit}
    assert faults("answer", sent, "zh", TODAY) == {}
    talk.hear(Filled(CHEN, "answer", talk.slot, tuple(sent.items()), TODAY))
    kpi_now = talk.journey.actions[0].kpi
    assert (kpi_now.name, kpi_now.baseline, kpi_now.target, kpi_now.unit) == ("开户时间", 52, 35, "分钟")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"baseline": "很久", "target": "35", "unit": "分钟"}, {"baseline"}),
        ({"baseline": "52", "target": "越快越好", "unit": "分钟"}, {"target"}),
        ({"baseline": "1小时", "target": "35", "unit": "分钟"}, {"baseline"}),
        ({"baseline": "1小时", "target": "35分钟", "unit": ""}, {"target"}),
        ({"baseline": "20 min", "target": "5", "unit": "minutes"}, set()),
    ],
)
def test_a_figure_that_cannot_be_read_is_said_beside_its_field(fields: dict[str, str], wrong: set[str]) -> None:
    for language in ("zh", "en"):
        assert set(faults("answer", {"kpi": "开户时间", **fields}, language, TODAY)) == wrong  # type: ignore[arg-type]


def opened(talk: Talk, **changed: str) -> None:
    """The form of the action as it is open now, with these fields changed."""
    form = form_for("action", talk.journey.actions[0].id, talk.journey, "zh")
    assert form
    sent = tuple((field.name, changed.get(field.name, field.value)) for field in form.fields)
    talk.hear(Filled(MIA, "action", form.of, sent, TODAY, form.seen))


def test_an_edited_figure_brings_its_unit_and_an_edited_owner_may_be_i() -> None:
    talk = at_actions()
    sent = (("title", "换大字取号机"), ("kpi", "开户时间"), ("baseline", "52分钟"))
    talk.hear(Filled(CHEN, "answer", talk.slot, sent, TODAY))
    opened(talk, target="about 35 分钟", owner="I")
    kpi_now = talk.journey.actions[0].kpi
    assert (kpi_now.baseline, kpi_now.target, kpi_now.unit) == (52, 35, "分钟")
    assert talk.journey.actions[0].owner == MIA.name
    opened(talk, baseline="30％", target="12.5%", unit="")
    kpi_now = talk.journey.actions[0].kpi
    assert (kpi_now.baseline, kpi_now.target, kpi_now.unit) == (30, 12.5, "%")


def test_a_figure_that_came_past_the_check_is_kept_and_told() -> None:
    for words in ("很久", "nan", "1e999"):
        talk = at_actions()
        sent = (("title", "换大字取号机"), ("kpi", "开户时间"), ("baseline", words), ("target", "35"))
        talk.hear(Filled(CHEN, "answer", talk.slot, sent, TODAY))
        kpi_now = talk.journey.actions[0].kpi
        assert (kpi_now.name, kpi_now.baseline, kpi_now.target) == ("开户时间", None, 35)
        assert f"「{words}」看不出是多少" in talk.text
        assert [kept.text for kept in talk.session.kept] == [words]


def test_the_goal_form_takes_its_figures_in_words() -> None:
    assert faults("answer", {"objective": "x", "baseline": "很久", "target": "越快越好"}, "zh", TODAY) == {}


def test_an_unread_day_is_told_with_what_to_do_and_nothing_is_said_to_be_saved() -> None:
    unread = faults("answer", {"title": "x", "due": "abc"}, "zh", TODAY)["due"]
    assert "「abc」" in unread
    assert "换一天" in unread
    assert "我先空着" not in unread
    for never in ("2026-02-30", "0001-01-01"):  # a picker gives whole days
        assert f"「{never}」这个日期不对" in faults("answer", {"title": "x", "due": never}, "zh", TODAY)["due"]
    assert "due" not in faults("answer", {"title": "x", "due": "2026-12-31"}, "zh", TODAY)


def test_the_due_field_is_a_calendar_and_shows_no_day_that_could_be_past() -> None:
    talk = at_actions()
    for language in ("zh", "en"):
        form = form_for("answer", talk.slot, talk.journey, language)  # type: ignore[arg-type]
        assert form
        (field,) = (field for field in form.fields if field.name == "due")
        assert (field.kind, field.value) == ("date", "")
        assert not any(c.isdigit() for c in field.label + field.hint)
        assert due(f"{field.label} {field.hint}", TODAY) is None


def at_persona() -> Talk:
    return talk_zh("把排队时间从20分钟降到5分钟", "现状", "从进门到离开")


def test_the_goal_in_a_persona_answer_is_the_personas() -> None:
    talk = at_persona()
    before = talk.journey.goal
    talk.type("李阿姨，68岁，退休教师\n目标：一次办好，不用再跑第二趟\n顾虑：怕被推销，手续费高")
    (aunt,) = talk.journey.personas
    assert talk.journey.goal == before
    assert (aunt.name, aunt.description) == ("李阿姨", "68岁，退休教师")
    assert "".join(aunt.needs).startswith("一次办好")
    assert aunt.needs[-2:] == ("怕被推销", "担心手续费高")


def test_goal_and_concerns_in_english() -> None:
    talk = Talk("help us map hotel check-in", NoCraft())
    for message in ("shorter queues, from 20 to 5 minutes", "current", "from arriving to the room"):
        talk.type(message)
    before = talk.journey.goal
    talk.type("Anna, 34, nurse\nGoal: done in one go\nConcerns: hidden fees")
    (anna,) = talk.journey.personas
    assert talk.journey.goal == before
    assert (anna.name, anna.description, anna.needs) == (
        "Anna",
        "34, nurse",
        ("done in one go", "worries about hidden fees"),
    )


def test_at_the_next_question_too_unless_it_has_the_figures_of_a_business_goal() -> None:
    talk = at_persona()
    talk.type("李阿姨，68岁，退休教师")
    talk.type("目标：一次办好")
    assert talk.journey.personas[0].needs == ("一次办好",)
    talk.type("目标：把等候时间从30分钟降到10分钟")
    assert talk.journey.goal.metric == "等候时间"


@pytest.mark.parametrize(
    ("line", "needs", "expectations"),
    [
        ("需求补充：一次办好不跑第二趟；不想被推销", ("一次办好不跑第二趟", "不想被推销"), ()),
        ("需求：一次办好", ("一次办好",), ()),
        ("期待：有人在旁边教", (), ("有人在旁边教",)),
        ("顾虑：被骗", ("担心被骗",), ()),
        ("needs: a chair", ("a chair",), ()),
        ("expectations: a friendly face", (), ("a friendly face",)),
        ("concerns: hidden fees", ("worries about hidden fees",), ()),
    ],
)
def test_a_personas_field_typed_at_the_evidence_step_is_no_feedback(
    line: str, needs: tuple[str, ...], expectations: tuple[str, ...]
) -> None:
    for name in ("李阿姨，68岁，退休教师", "跳过"):
        talk = at_persona()
        talk.type(name)
        while talk.slot != "evidence":
            talk.type("跳过")
        talk.type(line)
        assert talk.journey.evidence == ()
        (persona,) = talk.journey.personas
        assert (persona.needs, persona.expectations) == (needs, expectations)


def test_an_action_of_the_form_is_told_once() -> None:
    talk = at_actions()
    sent = (("title", "换大字取号机"), ("owner", "老吴"), ("due", "2026-03-31"), ("kpi", "按错率"), ("baseline", "30%"))
    talk.hear(Filled(CHEN, "answer", talk.slot, sent, TODAY))
    assert talk.text.count("措施「换大字取号机」") == 1
    assert "负责人 老吴" in talk.text
    assert "按错率 30 %" in talk.text


def test_an_opportunity_and_a_pain_point_of_the_form_are_told_once() -> None:
    talk = talk_zh("阶段：到店", "到店：取号机")
    while talk.slot.partition(":")[0] != "pains":
        talk.type("跳过")
    form = form_for("answer", talk.slot, talk.journey, "zh")
    assert form
    (where,) = (field for field in form.fields if field.name == "touchpoint")
    assert not where.optional  # where it hurts is always told
    touchpoint = talk.journey.all_touchpoints()[0]
    graded = (
        ("touchpoint", touchpoint.id),
        ("pains", "老人总按错"),
        ("frequency", "3"),
        ("impact4", "4"),
        ("persistence", "2"),
    )
    talk.hear(Filled(CHEN, "answer", talk.slot, graded, TODAY))
    assert [p.text for p in talk.journey.stages[0].touchpoints[0].pain_points] == ["老人总按错"]
    assert talk.text.splitlines()[0].count("老人总按错") == 1
    while talk.slot.partition(":")[0] != "opportunity":
        talk.type("跳过")
    rated = (("how_might_we", "我们怎样才能让老人一次按对？"), ("impact", "4"), ("effort", "2"))
    talk.hear(Filled(CHEN, "answer", talk.slot, rated, TODAY))
    assert talk.text.splitlines()[0].count("机会点「") == 1
    assert talk.journey.opportunities[0].impact == 4


def test_the_form_the_echo_and_the_picture_have_one_word_for_needs() -> None:
    talk = at_persona()
    talk.type("李阿姨，68岁，退休教师，怕被推销")
    assert "需要：怕被推销" in talk.text
    assert render("guide/labels.fields.needs", "zh").startswith("需要")
    assert render("picture/labels.head.needs", "zh") == "需要"


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("客户投诉，2026年3月12日", Date(2026, 3, 12)),
        ("问卷 2026-03-12", Date(2026, 3, 12)),
        ("客户投诉，3月", None),
        ("客户投诉，4/12", None),
        ("问卷，2024年Q4", None),
        ("问卷 2026-02-30", None),
    ],
)
def test_the_whole_day_in_a_source_is_its_date_and_the_words_stay(source: str, day: Date | None) -> None:
    talk = at_persona()
    while talk.slot != "evidence":
        talk.type("跳过")
    talk.type(f"“老人总按错”（{source}）")
    (evidence,) = talk.journey.evidence
    assert (evidence.source, evidence.date) == (source, day)


def test_a_table_keeps_the_words_of_what_is_no_one_day() -> None:
    found = table("反馈,日期\n老人总按错,3月\n排队太久,2026-03-12\n看不清字,2024年Q4\n")
    assert found is not None
    looked = guess(found)
    read = answers(found, looked.head, looked.columns)
    assert [(one.when, one.date) for one in read] == [
        ("3月", None),
        ("2026-03-12", Date(2026, 3, 12)),
        ("2024年Q4", None),
    ]
