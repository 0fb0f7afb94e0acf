"""Bytes of every usual encoding, a short and a long text of each kind; the texts are made up here."""

import pytest

from bot.material.encoding import decoded
from bot.material.pieces import Unreadable

SIMPLIFIED = (
    "昨天去社区医院打疫苗，登记台前排了将近一小时。护士很耐心，可是系统又卡住了，只好手写。\n",
    "姓名,意见\n老周,快递柜总是满的，东西放在门卫室没人通知\n",
    "退票要跑三个窗口",
    "“取号机坏了”——这句话我们一周听了十几遍；空调也不太凉。价格¥35。\n",
    "冰箱送来时门上有凹痕，安装师傅说可以换，客服却说超过24小时不受理，来回扯皮拖了半个月才解决\n",
)
TRADITIONAL = (
    "櫃檯人員很親切，但是叫號系統壞了，大家只好自己排隊，等了快一個鐘頭。\n",
    "姓名,意見\n陳小姐,網路訂位之後沒有收到確認信，打電話也沒人接\n",
    "退貨要自己出運費",
    "「說好三天到貨」結果等了兩星期，客服只會說抱歉。\n",
    "便利商店取貨很方便，只是包裝太過度，拆完一整袋塑膠\n",
)
WESTERN = (
    "The café’s card reader didn’t work – we couldn’t pay, and nobody’d told us.\n",
    "date,comment\n2026-03-01,“Très bien”, said the couple from Montréal\n",
    "It’s late",
    "Fünf Gäste, größtes Zimmer, kein Frühstück – naïve idea, piñata at 8 €…\n",
    "We waited outside the clinic for an hour; the receptionist’s list didn’t have our names on it.\n",
)
CASES = [
    *((text, encoding) for text in SIMPLIFIED for encoding in ("gbk", "gb18030", "gb2312")),
    *((text, "big5") for text in TRADITIONAL),
    *((text, "cp1252") for text in WESTERN),
    *(
        (text, encoding)
        for text in (*SIMPLIFIED, *TRADITIONAL, *WESTERN)
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    ),
    *(
        (text, encoding)
        for text in (SIMPLIFIED[0], SIMPLIFIED[1], TRADITIONAL[0], WESTERN[0], WESTERN[1])
        for encoding in ("utf-16-le", "utf-16-be")
    ),
    *((text, "mac_roman") for text in (WESTERN[0], WESTERN[4])),
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_text_of_any_usual_encoding(text: str, encoding: str) -> None:
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("the encoding has no such sign")
    assert decoded(content).text == text


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 200])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        decoded(content)


def test_a_letter_that_a_program_cut_does_not_turn_the_whole_file_into_another_encoding() -> None:
    content = ("柜台太高，轮椅够不着。" * 200).encode()[:-1]
    assert decoded(content).text.startswith("柜台太高，轮椅够不着。柜台")
