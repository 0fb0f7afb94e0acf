"""Modals and App Home views: what Slack accepts, the stack of open modals, and one home a person."""

import json
import secrets
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any, Literal

from bot.playground import limits
from bot.playground.blockkit import ON_MODAL, ON_VIEW, faults_in, picture_faults, with_ids
from bot.playground.inputs import Values, state_values
from bot.playground.people import APP, BOT, TEAM
from bot.playground.refusal import Fault, Refused
from bot.playground.rules import Anything, Bool, Enum, Items, Json, Rule, Shape, Str, Text

Kind = Literal["modal", "home"]
_BLOCKS = Items(Anything(), sys.maxsize, 0)  # looked into below, where each block's own place is known
_SHARED: dict[str, Rule] = {
    "private_metadata": Str(limits.VIEW_METADATA),
    "callback_id": Str(limits.VIEW_CALLBACK_ID),
    "external_id": Str(255),
    "blocks": _BLOCKS,
}
_MODAL = Shape(
    {"type": Enum(frozenset({"modal"})), "title": Text(limits.VIEW_TITLE), "blocks": _BLOCKS},
    {
        **_SHARED,
        "submit": Text(limits.VIEW_BUTTON),
        "close": Text(limits.VIEW_BUTTON),
        "clear_on_close": Bool(),
        "notify_on_close": Bool(),
        "submit_disabled": Bool(),
    },
)
_HOME = Shape({"type": Enum(frozenset({"home"})), "blocks": _BLOCKS}, _SHARED)


@dataclass(frozen=True)
class View:
    id: str
    person: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    state: Values = field(default_factory=dict)
    channel: str | None = None

    @property
    def blocks(self) -> list[Json]:
        return list(self.body["blocks"])

    @property
    def values(self) -> Values:
        return state_values(self.blocks, self.state)

    def as_slack(self) -> Json:
        body = self.body
        return {
            "id": self.id,
            "team_id": TEAM,
            "type": body["type"],
            "blocks": body["blocks"],
            "private_metadata": body.get("private_metadata", ""),
            "callback_id": body.get("callback_id", ""),
            "state": {"values": self.values},
            "hash": self.hash,
            "title": body.get("title"),
            "clear_on_close": body.get("clear_on_close", False),
            "notify_on_close": body.get("notify_on_close", False),
            "close": body.get("close"),
            "submit": body.get("submit"),
            "previous_view_id": self.previous,
            "root_view_id": self.root,
            "app_id": APP,
            "external_id": body.get("external_id", ""),
            "app_installed_team_id": TEAM,
            "bot_id": BOT,
        }


def check(view: Any, kind: Kind, is_picture: Callable[[str], bool]) -> Json:
    """A view as Slack takes it, ids filled in. Raises `invalid_arguments` or `view_too_large`."""
    if isinstance(view, dict) and len(json.dumps(view, ensure_ascii=False).encode()) > limits.VIEW_BYTES:
        raise Refused("view_too_large")
    faults: list[Fault] = []
    (_MODAL if kind == "modal" else _HOME).check(view, "/view", faults)
    blocks = view.get("blocks") if isinstance(view, dict) else None
    if isinstance(blocks, list):
        in_blocks = faults_in(blocks, "/view/blocks", ON_MODAL if kind == "modal" else ON_VIEW, limits.VIEW_BLOCKS)
        faults += in_blocks or _across(view, blocks, kind, is_picture)
    if faults:
        raise Refused("invalid_arguments", Fault("failed to match all allowed schemas", "/view"), *faults)
    return {**view, "blocks": with_ids(view["blocks"])}


def _across(view: Json, blocks: list[Json], kind: Kind, is_picture: Callable[[str], bool]) -> list[Fault]:
    faults = picture_faults(blocks, "/view/blocks", is_picture)
    if kind == "modal" and "submit" not in view and any(block["type"] == "input" for block in blocks):
        faults.append(Fault("must define `submit` to use an `input` block in modals", "/view"))
    return faults


def _new_hash() -> str:
    return f"{int(time.time())}.{secrets.token_hex(4)}"


class Views:
    """Open modals live in memory; `keep` writes a home down, `homes` are those written before."""

    def __init__(
        self,
        new_id: Callable[[str], str],
        changed: Callable[[], None],
        keep: Callable[[View], None],
        homes: Iterable[View] = (),
    ) -> None:
        self._new_id = new_id
        self._changed = changed
        self._keep_home = keep
        self._lock = RLock()
        self._modals: dict[str, View] = {}
        self._stacks: dict[str, list[str]] = defaultdict(list)
        self.homes: dict[str, View] = {view.person: view for view in homes}

    def top(self, person: str) -> View | None:
        """The modal that this person has before them."""
        stack = self._stacks[person]
        return self._modals[stack[-1]] if stack else None

    def stack(self, person: str) -> list[View]:
        return [self._modals[key] for key in self._stacks[person]]

    def _refuse_taken(self, body: Json, but: str = "") -> None:
        external = body.get("external_id")
        taken = (one for one in self._modals.values() if one.id != but and one.body.get("external_id") == external)
        if external and any(taken):
            raise Refused("duplicate_external_id", Fault("`external_id` must be unique", "/view/external_id"))

    def open(self, person: str, body: Json, channel: str | None = None) -> View:
        """Show a modal in place of any that were open."""
        with self._lock:
            self._refuse_taken(body)
            self.clear(person)
            key = self._new_id("V")
            view = View(key, person, body, _new_hash(), key, channel=channel)
            return self._show(view)

    def push(self, person: str, body: Json) -> View:
        """Show a modal on top of the open one. Raises `push_limit_reached`."""
        with self._lock:
            top = self.top(person)
            if top is None:
                raise Refused("not_found")
            if len(self._stacks[person]) >= limits.VIEW_STACK:
                raise Refused("push_limit_reached")
            self._refuse_taken(body)
            view = View(self._new_id("V"), person, body, _new_hash(), top.root, top.id, channel=top.channel)
            return self._show(view)

    def _show(self, view: View) -> View:
        self._modals[view.id] = view
        self._stacks[view.person].append(view.id)
        self._changed()
        return view

    def get(self, view_id: str | None, external_id: str | None = None) -> View:
        """An open modal. Raises `not_found`: closed, submitted, or never there."""
        for view in self._modals.values():
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refused("not_found")

    def update(self, view: View, body: Json, expected_hash: str | None = None) -> View:
        """Replace a modal's content; what was typed stays where block and action ids do."""
        with self._lock:
            now = self.get(view.id)
            if expected_hash and expected_hash != now.hash:
                raise Refused("hash_conflict")
            self._refuse_taken(body, but=view.id)
            return self._keep(replace(now, body=body, hash=_new_hash()))

    def _keep(self, view: View) -> View:
        self._modals[view.id] = view
        self._changed()
        return view

    def fill(self, view: View, values: Values) -> View:
        """Remember what the person put in; the hash stays."""
        with self._lock:
            merged = {**view.state}
            for block_id, actions in values.items():
                merged[block_id] = {**merged.get(block_id, {}), **actions}
            return self._keep(replace(self.get(view.id), state=merged))

    def close(self, view: View) -> None:
        """Take this modal off its stack; the one beneath comes back."""
        with self._lock:
            self._modals.pop(view.id, None)
            if view.id in self._stacks[view.person]:
                self._stacks[view.person].remove(view.id)
            self._changed()

    def clear(self, person: str) -> None:
        with self._lock:
            for key in self._stacks.pop(person, []):
                self._modals.pop(key, None)
            self._changed()

    def publish(self, person: str, body: Json, expected_hash: str | None = None) -> View:
        """Set a person's App Home. Raises `hash_conflict`."""
        with self._lock:
            now = self.homes.get(person)
            if expected_hash and now and expected_hash != now.hash:
                raise Refused("hash_conflict")
            key = now.id if now else self._new_id("V")
            self.homes[person] = View(key, person, body, _new_hash(), key)
            self._keep_home(self.homes[person])
            self._changed()
            return self.homes[person]
