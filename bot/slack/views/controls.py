"""What stands under a paragraph to be pressed: its choices, its buttons, its sources."""

import hashlib
import re
from collections.abc import Iterator
from itertools import count

from bot.guide.reply import Button, Choice, Choices, Cited
from bot.journey.model import Language
from bot.slack import limits
from bot.slack.mrkdwn import literal
from bot.slack.views import blocks, press
from bot.slack.views import today as newer
from bot.slack.views.blocks import Block, Element, rows
from bot.slack.views.pieces import pieces, short
from prompts import render

_ADDRESS = re.compile(r"https?://[^\s<>|]+")


class Controls:
    """Makes the controls of one message; the numbers that keep their ids apart run through it."""

    def __init__(self, language: Language, *, readers: bool = True, today: bool = False) -> None:
        self._language, self._readers, self._today = language, readers, today
        self._numbers = count()

    def button(self, button: Button) -> Element:
        style = "primary" if button.primary else "danger" if button.danger else ""
        return self._button(button.does, button.label, button.value, style)

    def rows(self, buttons: tuple[Button, ...]) -> Iterator[Block]:
        votes = {each.does: each for each in buttons if each.does in ("good", "bad")}
        if self._today and len(votes) == 2:
            yield newer.feedback(self._id(press.MENU), _thumb(votes["good"]), _thumb(votes["bad"]))
            buttons = tuple(each for each in buttons if each.does not in votes)
        for row in rows([self.button(each) for each in buttons], limits.ACTIONS_ELEMENTS):
            yield blocks.actions(row)

    def choices(self, choices: Choices) -> Iterator[Block]:
        yield from _in_full(choices.items)
        if choices.many and (packed := press.send_value(choices)) is not None:
            yield from self._boxes(choices, packed)
        else:
            yield from self._one_button_each(choices)

    def sources(self, cites: tuple[Cited, ...]) -> Iterator[Block]:
        """The titles in small print, and a way to read them, unless they are being read already: a button for one,
        a menu for several."""
        cites = tuple({cite.passage: cite for cite in cites}.values())
        if not cites:
            return
        for part in pieces("".join(f"〔{self._named(cite)}〕" for cite in cites)):
            yield blocks.context(part)
        if self._readers:
            yield blocks.actions([self._reader(cites)])

    def _named(self, cite: Cited) -> str:
        """The title, opened where the document came from, then the page and the heading."""
        title = literal(cite.title)
        if cite.url and _ADDRESS.fullmatch(cite.url):
            title = f"<{cite.url}|{title}>"
        leaf = render("slack/buttons.leaf", self._language, number=cite.leaf) if cite.leaf else ""
        return " · ".join(part for part in (title, leaf, literal(cite.heading)) if part)

    def _reader(self, cites: tuple[Cited, ...]) -> Element:
        if len(cites) == 1:
            return self._button("more", render("slack/buttons.source", self._language), cites[0].passage)
        options = [blocks.option(cite.title, cite.passage) for cite in cites]
        return blocks.menu(self._id("more"), render("slack/buttons.sources", self._language), options)

    def _boxes(self, choices: Choices, packed: str) -> Iterator[Block]:
        family = f"{press.CHOICES}.{next(self._numbers)}-{_mark(choices)}"
        options = [_option(number, choice) for number, choice in enumerate(choices.items)]
        chosen = [choice.chosen for choice in choices.items]
        tens = rows(list(zip(options, chosen, strict=True)), limits.CHECKBOXES)
        for number, row in enumerate(tens):
            boxes = blocks.checkboxes(
                self._id(press.BOXES), [each for each, _ in row], [each for each, ticked in row if ticked]
            )
            last = number == len(tens) - 1
            yield blocks.actions([boxes, *(self._sending(choices, packed) if last else [])], f"{family}.{number}")

    def _sending(self, choices: Choices, packed: str) -> list[Element]:
        label = choices.send or render("slack/buttons.send", self._language)
        return [self._button("send", label, packed, "primary")]

    def _one_button_each(self, choices: Choices) -> Iterator[Block]:
        pressed = [
            self._button("choose", choice.label, packed, "primary" if choice.chosen else "")
            for choice in choices.items
            if (packed := press.choice_value(choices.slot, choice.value)) is not None
        ]
        for row in rows(pressed, limits.ACTIONS_ELEMENTS):
            yield blocks.actions(row)

    def _button(self, does: str, label: str, value: str, style: str = "") -> Element:
        return blocks.button(self._id(does), label, value, style)

    def _id(self, does: str) -> str:
        return f"{does}.{next(self._numbers)}"


def _thumb(button: Button) -> Element:
    """Its value says what it does, as an entry of a menu does."""
    return {"text": blocks.plain(short(button.label, limits.BUTTON_TEXT)), "value": f"{button.does} {button.value}"}


def _mark(choices: Choices) -> str:
    """Other choices have another block id: in an updated message Slack keeps what was ticked under the same one
    (slackapi/java-slack-sdk#762)."""
    return hashlib.sha256(repr(choices.items).encode()).hexdigest()[:8]


def _option(number: int, choice: Choice) -> Element:
    return blocks.option(choice.label, press.option_value(number, choice), choice.note or "")


def _in_full(items: tuple[Choice, ...]) -> Iterator[Block]:
    """What a box or button cannot show whole is written out above it."""
    lines = [_line(choice) for choice in items if _cut_off(choice)]
    for part in pieces("\n".join(lines)):
        yield blocks.section(part)


def _cut_off(choice: Choice) -> bool:
    return short(choice.label, limits.OPTION_TEXT) != choice.label or len(choice.note or "") > limits.OPTION_TEXT


def _line(choice: Choice) -> str:
    note = f" – {literal(choice.note)}" if choice.note else ""
    return f"• {literal(choice.label)}{note}"
