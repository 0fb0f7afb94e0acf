"""What a page of one's own lacks is said, and a page that is fit is called that."""

from pathlib import Path

import pytest

from knowledge.checking import check_page, proposed_wordings
from knowledge.corpus_pages import OWN, own_page
from prompts import entries

HEAD = "id: case-ours\ntitle: Ours\nlanguage: en\nkind: case\nsource: https://example.com/ours"
BODY = "## What we did\n\nWe put chairs where people wait.\n"


def _codes(path: Path, head: str | None, body: str = BODY) -> list[str]:
    path.write_text(f"---\n{head}\n---\n\n{body}" if head is not None else body, encoding="utf-8")
    return [one.code for one in check_page(path)]


@pytest.mark.parametrize(
    ("head", "body", "code"),
    [
        (None, BODY, "no_head"),
        ("title: [unclosed", BODY, "broken_head"),
        (HEAD.replace("title: Ours\n", ""), BODY, "key_missing"),
        (HEAD + "\ntitel: Ours", BODY, "key_unknown"),
        (HEAD.replace("kind: case", "kind: story"), BODY, "key_wrong"),
        (HEAD, "## 做了什么\n\n我们在等的地方放了椅子。\n", "language"),
        (HEAD, "\n", "no_text"),
        (HEAD, "We put chairs where people wait.\n", "no_heading"),
        (HEAD, BODY, "no_wordings"),
        (HEAD, BODY, "no_twin"),
        (HEAD.replace("https://example.com/ours", "a book"), BODY, "no_source_address"),
        (HEAD.replace("kind: case", "kind: industry"), BODY, "template"),
    ],
)
def test_each_thing_that_is_missing_is_told(tmp_path: Path, head: str | None, body: str, code: str) -> None:
    assert code in _codes(tmp_path / "page.md", head, body)


def test_every_finding_has_its_sentence_in_both_languages() -> None:
    from typing import get_args

    from knowledge.checking import Code

    told = entries("cli/kb")["finding"]
    assert set(told) == set(get_args(Code))
    assert all({"zh", "en"} <= set(one) for one in told.values())


def test_the_own_pages_have_nothing_that_must_be_mended() -> None:
    pages = sorted(OWN.glob("*/*/*.md"))[::12]
    assert pages
    assert not [path.name for path in pages if any(one.must for one in check_page(path))]


def test_wordings_are_proposed_from_the_headings() -> None:
    page = own_page("method-nps", "en")
    assert page is not None
    assert any("Limits of NPS" in one for one in proposed_wordings(page))
