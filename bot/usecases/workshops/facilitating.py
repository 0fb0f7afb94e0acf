"""What a facilitator does: next, pause, resume, more time, close; clusters merged, named, parted; a hand-over."""

from collections.abc import Callable

from bot.guide.reply import Button, Reply, Section
from bot.guide.said import Author
from bot.journey.model import Language
from bot.usecases.inbound import Clicked, Inbound, Place, Submitted
from bot.usecases.ports import NotFound, Store, Turn
from bot.usecases.turns import deliver, once
from bot.usecases.workshops import guiding, moving
from bot.usecases.workshops.board import refresh
from bot.usecases.workshops.forms import arrange_form
from bot.usecases.workshops.revealing import shown
from bot.usecases.workshops.timing import wind
from bot.usecases.workshops.words import room, saying, words
from bot.usecases.world import World
from bot.workshop import arranging
from bot.workshop.model import PHASES, Contribution, Workshop
from bot.workshop.phases import entered, extended, is_stranded, may_lead, paused, resumed
from bot.workshop.spoken import Arranged, Step, Stepped

EXTENSION = 5  # minutes


def pressed(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    """`facilitate`: its value is the step, the workshop and the phase it was shown in."""
    does, _, rest = (event.values[0] if event.values else "").partition(" ")
    id, _, phase = rest.partition(" ")
    if does == "guide":
        guiding.asked_for(world, inbound, event, author, language)
        return
    workshop = led(world, inbound, id, event.place, author, language, again, taking_over=does == "take_over")
    if workshop is None:
        return
    if phase and workshop.phase != phase and does in ("next", "close"):
        _already(world, inbound, workshop, event.place, author, language, phase, again)
    else:
        step(world, inbound, workshop, author, Stepped(_step(does), EXTENSION), again)


def _step(does: str) -> Step:
    steps: tuple[Step, ...] = ("next", "pause", "resume", "extend", "close", "take_over")
    return next((one for one in steps if one == does), "next")


def _already(
    world: World, inbound: Inbound, workshop: Workshop, place: Place, author: Author, language: Language, phase: str,
    again: bool,
) -> None:  # fmt: skip
    """The step was taken before. After a crash it was this very press, whose telling is made up for."""
    order = PHASES[workshop.format]
    if again and phase in order and order.index(workshop.phase) == order.index(phase) + 1:
        moving.arrive(world, inbound.tenant, workshop.id, again)
    else:
        world.mouth.whisper(inbound.tenant, place, author.id, saying("not_now", language))


def led(
    world: World, inbound: Inbound, id: str, place: Place, author: Author, language: Language, again: bool,
    taking_over: bool = False,
) -> Workshop | None:  # fmt: skip
    """The workshop, where this person may lead it; else they are told who does, or asked whether they would."""
    with world.store() as store:
        try:
            workshop = store.workshops.get(inbound.tenant, id)
        except NotFound:
            world.mouth.whisper(inbound.tenant, place, author.id, saying("gone", language))
            return None
    if not workshop.is_open:
        world.mouth.whisper(inbound.tenant, place, author.id, saying("not_open", language))
        return None
    if may_lead(workshop, author.id):
        return moving.change(world, inbound.tenant, id, lambda w: w.model_copy(update={"seen_at": world.clock()}))
    leader, stranded = (
        world.directory.person(inbound.tenant, workshop.facilitator).name,
        is_stranded(workshop, world.clock()),
    )
    if taking_over and stranded:
        return workshop
    entry = "not_stranded" if taking_over else "not_yours_stranded" if stranded else "not_yours"
    button = Button("facilitate", words("buttons.takeover", language), f"take_over {id} ")
    section = Section(words(entry, language, name=leader), buttons=(button,) if stranded else ())
    world.mouth.whisper(inbound.tenant, place, author.id, Reply(language, (section,)))
    return None


def step(world: World, inbound: Inbound, workshop: Workshop, author: Author, wanted: Stepped, again: bool) -> None:
    tenant, id, now = inbound.tenant, workshop.id, world.clock()
    match wanted.does:
        case "next":
            moving.move_on(world, tenant, id, workshop.phase, again, inbound.key)
        case "close":
            _close(world, tenant, id, again)
        case "pause":
            _changed(world, tenant, id, lambda w: paused(w, now))
        case "resume":
            _changed(world, tenant, id, lambda w: resumed(w, now))
        case "extend":
            _once_told(
                world, inbound, id, lambda w: extended(w, wanted.minutes, now), again, "extended", wanted.minutes
            )
        case "take_over":
            hand_over(world, inbound, id, author.id, again)


def _changed(world: World, tenant: str, id: str, how: Callable[[Workshop], Workshop]) -> None:
    moving.change(world, tenant, id, how)
    refresh(world, tenant, id)


def _once_told(
    world: World, inbound: Inbound, id: str, how: Callable[[Workshop], Workshop], again: bool, entry: str, minutes: int
) -> None:
    """A change that would add up if it were made twice."""

    def work_out(store: Store) -> Turn:
        before = store.workshops.get(inbound.tenant, id)
        after = how(before)
        if after.beat != before.beat:
            wind(store, inbound.tenant, after, world.clock())
            store.workshops.save(inbound.tenant, after)
        return Turn(inbound.key, room(after), saying(entry, after.language, minutes=minutes))

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)
    refresh(world, inbound.tenant, id)


def hand_over(world: World, inbound: Inbound, id: str, to: str, again: bool) -> None:
    def work_out(store: Store) -> Turn:
        before = store.workshops.get(inbound.tenant, id)
        now = {"facilitator": to, "seen_at": world.clock()}
        store.workshops.save(inbound.tenant, before.model_copy(update=now))
        name = world.directory.person(inbound.tenant, to).name
        return Turn(inbound.key, room(before), saying("taken_over", before.language, name=name))

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)
    refresh(world, inbound.tenant, id)


def _close(world: World, tenant: str, id: str, again: bool) -> None:
    """From any phase; what is still secret is unlinked on the way."""
    with world.store() as store:
        workshop = store.workshops.get(tenant, id)
    for _ in PHASES[workshop.format]:
        if workshop.phase in ("closed", "deciding") or workshop.left == 0:
            break
        moving.move_on(world, tenant, id, workshop.phase, again)
        with world.store() as store:
            workshop = store.workshops.get(tenant, id)
    moving.change(world, tenant, id, lambda w: entered(w, "closed", world.clock()))
    moving.arrive(world, tenant, id, again)


# Clusters


def arrange_asked(
    world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool
) -> None:
    id = event.values[0] if event.values else ""
    workshop = led(world, inbound, id, event.place, author, language, again)
    if workshop and event.view:
        world.mouth.show_form(inbound.tenant, event.view, arrange_form(workshop, language), "")


def arranged_form(
    world: World, inbound: Inbound, event: Submitted, author: Author, language: Language, again: bool
) -> None:
    workshop = led(world, inbound, event.form.partition(":")[2], _where(event), author, language, again)
    if workshop:
        arrange(world, inbound, workshop, _deed(dict(event.fields)), author, _where(event), again)


def _where(event: Submitted) -> Place:
    return event.place or Place(channel="", kind="dm")


def _deed(fields: dict[str, str]) -> Arranged:
    numbers = tuple(int(fields[name]) for name in ("which", "with") if fields.get(name, "").isdigit())
    first, _, second = fields.get("idea", "").strip().partition(".")
    idea = (int(first), int(second)) if first.isdigit() and second.isdigit() else None
    does = fields.get("do", "merge")
    if does == "move":
        numbers = numbers[-1:]
    return Arranged(does, numbers, idea, fields.get("name", ""))  # type: ignore[arg-type]


def arrange(
    world: World, inbound: Inbound, workshop: Workshop, wanted: Arranged, author: Author, place: Place, again: bool
) -> None:
    """The clusters as they are then, shown anew; a number that is not there changes nothing and is said."""
    tenant, id = inbound.tenant, workshop.id
    hidden: list[Contribution] = []

    def work_out(store: Store) -> Turn:
        before = store.workshops.get(tenant, id)
        given = store.workshops.contributions(tenant, id)
        try:
            after = _arranged(before, wanted, given)
        except (ValueError, KeyError):
            return Turn(
                inbound.key,
                place,
                Reply(before.language, saying("arrange_not", before.language).sections, only_to=author.id),
            )
        hidden.extend(one for one in given if one.id in set(after.hidden) - set(before.hidden))
        after = store.workshops.save(tenant, after)
        return Turn(inbound.key, room(after), shown(world, tenant, after, given))

    if workshop.phase != "sorting":
        world.mouth.whisper(tenant, place, author.id, saying("not_now", workshop.language))
        return
    deliver(world, tenant, once(world, tenant, inbound.key, work_out), again)
    for one in hidden if not workshop.anonymous else ():
        told = saying("idea_hidden_told", workshop.language, question=workshop.question, text=one.text)
        world.mouth.whisper(tenant, room(workshop), one.person, told)


def _arranged(workshop: Workshop, wanted: Arranged, given: tuple[Contribution, ...]) -> Workshop:
    clusters, numbers = workshop.clusters, wanted.numbers
    match wanted.does:
        case "merge":
            clusters = arranging.merged(clusters, numbers)
        case "rename":
            clusters = arranging.renamed(clusters, _first(numbers), wanted.name)
        case "split":
            clusters = arranging.split(clusters, _first(numbers), {one.id: one.text[:60] for one in given})
        case "move" if wanted.idea:
            clusters = arranging.moved(clusters, wanted.idea, _first(numbers))
        case "hide" if wanted.idea:
            return _hidden(workshop, arranging.item_at(clusters, wanted.idea), {one.id: one.text for one in given})
        case _:
            raise ValueError(wanted)
    return workshop.model_copy(update={"clusters": clusters})


def _first(numbers: tuple[int, ...]) -> int:
    if not numbers:
        raise ValueError(numbers)
    return numbers[0]


def _hidden(workshop: Workshop, item: str, texts: dict[str, str]) -> Workshop:
    """A cluster that bore the hidden words as its name bears another idea's."""
    hidden = (*workshop.hidden, item)
    clusters = []
    for one in workshop.clusters:
        if item in one.items and one.name.rstrip("…") == texts[item][: len(one.name.rstrip("…"))]:
            shown = [texts[other][:60] for other in one.items if other not in hidden and other in texts]
            one = one.model_copy(update={"name": shown[0] if shown else words("hidden_idea", workshop.language)})
        clusters.append(one)
    return workshop.model_copy(update={"hidden": hidden, "clusters": tuple(clusters)})
