"""A workspace with a dozen journeys, and people who ask about them; answers are what the use case posts."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date as Date
from itertools import count
from typing import Any

from bot.guide.reply import Button, Reply
from bot.guide.said import Author
from bot.journey.model import (
    Action,
    Evidence,
    Journey,
    Kpi,
    Measurement,
    Metric,
    Opportunity,
    PainPoint,
    Persona,
    Stage,
    Touchpoint,
)
from bot.journey.revisions import Revision
from bot.picture.artist import TypstArtist
from bot.usecases.inbound import Place
from bot.usecases.ports import CannotTell, Channel
from bot.usecases.requests.answer import answer_request
from bot.usecases.requests.request import Request, unpacked
from bot.usecases.world import World
from knowledge.embedding import BuiltIn
from knowledge.meaning import own_meaning
from knowledge.seeking import shipped_seeking
from storage.database import Database

TENANT, NOW = "T1", "2026-06-15T09:00:00Z"
TODAY = Date(2026, 6, 15)
PUBLIC, SECRET, OTHER = "C1", "C2", "C3"
MEMBERS = {PUBLIC: ("U1", "U2", "U3"), SECRET: ("U1",), OTHER: ("U2",)}
PEOPLE = {
    "U1": Author("U1", "Mia", "en"),
    "U2": Author("U2", "老吴", "zh"),
    "U3": Author("U3", "Priya Nair", "en"),
    "U4": Author("U4", "Zed", "en"),
    "U9": Author("U9", "Vera", "en"),  # a guest
}
OWNERS = (None, "Priya Nair", "老吴", "Ben", "Mia", "priya nair")
DEPARTMENTS = ("运营部", "Marketing", None, "前厅部", "IT")
STATUSES = ("planned", "doing", "done", "testing", "dropped")
TITLES = (
    "Hotel check-in", "酒店入住", "Opening an account", "网点开户", "会员到店买药", "Getting a bike repaired",
    "Museum visit", "Late check-in", "Hotel check-out", "退换货", "Insurance claim", "Secret launch",
)  # fmt: skip


def journeys() -> tuple[Journey, ...]:
    return tuple(_journey(n, title) for n, title in enumerate(TITLES))


def _journey(n: int, title: str) -> Journey:
    zh = any("\u4e00" <= c <= "\u9fff" for c in title)
    at = f"2026-0{1 + n % 5}-0{1 + n % 9}T08:00:00Z"
    return Journey(
        id=f"j{n}",
        title=title,
        language="zh" if zh else "en",
        industry=("hotel", "bank", "retail")[n % 3],
        state=("current", "future")[n % 2],
        status=("published", "draft", "draft")[n % 3] if n != 9 else "archived",
        channel=SECRET if title == "Secret launch" else (PUBLIC, OTHER)[n % 2],
        created_at=at,
        updated_at=at,
        personas=(Persona(id="p1", name=("Anna", "王阿姨")[n % 2]),),
        stages=tuple(_stage(n, s, zh) for s in range(2 + n % 2)),
        opportunities=(Opportunity(id="o1", how_might_we="How might we?", pain_points=("h0-0", "h1-0")),),
        actions=tuple(_action(n, k) for k in range(3 + n % 3)),
        evidence=tuple(Evidence(id=f"e{k}", text=f"said {k}") for k in range(n % 4)),
        metrics=(Metric(name="NPS", value=10 + n, n=20 + 20 * n, date=Date(2026, 1 + n % 5, 1)),),
    )


def _stage(n: int, s: int, zh: bool) -> Stage:
    pains = tuple(
        PainPoint(
            id=f"h{s}-{k}",
            text=f"{'排队太久' if zh else 'a long queue'} {n}-{s}-{k}",
            severity=(None, 1, 2, 3, 4)[(n + s + k) % 5],
            votes=(n * s) % 4,
            tags=(("wait",), ("repeat", "think"), ())[(n + k) % 3],
        )
        for k in range(1 + (n + s) % 3)
    )
    name = ("前台", "房间") if zh else ("front desk", "room")
    point = Touchpoint(id=f"t{s}", name=name[s % 2], emotion=(n + s) % 5 - 2, moment_of_truth=s == 1, pain_points=pains)
    return Stage(
        id=f"s{s}", name=f"{'阶段' if zh else 'Stage'} {s}", touchpoints=(point, Touchpoint(id=f"u{s}", name="x"))
    )


def _action(n: int, k: int) -> Action:
    status: Any = STATUSES[(n + k) % 5]
    due = Date(2026, 5 + (n + k) % 3, 1 + (n * 3 + k) % 28) if (n + k) % 4 else None
    taken = (Measurement(date=Date(2026, 6, 1), value=20 - n),) if status == "done" and n % 2 else ()
    return Action(
        id=f"a{k}",
        opportunity="o1",
        title=f"fix {n}-{k}",
        owner=OWNERS[(n + k) % 6],
        department=DEPARTMENTS[(n * 2 + k) % 5],
        due=due,
        status=status,
        blocked_by=("a0",) if k == 2 else (),
        kpi=Kpi(name="wait", baseline=20, target=8, unit="min"),
        measurements=taken,
    )


class Directory:
    def __init__(self) -> None:
        self.silent: set[str] = set()

    def person(self, tenant: str, id: str) -> Author:
        return PEOPLE.get(id, Author(id, id))

    def channel(self, tenant: str, id: str) -> Channel:
        return Channel(id, id, "private" if id == SECRET else "public")

    def quiet_until(self, tenant: str, id: str, now: str) -> str:
        return ""

    def is_away(self, tenant: str, id: str) -> bool:
        return False

    def timezone(self, tenant: str, id: str) -> str:
        return {"U2": "Asia/Shanghai", "U3": "Europe/London"}.get(id, "")

    def team(self, tenant: str, channel: str) -> tuple[Author, ...]:
        return tuple(PEOPLE[id] for id in MEMBERS.get(channel, ()))

    def is_member(self, tenant: str, channel: str, person: str) -> bool:
        if channel in self.silent:
            raise CannotTell(channel)
        return person in MEMBERS.get(channel, ())

    def is_full_member(self, tenant: str, person: str) -> bool:
        return person != "U9"


@dataclass
class Mouth:
    said: list[Reply] = field(default_factory=list)
    homes: list[Reply] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def upload(self, tenant: str, place: Place, content: bytes, name: str, *_: object) -> str:
        self.files.append(name)
        return f"F{len(self.files)}"

    def post(self, tenant: str, place: Place, reply: Reply, turn: str, again: bool) -> str:
        self.said.append(reply)
        return "9.9"

    def whisper(self, tenant: str, place: Place, person: str, reply: Reply) -> None:
        self.said.append(reply)

    def home(self, tenant: str, person: str, reply: Reply) -> None:
        self.homes.append(reply)

    def dm(self, tenant: str, person: str) -> Place:
        return Place(channel=f"D{person}", kind="dm")

    def permalink(self, tenant: str, place: Place, ts: str) -> str | None:
        return None

    def link(self, tenant: str, place: Place) -> str | None:
        return f"https://x.slack.com/archives/{place.channel}/p{place.thread}"


def seeks(text: str) -> float:
    """As the knowledge base judges it."""
    return shipped_seeking().chance(BuiltIn().embed([text])[0], own_meaning().asked.embed([text])[0])


class Craft:
    def seeks(self, text: str) -> float:
        return seeks(text)

    def industries(self, language: str) -> tuple[tuple[str, str], ...]:
        return (("hotel", "Hotels"), ("bank", "Banks"))

    def industry(self, text: str) -> str | None:
        return {"酒店": "hotel", "hotels": "hotel", "banks": "bank"}.get(text)


class Office:
    """Asks and hears the answer."""

    def __init__(self, database: Database, *, stored: bool = False) -> None:
        self.mouth, self.directory, self._keys = Mouth(), Directory(), count()
        self.database, self.clock = database, NOW
        unused: Any = None
        self.world = World(
            store=database.store, mouth=self.mouth, directory=self.directory, files=unused, artist=TypstArtist(),
            craft=lambda tenant, place: Craft(), reader=unused, library=unused, memory=unused, embed=unused, clock=lambda: self.clock, new_id=lambda: f"n{next(self._keys)}",
        )  # fmt: skip
        self.journeys = journeys()
        with database.store() as store:
            for journey in () if stored else self.journeys:
                first = Revision(number=0, at=journey.created_at, author="U1", events=())
                store.journeys.create(TENANT, journey, first)

    def ask(self, does: str, who: str = "U1", place: Place | None = None, language: Any = None, **slots: str) -> Reply:
        filter = slots.pop("filter", None)
        return self.put(Request(does, slots, filter=filter), who, place, language)

    def put(self, request: Request, who: str = "U1", place: Place | None = None, language: Any = None) -> Reply:
        where = place or Place(channel=f"D{who}", kind="dm")
        answer_request(self.world, TENANT, f"k{next(self._keys)}", where, PEOPLE[who], request, language=language)
        return self.mouth.said[-1]

    def press(self, reply: Reply, label: str, who: str = "U1") -> Reply:
        button = next(b for b in buttons(reply) if b.label.startswith(label))
        request = unpacked(button.value)
        assert request is not None
        return self.put(request, who, None, reply.language)

    def now(self, id: str) -> Journey:
        with self.database.store() as store:
            return store.journeys.get(TENANT, id)


def buttons(reply: Reply) -> tuple[Button, ...]:
    return (*(b for section in reply.sections for b in section.buttons), *reply.footer_buttons)


def text(reply: Reply) -> str:
    return "\n".join(section.text for section in reply.sections).replace("\\", "")


@contextmanager
def away(directory: Directory, *channels: str) -> Any:
    directory.silent.update(channels)
    yield
    directory.silent.clear()
