"""The one message of a workshop that says where it stands; it is edited, not repeated."""

from bot.guide.reply import Button, Reply, Section
from bot.guide.saying import clipped
from bot.journey.model import Language
from bot.usecases.inbound import Place
from bot.usecases.workshops.forms import MOST_SUBJECTS
from bot.usecases.workshops.words import time_told, words
from bot.usecases.world import World
from bot.workshop.model import ANSWERED_IN, Phase, Workshop
from bot.workshop.phases import seconds_left


def board(workshop: Workshop, answered: int, now: str, leader: str) -> Reply:
    language = workshop.language
    how = words(f"how.{workshop.format}", language) if workshop.phase in ANSWERED_IN else ""
    secret = words("anonymous" if workshop.anonymous else "named", language)
    if workshop.format not in ("brainstorm", "one_two_four_all") and not workshop.anonymous:
        secret = ""
    sections = [Section(words("board", language, question=workshop.question, how=how))]
    if workshop.phase in ANSWERED_IN:
        sections += scored(workshop)
        sections.append(Section(_status(workshop, answered, now), buttons=(answer_button(workshop),)))
        sections += [Section(secret)] if secret else []
    else:
        late = (late_button(workshop),) if workshop.is_open and not workshop.subjects else ()
        sections.append(Section(_status(workshop, answered, now), buttons=late))
    footer = f"{words(f'formats.{workshop.format}', language)} · {words('led_by', language, name=leader)}"
    return Reply(language, tuple(sections), footer=footer, footer_buttons=leading(workshop))


def answer_button(workshop: Workshop, language: Language | None = None) -> Button:
    spoken = language or workshop.language
    kinds = {"brainstorm": "write", "one_two_four_all": "write", "assumptions": "answer"}
    label = words(f"buttons.{kinds.get(workshop.format, 'score')}", spoken)
    return Button("contribute", label, workshop.id, primary=True)


def scored(workshop: Workshop) -> list[Section]:
    """What is to be scored, numbered: who answers by words has to know what, and in which order."""
    lines = [
        words("group_line", workshop.language, number=number, names=clipped(each.name))
        for number, each in enumerate(workshop.subjects[:MOST_SUBJECTS], 1)
    ]
    return [Section("\n".join(lines))] if lines else []


def late_button(workshop: Workshop) -> Button:
    return Button("contribute", words("buttons.late", workshop.language), workshop.id)


def vote_button(workshop: Workshop) -> Button:
    return Button("vote", words("buttons.vote", workshop.language), workshop.id, primary=True)


def leading(workshop: Workshop) -> tuple[Button, ...]:
    """The facilitator's buttons for the phase it is in; others who press them are told whose they are."""
    if not workshop.is_open:
        return ()
    found = [_step(workshop, "next", _next_label(workshop))]
    if workshop.paused:
        found.append(_step(workshop, "resume", "resume"))
    elif workshop.ends_at:
        found += [_step(workshop, "pause", "pause"), _step(workshop, "extend", "extend")]
    return (*found, _step(workshop, "guide", "guide"))


def _next_label(workshop: Workshop) -> str:
    labels: dict[Phase, str] = {"sorting": "to_vote", "voting": "count", "deciding": "close"}
    if workshop.phase == "answering" and workshop.format != "one_two_four_all":
        return "reveal"
    return labels.get(workshop.phase, "next")


def _step(workshop: Workshop, does: str, label: str) -> Button:
    value = f"{does} {workshop.id} {workshop.phase}"
    return Button("facilitate", words(f"buttons.{label}", workshop.language), value)


def _status(workshop: Workshop, answered: int, now: str) -> str:
    language = workshop.language
    if workshop.phase == "closed":
        return words("over", language, n=answered)
    counted = words("voted" if workshop.phase == "voting" else "answered", language, n=answered)
    return " · ".join(part for part in (_clock(workshop, now), counted) if part)


def _clock(workshop: Workshop, now: str) -> str:
    language, left = workshop.language, seconds_left(workshop, now)
    if workshop.paused:
        return words("paused", language, time=time_told(left, language))
    if not workshop.ends_at:
        return words(f"stage_names.{workshop.phase}", language)
    if workshop.days:
        return words("until", language, until=until(workshop))
    return words("time_left", language, time=time_told(left, language))


def until(workshop: Workshop) -> str:
    return f"{workshop.ends_at[:10]} {workshop.ends_at[11:16]} UTC"


def refresh(world: World, tenant: str, id: str) -> None:
    """Writes the board anew."""
    with world.store() as store:
        workshop = store.workshops.get(tenant, id)
        people = store.workshops.participants(tenant, id)
    if not workshop.thread:
        return
    counted = sum(_counts(workshop, each.answered) for each in people)
    leader = world.directory.person(tenant, workshop.facilitator).name
    shown = board(workshop, counted, world.clock(), leader)
    world.mouth.progress(tenant, Place(channel=workshop.channel, kind=workshop.kind), workshop.thread, shown)


def _counts(workshop: Workshop, answered: tuple[Phase, ...]) -> bool:
    if workshop.phase in (*ANSWERED_IN, "voting"):
        return workshop.phase in answered
    return bool(answered)
