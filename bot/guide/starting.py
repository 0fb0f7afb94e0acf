"""The first turn: a journey and its session from a sentence such as "help us map hotel check-in"."""

from datetime import date as Date

from bot.guide.advance import outcome
from bot.guide.craft import Craft
from bot.guide.hearing import overhear
from bot.guide.readers.intent import title_of
from bot.guide.readers.language import language_of
from bot.guide.reply import Section
from bot.guide.said import Author
from bot.guide.saying import saved_line
from bot.guide.session import Session, Speaker
from bot.guide.turn import Outcome, State, Turn
from bot.journey.ids import Mint
from bot.journey.model import Journey, Language
from prompts import render


def start(
    text: str,
    author: Author,
    *,
    id: str,
    channel: str,
    now: str,
    today: Date,
    craft: Craft,
    in_dm: bool,
    overheard: tuple[str, ...] = (),
) -> Outcome:
    """A new journey (revision 0) named by what was asked, and the first question. `now` is ISO 8601 UTC; `overheard` is
    what was said in the thread before: what is unmistakable in it is taken over."""
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
    turn.mint = Mint(journey, revision=0)
    for earlier in overheard:
        overhear(turn, earlier)
    greeting = turn.words("say.start_dm" if in_dm else "say.start", title=title)
    return outcome(turn, (Section(greeting), *_taken_over(turn)))


def _taken_over(turn: Turn) -> tuple[Section, ...]:
    """What the thread had said already; it belongs to the journey's beginning and is no change to undo."""
    what = saved_line(turn)
    turn.done.clear()
    return (Section(turn.words("say.taken_over", what=what)),) if what else ()
