import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.intent import Intent, intent, step_named, title_of
from bot.guide.session import STEPS
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds

SAID = {
    "skip": ["skip", "Skip.", "skip this", "skip it please", "please skip", "let's skip this one", "can we skip this?", "pass", "none of these", "跳过", "先跳过", "跳过吧", "这个先跳过", "先不填", "以后再说", "略过"],
    "dont_know": ["don't know", "dont know", "I don't know", "we don't know yet", "no idea", "not sure", "idk", "dunno", "I'm not sure yet", "不知道", "我不知道", "还不清楚", "没想好", "不太确定", "暂时没数据", "不知道啊"],
    "back": ["back", "go back", "Back please", "one step back", "previous step", "go back one step", "上一步", "返回", "回到上一步", "返回上一步", "退回去", "上一个问题"],
    "undo": ["undo", "Undo!", "undo that", "undo the last change", "take that back", "撤销", "撤回", "撤销一下", "撤销上一步", "撤销刚才的"],
    "status": ["status", "progress", "where are we?", "how far are we", "what's left?", "show me the status", "进度", "看看进度", "到哪了", "我们到哪一步了？", "还剩几步"],
    "show": ["show", "show me", "show it", "draw it", "show the map", "show us what we have so far", "can I see it?", "let's see the picture", "看一下", "看看", "画出来", "给我看看图", "画一下", "出图", "看一下现在的旅程图", "图呢"],
    "help": ["help", "Help!", "help me", "what can you do?", "how does this work?", "帮助", "怎么用", "你能做什么？", "?"],
    "next": ["next", "next please", "done", "that's all", "That’s all for now", "that's it", "no more", "nothing else", "ok done", "we're done", "continue", "move on", "没有了", "没了", "就这些", "下一步", "继续", "好了", "完了", "没有别的了", "就这样吧", "先这样"],
    "publish": ["publish", "publish it", "let's publish", "please publish the map", "发布", "发布吧", "可以发布了", "定稿"],
    "check": ["check", "check it", "run the check", "method check", "检查", "检查一下", "帮我检查一下", "有什么问题？"],
    "summary": ["summary", "summarise", "give me a summary", "recap please", "总结", "总结一下", "给我一份总结", "来个小结"],
    "kept": ["what did you keep", "what did you keep?", "what have you kept", "what did you not understand?", "你留了什么", "哪些没听懂", "没听懂的内容"],
    "yes": ["yes", "Yes!", "yep", "ok", "OK", "sure", "go ahead", "yes please", "sounds good", "好", "好的", "是的", "可以", "嗯", "没问题", "行", "对", "好的 👍"],
    "no": ["no", "No.", "nope", "no thanks", "not now", "不", "不是", "不用", "不要", "算了", "不用了谢谢"],
    "thanks": ["thanks", "Thank you!", "thanks a lot", "great, thanks", "thx", "谢谢", "多谢", "谢谢你", "辛苦了", "谢谢 🙏"],
    "greeting": ["hi", "hello", "Hey there", "good morning", "hi all", "你好", "大家好", "早上好", "在吗？", "hi :wave:"],
    "stop": ["stop", "pause", "later", "let's take a break", "continue tomorrow", "停", "暂停", "先到这里", "明天继续", "今天先到这吧", "休息一下"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), [(text, name) for name, texts in SAID.items() for text in texts])
def test_short_requests(text: str, name: str) -> None:
    read = intent(text)
    assert read is not None
    assert read.name == name


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("undo 5", Intent("undo", number=5)), ("undo revision 12", Intent("undo", number=12)), ("撤销5", Intent("undo", number=5)), ("撤销第5条", Intent("undo", number=5)), ("撤销 #5", Intent("undo", number=5)),
        ("export pdf", Intent("export", format="pdf")), ("export as PDF", Intent("export", format="pdf")), ("download the map as svg", Intent("export", format="svg")), ("can I have a pdf?", Intent("export", format="pdf")),
        ("导出pdf", Intent("export", format="pdf")), ("导出 JSON", Intent("export", format="json")), ("给我一份PDF", Intent("export", format="pdf")), ("pdf", Intent("export", format="pdf")),
        ("go to stages", Intent("go", step="stages")), ("go back to the persona", Intent("go", step="persona")), ("jump to pain points", Intent("go", step="pain_points")), ("go to step 5", Intent("go", step="touchpoints")),
        ("back to the goal", Intent("go", step="scope")), ("let's go to emotions", Intent("go", step="emotions")), ("skip to actions", Intent("go", step="actions")), ("go to review", Intent("go", step="review")),
        ("跳到情感", Intent("go", step="emotions")), ("回到阶段", Intent("go", step="stages")), ("回到阶段那一步", Intent("go", step="stages")), ("去第五步", Intent("go", step="touchpoints")), ("跳到痛点", Intent("go", step="pain_points")),
        ("我们先去机会点吧", Intent("go", step="opportunities")), ("跳到改进措施", Intent("go", step="actions")),
        ("new journey", Intent("new")), ("start a new journey", Intent("new")), ("新建旅程", Intent("new")), ("new journey: hotel check-in", Intent("new", title="Hotel check-in")), ("新建旅程：网点开户", Intent("new", title="网点开户")),
        ("help us map hotel check-in", Intent("new", title="Hotel check-in")), ("@Journey help us map hotel check-in", Intent("new", title="Hotel check-in")), ("<@U0123ABC> help us map hotel check-in", Intent("new", title="Hotel check-in")),
        ("<@U0123ABC> 帮我们梳理网点开户旅程", Intent("new", title="网点开户")),
    ],
)  # fmt: skip
def test_requests_with_an_object(text: str, read: Intent) -> None:
    assert intent(text) == read


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("help us map hotel check-in", "Hotel check-in"),
        ("Help us map hotel check-in!", "Hotel check-in"),
        ("@Journey help us map a family's Sunday visit to the museum", "A family's Sunday visit to the museum"),
        ("can you help us map the hotel check-in journey?", "Hotel check-in"),
        ("please help me map our returns process", "Returns process"),
        ("let's map hotel check-in", "Hotel check-in"),
        ("we want to map the customer journey of opening an account", "Opening an account"),
        ("help us draw a journey map for hotel check-in", "Hotel check-in"),
        ("map hotel check-in", "Hotel check-in"),
        ("帮我们梳理网点开户旅程", "网点开户"),
        ("@Journey 帮我们梳理网点开户旅程", "网点开户"),
        ("帮我们梳理一下会员来店买慢病药的旅程", "会员来店买慢病药"),
        ("帮我们画一张酒店入住的客户旅程图", "酒店入住"),
        ("能不能帮我们梳理一下网点开户的客户旅程？", "网点开户"),
        ("我们想做一个酒店入住的旅程图", "酒店入住"),
        ("梳理一下外卖点餐旅程", "外卖点餐"),
        ("帮我们梳理“双十一退货”的旅程", "双十一退货"),
        ("Hotel check-in", "Hotel check-in"),
        ("网点开户", "网点开户"),
        ("", None),
        ("@Journey", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    "text",
    ["skip the line", "skip the queue at the till", "guests skip breakfast", "back in the car", "back office assigns the room", "check-in", "check in at the front desk", "help desk", "helpdesk",
     "show the passport", "show passport at the desk", "next day delivery", "done by the cleaning team", "no seats", "no one answers", "yes, but only on Sundays", "ok, the goal is fewer complaints", "stop at the gift shop",
     "publish opening hours online", "summary of charges is unclear", "status of the order is unclear", "thanks to the staff we found it", "not sure where to park", "don't know where to go", "hello sign at the door",
     "看一下菜单", "看看有没有货", "跳过广告", "下一步去哪里不清楚", "检查身份证", "没有了解过", "好的体验", "不知道去哪里排队", "总结会员需求", "发布会签到", "帮助老人取号", "返回首页", "好评", "继续排队", "画像是王阿姨", "做指纹", "到店",
     "去前台", "回家吃上药", "开始：想起要买", "-2", "", "🙂", "stage 2: pay", "later that day she calls", "we pass security", "export of goods", "undo the parcel"],
)  # fmt: skip
def test_an_answer_is_not_swallowed(text: str) -> None:
    assert intent(text) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("stages", "stages"),
        ("the persona", "persona"),
        ("第三步", "evidence"),
        ("step 9", "actions"),
        ("9", "actions"),
        ("情绪", "emotions"),
        ("效果评估", "follow_up"),
        ("12", None),
        ("lunch", None),
    ],
)
def test_step_named(text: str, step: str | None) -> None:
    assert step_named(text) == step


@given(st.integers(1, len(STEPS)))
def test_every_step_has_a_number(number: int) -> None:
    assert step_named(f"第{number}步") == step_named(f"step {number}") == STEPS[number - 1]


@given(MESSY)
def test_lines_are_content(text: str) -> None:
    assert intent(f"{text}x\nx{text}") is None
    intent(text)
    title_of(text)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(intent, text) < SLOW
    assert seconds(title_of, text) < SLOW


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        *(t * 40 for texts in SAID.values() for t in texts),
        "好了好的" * 40,
        "谢谢谢谢你" * 30,
        "please let's " * 20,
    ],
    ids=lambda t: repr(t[:6]),
)
def test_short_texts_that_nearly_match(text: str) -> None:
    for length in (40, 60, 199):
        assert seconds(intent, text[:length] + "x") < 1
