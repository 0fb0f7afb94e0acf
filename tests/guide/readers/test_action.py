from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.action import ActionSaid, KpiSaid, action, kpi, status_of
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, letters, seconds

TODAY = date(2026, 11, 23)
A, K, D = ActionSaid, KpiSaid, date


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "pilot a kiosk; owner Mia; ops; due 2026-03-31; KPI waiting time 20 → 5 min; impact 4 effort 2; try first in one branch",
            A("pilot a kiosk", "Mia", "ops", D(2026, 3, 31), None, K("waiting time", 20, 5, "min"), 4, 2, (), "in one branch"),
        ),
        (
            "负责人：小陈，部门：运营，12月31日前，指标：排队时间 20→5 分钟，先在一个网点试点，影响4 投入2",
            A(None, "小陈", "运营", D(2026, 12, 31), None, K("排队时间", 20, 5, "分钟"), 4, 2, (), "先在一个网点试点"),
        ),
        (
            "上线预约取号，负责人：小陈，部门：运营，12月31日前，指标：排队时间 20→5 分钟，先在一个网点试点，影响4 投入2",
            A("上线预约取号", "小陈", "运营", D(2026, 12, 31), None, K("排队时间", 20, 5, "分钟"), 4, 2, (), "先在一个网点试点"),
        ),
        ("@Raj by end of March", A(None, "Raj", None, D(2027, 3, 31))),
        ("<@U0123ABCD> by end of March", A(None, "<@U0123ABCD>", None, D(2027, 3, 31))),
        ("@小陈 月底前", A(None, "小陈", None, D(2026, 11, 30))),
        ("pilot a kiosk @Mia by Friday", A("pilot a kiosk", "Mia", None, D(2026, 11, 27))),
        ("上自助机，小陈负责，月底前", A("上自助机", "小陈", None, D(2026, 11, 30))),
        ("由小陈负责，运营部，下周五前", A(None, "小陈", "运营部", D(2026, 12, 4))),
        ("Mia owns it, due 31 March", A(None, "Mia", None, D(2027, 3, 31))),
        ("Mia will lead it", A(None, "Mia")),
        ("owned by Mia", A(None, "Mia")),
        ("assigned to Mia; marketing", A(None, "Mia", "marketing")),
        ("owner: Mia, department: ops, due: 2026-12-31, kpi: NPS 20 to 35", A(None, "Mia", "ops", D(2026, 12, 31), None, K("NPS", 20, 35))),
        ("Owner: Mia\nDepartment: Ops\nDue: 31 Dec\nKPI: waiting time from 20 to 5 min\nImpact: 4\nEffort: 2\nTrial: one branch", A(None, "Mia", "Ops", D(2026, 12, 31), None, K("waiting time", 20, 5, "min"), 4, 2, (), "one branch")),
        ("send a text before pick-up; waiting time from 20 to 5 minutes", A("send a text before pick-up", kpi=K("waiting time", 20, 5, "minutes"))),
        ("取药前发短信；等待时间从20分钟降到5分钟", A("取药前发短信", kpi=K("等待时间", 20, 5, "分钟"))),
        ("kpi: complaints under 10 a month", A(kpi=K("complaints", None, 10, "a month"))),
        ("指标：满意度达到 90%", A(kpi=K("满意度", None, 90, "%"))),
        ("KPI: happy guests", A(kpi=K("happy guests"))),
        ("due 30 February", A(due_problem="30 February")),
        ("2月30日前完成", A(due_problem="2月30日")),
        ("impact 9, effort 2", A(effort=2, out_of_range=("impact 9",))),
        ("影响0 投入3", A(effort=3, out_of_range=("影响0",))),
        ("impact: 4/5, effort: 2/5", A(impact=4, effort=2)),
        ("in progress", A(status="doing")),
        ("status: done", A(status="done")),
        ("状态：进行中", A(status="doing")),
        ("pilot a kiosk", A("pilot a kiosk")),
        ("在大堂放一台自助机", A("在大堂放一台自助机")),
        ("pilot a kiosk. it should be simple", A("pilot a kiosk", rest="it should be simple")),
        ("", None),
    ],
)  # fmt: skip
def test_action(text: str, read: ActionSaid | None) -> None:
    assert action(text, TODAY) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("waiting time 20 → 5 min", K("waiting time", 20, 5, "min")),
        ("waiting time 20 -> 5 min", K("waiting time", 20, 5, "min")),
        ("waiting time from 20 min to 5 min", K("waiting time", 20, 5, "min")),
        ("排队时间 20→5 分钟", K("排队时间", 20, 5, "分钟")),
        ("排队时间从20分钟降到5分钟", K("排队时间", 20, 5, "分钟")),
        ("NPS 20 to 35", K("NPS", 20, 35)),
        ("CSAT 3.9 → 4.5", K("CSAT", 3.9, 4.5)),
        ("sales 1,200 → 1,500", K("sales", 1200, 1500)),
        ("复购率 42% → 55%", K("复购率", 42, 55, "%")),
        ("waiting time under 5 min", K("waiting time", None, 5, "min")),
        ("投诉 < 10 起", K("投诉", None, 10, "起")),
        ("fewer complaints", None),
    ],
)
def test_kpi(text: str, read: KpiSaid | None) -> None:
    assert kpi(text) == read


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("done", "done"),
        ("Done!", "done"),
        ("已完成", "done"),
        ("testing", "testing"),
        ("试点中", "testing"),
        ("dropped", "dropped"),
        ("maybe", None),
    ],
)
def test_status(text: str, status: str | None) -> None:
    assert status_of(text) == status


@given(
    title=st.sampled_from(["pilot a kiosk", "上线预约取号", "send a text"]),
    owner=st.sampled_from(["Mia", "小陈", "Raj"]),
    day=st.dates(date(2027, 1, 1), date(2030, 12, 31)),
    impact=st.integers(1, 5),
    effort=st.integers(1, 5),
)
def test_fields_are_read_back(title: str, owner: str, day: date, impact: int, effort: int) -> None:
    read = A(title, owner, "ops", day, impact=impact, effort=effort)
    assert action(f"{title}; owner {owner}; ops; due {day}; impact {impact} effort {effort}", TODAY) == read
    assert (
        action(
            f"{title}；负责人：{owner}；部门：ops；{day.year}年{day.month}月{day.day}日前；影响{impact} 投入{effort}",
            TODAY,
        )
        == read
    )


@given(MESSY)
def test_ratings_stay_in_range_and_words_are_the_persons(text: str) -> None:
    read = action(text, TODAY)
    if read:
        assert all(v is None or 1 <= v <= 5 for v in (read.impact, read.effort))
        for words in (read.title, read.owner, read.department, read.trial, read.rest):
            assert not set(letters(words or "")) - set(letters(text))


@given(
    st.lists(
        st.sampled_from(["put up a sign", "ask the branch first", "在门口放牌子", "跟店长商量"]), min_size=1, max_size=5
    ),
    st.sampled_from(["; ", "\n", "；", ". "]),
)
def test_no_word_is_lost(parts: list[str], between: str) -> None:
    read = action(between.join(parts), TODAY)
    assert read is not None
    assert letters((read.title or "") + read.rest + (read.trial or "")) == letters("".join(parts))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(lambda t: action(t, TODAY), text) < SLOW


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mia", A(owner="Mia")),
        ("小陈", A(owner="小陈")),
        ("王经理，运营部，12月31日", A(None, "王经理", "运营部", D(2026, 12, 31))),
        ("Mia from ops by Friday", A(rest="Mia from ops", due=D(2026, 11, 27))),
        ("owner is Mia from ops, due next Friday", A(None, "Mia", "ops", D(2026, 12, 4))),
        ("waiting time 20 to 5 minutes", A(kpi=K("waiting time", 20, 5, "minutes"))),
        ("先在浦东网点试一个月", A(trial="先在浦东网点试一个月")),
        ("it should be simple", A(rest="it should be simple")),
        ("", None),
    ],
)
def test_details_of_an_action_that_has_its_title(text: str, read: ActionSaid | None) -> None:
    assert action(text, TODAY, titled=True) == read


def test_a_name_behind_a_dash_is_the_owner() -> None:
    read = action("Put signs in the lobby – Mia, ops, by 15 Jan, time to find the desk 5 → 1 min", TODAY)
    assert read == A(
        "Put signs in the lobby", "Mia", "ops", D(2027, 1, 15), None, K("time to find the desk", 5, 1, "min")
    )
