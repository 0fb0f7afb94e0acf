"""advance(state, said) → outcome: one step of the conversation. Pure: reads nothing, writes nothing."""

from bot.guide import backing, hearing, kept, pressing, revising
from bot.guide.asking import case_section, footer, listing, question
from bot.guide.forms import fill
from bot.guide.readers.language import language_of
from bot.guide.reply import Reply, Section
from bot.guide.said import Corrected, Filled, Pressed, Said, Text, Withdrawn
from bot.guide.saying import saved_buttons, saved_line
from bot.guide.session import Answered, Session, Speaker
from bot.guide.slots import STEP_OF, next_slot
from bot.guide.steps import disagreements, evidence
from bot.guide.turn import Outcome, State, Turn
from bot.journey.model import Language

LONGEST_TRAIL = 60  # questions that can be gone back through
LONGEST_MEMORY = 200  # answers whose messages can still be corrected by an edit


def advance(state: State, said: Said) -> Outcome:
    """What the journey and the conversation become by what somebody said, and what is answered."""
    turn = Turn(state, said.author, spoken_language(state.session, said), said.at, _message(said))
    introduce(turn)
    _work_out(turn, said)
    disagreements.keep_overtaken(turn, state.session.waiting)
    return outcome(turn)


def _work_out(turn: Turn, said: Said) -> None:
    match said:
        case Text():
            for quote in said.quotes:
                evidence.add(turn, quote)
            if said.caption:
                turn.ask = False
                hearing.overhear(turn, said.text)
            elif said.notes:
                hearing.hear_notes(turn, said.text)
            else:
                hearing.hear(turn, said.text)
        case Pressed():
            pressing.pressed(turn, said)
        case Filled():
            fill(turn, said)
        case Corrected():
            revising.corrected(turn, said)
        case Withdrawn():
            revising.withdrawn(turn, said)


def _message(said: Said) -> str | None:
    return None if isinstance(said, Filled | Pressed) else said.message


def spoken_language(session: Session, said: Said) -> Language:
    """The language of whoever is answered: of the text where it tells, else the one that they last wrote in."""
    if session.fixed_language:
        return session.language
    text = said.text if isinstance(said, Text | Corrected) else ""
    known = next((p.language for p in session.people if p.id == said.author.id), None)
    return language_of(text) or known or (said.author.language if not text else None) or session.language


def introduce(turn: Turn) -> None:
    known = next((p.script for p in turn.session.people if p.id == turn.author.id), None)
    me = Speaker(id=turn.author.id, name=turn.author.name, language=turn.language, script=known or "hans")
    others = tuple(p for p in turn.session.people if p.id != me.id)
    turn.remember(people=(*others, me), paused=False)


def outcome(turn: Turn, opening: tuple[Section, ...] = ()) -> Outcome:
    """The reply put together: what was saved, what is to be said, the next question."""
    backing.offer(turn)
    summary = turn.summary or turn.told or saved_line(turn)
    _remember_answer(turn, asked=turn.session.slot)
    sections = [*opening, *_saved(turn), *turn.notes]
    foot = ""
    if turn.ask:
        asked, foot = _next_question(turn)
        sections += asked
    reply = Reply(turn.language, tuple(sections), foot, draw=turn.draw, file=turn.file, asks=tuple(turn.asks))
    return Outcome(
        turn.journey,
        turn.session,
        reply,
        tuple(turn.done),
        turn.undoes,
        summary,
        turn.summarise,
        tuple(turn.heard),
        turn.questioned,
    )


def _remember_answer(turn: Turn, asked: str) -> None:
    """Which message gave the coming revision, so that an edit of it can correct the answer."""
    if turn.message is not None and turn.journey != turn.before and not turn.correcting:
        answer = Answered(message=turn.message, revision=turn.before.revision + 1, slot=asked)
        turn.remember(answers=(*turn.session.answers, answer)[-LONGEST_MEMORY:])


def _saved(turn: Turn) -> list[Section]:
    what = turn.told or saved_line(turn)
    if turn.undoes is not None or not what or turn.journey == turn.before:
        return []
    by = turn.author.name if len(turn.session.people) > 1 else None
    return [Section(turn.words("saved.line", what=what, by=by), buttons=saved_buttons(turn))]


def _next_question(turn: Turn) -> tuple[list[Section], str]:
    before = turn.session.slot
    if turn.done and turn.session.revisit == before:
        turn.remember(revisit="")
    following = next_slot(turn.journey, turn.session)
    if following.step != turn.session.staying:
        turn.remember(staying=None)
    tries = turn.session.tries if following.key == before else 0
    _go_to(turn, following.key, tries)
    again = tries == 1
    sections: list[Section] = []
    if STEP_OF[following.kind] == "opportunities" and following.about and following.key != before:
        sections.append(case_section(turn, following))
    if following.kind == "review" and following.key != before:
        sections += kept.at_review(turn)
    asked = question(turn, following, again)
    if following.kind == "emotions":
        asked = _with_listing(asked, listing(turn, following))
    return [*sections, asked], footer(turn, following)


def _with_listing(asked: Section, lines: str) -> Section:
    return Section(f"{asked.text}\n{lines}", asked.buttons, asked.choices, asked.cites)


def _go_to(turn: Turn, key: str, tries: int) -> None:
    trail = turn.session.trail
    if not trail or trail[-1] != key:
        trail = (*trail, key)[-LONGEST_TRAIL:]
    turn.remember(slot=key, tries=tries, trail=trail)
