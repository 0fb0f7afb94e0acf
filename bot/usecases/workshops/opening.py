"""A workshop is begun: by its form, by `/journey workshop …`, or by what somebody said."""

import hashlib
from dataclasses import dataclass

from bot.guide.reply import Reply
from bot.guide.said import Author
from bot.journey.model import Journey, Language
from bot.usecases.inbound import Inbound, Place
from bot.usecases.ports import NotFound, Store, Turn
from bot.usecases.reading import journeys_of, read
from bot.usecases.turns import deliver, once
from bot.usecases.workshops import asking
from bot.usecases.workshops.board import board
from bot.usecases.workshops.forms import start_form
from bot.usecases.workshops.timing import wind
from bot.usecases.workshops.tracing import unproven
from bot.usecases.workshops.words import saying, words
from bot.usecases.world import World
from bot.workshop.model import FORMATS, Format, Subject, Workshop
from bot.workshop.phases import entered, later

DAY = 1440  # minutes; from here on a workshop goes on over days
MOST_MINUTES = 60 * DAY


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to begin. `until` (ISO 8601, UTC) goes before `minutes`; no `people`: the whole channel."""

    question: str
    format: Format = "brainstorm"
    minutes: int = 10
    until: str = ""
    anonymous: bool = False
    dots: int = 3
    journey: str | None = None
    people: tuple[str, ...] = ()


def wanted_of(fields: dict[str, str]) -> Wanted:
    """Of the form as it was sent."""
    format = fields.get("format", "")
    journey = fields.get("journey", "-")
    return Wanted(
        question=" ".join(fields.get("question", "").split()),
        format=next((one for one in FORMATS if one == format), "brainstorm"),
        minutes=_number(fields.get("time", ""), 10, MOST_MINUTES),
        anonymous=fields.get("names") == "anonymous",
        dots=_number(fields.get("dots", ""), 3, 10),
        journey=None if journey in ("", "-") else journey,
    )


def _number(text: str, otherwise: int, most: int) -> int:
    return max(1, min(int(text), most)) if text.strip().isdigit() else otherwise


def show_form(
    world: World, tenant: str, place: Place, author: Author, language: Language, view: str, given: dict[str, str]
) -> None:
    here = tuple(one for one in journeys_of(world, tenant, author.id, 50) if one.channel == place.channel)
    world.mouth.show_form(tenant, view, start_form(language, here, given), "")


def begin(
    world: World, inbound: Inbound, place: Place, author: Author, language: Language, wanted: Wanted, again: bool
) -> None:
    """Posts its first message in the channel. What is missing is told to whoever asked, and nothing is begun."""
    tenant, id = inbound.tenant, _id(inbound)
    refused = _refused(world, tenant, place, author, language, wanted)
    if refused is not None:
        world.mouth.whisper(tenant, place, author.id, refused)
        return
    here = Place(channel=place.channel, kind=place.kind)

    def work_out(store: Store) -> Turn:
        workshop = _begun(world, store, tenant, id, here, author, language, wanted)
        return Turn(inbound.key, here, board(workshop, 0, world.clock(), author.name))

    posted = deliver(world, tenant, once(world, tenant, inbound.key, work_out), again)
    if posted:
        _rooted(world, tenant, id, posted)
        asking.ask_everybody(world, tenant, id)


def _id(inbound: Inbound) -> str:
    """The same for every try of one event."""
    return hashlib.blake2b(f"{inbound.tenant} {inbound.key}".encode(), digest_size=6).hexdigest()


def _refused(
    world: World, tenant: str, place: Place, author: Author, language: Language, wanted: Wanted
) -> Reply | None:
    if place.kind == "dm" or not place.channel:
        return saying("only_in_channel", language)
    if wanted.format == "one_two_four_all" and wanted.anonymous:
        return saying("not_anonymous_in_groups", language)
    if wanted.format in ("brainstorm", "one_two_four_all"):
        return None if wanted.question else saying("needs_question", language)
    journey = _journey(world, tenant, author, wanted)
    if journey is None or not subjects_of(journey, wanted.format):
        return saying("nothing_to_score", language, what=words(f"what.{wanted.format}", language))
    return None


def _journey(world: World, tenant: str, author: Author, wanted: Wanted) -> Journey | None:
    try:
        return read(world, tenant, author.id, wanted.journey) if wanted.journey else None
    except NotFound:
        return None


def _begun(
    world: World, store: Store, tenant: str, id: str, place: Place, author: Author, language: Language, wanted: Wanted
) -> Workshop:
    now = world.clock()
    journey = store.journeys.get(tenant, wanted.journey) if wanted.journey else None
    made = Workshop(
        id=id,
        format=wanted.format,
        question=wanted.question or (journey.title if journey else ""),
        language=language,
        channel=place.channel,
        kind=place.kind,
        facilitator=author.id,
        started_at=now,
        seen_at=now,
        anonymous=wanted.anonymous,
        dots=wanted.dots,
        minutes=wanted.minutes,
        days=bool(wanted.until) or wanted.minutes >= DAY,
        people=wanted.people,
        journey=wanted.journey,
        subjects=subjects_of(journey, wanted.format) if journey else (),
    )
    made = entered(made, "answering", now)
    if wanted.until:
        made = made.model_copy(update={"ends_at": max(wanted.until, later(now, 60))})
    store.workshops.add(tenant, made)
    wind(store, tenant, made, now)
    return made


def subjects_of(journey: Journey, format: Format) -> tuple[Subject, ...]:
    """What is scored: touchpoints; pain points; pain points that only the team's own word speaks for."""
    touchpoints = [t for stage in journey.stages for t in stage.touchpoints]
    pains = [pain for t in touchpoints for pain in t.pain_points]
    match format:
        case "emotions":
            return tuple(Subject(id=t.id, name=t.name) for t in touchpoints)
        case "severity":
            return tuple(Subject(id=p.id, name=p.text) for p in pains)
        case "assumptions":
            open_ = unproven(journey)
            return tuple(Subject(id=p.id, name=p.text) for p in pains if p.id in open_)
    return ()


def _rooted(world: World, tenant: str, id: str, posted: str) -> None:
    with world.store() as store:
        workshop = store.workshops.get(tenant, id)
        if not workshop.thread:
            store.workshops.save(tenant, workshop.model_copy(update={"thread": posted}))
