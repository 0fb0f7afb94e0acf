"""Proposals of the model: made beside the conversation, shown in it, and decided by a person."""

from collections.abc import Sequence

from bot.guide.found import Found
from bot.guide.proposal import adopt, choosing, shown, with_parents
from bot.guide.proposal_check import checked, still_fits
from bot.guide.reply import Reply, Section
from bot.guide.said import Author
from bot.guide.turn import State
from bot.journey.model import Journey, Language
from bot.usecases.inbound import Clicked, Inbound, Place, Proposed, Thought
from bot.usecases.interviews import Unreadable, words_of
from bot.usecases.model import NoModel, Proposal
from bot.usecases.notes import hand_back, heard_after_all
from bot.usecases.ports import FileRefused, NotFound, Store, Turn
from bot.usecases.turns import deliver, once, saved, today
from bot.usecases.world import World
from prompts import render

LONGEST = 40_000  # characters of a text that are read


def read(world: World, inbound: Inbound, thought: Thought) -> None:
    """A text → a proposal that comes back to its conversation; nothing comes back where nothing holds."""
    journey = _journey(world, inbound)
    if world.mind is None or journey is None:
        return
    text = "\n".join((thought.text, *_files(world, inbound.tenant, thought)))[:LONGEST]
    world.mouth.status(inbound.tenant, thought.place, _words("reading", thought.language))
    try:
        found = world.mind.understanding.read(inbound.tenant, text, journey, thought.language)
    except NoModel:
        hand_back(world, inbound, thought)
        return
    changes = checked(found, text, journey)
    if changes:
        propose(world, inbound, thought, changes, journey, draft=False)
    else:
        hand_back(world, inbound, thought)


def _files(world: World, tenant: str, thought: Thought) -> list[str]:
    texts = []
    for file in thought.files:
        try:
            texts.append(words_of(file.name, world.files.fetch(tenant, file)))
        except (FileRefused, Unreadable):
            continue  # said already where the message was heard
    return texts


def propose(
    world: World, inbound: Inbound, thought: Thought, changes: tuple[Found, ...], journey: Journey, *, draft: bool
) -> None:
    assert world.mind is not None
    event = Proposed(
        place=thought.place,
        author=thought.author,
        language=thought.language,
        changes=changes,
        seen=journey.revision,
        draft=draft,
        message=thought.message,
    )
    world.mind.later(inbound.model_copy(update={"key": f"{inbound.key}:back", "event": event}))


def proposed(world: World, inbound: Inbound, event: Proposed, again: bool) -> None:
    """Shown as a turn of its own, with what still fits the journey as it is now."""
    journey = _journey(world, inbound)
    if world.mind is None or journey is None:
        return
    if event.unread:
        heard_after_all(world, inbound, event, again)
        return
    changes = still_fits(event.changes, journey)
    if not changes and not event.draft:
        return
    id = inbound.key
    proposal = Proposal(id, inbound.conversation, journey.id, event.seen, changes, event.draft, event.message)
    if changes:
        world.mind.notes.propose(inbound.tenant, proposal)
        reply = shown(id, changes, journey, event.language, draft=event.draft)
    else:
        reply = Reply(event.language, (Section(_words("no_draft", event.language)),))
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, event.place, reply))
    deliver(world, inbound.tenant, turn, again)


def is_ours(event: Clicked) -> bool:
    chosen = event.does == "choose" and bool(event.values) and event.values[0].startswith("proposal:")
    return chosen or event.does in ("save_all", "choose_some", "discard")


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    """A person decides. What they approve is theirs: their name stands on the revision, and it can be undone."""
    id, chosen = _meant(event)
    proposal = world.mind.notes.proposal(inbound.tenant, id) if world.mind else None
    done = _turn(world, inbound)
    if done is None and (proposal is None or proposal.conversation != inbound.conversation):
        _whisper(world, inbound, event, author, _words("decided", language))
        return
    if event.does == "choose_some":
        _choose(world, inbound, event, proposal, language)
    elif event.does == "discard":
        _discard(world, inbound, event, id, author, language)
    elif event.does == "choose" and not chosen:
        _whisper(world, inbound, event, author, _words("nothing_chosen", language))
    else:
        _save(world, inbound, event, id, proposal, chosen, author, language, again)


def _discard(world: World, inbound: Inbound, event: Clicked, id: str, author: Author, language: Language) -> None:
    _settle(world, inbound, event, "discarded", author, language)
    if world.mind:
        world.mind.notes.decided(inbound.tenant, id)


def _meant(event: Clicked) -> tuple[str, tuple[int, ...]]:
    """The proposal's id, and the numbers of what was ticked."""
    first = event.values[0] if event.values else ""
    if event.does != "choose":
        return first, ()
    return first.partition(":")[2], tuple(int(value) for value in event.values[1:] if value.isdigit())


def _turn(world: World, inbound: Inbound) -> Turn | None:
    with world.store() as store:
        return store.turns.get(inbound.tenant, inbound.key)


def _save(
    world: World,
    inbound: Inbound,
    event: Clicked,
    id: str,
    proposal: Proposal | None,
    chosen: tuple[int, ...],
    author: Author,
    language: Language,
    again: bool,
) -> None:
    """One revision with the presser as its author; without a proposal only what is left of an interrupted saving."""

    def work_out(store: Store) -> Turn:
        if proposal is None:
            return Turn(inbound.key, None, None)
        some = with_parents(proposal.changes, chosen) if event.does == "choose" else proposal.changes
        return _adopted(world, store, inbound, event.place, proposal, some, author, language)

    turn = once(world, inbound.tenant, inbound.key, work_out)
    if world.mind:
        world.mind.notes.decided(inbound.tenant, id)
    deliver(world, inbound.tenant, turn, again)
    _settle(world, inbound, event, "saved", author, language)


def _adopted(
    world: World,
    store: Store,
    inbound: Inbound,
    place: Place,
    proposal: Proposal,
    some: Sequence[Found],
    author: Author,
    language: Language,
) -> Turn:
    tenant, conversation = inbound.tenant, inbound.conversation
    session = store.conversations.session(tenant, conversation)
    if session is None:
        return Turn(inbound.key, None, None)
    journey = store.journeys.get(tenant, session.journey)
    craft = world.craft(tenant, place)
    state = State(journey, session, craft, lambda: store.journeys.revisions(tenant, journey.id), world.reader)
    fitting = still_fits(some, journey)
    outcome = adopt(state, fitting, author, language, today(world), proposal.message, draft=proposal.draft)
    saved(world, store, tenant, journey, outcome, author.id, None)
    store.conversations.store(tenant, conversation, outcome.session, place)
    return Turn(inbound.key, place, outcome.reply, journey.id)


def _choose(world: World, inbound: Inbound, event: Clicked, proposal: Proposal | None, language: Language) -> None:
    """The changes one by one, under the proposal that stays as it is."""
    journey = _journey(world, inbound)
    if journey is None or proposal is None:
        return
    reply = choosing(proposal.id, proposal.changes, journey, language)
    turn = once(world, inbound.tenant, inbound.key, lambda _: Turn(inbound.key, event.place, reply))
    deliver(world, inbound.tenant, turn, again=True)


def _settle(world: World, inbound: Inbound, event: Clicked, entry: str, author: Author, language: Language) -> None:
    if event.message:
        note = render(f"guide/proposal.{entry}", language, name=author.name)
        world.mouth.settle(inbound.tenant, event.place, event.message, note)


def _whisper(world: World, inbound: Inbound, event: Clicked, author: Author, text: str) -> None:
    language = author.language or "en"
    world.mouth.whisper(inbound.tenant, event.place, author.id, Reply(language, (Section(text),)))


def _journey(world: World, inbound: Inbound) -> Journey | None:
    with world.store() as store:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        try:
            return store.journeys.get(inbound.tenant, session.journey) if session else None
        except NotFound:
            return None


def _words(entry: str, language: Language, **values: object) -> str:
    return render(f"guide/proposal.{entry}", language, **values)
