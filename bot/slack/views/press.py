"""What a button carries and how a press of it is read again: the two sides of one format, in one file.

`action_id` is `<does>.<n>`, n making it unique in its message. A choice's button carries its slot and value as JSON;
checkboxes stand in one block with the button that sends them, which carries the values too long for an option.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.guide.reply import Choice, Choices
from bot.slack import limits

Json = Mapping[str, Any]
BOXES = "boxes"
CHOICES = "choices"
MENU = "menu"


def choice_value(slot: str, value: str) -> str | None:
    """None where it is too long for a button: then it can be said, but not pressed."""
    packed = json.dumps([slot, value], ensure_ascii=False)
    return packed if len(packed) <= limits.BUTTON_VALUE else None


def option_value(number: int, choice: Choice) -> str:
    fits = 0 < len(choice.value) <= limits.OPTION_VALUE and not choice.value.startswith("#")
    return choice.value if fits else f"#{number}"


def send_value(choices: Choices) -> str | None:
    long = {
        key: choice.value
        for number, choice in enumerate(choices.items)
        if (key := option_value(number, choice)) != choice.value
    }
    packed = json.dumps([choices.slot, long], ensure_ascii=False)
    return packed if len(packed) <= limits.BUTTON_VALUE else None


def folded(buttons: Sequence[Json]) -> dict[str, Any]:
    """Buttons as the entries of one small menu; the value of each says what it does."""
    options = [
        {"text": button["text"], "value": f"{_does(button)} {button.get('value', '')}"[: limits.OPTION_VALUE]}
        for button in buttons
    ]
    return {"type": "overflow", "action_id": f"{MENU}.{_does(buttons[0])}", "options": options}


def _does(element: Json) -> str:
    return str(element.get("action_id", "")).partition(".")[0]


def read(action: Json, state: Json, shown: Sequence[Json] = ()) -> tuple[str, tuple[str, ...]]:
    """(does, values) of one action of a block_actions payload; `state` is its `state.values`, `shown` the blocks of
    its message.

    For `choose` the first value is the slot, the rest is what was chosen.
    """
    does, value = _does(action), _value(action)
    if does == MENU:
        does, _, value = value.partition(" ")
    if does not in ("choose", "send"):
        return does, (value,) if value else ()
    slot, carried = _unpack(value)
    if does == "choose":
        return does, (slot, str(carried))
    long = carried if isinstance(carried, dict) else {}
    ticked = _ticked(str(action.get("block_id", "")), {**_at_first(shown), **state})
    return "choose", (slot, *(str(long.get(key, key)) for key in ticked))


def _value(action: Json) -> str:
    if action.get("type") in ("static_select", "overflow"):
        return str((action.get("selected_option") or {}).get("value", ""))
    return str(action.get("value") or "")


def _unpack(value: str) -> tuple[str, Any]:
    try:
        slot, carried = json.loads(value)
    except ValueError:
        return value, ""
    return str(slot), carried


def _at_first(shown: Sequence[Json]) -> dict[str, Json]:
    """What was ticked when the message was posted: it is not certain that Slack's state names boxes that nobody
    has touched (slackapi/python-slack-sdk#1350)."""
    return {
        str(block.get("block_id", "")): {
            str(element.get("action_id", "")): {"selected_options": element.get("initial_options") or ()}
            for element in block.get("elements") or ()
        }
        for block in shown
        if block.get("type") == "actions"
    }


def _ticked(block_id: str, state: Json) -> Iterator[str]:
    """Ten boxes fit in one block; what follows stands in `choices.<n>.1`, `choices.<n>.2` …"""
    family = block_id.rpartition(".")[0] + "."
    for name, elements in state.items():
        if name.startswith(family):
            for action_id, element in elements.items():
                if action_id.startswith(BOXES):
                    yield from (str(each["value"]) for each in element.get("selected_options") or ())
