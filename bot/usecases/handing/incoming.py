"""A message that brings material: each piece is understood and offered; nothing is stored on the map before a tap."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.guide.advance import advance
from bot.guide.reply import Reply, Section
from bot.guide.said import Author, Text
from bot.guide.slots import STEP_OF, slot
from bot.guide.turn import Outcome, State
from bot.journey.model import Journey, Language
from bot.material.apart import pieces_of
from bot.material.pieces import Dialogue, Outline, Piece, Table, Unreadable
from bot.material.typed import pieces as typed_pieces
from bot.usecases import script, tongue
from bot.usecases.handing.feedback import taken_before
from bot.usecases.handing.looking import Understood, digest, digest_of, look
from bot.usecases.handing.offer import HandedFile
from bot.usecases.handing.progressing import Reading
from bot.usecases.handing.refusing import refusal
from bot.usecases.handing.taking import map_outcome
from bot.usecases.handing.telling import name_of, section, words
from bot.usecases.inbound import Inbound, Spoken, UploadedFile
from bot.usecases.ports import FileRefused, Handed, Store, Turn
from bot.usecases.turns import deliver, once, saved, today
from bot.usecases.world import World

LARGE = 500_000  # bytes; above it people are told that it takes a moment


@dataclass(frozen=True)
class Brought:
    """One file or pasted thing: understood, or why not."""

    digest: str = ""
    found: Understood | None = None
    problem: str = ""


def handed_in(world: World, inbound: Inbound, event: Spoken, language: Language, again: bool) -> bool:
    """Whether the message brought material; then it is dealt with, and its words are a caption."""
    step = _step(world, inbound)
    brought = [*_files(world, inbound, event, language, again), *_pasted(event, step)]
    if not brought and not event.files:
        return False
    author = tongue.person(world, inbound.tenant, event.author)

    def work_out(store: Store) -> Turn:
        return _worked_out(world, store, inbound, event, author, brought, step)

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)
    return True


def _step(world: World, inbound: Inbound) -> str:
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        return STEP_OF[slot(session.slot or "goal").kind] if session else ""


def _files(world: World, inbound: Inbound, event: Spoken, language: Language, again: bool) -> Iterator[Brought]:
    for file in event.files:
        reading = Reading(world, inbound.tenant, event.place, language, file.name, inbound.key, again)
        if file.size > LARGE:
            reading.begun()
        one = _read(world, inbound.tenant, file, language, reading)
        reading.over(not one.problem)
        yield one


def _read(world: World, tenant: str, file: UploadedFile, language: Language, reading: Reading) -> Brought:
    try:
        content = world.files.fetch(tenant, file)
        found = look(pieces_of(content, file.name, going=reading.told), file.name, _handed(file))
    except (FileRefused, Unreadable) as refused:
        return Brought(problem=refusal(file.name, refused.reason, language))
    if found is None:
        return Brought(problem=refusal(file.name, "empty", language))
    return Brought(digest(content), found)


def _handed(file: UploadedFile) -> HandedFile:
    return HandedFile(**file.model_dump())


def _pasted(event: Spoken, step: str) -> Iterator[Brought]:
    """What came in blocks, else what is typed as a table, a talk or a map."""
    carried: list[Piece] = [piece for piece in event.material if not isinstance(piece, Outline)]
    outlines = [piece for piece in event.material if isinstance(piece, Outline)]
    bare = step in ("stages", "touchpoints")
    groups: list[tuple[list[Piece], bool]] = [(carried, False)] if carried else []
    if outlines:
        groups.append(([*outlines], bare))
    elif not carried and (typed := _structured(event.laid_out or event.text, bare)):
        groups.append((typed, bare))
    for pieces, may_be_bare in groups:
        found = look(pieces, "", bare=may_be_bare)
        if found is not None and _is_material(found, pieces):
            yield Brought(digest_of(pieces), found)


def _structured(text: str, bare: bool) -> list[Piece]:
    """Only what has a structure of its own; an ordinary message has none."""
    if "\n" not in text.strip():
        return []
    pieces = typed_pieces(text)
    nested = any(isinstance(piece, Outline) and any(item.depth for item in piece.items) for piece in pieces)
    formed = any(isinstance(piece, Table | Dialogue) or piece.kind == "code" for piece in pieces)
    return list(pieces) if formed or nested else []


def _is_material(found: Understood, pieces: list[Piece]) -> bool:
    """A list that is no map is the person's own words, which the guide hears."""
    if found.offer.kind == "notes":
        return False
    if found.offer.kind == "scores":
        return any(isinstance(piece, Table) for piece in pieces)
    return True


def _worked_out(
    world: World, store: Store, inbound: Inbound, event: Spoken, author: Author, brought: list[Brought], step: str
) -> Turn:
    session = store.conversations.session(inbound.tenant, inbound.conversation)
    if session is None:
        return Turn(inbound.key, None, None)
    journey = store.journeys.get(inbound.tenant, session.journey)
    state = State(
        journey, session, world.craft(inbound.tenant, event.place),
        lambda: store.journeys.revisions(inbound.tenant, journey.id), world.reader, defers=world.mind is not None,
    )  # fmt: skip
    plain = next((one.found for one in brought if one.found and _answers(one.found, step)), None)
    if plain is not None and len(brought) == 1 and not event.files:
        outcome = map_outcome(state, plain, author, today(world), event.ts)
    else:
        outcome = _offered(world, store, inbound, event, state, author, brought)
    spoken = script.script_for(session, author, event.text)
    outcome = script.settled(outcome, journey, "", author, spoken)
    saved(world, store, inbound.tenant, journey, outcome, author.id, event.ts)
    store.conversations.store(inbound.tenant, inbound.conversation, outcome.session, event.place)
    return Turn(inbound.key, event.place, outcome.reply, journey.id)


def _answers(found: Understood, step: str) -> bool:
    """A plain list with levels answers the question for stages or touchpoints: that needs no tap."""
    return found.offer.kind == "map" and found.offer.bare and step in ("stages", "touchpoints") and _is_plain(found)


def _is_plain(found: Understood) -> bool:
    assert found.found is not None
    points = found.found.journey.all_touchpoints()
    more = any(p.action or p.thought or p.channel or p.pain_points for p in points) or found.found.journey.opportunities
    pasted_table = any(isinstance(piece, Table) or piece.kind == "code" for piece in found.offer.pieces)
    return not more and not pasted_table


def _offered(
    world: World, store: Store, inbound: Inbound, event: Spoken, state: State, author: Author, brought: list[Brought]
) -> Outcome:
    """What the caption says by itself is saved; then each thing that was handed in, with its buttons."""
    caption = event.text if event.files or event.material else ""
    said, typed = script.heard(Text(author, caption, today(world), event.ts, caption=True))
    outcome = script.settled(advance(state, said), state.journey, typed, author, "hans")
    language = outcome.reply.language
    sections = [*outcome.reply.sections]
    for number, one in enumerate(brought):
        sections.append(_section(world, store, inbound, event, outcome.journey, author, language, number, one))
    if event.unread:
        what = ("、" if language == "zh" else ", ").join(words(f"kinds.{kind}", language) for kind in event.unread)
        sections.append(Section(words("unread", language, what=what)))
    if caption.strip() and outcome.journey == state.journey and event.files:
        sections.append(Section(words("caption", language, text=caption[:200])))
    return replace(outcome, reply=Reply(language, tuple(sections)))


def _section(
    world: World, store: Store, inbound: Inbound, event: Spoken, journey: Journey, author: Author, language: Language,
    number: int, one: Brought,
) -> Section:  # fmt: skip
    if one.found is None:
        return Section(one.problem)
    before = taken_before(store, inbound.tenant, journey.id, one.digest)
    if before is not None:
        return Section(words("again", language, name=name_of(one.found, language), date=before.at[:10]))
    id = f"{inbound.key}:{number}"
    offer = one.found.offer.model_copy(update={"message": event.ts})
    handed = Handed(id, inbound.conversation, journey.id, author.id, world.clock(), one.digest, offer)
    store.handed.add(inbound.tenant, handed)
    return section(one.found, id, language, journey)
