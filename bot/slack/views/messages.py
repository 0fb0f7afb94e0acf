"""A reply → the messages that say it: as few as Slack's limits allow, nothing left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.guide.reply import Reply, Section
from bot.guide.shown import Card, Curve, Steps, Table
from bot.slack import limits
from bot.slack.mrkdwn import mrkdwn, plain_text
from bot.slack.views import blocks
from bot.slack.views import today as newer
from bot.slack.views.blocks import Block, rows
from bot.slack.views.controls import Controls
from bot.slack.views.pieces import pieces


@dataclass(frozen=True)
class Message:
    """`text` is what a notification and a screen reader say; the blocks hold the whole. `plainer` are those for where
    the newer blocks are refused; empty where there are none of them."""

    text: str
    blocks: tuple[Block, ...]
    plainer: tuple[Block, ...] = ()

    @property
    def plain(self) -> list[Block]:
        """For where the newer blocks are not taken."""
        return list(self.plainer or self.blocks)


def messages(reply: Reply) -> tuple[Message, ...]:
    """At least one for a reply that says anything; none for one that only brings a file."""
    both = list(zip(groups(reply, today=True), groups(reply), strict=True))
    parts = [(tuple(new), tuple(plain)) for new, plain in _packed(both)]
    return tuple(
        Message(_text(plain, reply if number == 0 else None), new, plain if new != plain else ())
        for number, (new, plain) in enumerate(parts)
    )


def groups(reply: Reply, *, readers: bool = True, today: bool = False) -> Iterator[list[Block]]:
    """The blocks of a reply, those that may not be parted together; as many groups with newer blocks (`today`) as
    without."""
    controls = Controls(reply.language, readers=readers, today=today)
    for alike, sections in groupby(reply.sections, key=lambda each: isinstance(each.shown, Card)):
        if alike:
            yield from (list(_cards(some, controls, today)) for some in rows(list(sections), limits.CAROUSEL_CARDS))
        else:
            yield from (group for section in sections for group in _section(section, controls, today))
    if reply.footer_buttons:
        yield list(controls.rows(reply.footer_buttons))
    for part in pieces(mrkdwn(reply.footer)):
        yield [blocks.context(part)]


def _cards(sections: list[Section], controls: Controls, today: bool) -> Iterator[Block]:
    if not today:
        yield from (block for section in sections for group in _paragraph(section, controls) for block in group)
        return
    made = [(each.shown, [controls.button(one) for one in each.buttons]) for each in sections]
    yield newer.cards([newer.card(shown, buttons) for shown, buttons in made if isinstance(shown, Card)])


def _section(section: Section, controls: Controls, today: bool) -> Iterator[list[Block]]:
    if section.shown is None or isinstance(section.shown, Card):
        yield from _paragraph(section, controls)
        return
    if today:
        yield [_newer(section.shown)]
    else:
        yield [blocks.section(part) for part in pieces(mrkdwn(section.text))]
    yield list(controls.rows(section.buttons))


def _newer(shown: Table | Curve | Steps) -> Block:
    match shown:
        case Table():
            return newer.table(shown)
        case Curve():
            return newer.chart(shown)
        case Steps():
            return newer.plan(shown)


def _paragraph(section: Section, controls: Controls) -> Iterator[list[Block]]:
    parts = [blocks.section(part) for part in pieces(mrkdwn(section.text))]
    beside = section.buttons[0] if len(section.buttons) == 1 and not section.choices and parts else None
    if beside:
        parts[-1]["accessory"] = controls.button(beside)
    yield from ([part] for part in parts)
    if section.choices:
        yield list(controls.choices(section.choices))
    yield list(controls.rows(section.buttons if not beside else ()))
    yield list(controls.sources(section.cites))


def _packed(groups: list[tuple[list[Block], list[Block]]]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Both ways of saying it are parted at the same places."""
    here: tuple[list[Block], list[Block]] = ([], [])
    for new, plain in groups:
        if (here[0] or here[1]) and not (_fits([*here[0], *new]) and _fits([*here[1], *plain])):
            yield here
            here = ([], [])
        here = ([*here[0], *new], [*here[1], *plain])
    if here[0] or here[1]:
        yield here


def _fits(together: list[Block]) -> bool:
    charts = sum(block["type"] == "data_visualization" for block in together)
    if charts > limits.CHARTS:
        return False
    return len(together) <= limits.MESSAGE_BLOCKS and sum(map(blocks.weight, together)) <= limits.SPLIT_AT


def _text(part: tuple[Block, ...], reply: Reply | None) -> str:
    if reply and any(section.text for section in reply.sections):
        said = "\n".join(line for section in reply.sections for line in _lines(section))
    else:
        said = "\n".join(_words(block) for block in part)
    said = said.strip() or "…"
    return said if len(said) <= limits.MESSAGE_TEXT else said[: limits.MESSAGE_TEXT - 1] + "…"


def _lines(section: Section) -> Iterator[str]:
    """A section's words and what it offers to choose from, for those who hear it."""
    if section.text:
        yield plain_text(section.text)
    if section.choices:
        yield " / ".join(choice.label for choice in section.choices.items)
    if len(section.buttons) > 1 and all(button.does == "wish" for button in section.buttons):
        yield " / ".join(button.label for button in section.buttons)  # which map is meant


def whole_text(message: Message) -> str:
    """Everything its blocks say, for when Slack takes no blocks (a message's text may have 40,000 characters)."""
    return "\n".join(_words(block) for block in message.blocks) or message.text


def _words(block: Block) -> str:
    texts = [block.get("text"), *(block.get("elements") or [])]
    return " ".join(_inner(each) for each in texts if isinstance(each, dict)).strip()


def _inner(element: Block) -> str:
    text = element.get("text") or element.get("placeholder") or ""
    return str(text.get("text", "")) if isinstance(text, dict) else str(text)
