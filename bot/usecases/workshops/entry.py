"""Where clicks, forms, messages and commands that are a workshop's are told from all others."""

from collections.abc import Mapping

from bot.guide.readers.language import language_of
from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases import tongue
from bot.usecases.inbound import Clicked, Commanded, Edited, Inbound, Place, Spoken, Submitted
from bot.usecases.reading import journeys_of
from bot.usecases.workshops import answering, deciding, facilitating, forms, mine, opening, voting
from bot.usecases.workshops.dealt import dots_in
from bot.usecases.workshops.opening import Wanted
from bot.usecases.workshops.requested import wanted_from
from bot.usecases.workshops.words import saying
from bot.usecases.world import World
from bot.workshop.model import ANSWERED_IN, Workshop
from bot.workshop.spoken import arranged, lately, stepped

DOES = frozenset({"workshop", "contribute", "vote", "arrange", "take", "facilitate", "mine"})
FORMS = frozenset({forms.START, forms.CONTRIBUTE, forms.VOTE, forms.ARRANGE, forms.TAKE})


def question_of(text: str, about: str) -> str:
    """What the workshop is about, with the question mark that a title would have lost."""
    mark = text.rstrip()[-1:]
    return about + mark if about and mark in ("?", "？") and not about.endswith(mark) else about


def is_ours(event: Clicked | Submitted) -> bool:
    return event.does in DOES if isinstance(event, Clicked) else event.form.partition(":")[0] in FORMS


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    match event.does:
        case "workshop":
            given = {"journey": event.values[0]} if event.values and event.values[0] else {}
            if event.view:
                opening.show_form(world, inbound.tenant, event.place, author, language, event.view, given)
        case "contribute":
            answering.asked_for(world, inbound, event, author, language, again)
        case "vote":
            voting.asked_for(world, inbound, event, author, language)
        case "arrange":
            facilitating.arrange_asked(world, inbound, event, author, language, again)
        case "take":
            deciding.asked_for(world, inbound, event, author, language, again)
        case "mine":
            mine.asked_for(world, inbound, event, author, language)
        case _:
            facilitating.pressed(world, inbound, event, author, language, again)


def submitted(world: World, inbound: Inbound, event: Submitted, again: bool) -> None:
    author = tongue.person(world, inbound.tenant, event.author)
    language = author.language or "en"
    match event.form.partition(":")[0]:
        case forms.START:
            wanted = opening.wanted_of(dict(event.fields))
            if event.place:
                spoken = language_of(wanted.question) or language
                opening.begin(world, inbound, event.place, author, spoken, wanted, again)
        case forms.CONTRIBUTE:
            answering.submitted(world, inbound, event, language, again)
        case forms.VOTE:
            voting.submitted(world, inbound, event, language)
        case forms.ARRANGE:
            facilitating.arranged_form(world, inbound, event, author, language, again)
        case _:
            deciding.submitted(world, inbound, event, author, language, again)


def commanded(world: World, inbound: Inbound, event: Commanded, question: str, language: Language) -> None:
    """`/journey workshop`: the form, with the question where one was given; without a window, by text alone."""
    author = tongue.person(world, inbound.tenant, event.author)
    if event.place.kind == "dm":
        said = saying("only_in_channel", language)
        if event.view:
            world.mouth.show_text(inbound.tenant, event.view, "Journey", said)
        else:
            world.mouth.whisper(inbound.tenant, event.place, author.id, said)
    elif event.view:
        given = {"question": question}
        opening.show_form(world, inbound.tenant, event.place, author, language, event.view, given)
    else:
        opening.begin(world, inbound, event.place, author, language, Wanted(question), again=False)


def requested(
    world: World,
    inbound: Inbound,
    place: Place,
    author: Author,
    slots: Mapping[str, str],
    language: Language,
    again: bool,
) -> None:
    """The seam for whoever reads sentences: `slots` as in `requested.wanted_from`."""
    here = tuple(one for one in journeys_of(world, inbound.tenant, author.id, 50) if one.channel == place.channel)
    opening.begin(world, inbound, place, author, language, wanted_from(slots, here), again)


def begun_by_words(
    world: World, inbound: Inbound, event: Spoken, question: str, language: Language, again: bool
) -> None:
    author = tongue.person(world, inbound.tenant, event.author)
    requested(world, inbound, event.place, author, {"topic": question}, language, again)


def under(world: World, inbound: Inbound, event: Spoken | Edited) -> Workshop | None:
    """The workshop in whose thread this was said."""
    if event.place.kind == "dm" or not event.place.thread:
        return None
    with world.store() as store:
        return store.workshops.under(inbound.tenant, event.place.channel, event.place.thread)


def asked_in_dm(world: World, inbound: Inbound, event: Spoken | Edited) -> tuple[Workshop, bool] | None:
    """The open workshop that a direct message answers, and whether there are others: the one under whose prompt it
    was said, else the one that was prompted last."""
    if event.place.kind != "dm":
        return None
    with world.store() as store:
        every = store.workshops.asked(inbound.tenant, event.author)
        prompts = {w.id: store.workshops.participant(inbound.tenant, w.id, event.author).prompt for w in every}
    if event.place.thread:  # late words under it are an answer too
        waiting = [w for w in every if prompts[w.id] == event.place.thread]
    else:
        waiting = [w for w in every if prompts[w.id] and (w.phase in ANSWERED_IN or w.phase == "voting")]
    return (waiting[0], len(waiting) > 1) if waiting else None


def spoken(world: World, inbound: Inbound, event: Spoken, workshop: Workshop, several: bool, again: bool) -> None:
    """In its thread or to the bot alone: a deed of its facilitator, votes, or an answer."""
    author = tongue.person(world, inbound.tenant, event.author)
    language = language_of(event.text) or author.language or workshop.language
    step, deed = stepped(event.text), arranged(event.text)
    if step and (event.author == workshop.facilitator or step.does == "take_over"):
        taking = step.does == "take_over"
        leads = facilitating.led(world, inbound, workshop.id, event.place, author, language, again, taking)
        if leads:
            facilitating.step(world, inbound, leads, author, step, again)
    elif workshop.phase == "sorting" and deed:
        leads = facilitating.led(world, inbound, workshop.id, event.place, author, language, again)
        if leads:
            facilitating.arrange(world, inbound, leads, deed, author, event.place, again)
    elif workshop.phase == "voting" and (given := dots_in(workshop.clusters, event.text, workshop.dots)):
        voting.take(world, inbound, workshop.id, event.author, given, event.place, language, by_message=True)
    elif workshop.phase in ANSWERED_IN or (event.place.kind == "dm" and event.place.thread):
        answering.heard(
            world, inbound, workshop, event.author, event.text, event.ts, event.place, language, again, several
        )
    elif late := lately(event.text):
        answering.heard(world, inbound, workshop, event.author, late, event.ts, event.place, language, again)


def edited(world: World, inbound: Inbound, event: Edited, workshop: Workshop, again: bool) -> None:
    """The answer of that message is put right."""
    if workshop.phase in ANSWERED_IN:
        author: Author = tongue.person(world, inbound.tenant, event.author)
        language = language_of(event.text) or author.language or workshop.language
        answering.heard(world, inbound, workshop, event.author, event.text, event.ts, event.place, language, again)
