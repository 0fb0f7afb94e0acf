"""What the use cases need of the world, as Protocols; wiring names the classes behind them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.guide.form import Form as Form
from bot.guide.form import FormField as FormField
from bot.guide.reply import FileFormat, Reply
from bot.guide.said import Author
from bot.guide.session import Session
from bot.journey.model import Journey, Language
from bot.journey.revisions import Revision
from bot.material.report import Report
from bot.usecases.handing.offer import Offer
from bot.usecases.inbound import Inbound, MessageSaved, Place, Spoken, UploadedFile
from bot.usecases.portfolio import Portfolio
from bot.usecases.subscriptions import Subscriptions
from bot.workshop.model import Contribution, Participant, Phase, Workshop


class Stale(Exception):
    """The journey was changed by somebody else since it was read; read again and retry."""


class NotFound(Exception):
    """No such journey in this workspace."""


class CannotTell(Exception):
    """Who may see what cannot be found out just now: nobody is let in, and the asker is told."""


class OutOfReach(Exception):
    """The bot was removed from this channel, or it is gone: of this one place nothing can be told."""


@dataclass(frozen=True)
class Listed:
    """One line of a list of journeys."""

    id: str
    title: str
    status: str
    channel: str | None
    industry: str | None
    updated_at: str
    revision: int


class Journeys(Protocol):
    """Every call names the tenant; nothing of another tenant can come back."""

    def create(self, tenant: str, journey: Journey, first: Revision) -> None: ...  # raises Stale: id in use
    def get(self, tenant: str, id: str) -> Journey: ...  # raises NotFound
    def save(self, tenant: str, journey: Journey, revision: Revision) -> None: ...  # raises Stale
    def revisions(self, tenant: str, id: str) -> tuple[Revision, ...]: ...
    def revision(self, tenant: str, id: str, number: int) -> Revision: ...  # raises NotFound
    def find(self, tenant: str, id_or_title: str) -> tuple[Listed, ...]: ...  # exact id, else titles
    def listing(
        self,
        tenant: str,
        *,
        channels: tuple[str, ...] | None = None,
        limit: int = 50,
        before: Listed | None = None,
    ) -> tuple[Listed, ...]: ...  # newest first; `before` is the last line of the page to go on from
    def tenants(self) -> tuple[str, ...]: ...


class Conversations(Protocol):
    def session(self, tenant: str, conversation: str) -> Session | None: ...
    def store(self, tenant: str, conversation: str, session: Session, place: Place) -> None: ...
    def forget(self, tenant: str, conversation: str) -> None: ...  # it is about no journey any more
    def move(self, tenant: str, conversation: str, to: str, place: Place) -> None: ...  # nothing where it is not
    def of_journey(self, tenant: str, journey: str) -> tuple[tuple[str, Place], ...]: ...
    def starting(self, tenant: str, channel: str) -> tuple[str, ...]: ...  # whose root is being posted there


@dataclass(frozen=True)
class Turn:
    """What one inbound event came to: the reply that is to be posted, and whether it was."""

    key: str
    place: Place | None
    reply: Reply | None
    journey: str | None = None
    posted: str | None = None  # ts of the reply's first message
    file: str | None = None  # id of the file uploaded with it


class Turns(Protocol):
    def get(self, tenant: str, key: str) -> Turn | None: ...
    def add(self, tenant: str, turn: Turn) -> None: ...  # raises Stale: taken meanwhile
    def posted(self, tenant: str, key: str, *, ts: str | None = None, file: str | None = None) -> None: ...


@dataclass(frozen=True)
class Handed:
    """What somebody handed in. `decided`: "" while it waits, else `taken` or `left`; `revision` is the one that took
    it, 0 where it changed nothing."""

    id: str
    conversation: str
    journey: str
    author: str
    at: str
    digest: str
    offer: Offer
    decided: str = ""
    revision: int = 0


class HandedIn(Protocol):
    def add(self, tenant: str, handed: Handed) -> None: ...
    def get(self, tenant: str, id: str) -> Handed | None: ...
    def change(self, tenant: str, id: str, offer: Offer) -> None: ...
    def decide(self, tenant: str, id: str, how: str) -> bool: ...  # False: decided already
    def settle(self, tenant: str, id: str, revision: int) -> None: ...
    def taken(self, tenant: str, journey: str) -> tuple[Handed, ...]: ...  # in their order


@dataclass(frozen=True)
class Comment:
    """A row of feedback. `day`: ISO 8601, else as it stood; who said it is not kept."""

    text: str
    question: str = ""
    score: str = ""
    day: str = ""
    product: str = ""


class Feedback(Protocol):
    """`batch` is the id of what was handed in."""

    def keep(self, tenant: str, journey: str, batch: str, comments: Iterable[Comment]) -> None: ...
    def counts(self, tenant: str, journey: str) -> dict[str, int]: ...
    def of(self, tenant: str, journey: str, batch: str) -> Iterator[Comment]: ...


class Workshops(Protocol):
    """What people contribute stands apart from who they are: only `secret` joins the two, and `unlink` destroys it."""

    def add(self, tenant: str, workshop: Workshop) -> None: ...
    def get(self, tenant: str, id: str) -> Workshop: ...  # raises NotFound
    def save(self, tenant: str, workshop: Workshop) -> Workshop: ...  # raises Stale
    def under(self, tenant: str, channel: str, thread: str) -> Workshop | None: ...
    def contributions(self, tenant: str, id: str, *phases: Phase) -> tuple[Contribution, ...]: ...
    def contribute(
        self, tenant: str, id: str, phase: Phase, person: str, message: str, new: tuple[Contribution, ...]
    ) -> None: ...  # in place of what this person gave before by the same message, or by form where that is ""
    def give(
        self, tenant: str, id: str, phase: Phase, person: str, everything: tuple[Contribution, ...]
    ) -> None: ...  # in place of all that this person gave in that phase
    def participants(self, tenant: str, id: str) -> tuple[Participant, ...]: ...
    def participant(self, tenant: str, id: str, person: str) -> Participant: ...  # a new one where there was none
    def note(
        self, tenant: str, id: str, person: str, change: Callable[[Participant], Participant]
    ) -> Participant: ...  # of one who is not known yet a new one is changed
    def hold(self, tenant: str, id: str) -> None: ...  # for this transaction alone
    def asked(self, tenant: str, person: str) -> tuple[Workshop, ...]: ...  # open ones, the newest first
    def secret(self, tenant: str, id: str, phase: Phase) -> str: ...  # made at the first call
    def holds(self, tenant: str, id: str, key: str) -> None: ...  # this event of the inbox names an author
    def unlink(self, tenant: str, id: str, phase: Phase, now: tuple[Contribution, ...]) -> None: ...


class Departures(Protocol):
    """Deleted journeys: in no list and no query, to be brought back until their day."""

    def until(self, tenant: str, id: str) -> str | None: ...  # when it goes for good; None: it was not deleted
    def set_aside(self, tenant: str, id: str, until: str) -> None: ...  # raises NotFound
    def take_back(self, tenant: str, id: str) -> None: ...  # raises NotFound
    def listing(self, tenant: str) -> tuple[Listed, ...]: ...  # `updated_at` is when each goes
    def erase(self, tenant: str, id: str) -> None: ...


class Timers(Protocol):
    def set(self, inbound: Inbound, due: str) -> None: ...  # set twice under one key: once


class Asked(Protocol):
    """The last request of a person in a conversation, packed, and when it was."""

    def last(self, tenant: str, conversation: str, person: str) -> tuple[str, str] | None: ...
    def keep(self, tenant: str, conversation: str, person: str, request: str, at: str) -> None: ...


class Store(Protocol):
    """One transaction: commits at the end of `with`, rolls back on an exception."""

    journeys: Journeys
    conversations: Conversations
    departures: Departures
    turns: Turns
    handed: HandedIn
    feedback: Feedback
    workshops: Workshops
    timers: Timers
    subscriptions: Subscriptions
    asked: Asked
    portfolio: Portfolio


OpenStore = Callable[[], AbstractContextManager[Store]]


@dataclass(frozen=True)
class Channel:
    id: str
    name: str
    kind: Literal["public", "private", "dm"]
    speaks_here: bool = True  # the bot is in it, and it is not archived


class Directory(Protocol):
    """Who is who and who is where, asked of Slack and cached briefly. `person` always has an answer, the others raise
    CannotTell where Slack gives none; `channel` raises OutOfReach where the bot may not see it."""

    def person(self, tenant: str, id: str) -> Author: ...
    def timezone(self, tenant: str, id: str) -> str: ...  # as in Asia/Shanghai; "" where it is not known
    def quiet_until(self, tenant: str, id: str, now: str) -> str: ...  # their do-not-disturb; "" where none runs now
    def is_away(self, tenant: str, id: str) -> bool: ...  # so far as it is told
    def channel(self, tenant: str, id: str) -> Channel: ...
    def is_member(self, tenant: str, channel: str, person: str) -> bool: ...
    def is_full_member(self, tenant: str, person: str) -> bool: ...  # no guest, nobody of another workspace
    def team(self, tenant: str, channel: str) -> tuple[Author, ...]: ...


class Mouth(Protocol):
    """Says things in Slack. Every call is idempotent by `turn`: said twice, it is heard once."""

    def post(self, tenant: str, place: Place, reply: Reply, turn: str, again: bool) -> str: ...
    def whisper(self, tenant: str, place: Place, person: str, reply: Reply) -> None: ...
    def respond(self, response_url: str, reply: Reply) -> None: ...
    def replace(self, tenant: str, place: Place, ts: str, reply: Reply) -> None: ...
    def progress(self, tenant: str, place: Place, ts: str, reply: Reply) -> None: ...  # as `replace`, once a second
    def settle(self, tenant: str, place: Place, ts: str, note: str) -> None: ...  # buttons of a message → a note
    def settle_whisper(self, response_url: str, note: str) -> None: ...  # the same of what one person saw alone
    def upload(self, tenant: str, place: Place, content: bytes, name: str, alt: str, turn: str, again: bool) -> str: ...
    def show_form(self, tenant: str, view: str, form: Form, private: str) -> None: ...
    def show_text(
        self, tenant: str, view: str, title: str, reply: Reply, level: str = ""
    ) -> None: ...  # into an open modal; `level` warning or error: the words stand out
    def home(self, tenant: str, person: str, reply: Reply) -> None: ...
    def status(self, tenant: str, place: Place, text: str) -> None: ...
    def title(self, tenant: str, place: Place, text: str) -> None: ...  # of a thread of the assistant's pane
    def unfurl(
        self, tenant: str, place: Place, message: str, by: tuple[str, str], shown: Mapping[str, Reply]
    ) -> None: ...  # by address; `by` is Slack's id of it and where it stands
    def dm(self, tenant: str, person: str) -> Place: ...
    def suggest(self, tenant: str, place: Place, title: str, prompts: tuple[tuple[str, str], ...]) -> None: ...
    def permalink(self, tenant: str, place: Place, ts: str) -> str | None: ...
    def link(self, tenant: str, place: Place) -> str | None: ...  # to the root of a thread


class Memory(Protocol):
    """What is kept of a person."""

    def own(self, tenant: str, person: str) -> Mapping[str, Sequence[object]]: ...  # what they said and set, by table
    def forget(self, tenant: str, person: str, but: str) -> int: ...  # how many events are left: under way, not `but`
    def empty(self, tenant: str, key: str) -> None: ...  # an event of the inbox names nobody any more
    def renumber(self, tenant: str, old: str, new: str) -> Mapping[str, int]: ...  # a channel's id, everywhere
    def tidy(self, tenant: str) -> Mapping[str, int]: ...  # what is older than the workspace keeps it goes; how much


class Tokens(Protocol):
    """Of people for their own assistants."""

    def give(self, tenant: str, person: str) -> str: ...  # takes the place of an older one
    def person(self, token: str) -> tuple[str, str] | None: ...  # (tenant, person)
    def revoke(self, tenant: str, person: str) -> bool: ...


class Past(Protocol):
    def saved(self, tenant: str, place: Place, ts: str, by: str) -> MessageSaved | None: ...  # None: not there
    def earlier(self, tenant: str, place: Place, before: str) -> tuple[Spoken, ...]: ...
    def turn_of(self, tenant: str, place: Place, ts: str) -> str | None: ...  # that a message of ours is the answer of


class Files(Protocol):
    def fetch(self, tenant: str, file: UploadedFile) -> bytes: ...  # raises FileRefused


class FileRefused(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Drawing(Protocol):
    @property
    def content(self) -> bytes: ...
    @property
    def name(self) -> str: ...
    @property
    def alt(self) -> str: ...


class Artist(Protocol):
    def prints(self, report: Report) -> Drawing: ...
    def draw(
        self, journey: Journey, language: Language, format: Literal["png", "thumbnail"] | FileFormat
    ) -> Drawing: ...
    def beside(self, journeys: Sequence[Journey], language: Language) -> Drawing: ...  # maps over one another


class Clock(Protocol):
    def __call__(self) -> "str": ...  # now, ISO 8601 UTC with seconds


@dataclass(frozen=True)
class Added:
    """What became of one document: its name, a code (`added`, `replaced`, `unchanged`, `same` or what was wrong), its
    passages; `other` is the title of the document that says the same."""

    name: str
    code: str
    passages: int = 0
    other: str = ""


class Library(Protocol):
    """The documents that a workspace adds to the knowledge base; `channel` None: the whole workspace may see them."""

    def add(
        self, tenant: str, channel: str | None, name: str, content: bytes, url: str | None = None
    ) -> tuple[Added, ...]: ...  # `url`: the message that brought it
    def remove(self, tenant: str, channel: str | None, page: str) -> int: ...
    def listing(self, tenant: str, channel: str | None) -> tuple[tuple[str, str], ...]: ...  # (page, title)
