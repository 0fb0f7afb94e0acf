"""An action goes to a tracker when somebody asks for it, once; its status comes back when it is polled."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from bot.journey.change import apply
from bot.journey.commands import ChangeAction
from bot.journey.errors import NoSuchPart
from bot.journey.model import Action, ActionStatus, Journey
from bot.journey.revisions import Revision, events_between
from bot.usecases.elsewhere import Links as Links
from bot.usecases.elsewhere import Sent as Sent
from bot.usecases.ports import OpenStore, Store

News = tuple[tuple[str, ActionStatus], ...]


@dataclass(frozen=True)
class Ticket:
    """`key` is the same for the same action, whatever is repeated."""

    key: str
    title: str
    body: str
    fields: dict[str, str | None] = field(default_factory=dict)


class TrackerRefused(Exception):
    def __init__(self, tracker: str, code: str) -> None:
        super().__init__(f"{tracker}: {code}")
        self.tracker, self.code = tracker, code


class Tracker(Protocol):
    @property
    def name(self) -> str: ...
    def find(self, key: str) -> Sent | None: ...  # what was sent under this key before
    def send(self, ticket: Ticket) -> Sent: ...
    def status(self, ref: str) -> ActionStatus | None: ...  # None: nothing new is known


def send(links: Links, tracker: Tracker, tenant: str, journey: Journey, action_id: str) -> tuple[Sent, bool]:
    """(what it became, whether it is new). Raises NoSuchPart, TrackerRefused."""
    action = next((one for one in journey.actions if one.id == action_id), None)
    if action is None:
        raise NoSuchPart(action_id)
    known = links.get(tenant, journey.id, action_id, tracker.name)
    if known is not None:
        return known, False
    ticket = ticket_of(tenant, journey, action)
    before = tracker.find(ticket.key)
    sent = before or tracker.send(ticket)
    links.put(tenant, journey.id, action_id, tracker.name, sent)
    return sent, before is None


def ticket_of(tenant: str, journey: Journey, action: Action) -> Ticket:
    kpi = action.kpi
    numbers = " → ".join(f"{n:g}" for n in (kpi.baseline, kpi.target) if n is not None)
    fields = {
        "journey": journey.title,
        "owner": action.owner,
        "department": action.department,
        "due": action.due.isoformat() if action.due else None,
        "kpi": " ".join(part for part in (kpi.name, numbers, kpi.unit) if part) or None,
    }
    body = "\n".join(f"{name}: {value}" for name, value in fields.items() if value)
    return Ticket(f"{tenant}/{journey.id}/{action.id}", action.title, body, fields)


def poll(
    open_store: OpenStore, links: Links, tracker: Tracker, tenant: str, journey_id: str, now: Callable[[], str], by: str
) -> tuple[tuple[str, ActionStatus], ...]:
    """Takes over what the tracker says anew, as one revision of `by`; the actions that changed."""
    said = asked(links, tracker, tenant, journey_id)
    with open_store() as store:
        return taken_over(store, tracker.name, tenant, journey_id, said, now(), by)


def asked(links: Links, tracker: Tracker, tenant: str, journey_id: str) -> News:
    """What the tracker says now of everything that was sent to it. Raises TrackerRefused."""
    told = [(action, tracker.status(sent.ref)) for action, sent in links.of(tenant, journey_id, tracker.name)]
    return tuple((id, status) for id, status in told if status is not None)


def taken_over(store: Store, tracker: str, tenant: str, journey_id: str, said: News, at: str, by: str) -> News:
    """What of it is new, saved as one revision."""
    before = store.journeys.get(tenant, journey_id)
    known = {one.id: one.status for one in before.actions}
    news = tuple((id, status) for id, status in said if known.get(id, status) != status)
    after = before
    for id, status in news:
        after = apply(ChangeAction(id, status=status), after)
    if news:
        number, events = before.revision + 1, events_between(before, after)
        revision = Revision(number=number, at=at, author=by, events=events, summary=tracker)
        store.journeys.save(tenant, after.model_copy(update={"revision": number, "updated_at": at}), revision)
    return news
