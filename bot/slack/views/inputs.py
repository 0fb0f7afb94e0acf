"""The element of a form's field, and what was typed or chosen in it: the two sides of one format, in one file."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.guide.form import FormField, Kind
from bot.slack import limits
from bot.slack.views import blocks
from bot.slack.views.blocks import Element, rows
from bot.slack.views.pieces import short

VALUE = "value"


def element(field: FormField) -> Element:
    """Slack's own control for the kind of field. A choice without a kind is a choice."""
    kind: Kind = "choice" if field.options and field.kind == "text" else field.kind
    return _MAKES[kind](field)


def typed(state: Mapping[str, Any]) -> str:
    """What an element's state says: text, an option's value, an ISO date, a user's or channel's id; boxes by line."""
    if "selected_options" in state:
        return "\n".join(str(each["value"]) for each in state["selected_options"] or ())
    chosen = state.get("selected_option")
    if chosen:
        return str(chosen["value"])
    found = (state.get(name) for name in ("value", "selected_date", "selected_user", "selected_conversation"))
    return str(next((each for each in found if each), ""))


def _text(field: FormField) -> Element:
    made: Element = {"type": "plain_text_input", "action_id": VALUE, "multiline": field.multiline}
    return {**made, "initial_value": field.value} if field.value else made


def _choice(field: FormField) -> Element:
    """A menu holds a hundred options; more stand in groups of a hundred, named by their first and last."""
    options = [blocks.option(label, value) for value, label in field.options]
    made: Element = {"type": "static_select", "action_id": VALUE}
    if len(options) <= limits.SELECT_OPTIONS:
        made["options"] = options
    else:
        made["option_groups"] = [_group(some) for some in rows(options, limits.SELECT_OPTIONS)[: limits.OPTION_GROUPS]]
    chosen = [each for each in options if each["value"] == field.value]
    return {**made, "initial_option": chosen[0]} if chosen else made


def _group(options: list[Element]) -> Element:
    first, last = (short(each["text"]["text"], 30) for each in (options[0], options[-1]))
    return {"label": blocks.plain(f"{first} – {last}"), "options": options}


def _date(field: FormField) -> Element:
    made: Element = {"type": "datepicker", "action_id": VALUE}
    return {**made, "initial_date": field.value} if field.value else made


def _person(field: FormField) -> Element:
    return {"type": "users_select", "action_id": VALUE}


def _number(field: FormField) -> Element:
    made: Element = {"type": "number_input", "action_id": VALUE, "is_decimal_allowed": True}
    limited = {"min_value": field.low, "max_value": field.high, "initial_value": field.value or None}
    return made | {name: str(value) for name, value in limited.items() if value is not None}


def _place(field: FormField) -> Element:
    """Channels that the person is in, public and private."""
    inside = {"include": ["public", "private"], "exclude_bot_users": True}
    made: Element = {"type": "conversations_select", "action_id": VALUE, "filter": inside}
    return {**made, "initial_conversation": field.value} if field.value else made


def _toggle(field: FormField) -> Element:
    options = [blocks.option(label, value) for value, label in field.options]
    ticked = [each for each in options if each["value"] == field.value]
    return blocks.checkboxes(VALUE, options, ticked)


_MAKES: Mapping[Kind, Callable[[FormField], Element]] = {
    "text": _text,
    "choice": _choice,
    "date": _date,
    "person": _person,
    "number": _number,
    "toggle": _toggle,
    "place": _place,
}
