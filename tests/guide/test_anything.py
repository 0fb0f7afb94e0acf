"""Whatever people type or press, in whatever order: the guide never fails, the document stays valid, the same words do
not go round in a circle, and what was not understood is kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journey.document import from_json, to_json
from tests.guide.crafts import HotelCraft, NoCraft
from tests.guide.talk import CHEN, MIA, TOM, WU, Talk

LINES = st.sampled_from(
    [
        "today", "skip", "back", "undo", "undo 2", "status", "show", "help", "done", "yes", "no", "don't know", "check",
        "summary", "publish", "export pdf", "go to emotions", "go to actions", "speak Chinese", "stop", "continue", "keep",
        "fewer complaints, from 40 to 20", "from booking to the room", "the persona is Sam, 31, arrives late",
        "Book, Arrive, Stay", "Book: website (online), phone", "Arrive: front desk (in person), lift", "use these",
        "website 1, phone 0", "front desk: -2 “20 minutes in a queue”", "all 0", "-1", "1: -2, 2: 7", "angry", "🙂",
        "front desk is the moment of truth", "a long queue (frequency 3, impact 4, persistence 2)", "3 4 2", "3/9/2",
        "How might we shorten the queue?", "pilot a kiosk, owner Mia, due 31 March, KPI wait 20 → 5 min",
        "owner Tom, due 30 February", "pilot a kiosk: 31 March, 12 min", "what is a moment of truth?",
        "rename stage 2 to Come in", "merge Book and Arrive", "delete the second stage", "delete Arrive", "add a stage Pay after Book",
        "move stage 1 to the end", "not 40 but 45", "front desk should be -1", "Book, Book", "goal:", ":", "???", "<!channel>",
        "跳过", "上一步", "撤销", "进度", "看一下", "现状", "说英文", "投诉从每月40起降到20起", "阶段：预订、到店、入住",
        "到店：前台办理入住（线下）、电梯", "前台办理入住 -2 “等了二十分钟”", "都是0", "很失望", "排队太久（频率3 影响4 持续2）",
        "我们可以怎样少让人等？", "上线自助机，负责人小陈，12月31日前，指标：等候 20→5 分钟", "把第二阶段改成办理入住",
        "预订和到店合一块吧，她都是到了才知道", "删掉第三个", "是", "不用", "记为痛点", "什么是峰终定律？", "痛点：没人理",
    ]
)  # fmt: skip
ANYTHING = st.one_of(LINES, LINES, LINES, st.text(max_size=60))
PRESSES = st.sampled_from(
    [
        ("skip",), ("back",), ("undo", "1"), ("undo", "99"), ("show",), ("publish",), ("publish", "anyway"), ("keep_pain",),
        ("withdraw", "3"), ("keep", "1"), ("go", "stages"), ("go", "nowhere"), ("download", "pdf"), ("dismiss",),
        ("choose", "state", "current"), ("choose", "stages", "Book", "Arrive"), ("choose", "moments", "t9"),
        ("choose", "disagree:t3", "both"), ("choose",), ("summary",), ("check",), ("what",),
    ]
)  # fmt: skip
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), ANYTHING, st.sampled_from([MIA, TOM, CHEN, WU])),
        st.tuples(st.just("press"), PRESSES, st.sampled_from([MIA, CHEN])),
        st.tuples(st.just("edit"), ANYTHING, st.integers(1, 12)),
        st.tuples(st.just("delete"), st.none(), st.integers(1, 12)),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(["help us map hotel check-in", "帮我们梳理酒店入住旅程"]), st.booleans(), ACTS)
def test_nothing_breaks_the_guide(opening: str, with_craft: bool, acts: list[tuple[str, object, object]]) -> None:
    talk = Talk(opening, HotelCraft() if with_craft else NoCraft())
    for act, what, who in acts:
        if act == "type":
            talk.type(what, who)  # type: ignore[arg-type]
        elif act == "press":
            talk.press(*what, author=who)  # type: ignore[misc, arg-type]
        elif act == "edit":
            talk.edit(who, what)  # type: ignore[arg-type]
        else:
            talk.delete(who)  # type: ignore[arg-type]
        assert from_json(to_json(talk.journey)) == talk.journey
        for section in talk.reply.sections:
            assert section.text.strip()


NONSENSE = st.text(alphabet="qwxzkvj", min_size=9, max_size=14)


@settings(max_examples=40, deadline=None)
@given(st.lists(NONSENSE, min_size=2, max_size=5, unique=True))
def test_what_is_not_understood_is_answered_and_never_loops(words: list[str]) -> None:
    talk = Talk("help us map hotel check-in", NoCraft())
    talk.type("fewer complaints, from 40 to 20")
    assert talk.slot == "state"
    asked = 0
    for word in words:
        talk.type(word)
        assert talk.text.strip(), "nobody is left without a word"
        asked += "“today” or “as it should be”" in talk.text
    assert asked <= 1, "the same question is not put again and again"
    kept = [k.text for k in talk.session.kept]
    assert set(kept) <= set(words)
    talk.type("what did you keep?")
    assert all(word in talk.text for word in kept)
