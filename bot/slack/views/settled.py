"""A message whose question is answered: the same words, its buttons replaced by a note. The sources stay."""

from typing import Any

from bot.slack.mrkdwn import mrkdwn
from bot.slack.views import blocks
from bot.slack.views.blocks import Block

NOTE = "settled"


def settled(present: list[Block], note: str) -> list[Block]:
    """Settling twice leaves one note, the last."""
    kept = [each for each in map(_quiet, present) if each and each.get("block_id") != NOTE]
    return [*kept, {**blocks.context(mrkdwn(note)), "block_id": NOTE}] if note else kept


def _quiet(block: Block) -> Block | None:
    if block.get("type") == "actions":
        stay = [each for each in block.get("elements", []) if _reads(each)]
        return {**block, "elements": stay} if stay else None
    if "accessory" in block and not _reads(block["accessory"]):
        return {name: value for name, value in block.items() if name != "accessory"}
    return block


def _reads(element: dict[str, Any]) -> bool:
    return str(element.get("action_id", "")).startswith("more.")
