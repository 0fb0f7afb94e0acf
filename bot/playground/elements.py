"""Block Kit's interactive elements and composition objects (reference/block-kit/block-elements), as rules."""

import datetime
from collections.abc import Mapping

from bot.playground import limits
from bot.playground.refusal import Fault
from bot.playground.rules import Also, Anything, Bool, Enum, Items, Json, OneOf, Rule, Shape, Str, Text, Whole

CONFIRM = Shape(
    {
        "title": Text(limits.CONFIRM_TITLE),
        "text": Text(limits.CONFIRM_TEXT, mrkdwn=True),
        "confirm": Text(limits.CONFIRM_BUTTON),
        "deny": Text(limits.CONFIRM_BUTTON),
    },
    {"style": Enum(frozenset({"primary", "danger"}))},
)
_PLAIN_OPTION = Shape(
    {"text": Text(limits.OPTION_TEXT), "value": Str(limits.OPTION_VALUE, 1)},
    {"description": Text(limits.OPTION_TEXT), "url": Str(limits.BUTTON_URL)},
)
_CHOICE = Shape(
    {"text": Text(limits.OPTION_TEXT, mrkdwn=True), "value": Str(limits.OPTION_VALUE, 1)},
    {"description": Text(limits.OPTION_TEXT, mrkdwn=True)},
)
_GROUP = Shape({"label": Text(limits.OPTION_TEXT), "options": Items(_PLAIN_OPTION, limits.SELECT_OPTIONS)})
_DISPATCH = Shape({}, {"trigger_actions_on": Items(Enum(frozenset({"on_enter_pressed", "on_character_entered"})), 2)})
_COMMON: Mapping[str, Rule] = {"action_id": Str(limits.ACTION_ID, 1), "confirm": CONFIRM, "focus_on_load": Bool()}
_PLACEHOLDER: Mapping[str, Rule] = {"placeholder": Text(limits.PLACEHOLDER)}


def options_of(element: Json) -> list[Json]:
    """All options of a select, flat or grouped; empty where it has none."""
    grouped = [option for group in element.get("option_groups") or [] for option in group.get("options", [])]
    return [*(element.get("options") or []), *grouped]


def _initial_is_an_option(element: Json, at: str, faults: list[Fault]) -> None:
    chosen = [element["initial_option"]] if "initial_option" in element else element.get("initial_options", [])
    known = {option.get("value") for option in options_of(element) if isinstance(option, dict)}
    for option in chosen:
        if not isinstance(option, dict) or option.get("value") not in known:
            faults.append(Fault("initial value must match one of the options", at))


def _options_or_groups(element: Json, at: str, faults: list[Fault]) -> None:
    if ("options" in element) == ("option_groups" in element):
        faults.append(Fault("must define either `options` or `option_groups`", at))


def _a_real_date(element: Json, at: str, faults: list[Fault]) -> None:
    value = element.get("initial_date")
    if value is None:
        return
    try:
        datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        faults.append(Fault("must provide a valid date in format YYYY-MM-DD", f"{at}/initial_date"))


def _element(
    required: Mapping[str, Rule], optional: Mapping[str, Rule], *also: Also, placeholder: bool = False
) -> Shape:
    return Shape(required, {**_COMMON, **(_PLACEHOLDER if placeholder else {}), **optional}, also)


_SELECT_OPTIONS: Mapping[str, Rule] = {
    "options": Items(_PLAIN_OPTION, limits.SELECT_OPTIONS),
    "option_groups": Items(_GROUP, limits.SELECT_OPTIONS),
}
_URL_ON_RESPONSE: Mapping[str, Rule] = {"response_url_enabled": Bool()}
_MOST_ITEMS: Mapping[str, Rule] = {"max_selected_items": Whole(1, 100)}
_IDS = Items(Str(255, 1), limits.SELECT_OPTIONS)
_FILTER: Mapping[str, Rule] = {"filter": Anything(), "default_to_current_conversation": Bool()}
_LENGTHS: Mapping[str, Rule] = {
    "min_length": Whole(0, limits.INPUT_VALUE),
    "max_length": Whole(1, limits.INPUT_VALUE),
    "multiline": Bool(),
}
_TYPED: Mapping[str, Rule] = {"initial_value": Str(limits.INPUT_VALUE), "dispatch_action_config": _DISPATCH}

SHAPES: Mapping[str, Shape] = {
    "button": Shape(
        {"text": Text(limits.BUTTON_TEXT)},
        {
            "action_id": Str(limits.ACTION_ID, 1),
            "confirm": CONFIRM,
            "url": Str(limits.BUTTON_URL),
            "value": Str(limits.BUTTON_VALUE),
            "style": Enum(frozenset({"primary", "danger"})),
            "accessibility_label": Str(limits.BUTTON_TEXT),
        },
    ),
    "static_select": _element(
        {},
        {**_SELECT_OPTIONS, "initial_option": Anything()},
        _options_or_groups,
        _initial_is_an_option,
        placeholder=True,
    ),
    "multi_static_select": _element(
        {},
        {**_SELECT_OPTIONS, **_MOST_ITEMS, "initial_options": Anything()},
        _options_or_groups,
        _initial_is_an_option,
        placeholder=True,
    ),
    "external_select": _element(
        {}, {"initial_option": _PLAIN_OPTION, "min_query_length": Whole(0, 100)}, placeholder=True
    ),
    "users_select": _element({}, {"initial_user": Str(255, 1)}, placeholder=True),
    "multi_users_select": _element({}, {**_MOST_ITEMS, "initial_users": _IDS}, placeholder=True),
    "conversations_select": _element(
        {}, {**_FILTER, **_URL_ON_RESPONSE, "initial_conversation": Str(255, 1)}, placeholder=True
    ),
    "multi_conversations_select": _element(
        {}, {**_FILTER, **_MOST_ITEMS, "initial_conversations": _IDS}, placeholder=True
    ),
    "channels_select": _element({}, {**_URL_ON_RESPONSE, "initial_channel": Str(255, 1)}, placeholder=True),
    "multi_channels_select": _element({}, {**_MOST_ITEMS, "initial_channels": _IDS}, placeholder=True),
    "overflow": _element({"options": Items(_PLAIN_OPTION, limits.OVERFLOW_OPTIONS)}, {}),
    "checkboxes": _element(
        {"options": Items(_CHOICE, limits.CHOICE_OPTIONS)},
        {"initial_options": Items(_CHOICE, limits.CHOICE_OPTIONS)},
        _initial_is_an_option,
    ),
    "radio_buttons": _element(
        {"options": Items(_CHOICE, limits.CHOICE_OPTIONS)}, {"initial_option": _CHOICE}, _initial_is_an_option
    ),
    "datepicker": _element({}, {"initial_date": Str(10)}, _a_real_date, placeholder=True),
    "timepicker": _element(
        {}, {"initial_time": Str(5, pattern=r"([01]\d|2[0-3]):[0-5]\d"), "timezone": Str(100)}, placeholder=True
    ),
    "datetimepicker": _element({}, {"initial_date_time": Whole(1_000_000_000, 9_999_999_999)}),
    "plain_text_input": _element({}, {**_LENGTHS, **_TYPED}, placeholder=True),
    "email_text_input": _element({}, _TYPED, placeholder=True),
    "url_text_input": _element({}, _TYPED, placeholder=True),
    "number_input": _element(
        {"is_decimal_allowed": Bool()}, {**_TYPED, "min_value": Str(100), "max_value": Str(100)}, placeholder=True
    ),
    "rich_text_input": _element(
        {}, {"initial_value": Anything(), "dispatch_action_config": _DISPATCH}, placeholder=True
    ),
    "file_input": _element({}, {"filetypes": Items(Str(50, 1), 100), "max_files": Whole(1, 10)}),
    "feedback_buttons": Shape(
        {"positive_button": Anything(), "negative_button": Anything()}, {"action_id": Str(255, 1)}
    ),
    "icon_button": Shape({"icon": Enum(frozenset({"trash"})), "text": Text(75)}, {**_COMMON, "value": Str(2000)}),
}

_SINGLE_MENUS = {"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
_MENUS = _SINGLE_MENUS | {f"multi_{name}" for name in _SINGLE_MENUS if f"multi_{name}" in SHAPES}
_CHOICES = {"checkboxes", "radio_buttons"}
IN_ACTIONS = frozenset({"button", "overflow", "datepicker", "timepicker", "datetimepicker"} | _CHOICES | _SINGLE_MENUS)
IN_SECTION = frozenset({"button", "overflow", "datepicker", "timepicker"} | _CHOICES | _MENUS)
IN_INPUT = frozenset(
    {
        "datepicker",
        "timepicker",
        "datetimepicker",
        "plain_text_input",
        "email_text_input",
        "url_text_input",
        "number_input",
        "rich_text_input",
        "file_input",
    }
    | _CHOICES
    | _MENUS
)


def element(allowed: frozenset[str], **others: Rule) -> OneOf:
    """A rule for one element out of `allowed`; `others` adds shapes that are not interactive (an image)."""
    return OneOf({**SHAPES, **others}, allowed | others.keys())
