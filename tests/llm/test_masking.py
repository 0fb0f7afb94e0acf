"""Personal data never leaves, and comes back whole; ordinary numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.masking import Mask

PERSONAL = [
    ("打给王小明 13800138000 确认", ["13800138000", "王小明"]),
    ("手机：138-0013-8000，邮箱 xm.wang@example.com.cn", ["138-0013-8000", "xm.wang@example.com.cn"]),
    ("+86 138 0013 8000 是李女士的", ["138 0013 8000", "李女士"]),
    ("电话１３８００１３８０００（全角）", ["１３８００１３８０００"]),
    ("座机 021-62345678，客服 400-820-8820", ["021-62345678", "400-820-8820"]),
    ("身份证11010519491231002X，姓名：张三", ["11010519491231002X", "张三"]),
    ("卡号 6222 0212 3456 7890 128", []),  # not a card: Luhn fails; left for the next case
    ("持卡人 陈建国 4111 1111 1111 1111", ["4111 1111 1111 1111", "陈建国"]),
    ("card 5555-5555-5555-4444 exp 12/29", ["5555-5555-5555-4444"]),
    ("Call Jane Doe on +44 20 7946 0958 before noon", ["+44 20 7946 0958", "Jane Doe"]),
    ("reach Maria Lopez at (415) 555-2671", ["(415) 555-2671", "Maria Lopez"]),
    ("jane.doe+shop@mail.example.org wrote twice", ["jane.doe+shop@mail.example.org"]),
    ("IBAN DE89 3704 0044 0532 0130 00", ["DE89 3704 0044 0532 0130 00"]),
    ("SSN 078-05-1120", ["078-05-1120"]),
    ("0044 7700 900123 is Tom's", ["0044 7700 900123"]),
    ("王小明说等太久。后来王小明留了 13912345678", ["13912345678", "王小明"]),
]


@pytest.mark.parametrize(("text", "personal"), PERSONAL)
def test_it_is_masked_and_put_back(text: str, personal: list[str]) -> None:
    mask = Mask()
    hidden = mask.hide(text)
    for value in personal:
        assert value not in hidden
    assert mask.restore(hidden) == text


ORDINARY = [
    "NPS 从 32 升到 45，样本 n=1200",
    "waiting time 20 → 8 min, 2026-03-31, 18 % to 25 %",
    "order 20260331001 and room 1204, version 3.11.2",
    "客单价 12800 元，3 月 31 日前完成，第 2 阶段",
    "订单号 1234567890123456（不是卡号）",
    'Front Desk: -2 "I waited 20 minutes"',
    "身份证号 110105194912310021（校验位不对）",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_numbers_and_names_stay(text: str) -> None:
    assert Mask().hide(text) == text


def test_a_name_away_from_personal_data_stays() -> None:
    assert "王阿姨" in Mask().hide("角色：王阿姨，65 岁，怕白跑一趟，也记不住药名。\n客服电话 400-820-8820")


def test_the_same_value_is_the_same_mark() -> None:
    hidden = Mask().hide("13800138000 … 13800138000 … 13900139000")
    assert hidden == "[PHONE-1] … [PHONE-1] … [PHONE-2]"


def test_a_number_that_is_split_by_characters_of_no_width_is_found() -> None:
    assert "8000" not in Mask().hide("1380\u200b0138\u200b000")


def test_off_leaves_everything() -> None:
    assert Mask(off=True).hide("13800138000") == "13800138000"


def test_a_mark_that_was_never_given_is_no_secret() -> None:
    assert Mask().restore("[PHONE-9] [NAME-1]") == "[PHONE-9] [NAME-1]"


@given(st.text(alphabet="0123456789 -+()@.王小明ab[]PHONE-\n", max_size=80))
def test_hiding_and_restoring_changes_nothing(text: str) -> None:
    mask = Mask()
    assert mask.restore(mask.hide(text)) == text or "[" in text


@given(st.lists(st.integers(1, 7), max_size=30))
def test_pieces_are_restored_wherever_they_are_cut(cuts: list[int]) -> None:
    mask = Mask()
    hidden = mask.hide("请打 13800138000 找王小明，或写 a@b.cn [sic]")
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(hidden[at : at + cut])
        at += cut
    pieces.append(hidden[at:])
    assert "".join(mask.restored(iter(pieces))) == mask.restore(hidden)


def test_embeddings_by_an_endpoint_see_no_personal_data() -> None:
    from bot.llm.embedding import Masked
    from knowledge.embedding import OpenAICompatible
    from tests.openaiworld import openai_world

    with openai_world() as world:
        embedder = Masked(OpenAICompatible("small", "key", world.url))
        assert embedder.embed(["王小明 13800138000", "no name"]).shape == (2, 64)
        sent = str(world.embedded)
    assert "13800138000" not in sent
    assert "王小明" not in sent
    assert "no name" in sent
