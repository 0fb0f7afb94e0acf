"""A reply → the messages that say it: as few as Slack's limits allow, nothing left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.guide.reply import Reply, Section
from bot.slack import limits
from bot.slack.mrkdwn import mrkdwn, plain_text
from bot.slack.views import blocks
from bot.slack.views.blocks import Block
from bot.slack.views.controls import Controls
from bot.slack.views.pieces import pieces


@dataclass(frozen=True)
class Message:
    """`text` is what a notification and a screen reader say; the blocks hold the whole."""

    text: str
    blocks: tuple[Block, ...]


def messages(reply: Reply) -> tuple[Message, ...]:
    """At least one for a reply that says anything; none for one that only brings a file."""
    parts = tuple(_packed(list(groups(reply))))
    return tuple(Message(_text(part, reply if number == 0 else None), part) for number, part in enumerate(parts))


def groups(reply: Reply, *, readers: bool = True) -> Iterator[list[Block]]:
    """The blocks of a reply, those that may not be parted together."""
    controls = Controls(reply.language, readers=readers)
    for section in reply.sections:
        yield from _section(section, controls)
    if reply.footer_buttons:
        yield list(controls.rows(reply.footer_buttons))
    for part in pieces(mrkdwn(reply.footer)):
        yield [blocks.context(part)]


def _section(section: Section, controls: Controls) -> Iterator[list[Block]]:
    parts = [blocks.section(part) for part in pieces(mrkdwn(section.text))]
    beside = section.buttons[0] if len(section.buttons) == 1 and not section.choices and parts else None
    if beside:
        parts[-1]["accessory"] = controls.button(beside)
    yield from ([part] for part in parts)
    if section.choices:
        yield list(controls.choices(section.choices))
    yield list(controls.rows(section.buttons if not beside else ()))
    yield list(controls.sources(section.cites))


def _packed(groups: list[list[Block]]) -> Iterator[tuple[Block, ...]]:
    here: list[Block] = []
    for group in groups:
        if here and not _fits([*here, *group]):
            yield tuple(here)
            here = []
        here += group
    if here:
        yield tuple(here)


def _fits(together: list[Block]) -> bool:
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


def whole_text(message: Message) -> str:
    """Everything its blocks say, for when Slack takes no blocks (a message's text may have 40,000 characters)."""
    return "\n".join(_words(block) for block in message.blocks) or message.text


def _words(block: Block) -> str:
    texts = [block.get("text"), *(block.get("elements") or [])]
    return " ".join(_inner(each) for each in texts if isinstance(each, dict)).strip()


def _inner(element: Block) -> str:
    text = element.get("text") or element.get("placeholder") or ""
    return str(text.get("text", "")) if isinstance(text, dict) else str(text)
