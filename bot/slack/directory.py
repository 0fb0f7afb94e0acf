"""Who is who and who is where, asked of Slack and kept for a short while, each workspace apart.

Guests and people of other workspaces are people like any other: Slack's own list of a channel's members says where
they belong, and nothing else is asked.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal, TypeVar

from bot.guide.said import Author
from bot.journey.model import Language
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.identity import Identity
from bot.slack.letters import whole
from bot.slack.quiet import is_away, quiet_until
from bot.slack.web import Web
from bot.usecases.ports import CannotTell, Channel, OutOfReach
from prompts import render

log = logging.getLogger("bot.slack")
T = TypeVar("T")
Json = dict[str, Any]
PERSON_SECONDS = 60.0
CHANNEL_SECONDS = 60.0
MEMBERS_SECONDS = 30.0  # somebody who left a channel reads nothing of it after this
_LESS = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")
SILENT_SECONDS = 10.0  # Slack is not asked for names so long after it did not tell one
PAUSES = (0.2, 0.6)  # seconds between the tries of a guard
MOST_SHOWN = 100  # people whose names are looked up for one channel


@dataclass(frozen=True)
class Known:
    """A person with the workspace they belong to, and whether they are no guest there."""

    author: Author
    team: str
    full: bool
    zone: str = ""


class Kept:
    """Values for a while; the oldest go first when there are too many."""

    def __init__(self, seconds: float, most: int = 5_000, now: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._most, self._now = seconds, most, now
        self._values: dict[tuple[str, str], tuple[float, Any]] = {}
        self._lock = Lock()

    def peek(self, key: tuple[str, str]) -> Any | None:
        with self._lock:
            at, value = self._values.get(key, (float("-inf"), None))
            return value if self._now() - at < self._seconds else None

    def last(self, key: tuple[str, str]) -> Any | None:
        """However long ago."""
        with self._lock:
            return self._values.get(key, (0.0, None))[1]

    def get(self, key: tuple[str, str], ask: Callable[[], T], lasts: Callable[[T], bool] = lambda _: True) -> T:
        """What does not last is asked for again the next time."""
        known = self.peek(key)
        if known is not None:
            return known  # type: ignore[no-any-return]
        value = ask()
        if not lasts(value):
            return value
        with self._lock:
            self._values.pop(key, None)
            self._values[key] = (self._now(), value)
            while len(self._values) > self._most:
                del self._values[next(iter(self._values))]
        return value


_UNSEEN = frozenset({"channel_not_found", "not_in_channel", "is_archived"})


def _speaks_here(channel: Channel) -> bool:
    """Where the bot is not, it may be invited at any moment."""
    return channel.speaks_here


class Directory:
    """Raises `CannotTell` when Slack does not answer: a guard that cannot ask does not let anybody in. A name is a
    courtesy: without one people are answered all the same."""

    def __init__(self, web: Web, identity: Identity, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._silent_until = float("-inf")
        self._web = web
        self._identity = identity
        self._people = Kept(PERSON_SECONDS, now=now)
        self._channels = Kept(CHANNEL_SECONDS, now=now)
        self._members = Kept(MEMBERS_SECONDS, most=500, now=now)
        self._usual: Language = "en"  # what people here speak, as far as was heard
        self._groups = Kept(CHANNEL_SECONDS, now=now)

    def person(self, tenant: str, id: str) -> Author:
        """Somebody whom Slack does not know keeps their id for a name; somebody whom it does not tell of just now has
        the name that was last heard, else a colleague's."""
        self._ours(tenant)
        if self._now() < self._silent_until:
            return self._as_last_heard(tenant, id)
        try:
            return self._known(tenant, id).author
        except (SlackUnavailable, SlackRefused) as silent:
            log.warning("answering without the name: %s", silent)
            self._silent_until = self._now() + SILENT_SECONDS
            return self._as_last_heard(tenant, id)

    def _as_last_heard(self, tenant: str, id: str) -> Author:
        known = self._people.last((tenant, id))
        if isinstance(known, Known):
            return known.author
        return Author(id=id, name=render("slack/notices.nameless", self._usual))

    def timezone(self, tenant: str, id: str) -> str:
        """As in Asia/Shanghai; "" where Slack does not tell."""
        try:
            return self._known(tenant, id).zone
        except (SlackUnavailable, SlackRefused):
            return ""

    def quiet_until(self, tenant: str, id: str, now: str) -> str:
        self._ours(tenant)
        return quiet_until(self._web, id, now)

    def is_away(self, tenant: str, id: str) -> bool:
        self._ours(tenant)
        return is_away(self._web, id)

    def is_full_member(self, tenant: str, person: str) -> bool:
        """No guest of the workspace, and nobody of another one."""
        known = _surely(lambda: self._known(tenant, person))
        return known.full and known.team == tenant

    def home_team(self, tenant: str, person: str) -> str:
        """The workspace that somebody belongs to: another than ours in a shared channel."""
        return self._known(tenant, person).team

    def channel(self, tenant: str, id: str) -> Channel:
        self._ours(tenant)
        return _surely(lambda: self._channels.get((tenant, id), lambda: self._ask_channel(id), _speaks_here))

    def is_member(self, tenant: str, channel: str, person: str) -> bool:
        """False too where the bot itself cannot see the channel."""
        self._ours(tenant)
        return person in self._in(tenant, channel)

    def team(self, tenant: str, channel: str) -> tuple[Author, ...]:
        """The people of a channel without its bots, at most `MOST_SHOWN`, in Slack's order."""
        self._ours(tenant)
        me = self._identity.get().user
        people = [each for each in self._in(tenant, channel) if each != me][:MOST_SHOWN]
        return tuple(self.person(tenant, each) for each in people)

    def group(self, tenant: str, id: str) -> str | None:
        """The handle of a group of people; None where Slack does not tell."""
        self._ours(tenant)
        try:
            return self._groups.get((tenant, ""), self._ask_groups).get(id)
        except (SlackRefused, SlackUnavailable):
            return None

    def _ask_groups(self) -> dict[str, str]:
        found = self._web.call("usergroups.list", include_disabled=True).get("usergroups") or ()
        return {str(each["id"]): str(each.get("handle") or each.get("name") or "") for each in found}

    def name_if_known(self, id: str) -> str | None:
        """Without asking Slack, for where there is no time."""
        known = self._people.peek((self._identity.get().team, id))
        return known.author.name if isinstance(known, Known) else None

    def language(self, tenant: str, person: str) -> Language | None:
        """Of the person's locale; None where it is neither of ours or Slack is down."""
        return self.person(tenant, person).language

    def _in(self, tenant: str, channel: str) -> tuple[str, ...]:
        """In the order that Slack gives them; empty where the bot cannot see the channel."""
        return _surely(lambda: self._members.get((tenant, channel), lambda: self._ask_members(channel), bool))

    def _known(self, tenant: str, id: str) -> Known:
        self._ours(tenant)
        return self._people.get((tenant, id), lambda: self._ask_person(id))

    def _ask_person(self, id: str) -> Known:
        try:
            user = self._web.call("users.info", user=id, include_locale=True)["user"]
        except SlackRefused as refused:
            if refused.code in ("user_not_found", "user_not_visible", "users_not_found"):
                return Known(Author(id=id, name=id), "", False)
            raise
        author = Author(id=id, name=_name(user), language=language_of(str(user.get("locale") or "")))
        self._usual = author.language or self._usual
        return Known(
            author, str(user.get("team_id") or ""), not any(user.get(each) for each in _LESS), str(user.get("tz") or "")
        )

    def _ask_channel(self, id: str) -> Channel:
        try:
            channel = self._web.call("conversations.info", channel=id)["channel"]
        except SlackRefused as refused:
            if refused.code in _UNSEEN:
                raise OutOfReach(id) from refused
            raise
        kind = _kind(channel)
        speaks_here = kind == "dm" or (bool(channel.get("is_member")) and not channel.get("is_archived"))
        return Channel(id=id, name=whole(str(channel.get("name") or "")), kind=kind, speaks_here=speaks_here)

    def _ask_members(self, channel: str) -> tuple[str, ...]:
        found: list[str] = []
        cursor: str | None = None
        try:
            while cursor != "":
                read = self._web.call("conversations.members", channel=channel, limit=1000, cursor=cursor)
                found += (str(each) for each in read["members"])
                cursor = str((read.get("response_metadata") or {}).get("next_cursor") or "")
        except SlackRefused as refused:
            if refused.code in _UNSEEN:
                return ()
            raise
        return tuple(found)

    def _ours(self, tenant: str) -> None:
        if tenant != self._identity.get().team:
            raise SlackRefused("tenant", "not_our_workspace")


def _surely(ask: Callable[[], T]) -> T:
    """A short fault of Slack's is waited out; raises CannotTell after that."""
    for pause in (*PAUSES, None):
        try:
            return ask()
        except SlackUnavailable as silent:
            if pause is None:
                raise CannotTell(str(silent)) from silent
            time.sleep(pause)
    raise AssertionError


def language_of(locale: str) -> Language | None:
    if locale.startswith("zh"):
        return "zh"
    return "en" if locale.startswith("en") else None


def _name(user: Json) -> str:
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"), user.get("name"))
    return whole(next((str(name) for name in names if name), str(user["id"])))


def _kind(channel: Json) -> Literal["public", "private", "dm"]:
    if channel.get("is_im"):
        return "dm"
    return "private" if channel.get("is_private") or channel.get("is_group") or channel.get("is_mpim") else "public"
