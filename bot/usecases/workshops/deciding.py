"""Results go into the journey: as one revision by the facilitator, with votes and contributors."""

from collections.abc import Sequence

from bot.guide.form import Form, FormField
from bot.guide.reply import Reply
from bot.guide.said import Author
from bot.guide.session import Session
from bot.guide.turn import Outcome
from bot.journey.change import apply_all
from bot.journey.commands import AddOpportunity, AddPainPoint, AddTouchpoint, ChangePainPoint, Command
from bot.journey.ids import Mint
from bot.journey.model import Journey, Language
from bot.usecases.inbound import Clicked, Inbound, Place, Submitted
from bot.usecases.ports import NotFound, Store, Turn
from bot.usecases.reading import journeys_of, read
from bot.usecases.turns import deliver, once, saved
from bot.usecases.workshops import scoring, tracing
from bot.usecases.workshops.facilitating import led
from bot.usecases.workshops.forms import MOST_OPTIONS, TAKE
from bot.usecases.workshops.voting import result
from bot.usecases.workshops.words import label, name_of, room, saying, words
from bot.usecases.world import World
from bot.workshop.model import Contribution, Workshop
from bot.workshop.votes import Standing


def asked_for(world: World, inbound: Inbound, event: Clicked, author: Author, language: Language, again: bool) -> None:
    id = event.values[0] if event.values else ""
    workshop = led(world, inbound, id, event.place, author, language, again)
    if workshop is None or event.view is None:
        return
    journey = journey_of(world, inbound.tenant, workshop, author)
    if journey is None:
        world.mouth.show_text(inbound.tenant, event.view, label("take", language), saying("no_journey", language))
    else:
        form = scoring.take_form if workshop.subjects else _form
        world.mouth.show_form(inbound.tenant, event.view, form(workshop, journey, language), journey.id)


def journey_of(world: World, tenant: str, workshop: Workshop, author: Author) -> Journey | None:
    """The one it is about; else the newest of its channel."""
    try:
        if workshop.journey:
            return read(world, tenant, author.id, workshop.journey)
        here = [one for one in journeys_of(world, tenant, author.id, 50) if one.channel == workshop.channel]
        return read(world, tenant, author.id, here[0].id) if here else None
    except NotFound:
        return None


def _form(workshop: Workshop, journey: Journey, language: Language) -> Form:
    places = [(t.id, f"{s.name} · {t.name}") for s in journey.stages for t in s.touchpoints]
    stages = [(s.id, s.name) for s in journey.stages]
    kinds = [*(["pain"] if places else []), "opportunity", *(["touchpoint"] if stages else [])]
    counts = [n for n in (1, 3, 5, 10) if n < len(workshop.clusters)]
    fields = [
        FormField(
            "as", label("as", language), kinds[0], options=tuple((k, label(f"as_{k}", language)) for k in kinds),
            optional=False,
        ),
        FormField(
            "many", label("how_many", language), str(counts[-1]) if counts and counts[-1] <= 3 else "all",
            options=(*((str(n), label("top", language, n=n)) for n in counts), ("all", label("all", language))),
            optional=False,
        ),
    ]  # fmt: skip
    if where := (*places, *stages)[:MOST_OPTIONS]:
        fields.insert(1, FormField("where", label("where", language), where[0][0], options=where))
    send, cancel = label("save", language), label("cancel", language)
    return Form(TAKE, workshop.id, label("take", language), send, cancel, tuple(fields), language)


def submitted(
    world: World, inbound: Inbound, event: Submitted, author: Author, language: Language, again: bool
) -> None:
    place = event.place or Place(channel="", kind="dm")
    workshop = led(world, inbound, event.form.partition(":")[2], place, author, language, again)
    if workshop is None:
        return
    tenant, fields = inbound.tenant, dict(event.fields)
    link = world.mouth.link(tenant, room(workshop)) if workshop.thread else None

    def work_out(store: Store) -> Turn:
        now = store.workshops.get(tenant, workshop.id)
        try:
            journey = store.journeys.get(tenant, event.private)
            gone = store.departures.until(tenant, event.private) is not None
        except NotFound:
            gone = True
        if gone:
            return Turn(inbound.key, room(now), saying("journey_gone", now.language))
        commands, told, ids = _wanted(world, store, tenant, now, journey, fields, link)
        if not commands:
            return Turn(inbound.key, room(now), saying("nothing_to_take", now.language))
        after = apply_all(tuple(commands), journey)
        outcome = _outcome(after, now, told)
        saved(world, store, tenant, journey, outcome, author.id, now.thread or None)
        store.workshops.save(tenant, now.model_copy(update={"taken": (*now.taken, *ids)}))
        items = _joined(told, now.language)
        return Turn(inbound.key, room(now), saying("taken", now.language, title=journey.title, items=items), journey.id)

    turn = once(world, tenant, inbound.key, work_out)
    deliver(world, tenant, turn, again)
    if turn.journey:
        _told_there(world, inbound, workshop, turn.journey, again)


def _outcome(after: Journey, workshop: Workshop, told: Sequence[str]) -> Outcome:
    summary = words(
        "taken_there", workshop.language, question=workshop.question, items=_joined(told, workshop.language)
    )
    session = Session(journey=after.id, language=workshop.language)
    return Outcome(after, session, Reply(workshop.language), summary=summary)


def _joined(told: Sequence[str], language: Language) -> str:
    return ("；" if language == "zh" else "; ").join(told)


def _told_there(world: World, inbound: Inbound, workshop: Workshop, journey: str, again: bool) -> None:
    """In the journey's own thread too, with the way back."""
    tenant = inbound.tenant
    with world.store() as store:
        places = [place for _, place in store.conversations.of_journey(tenant, journey)]
        revisions = store.journeys.revisions(tenant, journey)
    for number, place in enumerate(places[:3]):
        key = f"{inbound.key}:there:{number}"
        said = Reply(workshop.language, saying("plain", workshop.language, text=revisions[-1].summary).sections)
        turn = once(world, tenant, key, lambda _, key=key, place=place, said=said: Turn(key, place, said))  # type: ignore[misc]
        deliver(world, tenant, turn, again)


def _wanted(
    world: World, store: Store, tenant: str, workshop: Workshop, journey: Journey, fields: dict[str, str],
    link: str | None,
) -> tuple[list[Command], list[str], list[str]]:  # fmt: skip
    """Commands, what they say, and the ids of what was taken. `link` leads to the workshop."""
    if workshop.subjects:
        return scoring.commands(store, tenant, workshop, journey, link)
    found = [one for one in result(store, tenant, workshop) if f"in:{one.cluster.id}" not in workshop.taken]
    many = fields.get("many", "all")
    chosen = found[: int(many)] if many.isdigit() else found
    given = {one.id: one for one in store.workshops.contributions(tenant, workshop.id)}
    mint = Mint(journey)
    commands = [_command(world, tenant, workshop, journey, one, fields, mint, given) for one in chosen]
    pairs = [(command, one) for command, one in zip(commands, chosen, strict=True) if command]
    made: list[Command] = [command for command, _ in pairs]
    made += _votes(made, [one for _, one in pairs])
    for command, one in pairs:
        to = None if isinstance(command, AddOpportunity) else command.id
        said = [(idea, _author(world, tenant, workshop, idea)) for idea in ideas_of(workshop, one, given)]
        made += tracing.of_ideas(mint, to, said, link)
    return made, [one.cluster.name for _, one in pairs], [f"in:{one.cluster.id}" for _, one in pairs]


def _command(
    world: World, tenant: str, workshop: Workshop, journey: Journey, one: Standing, fields: dict[str, str], mint: Mint,
    given: dict[str, Contribution],
) -> AddOpportunity | AddTouchpoint | AddPainPoint | None:  # fmt: skip
    kind, where, name = fields.get("as", "pain"), fields.get("where", ""), one.cluster.name
    ideas = ideas_of(workshop, one, given)
    if kind == "opportunity":
        return AddOpportunity(id=mint.new("opportunity"), how_might_we=name, ideas=tuple(i.text for i in ideas))
    stage = next((s for s in journey.stages if where == s.id or any(t.id == where for t in s.touchpoints)), None)
    if stage is None:
        return None
    if kind == "touchpoint":
        return AddTouchpoint(id=mint.new("touchpoint"), stage=stage.id, name=name)
    if where == stage.id and not stage.touchpoints:
        return None
    at = where if where != stage.id else stage.touchpoints[0].id
    authors = authors_of(world, tenant, workshop, ideas)
    return AddPainPoint(id=mint.new("pain_point"), touchpoint=at, text=name, authors=authors)


def ideas_of(workshop: Workshop, one: Standing, given: dict[str, Contribution]) -> list[Contribution]:
    return [given[item] for item in one.cluster.items if item in given and item not in workshop.hidden]


def _author(world: World, tenant: str, workshop: Workshop, idea: Contribution) -> str:
    if workshop.anonymous:
        return words("anonymous_author", workshop.language)
    return name_of(world, tenant, workshop, idea.person) or workshop.question


def authors_of(world: World, tenant: str, workshop: Workshop, ideas: Sequence[Contribution]) -> tuple[str, ...]:
    if workshop.anonymous:
        return (words("anonymous_author", workshop.language),)
    names = (name_of(world, tenant, workshop, one.person) for one in ideas)
    return tuple(dict.fromkeys(name for name in names if name))


def _votes(commands: Sequence[Command], chosen: Sequence[Standing]) -> list[Command]:
    """A pain point is added without votes and then has them."""
    pairs = zip(commands, chosen, strict=False)
    return [
        ChangePainPoint(id=command.id, votes=one.votes)
        for command, one in pairs
        if isinstance(command, AddPainPoint) and one.votes
    ]
