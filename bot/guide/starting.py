"""The first turn: a journey and its session from a sentence such as "help us map hotel check-in"."""

from datetime import date as Date

from bot.guide.advance import outcome
from bot.guide.craft import Craft
from bot.guide.readers.intent import title_of
from bot.guide.readers.language import language_of
from bot.guide.reply import Section
from bot.guide.said import Author
from bot.guide.session import Session, Speaker
from bot.guide.turn import Outcome, State, Turn
from bot.journey.model import Journey, Language
from prompts import render


def start(
    text: str, author: Author, *, id: str, channel: str, now: str, today: Date, craft: Craft, in_dm: bool
) -> Outcome:
    """A new journey (revision 0) named by what was asked, and the first question. `now` is ISO 8601 UTC."""
    language: Language = language_of(text) or author.language or "en"
    title = title_of(text) or render("guide/say.untitled", language)
    journey = Journey(
        id=id,
        title=title,
        language=language,
        industry=craft.industry(f"{title}\n{text}"),
        channel=channel,
        created_at=now,
        updated_at=now,
    )
    speaker = Speaker(id=author.id, name=author.name, language=language)
    session = Session(journey=id, language=language, people=(speaker,))
    turn = Turn(State(journey, session, craft, lambda: ()), author, language, today, None)
    greeting = turn.words("say.start_dm" if in_dm else "say.start", title=title)
    return outcome(turn, (Section(greeting),))
