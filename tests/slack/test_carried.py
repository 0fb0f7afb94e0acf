"""What a message carries beside its words."""

from typing import Any

import pytest

from bot.material.pieces import Outline, Quotation, Table
from bot.slack import carried
from bot.slack.plain import plain

Json = dict[str, Any]


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def section(*parts: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(parts)}


def words(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def listed(indent: int, *items: str) -> Json:
    return {
        "type": "rich_text_list",
        "style": "bullet",
        "indent": indent,
        "elements": [section(words(i)) for i in items],
    }


def raw(*rows: str) -> Json:
    cells = [[{"type": "raw_text", "text": cell} for cell in row.split("|")] for row in rows]
    return {"type": "table", "rows": cells}


def test_a_table_of_an_attachment() -> None:
    message = {
        "text": "",
        "attachments": [{"fallback": "[no preview available]", "blocks": [raw("Stage|Emotion", "Book|-1")]}],
    }
    assert carried.pieces(message, "U0BOT") == (Table((("Stage", "Emotion"), ("Book", "-1"))),)
    assert plain(message, "U0BOT") == ""


def test_a_table_of_the_message_itself_with_rich_cells() -> None:
    cell = rich(section(words("front "), {"type": "user", "user_id": "U1"}))
    message = {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}, cell]]}]}
    assert carried.pieces(message, "U0BOT", {"U1": "Mia"}.get) == (Table((("a", "front @Mia"),)),)


def test_a_nested_list_keeps_its_levels() -> None:
    message = {"blocks": [rich(listed(0, "Book"), listed(1, "calls", "app"), listed(0, "Arrive"), listed(1, "desk"))]}
    (outline,) = carried.pieces(message, "U0BOT")
    assert isinstance(outline, Outline)
    assert [(i.depth, i.text) for i in outline.items] == [
        (0, "Book"),
        (1, "calls"),
        (1, "app"),
        (0, "Arrive"),
        (1, "desk"),
    ]


def test_a_flat_list_is_the_messages_own_text() -> None:
    message = {"blocks": [rich(listed(0, "Book", "Arrive"))]}
    assert carried.pieces(message, "U0BOT") == ()
    assert plain(message, "U0BOT") == "• Book\n• Arrive"


def test_a_forwarded_message_keeps_who_said_it_and_when() -> None:
    inner = {"message": {"blocks": [rich(section(words("The lift has been out for a week")))]}}
    shared = {"is_share": True, "author_name": "Ana", "ts": "1767225600.000100", "from_url": "https://x.slack.com/p1",
              "message_blocks": [inner], "fallback": "[…]"}  # fmt: skip
    quoted = carried.pieces({"text": "look", "attachments": [shared]}, "U0BOT")
    assert quoted == (
        Quotation("The lift has been out for a week", by="Ana", date="2026-01-01", link="https://x.slack.com/p1"),
    )


def test_a_forwarded_message_of_text_alone() -> None:
    shared = {"is_msg_unfurl": True, "author_id": "U2", "text": "no &amp; never <https://a.b|here>", "from_url": "u"}
    (quoted,) = carried.pieces({"attachments": [shared]}, "U0BOT", {"U2": "Tom"}.get)
    assert quoted == Quotation("no & never here (https://a.b)", by="Tom", link="u")


def test_a_links_preview_is_nothing_that_somebody_said() -> None:
    preview = {
        "original_url": "https://a.b",
        "service_name": "A",
        "title": "Best lifts",
        "title_link": "https://a.b",
        "text": "Buy",
    }
    assert carried.pieces({"text": "see https://a.b", "attachments": [preview]}, "U0BOT") == ()


def test_struck_text_is_taken_back() -> None:
    message = {"blocks": [rich(section(words("Book, "), words("Arrive", strike=True), words(", Leave")))]}
    assert plain(message, "U0BOT").replace(" ", "") in ("Book,,Leave", "Book,Leave")
    assert (
        plain({"text": "Book, ~Arrive,~ Leave; 5~10 min, about ~3 days"}, "U0BOT")
        == "Book,  Leave; 5~10 min, about ~3 days"
    )
    struck = {"type": "rich_text_list", "style": "bullet", "indent": 0,
              "elements": [section(words("Book")), section(words("Arrive", strike=True)), section(words("Leave"))]}  # fmt: skip
    assert plain({"blocks": [rich(struck)]}, "U0BOT") == "• Book\n• Leave"


def test_a_code_block_that_counts_its_lines_is_a_numbered_list() -> None:
    block = {"type": "rich_text_preformatted", "elements": [words("1  Book\n2  Arrive\n3  Leave")]}
    assert plain({"blocks": [rich(block)]}, "U0BOT") == "1. Book\n2. Arrive\n3. Leave"
    code = {"type": "rich_text_preformatted", "elements": [words("12  monkeys\n7  samurai")]}
    assert plain({"blocks": [rich(code)]}, "U0BOT") == "12  monkeys\n7  samurai"


def test_groups_and_channels_have_names() -> None:
    text = "owner <!subteam^S00066FD90|@front-desk-team>, see <#C0RANDOM01|random>"
    block = rich(section(words("owner "), {"type": "usergroup", "usergroup_id": "S00066FD90"}, words(", see "),
                         {"type": "channel", "channel_id": "C0RANDOM01"}))  # fmt: skip
    assert plain({"text": text, "blocks": [block]}, "U0BOT") == "owner @front-desk-team, see #random"
    assert plain({"text": text}, "U0BOT") == "owner @front-desk-team, see #random"


def test_what_cannot_be_read_is_named() -> None:
    assert carried.unread({"blocks": [{"type": "image", "image_url": "x"}, {"type": "video"}]}) == ("image", "video")


def styled(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text, "style": style}


def each_of(indent: int, style: str, *items: Json) -> Json:
    return {"type": "rich_text_list", "style": style, "indent": indent, "elements": [section(item) for item in items]}


STEPS = rich(
    section(words("Our flow:")), each_of(0, "ordered", words("Order")), each_of(1, "bullet", words("kiosk"), words("till")),
    each_of(0, "ordered", words("Eat")), each_of(1, "bullet", words("tray")), each_of(2, "bullet", words("cold chips")),
)  # fmt: skip
SHARED = {
    "is_share": True, "author_subname": "Ana", "ts": "1767225600.1",
    "message_blocks": [{"message": {"blocks": [rich(section(words("The gate jams")), listed(0, "twice a day"))]}}],
}  # fmt: skip
OF_AN_APP = {
    "is_share": True, "author_subname": "ReviewBot", "pretext": "New review", "title": "2 stars", "text": "Coffee was cold",
    "fields": [{"title": "Store", "value": "Harbour"}],
}  # fmt: skip
PREVIEW = {
    "from_url": "https://news.example.org",
    "title": "Ten tips",
    "text": "Nobody said this",
    "service_name": "News",
}
CARRY: list[tuple[str, Json, tuple[str, ...], tuple[str, ...]]] = [
    ("ordered in bullets", {"blocks": [STEPS]}, ("Order", "kiosk", "till", "cold chips"), ()),
    ("a struck item", {"blocks": [rich(each_of(0, "bullet", words("Order"), styled("Wait", strike=True), words("Eat")))]}, ("Order", "Eat"), ("Wait",)),
    ("a struck name", {"blocks": [rich(section(words("owner is "), styled("Tom", strike=True), words(" Mia")))]}, ("Mia",), ("Tom",)),
    ("code in a line", {"blocks": [rich(section(words("set "), styled("BOOKING_ID", code=True)))]}, ("BOOKING_ID",), ()),
    ("a table in code", {"blocks": [rich({"type": "rich_text_preformatted", "elements": [words("Stage\tEmotion\nPay\t-1")]})]}, ("Stage", "Pay", "-1"), ()),
    ("forwarded with a list", {"attachments": [SHARED]}, ("The gate jams", "twice a day", "Ana"), ()),
    ("an app's, forwarded", {"attachments": [OF_AN_APP]}, ("New review", "2 stars", "Coffee was cold", "Harbour"), ()),
    ("a link's label", {"blocks": [rich(section({"type": "link", "url": "https://a.b/c", "text": "the map"}))]}, ("the map",), ()),
    ("markup", {"text": "see <https://a.b/c|the map> &amp; tell"}, ("the map", "& tell"), ("&amp;",)),
    ("a day", {"blocks": [rich(section({"type": "date", "timestamp": 1767225600, "format": "{date}", "fallback": "1 Jan 2026"}))]}, ("1 Jan 2026",), ("1767225600",)),
    ("a team", {"blocks": [rich(section(words("from "), {"type": "team", "team_id": "T0999"}))]}, ("from",), ("T0999",)),
    ("a list in a cell", {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "Pay"}, rich(listed(0, "till", "app"))]]}]}, ("Pay", "till", "app"), ()),
    ("a quotation of two lines", {"blocks": [rich({"type": "rich_text_quote", "elements": [words("one\ntwo")]}, section(words("said Bo")))]}, ("one", "two", "said Bo"), ()),
    ("a table in markdown", {"blocks": [{"type": "markdown", "text": "| Stage | Emotion |\n|---|---|\n| Pay | -1 |"}]}, ("Pay", "-1"), ()),
    ("a preview", {"text": "look", "attachments": [PREVIEW]}, ("look",), ("Nobody said this",)),
    ("what is not known yet", {"blocks": [{"type": "hologram", "title": "x"}]}, ("other",), ()),
    ("buttons", {"text": "hm", "blocks": [{"type": "actions", "elements": []}, {"type": "divider"}]}, ("hm",), ("other",)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "message", "heard", "never"), CARRY, ids=[one[0] for one in CARRY])
def test_what_slack_carries(kind: str, message: Json, heard: tuple[str, ...], never: tuple[str, ...]) -> None:
    told = f"{plain(message, 'U0BOT')} {carried.pieces(message, 'U0BOT')} {carried.unread(message)}"
    assert all(part in told for part in heard), told
    assert not any(part in told for part in never), told


def test_the_files_of_a_forwarded_message_come_with_it() -> None:
    own, other = {"id": "F1", "name": "a.csv"}, {"id": "F2", "name": "b.csv"}
    shared = {"is_share": True, "text": "see file", "files": [other, own]}
    assert carried.files({"files": [own], "attachments": [shared]}) == (own, other)
    assert carried.files({"attachments": [{**PREVIEW, "files": [other]}]}) == ()
