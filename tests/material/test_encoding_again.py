"""Twelve encodings, five texts each, of other trades than those that the reading was made with."""

import pytest

from bot.material.encoding import decoded

HANS = (
    "社区食堂的菜偏咸，老人吃不了，打饭阿姨倒是很和气。\n", "日期,网点,意见\n5月3日,东街,自助机老是吞卡\n", "电梯里信号不好",
    "师傅说「配件没货」，让我等两周，可官网写的是现货……\n", "报名表要填三遍，身份证号写错一位就得重来；窗口十一点半就关\n",
)  # fmt: skip
HANT = (
    "社區巴士一小時才一班，下雨天站牌旁邊沒有遮雨棚。\n", "日期,門市,意見\n五月三日,東門店,店員說話很小聲\n", "繳費單寄到舊地址",
    "「系統維護中」已經三天了，電話也都是語音，轉不到真人。\n", "麵包很好吃，但是塑膠袋一層包一層，拆得很累\n",
)  # fmt: skip
WEST = (
    "We’d booked a table – nobody’d told the waiter.\n", "id;Kommentar\n1;Größe stimmt nicht, Rückgabe mühsam\n", "naïve façade",
    "“Cold soup”, he said; the chef’s résumé hung on the wall… £12!\n", "El niño perdió su mochila y señaló que nadie respondió el teléfono\n",
)  # fmt: skip
PLAIN = tuple(
    text.translate({ord("’"): "'", ord("–"): "-", ord("“"): '"', ord("”"): '"', ord("…"): "."}) for text in WEST
)
MIXED = (HANS[0], HANT[1], WEST[2], HANS[3], WEST[4])
ENCODINGS = {
    "gbk": HANS, "gb18030": HANS, "big5": HANT, "cp1252": WEST, "mac_roman": WEST, "latin-1": PLAIN, "utf-8": MIXED,
    "utf-8-sig": (HANT[0], HANS[1], WEST[1], HANT[3], HANS[4]), "utf-16": MIXED,
    "utf-16-le": (HANS[0], HANS[1], WEST[0], HANT[3], WEST[4]), "utf-16-be": (HANT[0], WEST[1], HANS[4], WEST[3], HANT[4]),
    "utf-32": (HANS[2], HANT[2], WEST[2], HANS[1], WEST[1]),
}  # fmt: skip


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in ENCODINGS.items() for text in texts])
def test_a_text_is_what_it_was(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding)).text == text


def test_there_are_sixty() -> None:
    assert [len(texts) for texts in ENCODINGS.values()] == [5] * 12
