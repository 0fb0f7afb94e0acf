"""The small parts: icons for channels, emoji, soft breaks, legend, the way stages are put on leaves and pages."""

from pathlib import Path

import pytest

from bot.journey.model import Stage, Touchpoint
from bot.picture import channels, legend
from bot.picture.breaking import SOFT_BREAK, Measure, clean, fitted, shortened
from bot.picture.faces import marked
from bot.picture.leaves import paged
from prompts import entries
from tests.picture import samples

ICONS = Path(channels.__file__).parent / "icons"
WIDE = Measure(100, 8)


@pytest.mark.parametrize(
    ("channel", "icon"),
    [
        ("前台办理", "in_person"),
        ("在线客服", "chat"),
        ("微信小程序", "app"),
        ("官网", "online"),
        ("门店", "store"),
        ("客服电话", "phone"),
        ("邮件", "email"),
        ("抖音直播", "social"),
        ("自助柜台", "device"),
        ("快递柜", "mail"),
        ("Front Desk", "in_person"),
        ("live chat on the website", "chat"),
        ("Mobile App", "app"),
        ("e-mail", "email"),
        ("kiosk", "device"),
        ("Instagram", "social"),
        ("apply here", "other"),
        ("telepathy", "other"),
        ("", "other"),
        (None, "other"),
    ],
)
def test_a_channel_has_an_icon(channel: str | None, icon: str) -> None:
    assert channels.icon(channel) == icon


def test_every_icon_is_drawn() -> None:
    assert {*entries("picture/channels"), "other", "evidence"} == {file.stem for file in ICONS.glob("*.svg")}


def test_channels_that_the_guide_knows_mostly_have_an_icon() -> None:
    known = [word for words in entries("lexicon/channels")["words"].values() for word in words]
    unknown = [word for word in known if channels.icon(word) == "other"]
    assert unknown == []


def test_an_emoji_becomes_one_drawn_character() -> None:
    assert marked("😡 ok 😍") == "\ue000 ok \ue004"
    assert marked("👩\u200d💻🇨🇳👍🏽") == "\ue005\ue005\ue003"
    assert marked("☀️ ★ 1") == "☀ ★ 1"


def test_nobody_can_type_a_drawn_character() -> None:
    assert fitted("a\ue000b", WIDE) == "ab"


def test_what_a_page_cannot_show_is_left_out() -> None:
    assert clean(" a\x00\u202eb\tc \r\n d\ud800 ") == "ab c\nd"


def test_a_word_is_broken_only_where_it_does_not_fit() -> None:
    assert SOFT_BREAK not in fitted("an ordinary sentence about nothing", Measure(30, 8))
    link = fitted("https://example.com/one/two?three=four", Measure(20, 8))
    assert link.replace(SOFT_BREAK, "") == "https://example.com/one/two?three=four"
    assert f"/{SOFT_BREAK}one" in link
    assert fitted("x" * 200, Measure(20, 8)).count(SOFT_BREAK) == 199


def test_a_shortened_text_says_so() -> None:
    assert shortened("one\ntwo", 20) == "one two"
    assert shortened("a" * 50, 10) == "a" * 9 + "…"


def test_the_legend_explains_what_is_shown_and_nothing_else() -> None:
    assert legend.entries(samples.minimal()) == ()
    assert legend.entries(samples.one_touchpoint()) == ()
    assert set(legend.entries(samples.hotel())) == set(entries("picture/labels")["legend"]) - {"unknown"}


def _stage(id: str, n: int) -> Stage:
    return Stage(id=id, name=id, touchpoints=tuple(Touchpoint(id=f"{id}.{i}", name="x") for i in range(n)))


def test_stages_share_a_leaf_while_they_fit_and_a_long_one_is_cut_evenly() -> None:
    groups = paged([_stage("a", 3), _stage("b", 4), _stage("c", 0), _stage("d", 13), _stage("e", 1)], 10)
    said = [[(p.stage.id, p.part, p.parts, p.width) for p in group] for group in groups]
    assert said == [
        [("a", 1, 1, 3), ("b", 1, 1, 4), ("c", 1, 1, 1)],
        [("d", 1, 2, 7)],
        [("d", 2, 2, 6), ("e", 1, 1, 1)],
    ]
