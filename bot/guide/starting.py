"""The first turn: a journey and its session from a sentence such as "help us map hotel check-in"."""

from datetime import date as Date

from bot.guide.advance import outcome
from bot.guide.craft import Craft
from bot.guide.hearing import carry_over, overhear
from bot.guide.readers.intent import intent, title_of
from bot.guide.readers.language import language_of
from bot.guide.reply import Section
from bot.guide.said import Author
from bot.guide.saying import saved_line
from bot.guide.session import Session, Speaker
from bot.guide.turn import Outcome, State, Turn
from bot.journey.ids import Mint
from bot.journey.model import Journey, Language
from bot.reading.plain import plain
from bot.reading.read import Reader
from bot.reading.reading import Reading
from bot.reading.situation import Situation
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
    reader: Reader,
    overheard: tuple[str, ...] = (),
    titled: bool = False,
) -> Outcome:
    """A new journey (revision 0) named by what was asked, and the first question. `now` is ISO 8601 UTC; `overheard` is
    what was said in the thread before: what is unmistakable in it is taken over. `titled`: the text was given as the
    title, which it is word for word unless it is too long for one."""
    titled = titled and 0 < len(text.strip()) <= LONGEST_TITLE and "\n" not in text.strip()
    language: Language = language_of(text) or author.language or "en"
    reading = reader.read(plain(text).strip(), Situation(language=language), today)
    found = title_of(text) if titled else _asked_for(text) or _title(reading) or title_of(text)
    title = found or render("guide/say.untitled", language)
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
    turn = Turn(State(journey, session, craft, lambda: (), reader), author, language, today, None)
    turn.mint = Mint(journey, revision=0)
    for earlier in overheard:
        overhear(turn, earlier)
    if not titled:
        carry_over(turn, reading)
    greeting = turn.words("say.start_dm" if in_dm else "say.start", title=title)
    return outcome(turn, (Section(greeting), *_taken_over(turn)))


LONGEST_TITLE = 60  # characters


def _asked_for(text: str) -> str | None:
    """The title of a map that is asked for in so many words."""
    said = intent(text)
    return said.title if said is not None and said.name == "new" else None


def _title(reading: Reading) -> str | None:
    """The short noun phrase that the reader found in what was asked."""
    named = next((c.fact.value for c in reading.clauses if c.fact is not None and c.fact.kind == "start"), None)
    return named[:1].upper() + named[1:LONGEST_TITLE] if named else None


def _taken_over(turn: Turn) -> tuple[Section, ...]:
    """What the thread had said already; it belongs to the journey's beginning and is no change to undo."""
    what = saved_line(turn)
    turn.done.clear()
    return (Section(turn.words("say.taken_over", what=what)),) if what else ()
