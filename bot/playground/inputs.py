"""What people put into Block Kit's elements: state values, and the action of one interaction.

A value is given plainly: text for inputs, an option's value for menus and radio buttons, a list of them where
several may be chosen, an id for people and channels, an ISO date, a time HH:MM.
"""

from typing import Any

from bot.playground.blockkit import parts
from bot.playground.elements import options_of

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]
"""`state.values`: block id → action id → the element's state."""

_PLAIN = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
_ONE_OPTION = {"static_select", "radio_buttons", "external_select", "overflow"}
_OPTIONS = {"multi_static_select", "checkboxes"}


class NoSuchOption(ValueError):
    """A value that is none of an element's options."""


def is_stateful(element: Json) -> bool:
    return element["type"] in _PLAIN or element["type"] in (_ONE_OPTION - {"overflow"}) | _OPTIONS


def initial_state(element: Json) -> Json:
    kind = element["type"]
    if kind in _PLAIN:
        name, initial = _PLAIN[kind]
        return {"type": kind, name: element.get(initial, [] if kind.startswith("multi_") else None)}
    if kind in _OPTIONS:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    return {"type": kind, "selected_option": element.get("initial_option")}


def chosen_state(element: Json, value: Any) -> Json:
    """The element's state once a person put `value` in. Raises `NoSuchOption`."""
    kind = element["type"]
    if kind in _OPTIONS:
        wanted = [value] if isinstance(value, str) else list(value or [])
        return {"type": kind, "selected_options": [_option(element, each) for each in wanted]}
    if kind in _ONE_OPTION:
        return {"type": kind, "selected_option": _option(element, value) if value else None}
    name, _ = _PLAIN[kind]
    if kind == "datetimepicker" and value:
        value = int(value)
    if kind.startswith("multi_") and isinstance(value, str):
        value = [value]
    return {"type": kind, name: None if value == "" else value}


def _option(element: Json, value: str) -> Json:
    for option in options_of(element):
        if option["value"] == value:
            return {
                **option,
                "text": {"emoji": True, **option["text"]} if option["text"]["type"] == "plain_text" else option["text"],
            }
    raise NoSuchOption(value)


def state_values(blocks: list[Json], known: Values) -> Values:
    """The state of every stateful element in `blocks`: what people chose (`known`), else what it began with."""
    values: Values = {}
    for block in blocks:
        for element in parts(block):
            if is_stateful(element):
                block_id, action_id = block["block_id"], element["action_id"]
                state = known.get(block_id, {}).get(action_id) or initial_state(element)
                values.setdefault(block_id, {})[action_id] = state
    return values


def find(blocks: list[Json], action_id: str, block_id: str | None = None) -> tuple[Json, Json] | None:
    """The first block and element of that action id."""
    for block in blocks:
        for element in parts(block):
            if element["action_id"] == action_id and block_id in (None, block["block_id"]):
                return block, element
    return None


def action_of(block: Json, element: Json, value: Any, ts: str) -> Json:
    """The entry of `actions` for one interaction with an element."""
    about: Json = {
        "type": element["type"],
        "block_id": block["block_id"],
        "action_id": element["action_id"],
        "action_ts": ts,
    }
    if element["type"] in ("button", "icon_button"):
        own: Json = {name: element[name] for name in ("text", "value", "style") if name in element}
        return {**about, **own}
    if element["type"] == "feedback_buttons":
        return {**about, "value": value}
    return {**about, **chosen_state(element, value)}


def missing(blocks: list[Json], values: Values) -> list[str]:
    """The ids of input blocks that must be filled and are not: Slack's client stops a submission on these."""
    return [
        block["block_id"]
        for block in blocks
        if block["type"] == "input"
        and not block.get("optional")
        and not _filled(values.get(block["block_id"], {}).get(block["element"]["action_id"], {}))
    ]


def _filled(state: Json) -> bool:
    return any(value not in (None, "", []) for name, value in state.items() if name != "type")


def too_long_or_short(blocks: list[Json], values: Values) -> dict[str, tuple[int, int]]:
    """Block ids whose typed text is outside the element's length, with the limits that apply."""
    wrong = {}
    for block in blocks:
        if block["type"] != "input" or block["element"]["type"] != "plain_text_input":
            continue
        element = block["element"]
        text = values[block["block_id"]][element["action_id"]].get("value") or ""
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if text and not least <= len(text) <= most:
            wrong[block["block_id"]] = (least, most)
    return wrong
