"""A question in the middle: answered from the knowledge base with its sources, and back to the step."""

from bot.guide.quoted import quoted
from bot.guide.turn import Turn


def answer(turn: Turn, question: str) -> None:
    turn.questioned = True
    if turn.defers:
        turn.asks.append(question)
        turn.say("looking_up")
        return
    found = turn.craft.answer(question, turn.slot.step, turn.journey.industry, turn.language)
    turn.notes.append(quoted(found, turn.language))
