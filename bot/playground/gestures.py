"""What people press, fill in, open and call up; the page and the tests both act through here.

A gesture is sent to the bot and returns at once. Whoever needs the bot's answer (a submission, a command)
passes the delivery's answer to `settle_…` when it is there.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from bot.playground import events, hooks, interactions, views
from bot.playground.envelopes import Answer, Delivery
from bot.playground.inputs import Values, action_of, find, missing, state_values, too_long_or_short
from bot.playground.messages import Message
from bot.playground.people import BOT_USER, Person
from bot.playground.presence import NotAllowed, member, visible
from bot.playground.refusal import Refused
from bot.playground.standin import StandIn
from bot.playground.tickets import Response
from bot.playground.typed import as_command_text
from bot.playground.views import View

Json = dict[str, Any]


@dataclass(frozen=True)
class Submitted:
    """How a submission went: errors by block id, or the view now on top (None: all closed).

    `failed` is set where the bot did not answer or answered nonsense: Slack shows "We had some trouble".
    """

    errors: dict[str, str] = field(default_factory=dict)
    view: View | None = None
    failed: str = ""


# Commands and shortcuts


def command(s: StandIn, person: Person, channel: str, name: str, text: str) -> Delivery:
    where = member(s, person, channel)
    if s.config.manifest.escapes(name):
        text = as_command_text(text, s.workspace.people.values(), s.workspace.channels.values())
    return s.command(interactions.command(s, person, where, name, text.strip()))


def settle_command(s: StandIn, delivery: Delivery, answer: Answer) -> str:
    """Show the immediate response of a command; the answer is Slack's error code, empty where all went well."""
    if not answer.ok:
        return {"http_timeout": "operation_timeout", "connection_failed": "dispatch_failed"}.get(
            answer.failure, f"http_{answer.status}"
        )
    said = answer.body if isinstance(answer.body, dict) else {"text": answer.body} if answer.body else {}
    if not said.get("text") and not said.get("blocks"):
        return ""
    try:
        reply = Response(delivery.payload["user_id"], delivery.payload["channel_id"], None, None, 0.0)
        hooks.answer(s, reply, said)
    except Refused as refused:
        return refused.error
    return ""


def shortcut(s: StandIn, person: Person, callback_id: str) -> Delivery:
    return s.interact(interactions.global_shortcut(s, person, callback_id))


def message_shortcut(s: StandIn, person: Person, channel: str, ts: str, callback_id: str) -> Delivery:
    message = visible(s, person, channel, ts)
    if message.only_for:
        raise NotAllowed("ephemeral messages have no shortcuts")
    return s.interact(interactions.message_shortcut(s, person, message, callback_id))


# Elements and views


def press(
    s: StandIn,
    person: Person,
    channel: str,
    ts: str,
    action_id: str,
    value: Any = None,
    block_id: str | None = None,
    state: Values | None = None,
) -> Delivery:
    """Use an element of a message. `state` is what the person chose in its other elements."""
    message = visible(s, person, channel, ts)
    block, element = _element(list(message.blocks), action_id, block_id)
    action = action_of(block, element, value, s.workspace.new_ts())
    return s.interact(interactions.on_message(s, person, message, action, _state(list(message.blocks), state, action)))


def press_in_view(
    s: StandIn,
    person: Person,
    view: View,
    action_id: str,
    value: Any = None,
    block_id: str | None = None,
    state: Values | None = None,
) -> Delivery:
    """Use an element of the open modal or of the App Home."""
    block, element = _element(view.blocks, action_id, block_id)
    action = action_of(block, element, value, s.workspace.new_ts())
    known = {**(state or {}), **_own_state(action)}
    shown = s.views.fill(view, known) if view.body["type"] == "modal" else replace(view, state=known)
    return s.interact(interactions.on_view(s, person, shown, action))


def _element(blocks: list[Json], action_id: str, block_id: str | None) -> tuple[Json, Json]:
    found = find(blocks, action_id, block_id)
    if found is None:
        raise NotAllowed(f"no element {action_id}")
    return found


def _own_state(action: Json) -> Values:
    about = ("block_id", "action_id", "action_ts")
    return {action["block_id"]: {action["action_id"]: {k: v for k, v in action.items() if k not in about}}}


def _state(blocks: list[Json], given: Values | None, action: Json) -> Values:
    known: Values = {block: dict(actions) for block, actions in (given or {}).items()}
    for block, actions in _own_state(action).items():
        known.setdefault(block, {}).update(actions)
    return state_values(blocks, known)


def check_inputs(view: View) -> tuple[list[str], dict[str, tuple[int, int]]]:
    """What Slack's own client stops: block ids left empty, and those too short or too long."""
    return missing(view.blocks, view.values), too_long_or_short(view.blocks, view.values)


def submit(s: StandIn, person: Person, view: View) -> Delivery:
    return s.interact(interactions.submission(s, person, s.views.get(view.id)))


def settle_submission(s: StandIn, view: View, answer: Answer) -> Submitted:
    """Do what the bot answered to a submission: show errors, update, push, clear, or close this view."""
    if not answer.ok:
        return Submitted(view=view, failed=answer.failure)
    said = answer.body if isinstance(answer.body, dict) else {}
    action = said.get("response_action")
    try:
        if action == "errors":
            return _errors(view, said)
        if action in ("update", "push"):
            body = views.check(said.get("view"), "modal", s.is_picture)
            shown = s.views.update(view, body) if action == "update" else s.views.push(view.person, body)
            return Submitted(view=shown)
    except Refused as refused:
        return Submitted(view=view, failed=f"{refused.error}: {'; '.join(str(f) for f in refused.faults)}")
    if action == "clear":
        s.views.clear(view.person)
    elif action is None:
        s.views.close(view)
    else:
        return Submitted(view=view, failed=f"unknown response_action {action}")
    return Submitted(view=s.views.top(view.person))


def _errors(view: View, said: Json) -> Submitted:
    """Errors must name input blocks of the view, else Slack shows a fault of its own."""
    errors = said.get("errors") or {}
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    unknown = set(errors) - inputs
    return Submitted(dict(errors), view, f"errors name no input block: {sorted(unknown)}" if unknown else "")


def close_view(s: StandIn, person: Person, view: View, cleared: bool = False) -> list[Delivery]:
    """Dismiss a modal, or all of them; the bot hears of it where `notify_on_close` is set."""
    everything = cleared or view.body.get("clear_on_close", False)
    closing = s.views.stack(person.id) if everything else [view]
    sent = [
        s.interact(interactions.closing(s, person, each, everything))
        for each in closing
        if each.body.get("notify_on_close")
    ]
    if everything:
        s.views.clear(person.id)
    else:
        s.views.close(view)
    return sent


# The bot's own places


def open_home(s: StandIn, person: Person, tab: str = "home") -> list[Delivery]:
    home = s.views.homes.get(person.id)
    dm = s.workspace.dm_with(person.id)
    return s.emit(events.home_opened(person, dm, tab, home.as_slack() if home else None, s.workspace.new_ts()))


def start_assistant(s: StandIn, person: Person, looking_at: str | None = None) -> tuple[Message, list[Delivery]]:
    """Open a new thread in the bot's pane. Slack posts its root message itself, as the bot."""
    dm = s.workspace.dm_with(person.id)
    root = Message(dm.id, s.workspace.new_ts(), BOT_USER, "New Assistant Thread", subtype="assistant_app_thread")
    s.workspace.put_message(root)
    event = events.assistant_thread("assistant_thread_started", person, dm, root.ts, looking_at, s.workspace.new_ts())
    return root, s.emit(event)


def look_at(s: StandIn, person: Person, thread: str, channel: str) -> list[Delivery]:
    """Turn to a channel while the bot's pane is open."""
    dm = s.workspace.dm_with(person.id)
    return s.emit(
        events.assistant_thread("assistant_thread_context_changed", person, dm, thread, channel, s.workspace.new_ts())
    )
