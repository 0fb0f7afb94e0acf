"""Whatever is sent, the stand-in answers as Slack would, and the page shows it without harm."""

from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground import blockkit, views
from bot.playground.blockkit import BLOCKS
from bot.playground.elements import SHAPES
from bot.playground.page.mrkdwn import Names, markdown, mrkdwn
from bot.playground.page.rich import rich_text
from bot.playground.refusal import Refused
from bot.playground.typed import as_text
from bot.playground.typed import rich_text as rich_text_of

NAMES = Names(person=lambda key: f"<b>{key}", channel=lambda key: f"<i>{key}")
TAGS = {"a", "span", "strong", "em", "s", "code", "pre", "br", "blockquote", "div", "ul", "ol", "li"}
FIELDS = sorted({name for shape in (*BLOCKS.values(), *SHAPES.values()) for name in (*shape.required, *shape.optional)})
KINDS = [*BLOCKS, *SHAPES, "plain_text", "mrkdwn", "modal", "home"]

leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(KINDS)
anything = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*FIELDS, "type", "text", "value", "elements"]), inner, max_size=5)
    ),
    max_leaves=25,
)
block = st.fixed_dictionaries({"type": st.sampled_from(KINDS)}, optional=dict.fromkeys(FIELDS, anything))


@settings(max_examples=100, deadline=None)
@given(st.lists(block | anything, max_size=4) | anything)
def test_any_blocks_are_taken_or_refused(blocks: Any) -> None:
    try:
        taken = blockkit.check_message(blocks, lambda _key: False)
    except Refused:
        return
    assert all(each["block_id"] for each in taken)


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["modal", "home"])},
        optional={
            "blocks": st.lists(block, max_size=3) | anything,
            "title": anything,
            "submit": anything,
            "external_id": anything,
        },
    )
    | anything
)
def test_any_view_is_taken_or_refused(view: Any) -> None:
    for kind in ("modal", "home"):
        try:
            views.check(view, kind, lambda _key: False)
        except Refused:
            continue


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in ("class", "href", "target", "rel"):
                self.wrong.append(name)
            if name == "href" and not str(value).startswith(("http:", "https:", "mailto:")):
                self.wrong.append(str(value))


def harm_in(html: str) -> list[str]:
    tags = _Tags()
    tags.feed(html)
    return tags.wrong


nasty = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "&",
            "*",
            "_",
            "~",
            "`",
            "```",
            "|",
            "@",
            "#",
            "!",
            "\n",
            ":tada:",
            "&lt;",
            "&gt;",
            "&amp;lt;",
            '"',
            "'",
            "<script>",
            "javascript:",
            "http://a",
            "https://a.b/?x=1",
            "mailto:",
            " onclick=x",
            "(",
            ")",
            "[",
            "]",
            "\x00",
            "\x01",
            "0",
            "\x000\x00",
            "\x010\x01",
            "a",
            "中",
            " ",
            "- ",
            "> ",
            "# ",
        ]
    ),
    max_size=14,
).map("".join) | st.text(max_size=40)


@settings(max_examples=300, deadline=None)
@given(nasty)
def test_no_text_becomes_a_tag_of_its_own(text: str) -> None:
    assert harm_in(str(mrkdwn(text, NAMES))) == []
    assert harm_in(str(markdown(text, NAMES))) == []


@settings(max_examples=300, deadline=None)
@given(nasty)
def test_what_a_person_types_comes_out_as_text(typed: str) -> None:
    sent = as_text(typed, (), ())
    assert harm_in(str(mrkdwn(sent, NAMES))) == []
    assert harm_in(str(rich_text(rich_text_of(sent), NAMES))) == []
