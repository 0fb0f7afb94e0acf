"""The words of an uploaded file, for the language model."""

from pathlib import Path

import pytest

from bot.usecases.interviews import Unreadable, words_of
from tests.knowledge import files

SENTENCE = "The keeper answers every letter within two days."


@pytest.mark.parametrize("name", ["talk.txt", "talk.docx", "talk.pdf", "talk.html", "talk.pptx", "Untitled"])
def test_an_interview_is_read_in_the_formats_it_comes_in(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    match path.suffix:
        case ".html":
            path.write_text(f"<h1>Talk</h1><script>alert(1)</script><p>{SENTENCE}</p>")
        case ".docx":
            files.docx(path, "Talk", SENTENCE)
        case ".pptx":
            files.pptx(path, "Talk", SENTENCE)
        case ".pdf":
            files.pdf(path, SENTENCE)
        case _:
            path.write_text(SENTENCE)
    found = words_of(name, path.read_bytes())
    assert SENTENCE in found
    assert "alert" not in found


def test_a_turn_of_a_talk_is_a_line_without_markup(tmp_path: Path) -> None:
    page = b"<p><b>Q:</b> How was it?</p><ul><li>slow</li></ul><table><tr><th>a</th></tr><tr><td>b</td></tr>"
    assert words_of("talk.html", page).splitlines() == ["Q: How was it?", "slow", "a", "b"]


@pytest.mark.parametrize(("name", "reason"), [("a.pdf", "encrypted"), ("a.docx", "broken"), ("b.docx", "bomb")])
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / name
    if reason == "encrypted":
        files.pdf(path, SENTENCE, password="secret")
    elif reason == "bomb":
        files.bomb(path)
    else:
        whole = files.docx(path, "Talk", SENTENCE).read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Unreadable) as refused:
        words_of(name, path.read_bytes())
    assert refused.value.reason == reason
