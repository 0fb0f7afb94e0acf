"""Whatever is to be said, Slack takes it, and nothing of it is lost: the builders against the stand-in's own rules."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guide.form import Form, FormField
from bot.guide.reply import Button, Choice, Choices, Cited, Reply, Section
from bot.playground import views as standin_views
from bot.playground.blockkit import check_message
from bot.slack.mrkdwn import literal, mrkdwn, plain_text
from bot.slack.plain import plain
from bot.slack.views import modals, press
from bot.slack.views.messages import messages
from bot.slack.views.pieces import pieces, short
from prompts import said

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&*_~`|[]()!@#\\\n客户旅程。 "), max_size=300
)
WORDS = st.text(min_size=1, max_size=200).filter(str.strip)
LONG = st.integers(0, 9_000).flatmap(
    lambda n: st.sampled_from(["word ", "旅程。", "x", "&", "<b> "]).map(lambda w: w * n)
)
BUTTONS = st.lists(st.builds(Button, st.just("undo"), WORDS, st.text(max_size=50), st.booleans()), max_size=4).map(
    tuple
)
CHOICE = st.builds(Choice, WORDS, WORDS, st.booleans(), st.none(), st.none() | WORDS)
CHOICES = st.builds(
    Choices, st.just("stages"), st.lists(CHOICE, min_size=1, max_size=14, unique_by=lambda c: c.value).map(tuple),
    st.booleans(), st.just(""),
)  # fmt: skip
CITES = st.lists(st.builds(Cited, st.text("ab#1", min_size=1, max_size=40), WORDS, WORDS), max_size=5).map(tuple)
SECTION = st.builds(Section, TEXT | LONG, BUTTONS, st.none() | CHOICES, CITES)
REPLY = st.builds(
    Reply, st.sampled_from(["zh", "en"]), st.lists(SECTION, min_size=1, max_size=6).map(tuple), TEXT, BUTTONS
)


@given(REPLY)
@settings(max_examples=150, deadline=None)
def test_slack_takes_every_reply(reply: Reply) -> None:
    for message in messages(reply):
        check_message(list(message.blocks), lambda _: True)
        assert 0 < len(message.text) <= 3000


@given(REPLY)
@settings(max_examples=50, deadline=None)
def test_slack_takes_every_reply_as_a_view(reply: Reply) -> None:
    standin_views.check(modals.text("A title that is longer than twenty-four", reply), "modal", lambda _: True)
    standin_views.check(modals.home(reply), "home", lambda _: True)


@given(st.lists(st.builds(FormField, st.from_regex(r"[a-z]{1,8}", fullmatch=True), WORDS, TEXT | LONG, WORDS),
                min_size=1, unique_by=lambda f: f.name, max_size=8))  # fmt: skip
@settings(max_examples=50, deadline=None)
def test_slack_takes_every_form(fields: list[FormField]) -> None:
    form = Form("persona", "p1", "编辑角色", "保存", "取消", tuple(fields), "zh")
    standin_views.check(modals.form(form, "private", None), "modal", lambda _: True)


@given(TEXT)
@settings(deadline=None)
def test_nothing_that_anybody_wrote_is_an_instruction_to_slack(text: str) -> None:
    shown = mrkdwn(text)
    made = re.findall(r"<([^<>]*)>", shown)
    assert all(re.match(r"(https?://|mailto:)", inside) for inside in made)
    assert shown.count("<") == len(made)
    assert "<" not in literal(text)
    assert "<" not in mrkdwn(said(text))


@given(st.text(st.characters(categories=["L", "N", "P", "S"]) | st.sampled_from("<>&*_~`[]()!# "), max_size=80))
@settings(deadline=None)
def test_what_a_person_wrote_is_shown_as_they_wrote_it(text: str) -> None:
    text = " ".join(text.split())
    shown = mrkdwn(said(text))
    assert plain({"text": shown}, "") in (text, plain({"text": literal(text)}, ""))


def test_the_markdown_that_models_write() -> None:
    assert mrkdwn("## Why **now**") == "*Why now*"
    assert mrkdwn("- one\n* two\n1. three") == "• one\n• two\n1. three"
    assert mrkdwn("**bold** and *slanted* and ~~struck~~ `a<b`") == "*bold* and _slanted_ and ~struck~ `a&lt;b`"
    assert mrkdwn("[a page](https://example.com/x?a=1&b=2)") == "<https://example.com/x?a=1&amp;b=2|a page>"
    assert mrkdwn("角色**王阿姨**怕等") == "角色\u200b*王阿姨*\u200b怕等"
    assert mrkdwn("| a | b |\n|---|---|\n| 1 | 2 |") == "a | b\n1 | 2"
    assert mrkdwn("```\nx < 1 **no**\n```") == "```\nx &lt; 1 **no**\n```"
    assert mrkdwn("snake_case 2*3*4 \\*kept\\*") == "snake_case 2*3*4 \u2060*kept\u2060*"
    assert plain_text("**bold** [a page](https://example.com)") == "bold a page"


def test_false_links_and_calls_to_everybody_stay_words() -> None:
    for text in ("<!channel>", "<!here|here>", "<https://evil.example|your bank>", "<@U0MIA00001>", "<!subteam^S1>"):
        assert mrkdwn(text) == text.replace("<", "&lt;").replace(">", "&gt;")
    assert mrkdwn(said("[your bank](https://evil.example)")) == "[your bank](https://evil.example)"
    assert mrkdwn("[x](javascript:alert)") == "[x](javascript:alert)"


@given(LONG | TEXT, st.integers(60, 300))
@settings(deadline=None)
def test_pieces_hold_everything(text: str, most: int) -> None:
    shown = mrkdwn(text)
    parts = pieces(shown, most)
    assert all(len(part) <= most for part in parts)
    squeezed = re.sub(r"\s|```", "", "".join(parts))
    assert squeezed == re.sub(r"\s|```", "", shown)


def test_no_piece_ends_inside_a_link_or_an_escape() -> None:
    text = "word " * 590 + "[a title](https://example.com/a/long/address) " + "&" * 700
    for part in pieces(mrkdwn(text)):
        assert part.count("<") == part.count(">")
        assert not re.search(r"&(?!amp;)", part)


def test_a_code_block_that_is_cut_is_code_in_both_pieces() -> None:
    first, second = pieces("```\n" + "line of code\n" * 300 + "```")
    assert first.endswith("\n```")
    assert second.startswith("```\n")
    assert short("a  b\nc", 4) == "a b…"


@given(st.lists(CHOICE, min_size=1, max_size=10, unique_by=lambda c: c.value), st.data())
@settings(deadline=None)
def test_what_is_ticked_is_what_is_read(items: list[Choice], data: st.DataObject) -> None:
    choices = Choices("pains:t1", tuple(items), many=True)
    packed = press.send_value(choices)
    if packed is None:
        return
    ticked = data.draw(st.lists(st.sampled_from(range(len(items))), unique=True))
    options = [{"value": press.option_value(number, items[number])} for number in ticked]
    action = {"type": "button", "action_id": "send.9", "block_id": "choices.0.0", "value": packed}
    state = {"choices.0.0": {"boxes.1": {"selected_options": options}}}
    assert press.read(action, state) == ("choose", ("pains:t1", *(items[number].value for number in ticked)))
