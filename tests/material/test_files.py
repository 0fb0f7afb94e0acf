"""Files as people have them: each of the open cases, and others of its kind."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from bot.material.columns.guess import guess
from bot.material.columns.rows import Answer, answers, spread
from bot.material.interview import cast, passages
from bot.material.opened import opened
from bot.material.pieces import Dialogue, Outline, Quotation, Table, Unreadable

CASES = Path(__file__).parent / "cases"


def table(name: str) -> Table:
    found = opened((CASES / name).read_bytes(), name)
    return next(piece for piece in found if isinstance(piece, Table))


def told(name: str) -> list[str]:
    found = table(name)
    looked = guess(found)
    assert looked.sure
    return [answer.text for answer in answers(found, looked.head, looked.columns)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "instruments.csv",
            [
                "The stand wobbles as soon as I lean on it and the screw came loose in a week.",
                "Arrived two days late, but the sound is clean and the cable is thick.",
                "I had to read the manual three times to find the pairing button.",
            ],
        ),
        ("问卷星_按文本.csv", ["挂号窗口排队太久", "叫号看不懂"]),
        (
            "客户反馈_wps.xlsx",
            ["排队四十分钟，叫号屏是坏的", "转了三次人工，每次都要重报身份证", "办完之后收到短信，挺放心的"],
        ),
        (
            "zh_quotes.csv",
            ['离地铁近,但是指示牌写的是"西门"的话,会走错.建议走北门.', "房间大，价格实惠", "早餐差,没人管"],
        ),
        ("guests.csv", ["The desk didn’t know about our booking", "It’s 2026 and we couldn’t pay by card"]),
    ],
)
def test_the_words_of_a_table(name: str, words: list[str]) -> None:
    assert told(name) == words


def test_a_giant_cell_is_shortened_and_the_next_row_is_there() -> None:
    found = table("tickets.csv")
    assert found.cut == 1
    assert told("tickets.csv")[1] == "Could not log in after the update"
    assert max(len(cell) for row in found.rows for cell in row) <= 10_000


def test_merged_cells_of_a_word_table_stand_in_every_row() -> None:
    rows = table("k3_vmerge.docx").rows
    assert [row[0] for row in rows[1:]] == ["Boarding", "Boarding", "On board", "On board"]
    assert rows[2][1:] == ("ticket hut", "the card reader fails when it rains")


def test_merged_cells_of_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Stage", "Touchpoint"], ["Arrive", "gate"], [None, "desk"], ["Leave", "exit"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "map")
    (found,) = opened((tmp_path / "map").read_bytes(), "map")
    assert isinstance(found, Table)
    assert [row[0] for row in found.rows] == ["Stage", "Arrive", "Arrive", "Leave"]
    assert found.merges == ((1, 0, 2, 0),)


@pytest.mark.parametrize("declared", ["A1", "A1:A1", "A1:XFD1048576", "B2:C3"])
def test_a_sheets_declared_size_is_not_believed(declared: str) -> None:
    book, content = Workbook(), io.BytesIO()
    for row in (["日期", "评价"], ["2026-01-02", "门口没有无障碍坡道"], ["2026-01-03", "停车免费，赞"]):
        book.active.append(row)
    book.save(content)
    changed = io.BytesIO()
    with zipfile.ZipFile(content) as packed, zipfile.ZipFile(changed, "w") as new:
        for member in packed.namelist():
            data = packed.read(member)
            if member == "xl/worksheets/sheet1.xml":
                data = data.replace(b'<dimension ref="A1:B3"', b'<dimension ref="%s"' % declared.encode())
            new.writestr(member, data)
    (found,) = opened(changed.getvalue())
    assert isinstance(found, Table)
    assert found.rows[1:] == (("2026-01-02", "门口没有无障碍坡道"), ("2026-01-03", "停车免费，赞"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b\n"say ""hi"", twice",2\n', [("a", "b"), ('say "hi", twice', "2")]),
        ('a;b\n"x;y";2\n3;4\n', [("a", "b"), ("x;y", "2"), ("3", "4")]),
        ('a\tb\nhe said "no"\t1\n', [("a", "b"), ('he said "no"', "1")]),
        ("sep=|\na|b\n1|2\n", [("a", "b"), ("1", "2")]),
        ('a,b\n"two\nlines",2\n', [("a", "b"), ("two\nlines", "2")]),
        ('a,b\n"she \\"quoted\\" it",2\n', [("a", "b"), ('she "quoted" it', "2")]),
        ("a,b,c\n1,,\n,,3\n", [("a", "b", "c"), ("1", "", ""), ("", "", "3")]),
    ],
)
def test_quoting_is_the_standards_and_never_guessed(text: str, rows: list[tuple[str, ...]]) -> None:
    (found,) = opened(text.encode(), "a.csv")
    assert isinstance(found, Table)
    assert list(found.rows) == rows


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    lines = ["score,comment", '5,"nice'] + [f"{n % 5},comment number {n}" for n in range(400)]
    (found,) = opened("\n".join(lines).encode(), "a.csv")
    assert isinstance(found, Table)
    assert len(found.rows) == 402


LENA = [
    ("The map said there were three bikes, there were none. So I walked to the next rack in the rain.", "Lena"),
    ("Like the app was laughing at me.", "Lena"),
]
TALKS = {
    "zoom": (CASES / "zoom_transcript.txt").read_text(),
    "vtt": "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Interviewer>Tell me about the last time you rented a bike.</v>\n\n"
    "2\n00:00:05.000 --> 00:00:08.000\n<v Lena>The map said there were three bikes, there were none.</v>\n\n"
    "3\n00:00:09.000 --> 00:00:12.000\n<v Lena>So I walked to the next rack in the rain.</v>\n\n"
    "4\n00:00:16.000 --> 00:00:17.000\n<v Interviewer>How did that feel?</v>\n\n"
    "5\n00:00:18.000 --> 00:00:20.000\n<v Lena>Like the app was laughing at me.</v>\n",
    "srt": "1\n00:00:01,000 --> 00:00:04,000\nInterviewer: Tell me about the last time you rented a bike.\n\n"
    "2\n00:00:05,000 --> 00:00:08,000\nLena: The map said there were three bikes, there were none.\n\n"
    "3\n00:00:09,000 --> 00:00:12,000\nSo I walked to the next rack in the rain.\n\n"
    "4\n00:00:16,000 --> 00:00:17,000\nInterviewer: How did that feel?\n\n"
    "5\n00:00:18,000 --> 00:00:20,000\nLena: Like the app was laughing at me.\n",
    "teams": "Interviewer   0:01\nTell me about the last time you rented a bike.\n\nLena   0:05\nThe map said there were three bikes, "
    "there were none. So I walked to the next rack in the rain.\n\nInterviewer   0:16\nHow did that feel?\n\nLena   0:18\n"
    "Like the app was laughing at me.\n",
    "chat": "10:01:02 From Interviewer to Everyone: Tell me about the last time you rented a bike.\n"
    "10:01:10 From Lena to Everyone: The map said there were three bikes, there were none. So I walked to the next rack in the rain.\n"
    "10:02:00 From Interviewer to Everyone: How did that feel?\n10:02:08 From Lena to Everyone: Like the app was laughing at me.\n",
    "labels": "Interviewer: Tell me about the last time you rented a bike.\nLena: The map said there were three bikes, there were none. "
    "So I walked to the next rack in the rain.\nInterviewer: How did that feel?\nLena: Like the app was laughing at me.\n",
}
WANG = [("我妈一个人去的，机器上字太小，她不会弄。", "王女士"), ("最后是保安帮她按的，挺不好意思。", "王女士")]
TALKS_ZH = {
    "minutes": "社区医院访谈\n2026年5月1日 下午 3:00|12分钟\n\n关键词:\n挂号、机器\n\n文字记录:\n\n访谈员 00:01\n您能讲讲上次带老人挂号的经过吗？\n\n"
    "王女士 00:09\n我妈一个人去的，机器上字太小，她不会弄。\n\n访谈员 00:31\n后来呢？\n\n王女士 00:33\n最后是保安帮她按的，挺不好意思。\n",
    "meeting": "访谈员(00:00:01): 您能讲讲上次带老人挂号的经过吗？\n王女士(00:00:09): 我妈一个人去的，机器上字太小，她不会弄。\n"
    "访谈员(00:00:31): 后来呢？\n王女士(00:00:33): 最后是保安帮她按的，挺不好意思。\n",
    "bracketed": "[00:00:01] 访谈员：您能讲讲上次带老人挂号的经过吗？\n[00:00:09] 王女士：我妈一个人去的，机器上字太小，她不会弄。\n"
    "[00:00:31] 访谈员：后来呢？\n[00:00:33] 王女士：最后是保安帮她按的，挺不好意思。\n",
    "dated": "访谈员 2026-05-01 15:00:01\n您能讲讲上次带老人挂号的经过吗？\n王女士 2026-05-01 15:00:09\n我妈一个人去的，机器上字太小，她不会弄。\n"
    "访谈员 2026-05-01 15:00:31\n后来呢？\n王女士 2026-05-01 15:00:33\n最后是保安帮她按的，挺不好意思。\n",
}


@pytest.mark.parametrize(
    ("text", "said"), [*((text, LENA) for text in TALKS.values()), *((text, WANG) for text in TALKS_ZH.values())]
)
def test_a_talk_gives_only_what_the_customer_said(text: str, said: list[tuple[str, str]]) -> None:
    (talk,) = opened(text.encode(), "Untitled")
    assert isinstance(talk, Dialogue)
    who = cast(talk)
    assert who.sure
    assert [(words, speaker) for words, speaker, _ in passages(talk, who.customers)] == said


@pytest.mark.parametrize(
    "text",
    [
        "Booking: phone line\nArrival: front desk\nCheck-in: lobby\nLeaving: car park",
        "目标：减少排队\n角色：王阿姨\n起点：想起要买药\n终点：吃上药",
        "10:30 we met\n11:00 we left",
        "Goal: fewer calls\nPersona: Jo\nNeeds: speed",
    ],
)
def test_fields_and_lists_are_no_talk(text: str) -> None:
    assert not any(isinstance(piece, Dialogue) for piece in opened(text.encode()))


def test_a_mail_is_its_writers_words_without_the_mail_it_answers() -> None:
    mail = (
        b"From: Ana Lima <ana@example.org>\r\nTo: help@example.com\r\nSubject: My parcel\r\nDate: Tue, 03 Mar 2026 10:00:00 +0000\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nIt came wet and nobody answers.\r\n\r\nOn Mon, 2 Mar 2026 help wrote:\r\n> How are we doing?\r\n"
    )
    quoted = [piece for piece in opened(mail) if isinstance(piece, Quotation)]
    assert quoted == [Quotation("It came wet and nobody answers.", by="Ana Lima", date="2026-03-03")]


def test_headings_lists_and_tables_of_a_word_document(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Visit", 1)
    document.add_paragraph("Ticket desk", style="List Bullet")
    made = document.add_table(1, 2)
    made.rows[0].cells[0].text, made.rows[0].cells[1].text = "a", "b"
    document.save(str(tmp_path / "x"))
    outline, found = opened((tmp_path / "x").read_bytes())
    assert isinstance(outline, Outline)
    assert isinstance(found, Table)
    assert [(item.depth, item.text) for item in outline.items] == [(0, "Visit"), (1, "Ticket desk")]
    assert found.rows == (("a", "b"),)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "picture"),
        (b"PK\x03\x04nonsense", "broken"),
        (b"MZ\x90\x00" + bytes(200), "binary"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old_office"),
        (b"\xd0\xcf\x11\xe0" + bytes(60) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.4 broken", "broken"),
    ],
)
def test_what_cannot_be_read_says_why_whatever_its_name(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        opened(content, "data.csv")
    assert refused.value.reason == reason


def test_an_archive_is_no_material() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.zip", b"PK")
    with pytest.raises(Unreadable, match="archive"):
        opened(packed.getvalue())


def test_a_sample_is_spread_over_scores_and_dates() -> None:
    rows = [Answer(f"t{n}", score=str(1 if n < 5000 else 5), row=n) for n in range(7000)]
    taken = spread(rows, 200)
    assert len(taken) == 200
    assert sum(one.score == "1" for one in taken) == 100
    assert max(one.row for one in taken) > 6900
