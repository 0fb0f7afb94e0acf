"""An in-memory store for use-case tests; tests/storage holds it to the same contract as the real ones."""

import copy
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from bot.guide.session import Session
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.usecases.handing.offer import Offer
from bot.usecases.inbound import Place
from bot.usecases.ports import (
    Comment,
    Conversations,
    Feedback,
    Handed,
    HandedIn,
    Journeys,
    Listed,
    NotFound,
    Stale,
    Store,
    Turn,
    Turns,
)
from storage.journeys import title_key


@dataclass
class Contents:
    journeys: dict[tuple[str, str], Journey] = field(default_factory=dict)
    revisions: dict[tuple[str, str], tuple[Revision, ...]] = field(default_factory=dict)
    sessions: dict[tuple[str, str], tuple[Session, Place]] = field(default_factory=dict)
    turns: dict[tuple[str, str], Turn] = field(default_factory=dict)
    handed: dict[tuple[str, str], Handed] = field(default_factory=dict)
    feedback: dict[tuple[str, str, str], tuple[Comment, ...]] = field(default_factory=dict)


class FakeJourneys:
    def __init__(self, contents: Contents) -> None:
        self._in = contents

    def create(self, tenant: str, journey: Journey, first: Revision) -> None:
        if (tenant, journey.id) in self._in.journeys:
            raise Stale(journey.id)
        self._in.journeys[tenant, journey.id] = journey
        self._in.revisions[tenant, journey.id] = (first,)

    def get(self, tenant: str, id: str) -> Journey:
        if (tenant, id) not in self._in.journeys:
            raise NotFound(id)
        return self._in.journeys[tenant, id]

    def save(self, tenant: str, journey: Journey, revision: Revision) -> None:
        if self.get(tenant, journey.id).revision != journey.revision - 1:
            raise Stale(journey.id)
        self._in.journeys[tenant, journey.id] = journey
        self._in.revisions[tenant, journey.id] += (revision,)

    def revisions(self, tenant: str, id: str) -> tuple[Revision, ...]:
        return self._in.revisions.get((tenant, id), ())

    def revision(self, tenant: str, id: str, number: int) -> Revision:
        for revision in self.revisions(tenant, id):
            if revision.number == number:
                return revision
        raise NotFound(f"{id}#{number}")

    def find(self, tenant: str, id_or_title: str) -> tuple[Listed, ...]:
        lines, key = self.listing(tenant, limit=10**6), title_key(id_or_title)
        by_id = [line for line in lines if line.id == id_or_title]
        same = [line for line in lines if title_key(line.title) == key]
        return tuple((by_id or same or [line for line in lines if key in title_key(line.title)])[:20])

    def listing(
        self,
        tenant: str,
        *,
        channels: tuple[str, ...] | None = None,
        limit: int = 50,
        before: Listed | None = None,
    ) -> tuple[Listed, ...]:
        mine = (journey for (owner, _), journey in self._in.journeys.items() if owner == tenant)
        lines = [line_of(j) for j in mine if channels is None or j.channel in channels]
        lines.sort(key=_age, reverse=True)
        return tuple(line for line in lines if before is None or _age(line) < _age(before))[:limit]

    def tenants(self) -> tuple[str, ...]:
        return tuple(sorted({tenant for tenant, _ in self._in.journeys}))


def line_of(j: Journey) -> Listed:
    return Listed(j.id, j.title, j.status, j.channel, j.industry, j.updated_at, j.revision)


def _age(line: Listed) -> tuple[str, str]:
    return line.updated_at, line.id


class FakeConversations:
    def __init__(self, contents: Contents) -> None:
        self._in = contents

    def session(self, tenant: str, conversation: str) -> Session | None:
        found = self._in.sessions.get((tenant, conversation))
        return found[0] if found else None

    def store(self, tenant: str, conversation: str, session: Session, place: Place) -> None:
        self._in.sessions[tenant, conversation] = (session, place)

    def forget(self, tenant: str, conversation: str) -> None:
        self._in.sessions.pop((tenant, conversation), None)

    def move(self, tenant: str, conversation: str, to: str, place: Place) -> None:
        if (tenant, to) in self._in.sessions:
            return
        if found := self._in.sessions.pop((tenant, conversation), None):
            self._in.sessions[tenant, to] = (found[0], place)

    def starting(self, tenant: str, channel: str) -> tuple[str, ...]:
        about = {key: (s.journey, at) for key, (s, at) in self._in.sessions.items() if key[0] == tenant}
        return tuple(
            name
            for (_, name), (journey, at) in sorted(about.items())
            if name.startswith("starting:") and at.channel == channel
            and not any(other != name and of == journey for (_, other), (of, _) in about.items())
        )  # fmt: skip

    def of_journey(self, tenant: str, journey: str) -> tuple[tuple[str, Place], ...]:
        about = sorted(self._in.sessions.items())
        return tuple((name, at) for (owner, name), (s, at) in about if owner == tenant and s.journey == journey)


class FakeTurns:
    def __init__(self, contents: Contents) -> None:
        self._in = contents

    def get(self, tenant: str, key: str) -> Turn | None:
        return self._in.turns.get((tenant, key))

    def add(self, tenant: str, turn: Turn) -> None:
        if (tenant, turn.key) in self._in.turns:
            raise Stale(turn.key)
        self._in.turns[tenant, turn.key] = turn

    def posted(self, tenant: str, key: str, *, ts: str | None = None, file: str | None = None) -> None:
        turn = self._in.turns.get((tenant, key))
        if turn:
            self._in.turns[tenant, key] = replace(turn, posted=ts or turn.posted, file=file or turn.file)


class FakeHandedIn:
    def __init__(self, contents: Contents) -> None:
        self._in = contents

    def add(self, tenant: str, handed: Handed) -> None:
        self._in.handed[tenant, handed.id] = handed

    def get(self, tenant: str, id: str) -> Handed | None:
        return self._in.handed.get((tenant, id))

    def change(self, tenant: str, id: str, offer: Offer) -> None:
        self._in.handed[tenant, id] = replace(self._in.handed[tenant, id], offer=offer)

    def decide(self, tenant: str, id: str, how: str) -> bool:
        found = self._in.handed.get((tenant, id))
        if found is None or found.decided:
            return False
        self._in.handed[tenant, id] = replace(found, decided=how)
        return True

    def settle(self, tenant: str, id: str, revision: int) -> None:
        self._in.handed[tenant, id] = replace(self._in.handed[tenant, id], revision=revision)

    def taken(self, tenant: str, journey: str) -> tuple[Handed, ...]:
        mine = [
            h
            for (owner, _), h in self._in.handed.items()
            if (owner, h.journey, h.decided) == (tenant, journey, "taken")
        ]
        return tuple(sorted(mine, key=lambda h: h.at))


class FakeFeedback:
    def __init__(self, contents: Contents) -> None:
        self._in = contents

    def keep(self, tenant: str, journey: str, batch: str, comments: Iterable[Comment]) -> None:
        self._in.feedback[tenant, journey, batch] = tuple(comments)

    def counts(self, tenant: str, journey: str) -> dict[str, int]:
        return {b: len(kept) for (owner, of, b), kept in self._in.feedback.items() if (owner, of) == (tenant, journey)}

    def of(self, tenant: str, journey: str, batch: str) -> Iterator[Comment]:
        yield from self._in.feedback.get((tenant, journey, batch), ())


class FakeStore:
    def __init__(self, contents: Contents) -> None:
        self.journeys: Journeys = FakeJourneys(contents)
        self.conversations: Conversations = FakeConversations(contents)
        self.turns: Turns = FakeTurns(contents)
        self.handed: HandedIn = FakeHandedIn(contents)
        self.feedback: Feedback = FakeFeedback(contents)


class FakeDatabase:
    """One transaction at a time; what a failed one did is forgotten."""

    def __init__(self) -> None:
        self.contents = Contents()
        self._turn = threading.RLock()

    @contextmanager
    def store(self) -> Iterator[Store]:
        with self._turn:
            draft = Contents(*(copy.copy(part) for part in vars(self.contents).values()))
            yield FakeStore(draft)
            self.contents = draft
