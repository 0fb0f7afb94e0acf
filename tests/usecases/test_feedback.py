"""What an uploaded file says, or why it says nothing."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.usecases.feedback import quotations
from bot.usecases.interviews import LONGEST, Unreadable, words_of
from tests.knowledge import files

SENTENCE = "The keeper answers every letter within two days."
Make = Callable[[Path], Path]


@pytest.mark.parametrize(
    "name",
    ["talk.txt", "talk.docx", "talk.pdf", "talk.html", "talk.pptx"],
)
def test_an_interview_is_read_in_the_formats_it_comes_in(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    match path.suffix:
        case ".txt":
            path.write_text(SENTENCE)
        case ".html":
            path.write_text(f"<h1>Talk</h1><script>alert(1)</script><p>{SENTENCE}</p>")
        case ".docx":
            files.docx(path, "Talk", SENTENCE)
        case ".pptx":
            files.pptx(path, "Talk", SENTENCE)
        case ".pdf":
            files.pdf(path, SENTENCE)
    found = quotations(name, path.read_bytes())
    assert SENTENCE in [one.text for one in found]
    assert {one.source for one in found} == {name}
    assert not any("alert" in one.text or one.text.startswith("#") for one in found)


def test_a_turn_of_a_talk_is_a_line_without_markup(tmp_path: Path) -> None:
    page = tmp_path / "talk.html"
    page.write_text("<p><b>Q:</b> How was it?</p><ul><li>slow</li></ul><table><tr><th>a</th></tr><tr><td>b</td></tr>")
    assert words_of(page.name, page.read_bytes()).splitlines() == ["Q: How was it?", "slow", "a", "b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_of_any_usual_encoding(encoding: str) -> None:
    rows = "日期,评价\n2026-03-02,排队太久\n2026-03-05,服务很好\n".encode(encoding)
    found = quotations("回访.csv", rows)
    assert [one.text for one in found] == ["排队太久", "服务很好"]
    assert [str(one.date) for one in found] == ["2026-03-02", "2026-03-05"]


def test_a_workbook(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", [["who", "comment"], ["Ann", SENTENCE], ["Bo", ""]])
    assert [one.text for one in quotations("a.xlsx", path.read_bytes())] == [SENTENCE]


def _locked(path: Path) -> Path:
    return files.pdf(path, SENTENCE, password="secret")


def _swollen(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/sharedStrings.xml", "w") as member:
        for _ in range(120):
            member.write(bytes(2**20))
    return path


def _cut_short(path: Path) -> Path:
    whole = files.docx(path, "Talk", SENTENCE).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _long(path: Path) -> Path:
    path.write_bytes(b"a" * (LONGEST + 1))
    return path


def _bytes(content: bytes) -> Make:
    def made(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return made


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("a.pdf", _locked, "encrypted"),
        ("a.docx", _cut_short, "broken"),
        ("a.docx", files.bomb, "broken"),
        ("a.xlsx", _swollen, "too_long"),
        ("a.xlsx", _bytes(b"PK\x03\x04nonsense"), "unreadable"),
        ("a.txt", _long, "too_long"),
        ("a.txt", _bytes(b"  \n\n"), "empty"),
        ("a.csv", _bytes(b""), "empty"),
        ("a.exe", _bytes(b"MZ"), "unreadable"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, make: Make, reason: str) -> None:
    content = make(tmp_path / name).read_bytes()
    with pytest.raises(Unreadable) as refused:
        quotations(name, content)
    assert refused.value.reason == reason
