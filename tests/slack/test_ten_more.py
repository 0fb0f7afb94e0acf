"""Ten more of each kind of the open cases about what is said, written after these were mended and looked at afterwards."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.guide.said import Author, Text
from bot.material.maps.feelings import scored
from bot.slack import carried
from bot.slack.completing import completed
from bot.slack.directory import Directory
from bot.slack.identity import Me
from bot.slack.places import Kinds
from bot.slack.plain import plain
from bot.slack.speech import read
from bot.usecases import script
from bot.usecases.inbound import Inbound, Spoken
from tests.guide.talk import TODAY
from tests.slack.office import Office
from tests.slack.test_carried import listed, raw, rich, section, words
from tests.slackworld import slack_world

Json = dict[str, Any]


def block_text(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def carrying(message: Json) -> str:
    """All that is heard of a message: its words and what it brings."""
    names = {"U1": "Mia", "U2": "Tom"}.get
    return f"{plain(message, 'U0BOT', names)} {carried.pieces(message, 'U0BOT', names)} {carried.unread(message)}"


# A: content outside text and rich text
CARRIED: list[tuple[str, Json, tuple[str, ...]]] = [
    ("a section", {"text": "", "blocks": [block_text("The *ramp* is icy")]}, ("ramp", "is icy")),
    ("fields", {"blocks": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "Stage: Board"}, {"type": "plain_text", "text": "Score: -2"}]}]}, ("Stage: Board", "Score: -2")),
    ("a header and a context", {"blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Boarding"}}, {"type": "context", "elements": [{"type": "mrkdwn", "text": "since May"}]}]}, ("Boarding", "since May")),
    ("a table of three columns in an attachment beside words", {"text": "our map", "attachments": [{"fallback": "x", "blocks": [raw("阶段|触点|情绪", "上船|跳板|-2")]}]}, ("our map", "跳板", "-2")),
    ("two attachments", {"text": "", "attachments": [{"blocks": [raw("a|b", "1|2")]}, {"blocks": [raw("c|d", "3|4")]}]}, ("'1', '2'", "'3', '4'")),
    ("a forwarded table", {"text": "", "attachments": [{"is_share": True, "author_name": "Ana", "message_blocks": [{"message": {"blocks": [raw("Stage|Emotion", "Board|-1")]}}]}]}, ("Board", "-1")),
    ("a quotation in rich text", {"blocks": [rich(section(words("they say")), {"type": "rich_text_quote", "elements": [words("the deck is wet")]})]}, ("they say", "the deck is wet")),
    ("a table with links and emoji", {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "t"}, {"type": "raw_text", "text": "e"}], [rich(section({"type": "link", "url": "https://a.b", "text": "the app"})), rich(section({"type": "emoji", "name": "rage"}))]]}]}, ("the app", "😡")),
    ("a data table", {"blocks": [{"type": "data_table", "rows": [[{"type": "raw_text", "text": "Stage"}, {"type": "raw_text", "text": "n"}], [{"type": "raw_text", "text": "Board"}, {"type": "raw_number", "value": 7}]]}]}, ("Board", "7")),
    ("markdown", {"blocks": [{"type": "markdown", "text": "- Board\n- Sail"}]}, ("Board", "Sail")),
    ("an image says that it cannot be read", {"text": "look", "blocks": [{"type": "image", "image_url": "https://a.b/c.png", "alt_text": "lobby"}]}, ("image",)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "message", "heard"), CARRIED, ids=[one[0] for one in CARRIED])
def test_a_what_a_message_carries_is_heard(kind: str, message: Json, heard: tuple[str, ...]) -> None:
    told = carrying(message)
    for part in heard:
        assert part in told, told


# H: no id reaches a map
def element(kind: str, **of: str) -> Json:
    return {"type": kind, **of}


IDS = [
    rich(section(words("owner "), element("user", user_id="U0TOM00001"))),
    rich(section(words("owner "), element("user", user_id="U0UNKNOWN9"))),
    rich(section(words("ask "), element("usergroup", usergroup_id="S0SHIFT001"))),
    rich(section(words("see "), element("channel", channel_id="C0RANDOM01"))),
    rich(section(words("see "), element("channel", channel_id="C0SECRET99"))),
    rich(listed(0, "a"), {"type": "rich_text_list", "style": "ordered", "indent": 0, "elements": [section(element("user", user_id="U2"), words(" calls"))]}),
    {"type": "table", "rows": [[{"type": "raw_text", "text": "Owner"}], [rich(section(element("usergroup", usergroup_id="S0SHIFT001")))]]},
    {"type": "table", "rows": [[{"type": "raw_text", "text": "Owner"}], [rich(section(element("channel", channel_id="C0RANDOM01")))]]},
    block_text("owner <@U0UNKNOWN9> of <!subteam^S0SHIFT001>"),
    block_text("see <#C0RANDOM01> and <#C0OTHER001|lobby>, <!date^1767225600^{date}|1 January 2026>"),
    rich({"type": "rich_text_quote", "elements": [element("user", user_id="U1"), words(" said no")]}),
]  # fmt: skip


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    """Slack's own, which knows two people, one group and one channel."""
    with slack_world(tmp_path_factory.mktemp("ids")) as world:
        world.standin.workspace.groups["S0SHIFT001"] = 'night "shift"'
        yield Office(world).directory


def heard_of(block: Json, directory: Directory) -> Spoken:
    me = Me("T0JOURNEY1", "U0BOT", "B0")
    event = {"user": "U0MIA00001", "channel": "C0LAB00001", "channel_type": "channel", "ts": "1.0", "blocks": [block]}
    spoken = read({"text": "", **event}, me, Kinds())
    assert isinstance(spoken, Spoken)
    done = completed(Inbound(key="k", tenant=me.team, conversation="c", event=spoken), directory).event
    assert isinstance(done, Spoken)
    return done


@pytest.mark.parametrize("block", IDS, ids=range(len(IDS)))
def test_h_no_id_is_heard(block: Json, directory: Directory) -> None:
    spoken = heard_of(block, directory)
    told = f"{spoken.text} {spoken.laid_out} {spoken.material}"
    assert told.strip()
    assert 'night "shift"' in told or "S0SHIFT001" not in str(block)
    for id in ("S0SHIFT001", "C0RANDOM01", "C0SECRET99", "C0OTHER001", "U0UNKNOWN9", "U0TOM00001", "1767225600"):
        assert id not in told, told


# I: traditional Chinese, as its simplified twin
def understood(text: str) -> tuple[Any, ...]:
    from bot.guide.readers.intent import intent
    from bot.usecases import exporting, lifecycle
    from bot.usecases.sending.hearing import wanted

    typed = Text(Author("U1", "Mia"), text, TODAY, "1.0")
    heard, _ = script.heard(typed)
    assert isinstance(heard, Text)
    sent = wanted(text)
    return intent(heard.text), exporting.wanted(text), lifecycle.wanted(text), sent and (sent.does, sent.where)


TWINS = [
    ("說英文", "说英文"), ("上一步", "上一步"), ("撤銷", "撤销"), ("進度", "进度"), ("發布", "发布"), ("總結", "总结"), ("匯出PDF", "导出PDF"),
    ("匯出成投影片", "导出成幻灯片"), ("把圖歸檔", "把图归档"), ("複製這張圖", "复制这张图"), ("把第二項措施發到 Jira", "把第二项措施发到 Jira"),
    ("去情感", "去情感"), ("幫我們梳理退貨旅程", "帮我们梳理退货旅程"), ("檢查", "检查"), ("說明", "说明"), ("儲存成 Excel", "保存成 Excel"),
]  # fmt: skip


@pytest.mark.parametrize(("traditional", "simplified"), TWINS)
def test_i_traditional_is_understood_as_its_twin(traditional: str, simplified: str) -> None:
    told, twin = understood(traditional), understood(simplified)
    if told[0] is not None and told[0].name == "new":
        assert told[0].title is not None
        return
    assert told == twin
    assert any(told) or simplified == "说英文"


# J: sign and scale
SCALES: list[tuple[tuple[str, ...], tuple[int | None, ...]]] = [
    (("—1", "–2", "−1", "+2"), (-1, -2, -1, 2)),
    (("－２".translate({ord("２"): "2"}), "＋1", "0"), (-2, 1, 0)),
    (("1/5", "3/5", "5/5"), (-2, 0, 2)),
    (("2 / 10", "10 / 10"), (-2, 2)),
    (("★☆☆☆☆", "★★★☆☆", "★★★★★"), (-2, 0, 2)),
    (("↑", "↓", "→"), (1, -1, 0)),
    (("1分", "5分", "3分"), (-2, 2, 0)),
    (("-3", "3", "0", "-1"), (-2, 2, 0, -1)),
    (("👍", "👎", "😐"), (1, -1, 0)),
    (("++", "--", "+", "-"), (2, -2, 1, -1)),
    (("20%", "100%", "50%"), (-1, 2, 0)),
]


@pytest.mark.parametrize(("cells", "scores"), SCALES)
def test_j_sign_and_scale_are_kept(cells: tuple[str, ...], scores: tuple[int | None, ...]) -> None:
    assert scored(cells).scores == scores


@pytest.mark.parametrize(
    ("typed", "heard"),
    [("ramp —2", "ramp -2"), ("ramp: – 1", "ramp: -1"), ("跳板 ——2，甲板 +1", "跳板 -2，甲板 +1"), ("deck −1", "deck -1"), ("the ramp — icy", "the ramp — icy"),
     ("May 2024—2", "May 2024—2"), ("10—20 minutes", "10—20 minutes"), ("open 1–2", "open 1–2"), ("ramp -2", "ramp -2"), ("甲板—1\n跳板—2", "甲板—1\n跳板—2")],
)  # fmt: skip
def test_j_a_phones_dash(typed: str, heard: str) -> None:
    """Glued to a name it may part the two as well: then it is left, and no score is taken from it."""
    said, _ = script.heard(Text(Author("U1", "Mia"), typed, TODAY, "1.0"))
    assert isinstance(said, Text)
    assert said.text == heard
