"""How pages are cut."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.chunk import WHOLE, WIDEST, passages_of, pieces
from knowledge.corpus_pages import OWN, read_folder
from knowledge.normal import breadth


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def test_each_section_is_a_piece_under_its_heading() -> None:
    queues = "People stand in line and do not know for how long, nor why, nor what they can do in the meantime."
    cut = pieces(
        f"## Queues\n\n{queues}\n\n## Forms\n\nPeople write the same thing twice, and then once more, {queues}\n"
    )
    assert [piece.headings for piece in cut] == [("Queues",), ("Forms",)]


def test_headings_of_plain_chinese_text_are_seen() -> None:
    cut = pieces(
        f"一、什么是触点\n触点是客户与企业的一次接触，{chr(0x7EC6) * 40}。\n二、怎样写触点\n写客户做了什么。"
        + "细" * 40
    )
    assert [piece.headings for piece in cut] == [("一、什么是触点",), ("二、怎样写触点",)]


def test_a_very_long_line_is_cut_at_its_own_numbering() -> None:
    line = "".join(f"第{number}讲:主题{number}1、{'甲' * 90}2、{'乙' * 90}3、{'丙' * 90}" for number in "一二三四")
    cut = pieces(line)
    assert all(breadth(piece.text) <= WIDEST for piece in cut)
    assert [piece.text[:3] for piece in cut] == ["第一讲", "第二讲", "第三讲", "第四讲"]


def test_a_link_leaves_its_words() -> None:
    assert pieces("See [the page](other.md) and ![a picture](x.png) of queues in the branch.")[0].text == (
        "See the page and a picture of queues in the branch."
    )


@given(st.text(alphabet=st.sampled_from("客户体验。，;:!?\n -#1、第讲abc. \t|[]()"), max_size=3000))
def test_nothing_is_lost_and_nothing_is_too_wide(body: str) -> None:
    cut = pieces(body)
    assert all(breadth(piece.text) <= WHOLE + 1 for piece in cut)
    kept = "".join(_letters("".join(piece.headings) + piece.text) for piece in cut)
    for line in body.splitlines():
        if "[" not in body and not line.lstrip().startswith("#") and breadth(line) > 40:
            assert _letters(line)[:10] in kept


def test_passages_of_the_corpus_are_of_a_readable_length() -> None:
    passages = [passage for page in read_folder(OWN) for passage in passages_of(page)]
    assert all(len(passage.text) <= 1200 for passage in passages)
    assert len({passage.id for passage in passages}) == len(passages)
    assert sum(breadth(passage.text) > 60 for passage in passages) / len(passages) > 0.9


def test_pages_of_a_file_are_kept_with_their_passages() -> None:
    body = "\u240c 1\n## Strollers\n\nForty strollers can be borrowed at the entrance.\n\n\u240c 2\nAsk at the desk for a longer loan of one.\n"
    cut = pieces(body)
    assert [(piece.leaf, piece.headings) for piece in cut] == [(1, ("Strollers",)), (2, ("Strollers",))]
    assert all("\u240c" not in piece.text for piece in cut)
