"""A person decides about what was handed in: takes it, chooses its columns, names its customer, leaves it."""

from bot.guide.reply import Reply, Section
from bot.guide.said import Author
from bot.guide.turn import State
from bot.journey.model import Language
from bot.material.apart import pieces_of
from bot.material.pieces import Piece, Unreadable
from bot.usecases import script, tongue
from bot.usecases.handing import feedback
from bot.usecases.handing.choosing import chosen_columns, column_form
from bot.usecases.handing.looking import Understood, understood
from bot.usecases.handing.offer import Offer
from bot.usecases.handing.taking import Way, quotes_of, taken
from bot.usecases.handing.telling import name_of, words
from bot.usecases.inbound import Clicked, Inbound, Place, Submitted, UploadedFile
from bot.usecases.ports import FileRefused, Handed, Store, Turn
from bot.usecases.turns import deliver, once, saved, today
from bot.usecases.world import World

DOES = frozenset({"take_in", "columns", "customers", "make_map", "only_evidence", "team_words", "leave"})
FORM = "columns"


def is_ours(event: Clicked) -> bool:
    return event.does in DOES


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    id, _, more = (event.values[0] if event.values else "").partition(" ")
    handed = _waiting(world, inbound, id)
    if handed is None:
        _tell(world, inbound, event.place, event.view, author, language, words("decided", language))
    elif event.does == "leave":
        _leave(world, inbound, event, handed, author, language)
    elif event.does == FORM:
        _choose(world, inbound, event, handed, author, language)
    else:
        offer = _with_customer(world, inbound.tenant, handed, more) if event.does == "customers" else handed.offer
        way = "take_in" if event.does == "customers" else event.does
        _take(world, inbound, event.place, handed, offer, way, author, language, again, event.message)


def _waiting(world: World, inbound: Inbound, id: str) -> Handed | None:
    """Also where this very press has decided it: a repetition finds the stored turn."""
    with world.store() as store:
        handed = store.handed.get(inbound.tenant, id)
        done = store.turns.get(inbound.tenant, inbound.key) is not None
    if handed is None or handed.conversation != inbound.conversation or (handed.decided and not done):
        return None
    return handed


def _pieces(world: World, tenant: str, offer: Offer) -> tuple[Piece, ...]:
    """Raises FileRefused or Unreadable."""
    if offer.file is None:
        return offer.pieces
    return pieces_of(world.files.fetch(tenant, UploadedFile(**offer.file.model_dump())), offer.name)


def _with_customer(world: World, tenant: str, handed: Handed, number: str) -> Offer:
    try:
        voices = understood(handed.offer, _pieces(world, tenant, handed.offer)).voices
    except (FileRefused, Unreadable):
        return handed.offer
    chosen = (voices[int(number)],) if number.isdigit() and int(number) < len(voices) else handed.offer.customers
    return handed.offer.model_copy(update={"customers": chosen, "sure": True})


def _take(
    world: World, inbound: Inbound, place: Place, handed: Handed, offer: Offer, way: Way, author: Author,
    language: Language, again: bool, message: str | None,
) -> None:  # fmt: skip
    """One revision by whoever pressed; the material is read again, for nothing of it was stored."""
    try:
        one = understood(offer, _pieces(world, inbound.tenant, offer))
    except (FileRefused, Unreadable):
        _tell(world, inbound, place, None, author, language, words("gone", language, name=offer.name))
        return
    if way == "take_in" and offer.kind != "scores" and not quotes_of(one, way, language):
        _tell(world, inbound, place, None, author, language, words("nothing", language))
        return

    def work_out(store: Store) -> Turn:
        return _adopted(world, store, inbound, place, handed, one, way, author, language)

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)
    _settle(world, inbound, place, message, "taken", author, language)


def _adopted(
    world: World, store: Store, inbound: Inbound, place: Place, handed: Handed, one: Understood, way: Way,
    author: Author, language: Language,
) -> Turn:  # fmt: skip
    tenant, conversation = inbound.tenant, inbound.conversation
    session = store.conversations.session(tenant, conversation)
    if session is None or not store.handed.decide(tenant, handed.id, "taken"):
        return Turn(inbound.key, None, None)
    journey = store.journeys.get(tenant, session.journey)
    state = State(
        journey, session, world.craft(tenant, place), lambda: store.journeys.revisions(tenant, journey.id), world.reader
    )
    outcome = taken(state, one, way, author, language, today(world))
    outcome = script.settled(outcome, journey, "", author, script.script_for(session, author, ""))
    after = saved(world, store, tenant, journey, outcome, author.id, None)
    if after.revision != journey.revision:
        store.handed.settle(tenant, handed.id, after.revision)
        if way == "take_in":
            feedback.keep(store, tenant, handed, one)
    store.conversations.store(tenant, conversation, outcome.session, place)
    return Turn(inbound.key, place, outcome.reply, journey.id)


def _leave(world: World, inbound: Inbound, event: Clicked, handed: Handed, author: Author, language: Language) -> None:
    with world.store() as store:
        store.handed.decide(inbound.tenant, handed.id, "left")
    _settle(world, inbound, event.place, event.message, "left", author, language)


def _choose(world: World, inbound: Inbound, event: Clicked, handed: Handed, author: Author, language: Language) -> None:
    try:
        pieces = _pieces(world, inbound.tenant, handed.offer)
    except (FileRefused, Unreadable):
        said = words("gone", language, name=handed.offer.name)
        _tell(world, inbound, event.place, event.view, author, language, said)
        return
    if event.view:
        form = column_form(handed.id, handed.offer, pieces, language)
        world.mouth.show_form(inbound.tenant, event.view, form, event.message or "")


def submitted(world: World, inbound: Inbound, event: Submitted, again: bool) -> None:
    """The form of the columns: what it says is taken at once."""
    author = tongue.person(world, inbound.tenant, event.author)
    language = author.language or "en"
    handed = _waiting(world, inbound, event.form.partition(":")[2])
    if event.place is None:
        return
    if handed is None:
        _tell(world, inbound, event.place, None, author, language, words("decided", language))
        return
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
    language = session.language if session else language
    try:
        offer = chosen_columns(handed.offer, dict(event.fields), _pieces(world, inbound.tenant, handed.offer))
    except (FileRefused, Unreadable):
        offer = handed.offer
    _take(world, inbound, event.place, handed, offer, "take_in", author, language, again, event.private or None)


def _settle(
    world: World, inbound: Inbound, place: Place, message: str | None, entry: str, author: Author, language: Language
) -> None:
    if message:
        world.mouth.settle(inbound.tenant, place, message, words(f"settled.{entry}", language, name=author.name))


def _tell(
    world: World, inbound: Inbound, place: Place, view: str | None, author: Author, language: Language, text: str
) -> None:
    reply = Reply(language, (Section(text),))
    if view:
        world.mouth.show_text(inbound.tenant, view, words("form", language), reply)
    else:
        world.mouth.whisper(inbound.tenant, place, author.id, reply)


__all__ = ["FORM", "is_ours", "name_of", "pressed", "submitted"]
