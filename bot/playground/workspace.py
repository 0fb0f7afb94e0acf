"""The workspace: people, channels, messages and files, in memory and on disk.

Every change happens under `lock`, is written to the store, raises `revision`, and wakes whoever waits in
`wait` or was given to `watch`. Nothing here knows of the Web API, of events or of the page.
"""

import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from threading import Condition, RLock
from typing import Any

from bot.playground.channels import FIRST_CHANNELS, Channel, Kind
from bot.playground.files import File, Share
from bot.playground.messages import Message, as_slack, thread_facts
from bot.playground.people import BOT_USER, FIRST_PEOPLE, THE_BOT, Person
from bot.playground.store import Store

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits


class Workspace:
    def __init__(self, home: Path) -> None:
        self.lock = RLock()
        self.revision = 0
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.groups: dict[str, str] = {}  # id → handle
        self._messages: dict[str, dict[str, Message]] = defaultdict(dict)
        self._threads: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._changed = Condition(self.lock)
        self._watchers: list[Callable[[], None]] = []
        self._numbers = itertools.count(time.time_ns() // 1_000_000)
        self._last_ts = 0
        self._store = Store(home)
        self._load()

    def _load(self) -> None:
        self.people = {one.id: one for one in (Person(**body) for body in self._store.all("person"))}
        self.channels = {one.id: one for one in (_channel(body) for body in self._store.all("channel"))}
        self.files = {one.id: one for one in (_file(body) for body in self._store.all("file"))}
        for body in self._store.all("message"):
            self._index(_message(body))
        if not self.people:
            self._found()

    def _found(self) -> None:
        for person in (THE_BOT, *FIRST_PEOPLE):
            self.put_person(person)
        for channel in FIRST_CHANNELS:
            self.put_channel(channel)

    def close(self) -> None:
        self._store.close()

    def put_record(self, kind: str, key: str, body: dict[str, Any]) -> None:
        """Keep something that is not the workspace's own beside it."""
        self._store.put(kind, key, body)

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        return self._store.all(kind)

    # Identifiers

    def new_id(self, prefix: str) -> str:
        """An id of Slack's form: a letter for the kind, then capitals and digits."""
        return f"{prefix}0{_base36(next(self._numbers))}"

    def new_ts(self) -> str:
        """A message's timestamp: seconds with six digits, growing strictly within the workspace."""
        with self.lock:
            self._last_ts = max(self._last_ts + 1, time.time_ns() // 1_000)
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    # Waiting

    def touch(self) -> None:
        """Say that something changed that people can see."""
        with self.lock:
            self.revision += 1
            self._changed.notify_all()
            watchers = list(self._watchers)
        for wake in watchers:
            wake()

    def stir(self) -> None:
        """Wake whoever waits, for something that people cannot see: a call, a delivery."""
        with self.lock:
            self._changed.notify_all()

    def wait(self, ready: Callable[[], Any], seconds: float) -> Any:
        """The first true value of `ready`, asked again after every change; None after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: bool(ready()), seconds)
            return ready() or None

    def watch(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Call `wake` after every change, from whatever thread made it; the answer takes it back."""
        with self.lock:
            self._watchers.append(wake)
        return lambda: self._watchers.remove(wake)

    # People and channels

    def put_person(self, person: Person) -> Person:
        with self.lock:
            self.people[person.id] = person
            self._store.put("person", person.id, asdict(person))
            self.touch()
        return person

    def put_channel(self, channel: Channel) -> Channel:
        with self.lock:
            self.channels[channel.id] = channel
            self._store.put("channel", channel.id, asdict(channel))
            self.touch()
        return channel

    def new_person(self, name: str, **facts: Any) -> Person:
        handle = "".join(name.lower().split()) or "person"
        return self.put_person(Person(self.new_id("U"), handle, name, **facts))

    def new_channel(self, name: str, kind: Kind, members: tuple[str, ...]) -> Channel:
        return self.put_channel(Channel(self.new_id("C"), name, kind, members, members[0], int(time.time())))

    def dm_with(self, person: str) -> Channel:
        """The direct message between this person and the bot, made when it is first asked for."""
        with self.lock:
            known = (one for one in self.channels.values() if one.kind == "im" and one.other == person)
            found = next(known, None)
            return found or self.put_channel(
                Channel(self.new_id("D"), "", "im", (person, BOT_USER), person, int(time.time()))
            )

    def channels_of(self, person: str) -> list[Channel]:
        return [one for one in self.channels.values() if person in one.members]

    # Messages

    def _index(self, message: Message) -> None:
        self._messages[message.channel][message.ts] = message
        if message.is_reply:
            replies = self._threads[message.channel, message.thread or ""]
            if message.ts not in replies:
                replies.append(message.ts)

    def put_message(self, message: Message) -> Message:
        with self.lock:
            self._index(message)
            self._store.put("message", f"{message.channel}/{message.ts}", asdict(message))
            self.touch()
        return message

    def drop_message(self, message: Message) -> None:
        with self.lock:
            del self._messages[message.channel][message.ts]
            if message.is_reply:
                self._threads[message.channel, message.thread or ""].remove(message.ts)
            self._store.drop("message", f"{message.channel}/{message.ts}")
            self.touch()

    def message(self, channel: str, ts: str) -> Message | None:
        return self._messages[channel].get(ts)

    def messages(self, channel: str) -> list[Message]:
        """All messages of a channel in the order of their ts, ephemeral ones and replies included."""
        with self.lock:
            # Two people's messages may be put in another order than they took their ts.
            return sorted(self._messages[channel].values(), key=lambda one: one.ts)

    def replies(self, channel: str, thread: str) -> list[Message]:
        with self.lock:
            found = (self._messages[channel].get(ts) for ts in self._threads[channel, thread])
            return [one for one in found if one is not None and not one.only_for]

    def as_slack(self, message: Message, base: str, with_metadata: bool = False) -> dict[str, Any]:
        files = [self.files[key].as_slack(base) for key in message.files if key in self.files]
        thread = thread_facts(message, self.replies(message.channel, message.ts)) if not message.is_reply else {}
        shown = as_slack(message, files, thread, with_metadata)
        if message.is_reply and (parent := self.message(message.channel, message.thread or "")):
            shown["parent_user_id"] = parent.user
        return shown

    # Files

    def put_file(self, file: File, content: bytes | None = None) -> File:
        with self.lock:
            if content is not None:
                self._store.write_file(file.id, content)
            self.files[file.id] = file
            self._store.put("file", file.id, asdict(file))
            self.touch()
        return file

    def drop_file(self, file: File) -> None:
        with self.lock:
            del self.files[file.id]
            self._store.drop("file", file.id)
            self.touch()

    def file_bytes(self, key: str) -> bytes:
        return self._store.read_file(key)

    def share_file(self, file: File, message: Message) -> File:
        private = self.channels[message.channel].kind != "channel"
        share = Share(message.channel, message.ts, message.thread, private)
        return self.put_file(replace(file, shares=(*file.shares, share)))


def _channel(body: dict[str, Any]) -> Channel:
    return Channel(**{**body, "members": tuple(body["members"])})


def _message(body: dict[str, Any]) -> Message:
    reactions = tuple((name, tuple(users)) for name, users in body["reactions"])
    return Message(
        **{
            **body,
            "blocks": tuple(body["blocks"]),
            "files": tuple(body["files"]),
            "reactions": reactions,
            "streaming": False,
        }
    )


def _file(body: dict[str, Any]) -> File:
    return File(**{**body, "shares": tuple(Share(**share) for share in body["shares"])})
