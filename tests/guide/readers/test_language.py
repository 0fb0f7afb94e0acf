import pytest
from hypothesis import given

from bot.guide.readers.language import asks_for_language, language_of
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("help us map hotel check-in", "en"),
        ("today", "en"),
        ("skip", "en"),
        ("no", "en"),
        ("hello!", "en"),
        ("Yes please", "en"),
        ("it's about 40% now", "en"),
        ("I really like the 火锅 there", "en"),
        ("map the 开户 journey for us", "en"),
        ("帮我们梳理网点开户旅程", "zh"),
        ("用 App 下单", "zh"),
        ("NPS 从 20 到 35", "zh"),
        ("現狀", "zh"),
        ("好", "zh"),
        ("Slack 里的 bot 怎么用", "zh"),
        ("NPS", None),
        ("Anna", None),
        ("Mia Wong", None),
        ("-2", None),
        ("40% → 25%", None),
        ("🙂", None),
        (":slightly_smiling_face:", None),
        ("<@U0123ABCD>", None),
        ("https://example.com/help-us-map", None),
        ("…", None),
        ("", None),
        ("ホテルのチェックイン", None),
    ],
)
def test_language_of(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in English please", "en"),
        ("English please", "en"),
        ("In English, please!", "en"),
        ("switch to English", "en"),
        ("can you speak English?", "en"),
        ("could we continue in English please?", "en"),
        ("let's switch to Chinese", "zh"),
        ("switch to Chinese", "zh"),
        ("reply in Mandarin", "zh"),
        ("use chinese", "zh"),
        ("用中文", "zh"),
        ("请用中文", "zh"),
        ("说中文吧", "zh"),
        ("用中文回答", "zh"),
        ("中文吧", "zh"),
        ("能说中文吗？", "zh"),
        ("切换到中文", "zh"),
        ("说英文", "en"),
        ("用英语", "en"),
        ("换成英文", "en"),
        ("麻烦用英文回复，谢谢", "en"),
        ("ok, in English please", "en"),
        ("the website is only in English", None),
        ("官网只有英文", None),
        ("菜单没有英文版", None),
        ("he speaks English", None),
        ("Chinese guests", None),
        ("", None),
    ],
)
def test_asks_for_language(text: str, language: str | None) -> None:
    assert asks_for_language(text) == language


@given(MESSY)
def test_any_text_has_an_answer(text: str) -> None:
    assert language_of(text) in ("zh", "en", None)
    asks_for_language(text)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(language_of, text) < SLOW
    assert seconds(asks_for_language, text) < SLOW
