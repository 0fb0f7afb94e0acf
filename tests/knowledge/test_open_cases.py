"""Documents of the open cases, in the knowledge base's own reading of files."""

from pathlib import Path

import pytest

from knowledge.convert import Converted, Converter, Limits

CASES = Path(__file__).parents[1] / "material" / "cases"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found = {}
    with Converter(Limits()) as converter:
        for name in ("k1_wps.xlsx", "k3_vmerge.docx", "k5_cp1252.txt", "zh_quotes.csv"):
            told = converter.convert(CASES / name)
            assert isinstance(told, Converted), (name, told)
            found[name] = told.text
    return found


def test_a_workbook_that_declares_a_wrong_size(texts: dict[str, str]) -> None:
    assert "投诉内容: 柜员要求本人跑两趟才能补卡" in texts["k1_wps.xlsx"]


def test_each_row_of_a_merged_table_keeps_its_stage(texts: dict[str, str]) -> None:
    text = texts["k3_vmerge.docx"]
    assert "Stage: Boarding; Touchpoint: ticket hut; What passengers say: the card reader fails when it rains" in text
    assert "|" not in text


def test_an_apostrophe_of_windows(texts: dict[str, str]) -> None:
    assert "Customers who couldn’t see the price board didn’t ask" in texts["k5_cp1252.txt"]


def test_doubled_quotes_are_quotes(texts: dict[str, str]) -> None:
    assert '离地铁近,但是指示牌写的是"西门"的话,会走错.建议走北门.' in texts["zh_quotes.csv"]
