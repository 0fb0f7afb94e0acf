"""What a message carries beside its words."""

from typing import Any

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
