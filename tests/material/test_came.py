"""What teams and their programs hand in, of many trades: what came_*.py holds, and office files, mails and what cannot
be read. What failed at the first look was mended by its kind; what is expected here is what was right in the end."""

import gzip

import pytest

from bot.material.opened import opened
from bot.material.pieces import Table, Unreadable
from bot.usecases.handing.looking import Understood, look
from bot.usecases.handing.offer import HandedFile
from bot.usecases.handing.taking import quotes_of
from tests.material.came_maps import MAPS, Points
from tests.material.came_tables import TABLES
from tests.material.came_talks import TALKS
from tests.material.making import document, mail, packed, slide


def handed(content: str | bytes, name: str) -> Understood:
    data = content.encode() if isinstance(content, str) else content
    found = look(opened(data, name), name, HandedFile(id="F1", name=name))
    assert found is not None
    return found


def words(found: Understood) -> list[str]:
    """What would be kept as a customer's on [Take it]."""
    return [quote.text for quote in quotes_of(found, "take_in", "en") if quote.origin == "customer"]


def names(cases: list) -> list[str]:  # type: ignore[type-arg]
    return [case[0] for case in cases]


@pytest.mark.parametrize(("kind", "name", "content", "said"), TALKS, ids=names(TALKS))
def test_of_a_talk_only_what_the_customers_said(
    kind: str, name: str, content: str | bytes, said: tuple[str, ...]
) -> None:
    found = handed(content, name)
    assert (found.offer.kind, found.offer.sure) == ("talk", True)
    assert words(found) == list(said)


@pytest.mark.parametrize(("kind", "name", "content", "told", "said"), TABLES, ids=names(TABLES))
def test_of_a_table_only_what_the_customers_said(
    kind: str, name: str, content: str | bytes, told: str, said: tuple[str, ...]
) -> None:
    found = handed(content, name)
    if told == "asked":
        assert not found.offer.sure
        return
    assert (found.offer.kind, found.offer.sure) == (told, True)
    assert sorted(words(found)) == sorted(said)


@pytest.mark.parametrize(("kind", "name", "content", "stages", "pains"), MAPS, ids=names(MAPS))
def test_a_map_comes_whole(
    kind: str, name: str, content: str | bytes, stages: tuple[tuple[str, Points], ...], pains: tuple[str, ...]
) -> None:
    assert map_of(handed(content, name)) == (stages, pains)


def map_of(found: Understood) -> tuple[tuple[tuple[str, Points], ...], tuple[str, ...]]:
    assert found.found is not None
    journey = found.found.journey
    stages = tuple((s.name, tuple((t.name, t.emotion) for t in s.touchpoints)) for s in journey.stages)
    return stages, tuple(sorted(p.text for p in journey.all_pain_points()))


# Office files
TEAMS = document(
    ("", "Baggage interviews-20260512_100233-Meeting Recording"), ("", "May 12, 2026, 10:02AM"), ("", "31m 4s"),
    ("", "Hana Doyle started transcription"),
    ("", "Hana Doyle   0:03\nSo, tell me about the last time a bag did not arrive."),
    ("", "Piotr Wolski   0:11\nIt was Lisbon. The belt stopped and nobody came."),
    ("", "Hana Doyle   0:31\nAnd what did you do then?"),
    ("", "Piotr Wolski   0:34\nI queued at a desk for an hour with my daughter asleep on me."),
    ("", "Hana Doyle stopped transcription"),
)  # fmt: skip
TYPED_UP = document(
    ("", "访谈记录（宠物医院）"), ("", "时间：2026.4.2　地点：线上"), ("", "【主持人】：先聊聊您家的猫吧，多大了？"),
    ("", "【受访者-李姐】：八岁了，肾不好，每个月都要来抽血。"), ("", "【主持人】：每次来都顺利吗？"),
    ("", "【受访者-李姐】：停车要绕三圈，猫在包里叫得我心慌。"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEAMS, ["It was Lisbon. The belt stopped and nobody came.", "I queued at a desk for an hour with my daughter asleep on me."]),
        (TYPED_UP, ["八岁了，肾不好，每个月都要来抽血。", "停车要绕三圈，猫在包里叫得我心慌。"]),
    ],
    ids=["teams", "typed up"],
)  # fmt: skip
def test_a_talk_in_a_document(content: bytes, said: list[str]) -> None:
    assert words(handed(content, "Meeting.docx")) == said


def test_maps_in_a_document_and_on_a_slide() -> None:
    written = document(
        ("Title", "Wedding dress journey"), ("Heading 1", "Browse"), ("List Bullet", "Touchpoints: Instagram; shop window"),
        ("List Bullet", "Emotion: +1"), ("List Bullet", "Pain points: prices are nowhere"), ("Heading 1", "Fitting"),
        ("List Bullet", "Touchpoints: fitting room"), ("List Bullet", "Emotion: -2"), ("List Bullet", "Pain points: mirror is in the corridor"),
    )  # fmt: skip
    assert map_of(handed(written, "map.docx")) == (
        (("Browse", (("Instagram", 1), ("shop window", 1))), ("Fitting", (("fitting room", -2),))),
        ("mirror is in the corridor", "prices are nowhere"),
    )
    drawn = slide(
        "Customer journey 2025",
        [["", "Apply", "Interview", "First day"], ["Touchpoint", "job portal", "video call", "reception"],
         ["Emotion", "-1", "+1", "-2"], ["Pain point", "asks for the CV twice", "", "nobody knew my name"]],
        notes="say that the data is from May",
    )  # fmt: skip
    assert map_of(handed(drawn, "deck.pptx")) == (
        (("Apply", (("job portal", -1),)), ("Interview", (("video call", 1),)), ("First day", (("reception", -2),))),
        ("asks for the CV twice", "nobody knew my name"),
    )


def test_a_table_in_a_tables_cell_is_read() -> None:
    from docx import Document

    from tests.material.making import saved

    made = Document()
    outer = made.add_table(rows=2, cols=2)
    for at, text in enumerate(("Stage", "What happens", "Order", "")):
        outer.cell(at // 2, at % 2).text = text
    inner = outer.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "app", "slow"
    told = repr(opened(saved(made), "n.docx"))
    assert all(text in told for text in ("Order", "app", "slow"))


# Mails
ANSWERED = mail(
    "Greta Holm <greta@example.org>",
    "Re: Your repair 8812",
    "Hello,\n\nI have now been without a washing machine for three weeks.\nNobody called me back as promised.\n-- \n"
    "Sent from my iPhone\n\nOn Mon, 11 May 2026 at 09:12, Care Team <care@example.com> wrote:\n> Dear Greta,\n"
    "> we will call you tomorrow.\n",
    "<p>Hello,</p><div class='gmail_quote'>On Mon, 11 May 2026 at 09:12, Care Team wrote:</div>",
)
COMPLAINT = mail(
    "=?gb2312?B?zfXQocO3?= <wang@example.cn>",
    "投诉：净水器漏水",
    html="<style>p{color:red}</style><p>你们好，</p><p>净水器装好第二天就漏水，木地板泡了一大片。</p><p>发自我的iPhone</p><hr>"
    "<p>发件人: 客服中心<br>发送时间: 2026年5月11日<br>主题: 回访</p><p>尊敬的王女士，您的满意是我们的追求。</p>",
    charset="gb18030",
)


@pytest.mark.parametrize(
    ("content", "said", "never"),
    [
        (ANSWERED, "without a washing machine", ("call you tomorrow", "wrote:", "Sent from")),
        (COMPLAINT, "木地板泡了一大片", ("我们的追求", "发自我的", "color:red")),
    ],
    ids=["en", "zh"],
)
def test_of_a_mail_only_its_writers_words(content: bytes, said: str, never: tuple[str, ...]) -> None:
    (told,) = words(handed(content, "mail.eml"))
    assert said in told
    assert not any(text in told for text in never)


# What cannot be read
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("notes.rtf", rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 The ramp was icy.\par}", "unreadable"),
        ("a.ods", packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "unreadable"),
        ("a.csv.gz", gzip.compress(b"id,comment\n1,icy\n"), "binary"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
        ("x.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        ("x.docx", b"PK\x03\x04" + b"junk" * 50, "broken"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"  \n\n \t\n", "empty"),
        ("s.html", b"<html><script>alert('x')</script></html>", "empty"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        opened(content, name)
    assert refused.value.reason == reason


def test_the_old_xml_of_a_spreadsheet_keeps_its_columns() -> None:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    cells = '<Cell><Data ss:Type="String">a</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">7</Data></Cell>'
    book = f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="S"><Table>'
    (table,) = opened(f"{book}<Row>{cells}</Row></Table></Worksheet></Workbook>".encode(), "old.xls")
    assert isinstance(table, Table)
    assert table.rows == (("a", "", "7"),)
