"""A message whose question is answered: the same words, its buttons replaced by a note. The sources stay; what can
be undone or edited stays too, behind one small menu."""

from typing import Any

from bot.slack import limits
from bot.slack.mrkdwn import mrkdwn, plain_text
from bot.slack.views import blocks, press
from bot.slack.views.blocks import Block

NOTE = "settled"
_STAYS = ("undo", "edit")


def settled(present: list[Block], note: str) -> list[Block]:
    """Settling twice leaves one note, the last."""
    kept = [each for each in map(_quiet, present) if each and each.get("block_id") != NOTE]
    return [*kept, {**blocks.context(mrkdwn(note)), "block_id": NOTE}] if note else kept


def settled_text(text: str, note: str) -> str:
    """What a notification and a screen reader say of it, the note included."""
    said = plain_text(note)
    whole = text if said in text else f"{text}\n{said}".strip()
    return whole[: limits.MESSAGE_TEXT]


def _quiet(block: Block) -> Block | None:
    if block.get("type") == "carousel":
        return {**block, "elements": [_without_buttons(each) for each in block.get("elements", [])]}
    if block.get("type") == "card":
        return _without_buttons(block)
    if block.get("type") == "actions":
        stay = _staying(block.get("elements", []))
        return {**block, "elements": stay} if stay else None
    if "accessory" in block and not _reads(block["accessory"]) and _does(block["accessory"]) != "undo":
        return {name: value for name, value in block.items() if name != "accessory"}
    return block


def _without_buttons(card: Block) -> Block:
    return {name: value for name, value in card.items() if name != "actions"}


def _staying(elements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    done = [each for each in elements if _does(each) in _STAYS]
    if not any(_does(each) == "undo" for each in done):
        return [each for each in elements if _reads(each) or each.get("type") == "overflow"]
    return [press.folded(done), *(each for each in elements if _reads(each))]


def _does(element: dict[str, Any]) -> str:
    return str(element.get("action_id", "")).partition(".")[0]


def _reads(element: dict[str, Any]) -> bool:
    return _does(element) == "more"
