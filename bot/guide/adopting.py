"""What was handed in and a person took: evidence, figures or a whole map become the journey's, in one revision."""

from collections.abc import Sequence
from datetime import date as Date

from bot.guide.advance import introduce, outcome
from bot.guide.said import Author, Quoted
from bot.guide.steps import evidence
from bot.guide.turn import Outcome, State, Turn
from bot.journey.commands import Command
from bot.journey.model import Language


def adopt(
    state: State,
    author: Author,
    language: Language,
    at: Date,
    *,
    told: str,
    quotes: Sequence[Quoted] = (),
    commands: Sequence[Command] = (),
    message: str | None = None,
) -> Outcome:
    """`told` says in one line what was taken, in place of a list of all of it; then back to the question. Words that
    the journey holds already are not doubled."""
    turn = Turn(state, author, language, at, message)
    introduce(turn)
    known = {one.text for one in turn.journey.evidence}
    for quote in quotes:
        if quote.text not in known:
            known.add(quote.text)
            evidence.add(turn, quote)
    turn.do(*commands)
    turn.told = told
    if turn.journey == turn.before:
        turn.say("known_already")
    return outcome(turn)
