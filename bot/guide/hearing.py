"""From a reading to what it does: facts onto the map, commands carried out, questions answered, the rest kept and told.
Nothing here looks at the characters of a message; that is the reader's."""

import re

from bot.guide import corrections, intents, patterned
from bot.guide.answering import answer
from bot.guide.changes import put
from bot.guide.gains import gains
from bot.guide.guesses import guess_buttons
from bot.guide.navigating import skip
from bot.guide.notes import is_notes
from bot.guide.readers.emotions import feeling
from bot.guide.readers.groups import a_line_each
from bot.guide.readers.opportunities import asks_how
from bot.guide.saying import clipped
from bot.guide.situation import situation
from bot.guide.slots import Slot
from bot.guide.steps import disagreements
from bot.guide.turn import Turn
from bot.reading.facts import Fact
from bot.reading.plain import plain
from bot.reading.reading import Clause, Reading
from bot.reading.text import Span

_LABEL = re.compile(r"\s*(?:[-•*]\s*)?([^:：\n]{1,60})[:：]")
_EDGES = " ,，;；.。:：、"
SURE = 0.8  # of a command or a question, from which on nothing else is tried
SEEKS_BESIDE = 0.5  # that the craft is asked about, beside a question
SEEKS = 0.8  # …, alone
SURER = 0.97  # …, against an answer
LONGEST_QUESTION = 200  # characters
LIKELY = 0.6  # of a fact, from which on the message tells it
FEW = 2  # kinds of things in which a reader alone may be mistaken
TIDY = 0.5  # of a message's form, from which on its words are taken to the letter
DOUBT = 0.4  # of it, from which on they are where the reader leaves something over and the letters do not
TALK = 0.3  # of it, below which it is talk
UNSURE = 0.45  # of all facts, below which the reader is sure of nothing
PLAIN = 0.8  # of it, from which on they are even where the reader finds nothing
ASIDE = 0.6  # of talk beside the map, from which on it is no answer
BRIEF = 80  # characters of an answer before a question of one's own
DECIDED = ("start", "state", "goal.", "scope.", "stages", "renamed", "gone", "action.")
LONGEST_CORRECTION = 80  # characters of a correction in so many words
LONGEST_ANSWER = 3000  # characters; what is longer is a transcript or a pasted page, and no answer


def hear(turn: Turn, text: str) -> None:
    """A message that was said to the guide."""
    text = a_line_each(plain(text).strip())
    if not text or disagreements.settled(turn, text) or intents.heard(turn, text):
        return
    if len(text) > LONGEST_ANSWER and turn.slot.kind != "evidence":
        turn.keep(text, turn.slot.key)
        turn.say("too_long")
        return
    if turn.defers and turn.slot.kind != "evidence" and is_notes(text):
        turn.keep(text, turn.slot.key)
        turn.say("reading_notes")
        return
    reading = turn.reader.read(text, situation(turn.journey, turn.slot, turn.language), turn.at)
    if not (_asks_only(turn, text, reading) or _corrected(turn, text, reading) or _in_tidy_form(turn, text, reading)):
        carry_out(turn, reading)


def _asks_only(turn: Turn, text: str, reading: Reading) -> bool:
    """A message that is nothing but a question, where the reader finds nothing else that is likely."""
    heard = patterned.parted(turn, text)
    how = turn.slot.kind == "opportunity"  # where the reader takes every question for one of the team's own
    whole = not heard.statements.strip()
    if heard.questions and whole and (how or not _tells(reading)):
        questions = heard.questions
    elif not how and _seeks(turn, text, heard.statements, reading):
        questions = (text,)
    else:
        return False
    for question in questions:
        answer(turn, question)
    return True


def _seeks(turn: Turn, text: str, statements: str, reading: Reading) -> bool:
    """Words about the craft that have no question's form, or only in part; against a reader who finds something, or a
    message in the form of an answer, only what could not be surer. What is stated beside a question must be about the
    craft too."""
    acts = any(clause.sure >= SURE for clause in reading.of("acted"))
    if len(text) > LONGEST_QUESTION or acts or asks_how(text):
        return False
    answers = _tells(reading) or (reading.tidy >= TIDY and not text.endswith(("?", "？")))
    if turn.craft.seeks(text) < (SURER if answers else SEEKS):
        return False
    return statements.strip() == text or turn.craft.seeks(statements) >= SEEKS_BESIDE


def _corrected(turn: Turn, text: str, reading: Reading) -> bool:
    """A correction in so many words, of a part that the map has: "merge open and scan into Scan". Talk in which the
    reader finds something that is likely is the reader's."""
    if len(text) > LONGEST_CORRECTION or (reading.tidy < TALK and _tells(reading)):
        return False
    trial = turn.trial()
    left = corrections.take(trial, text)
    if left.strip() or not (trial.done or len(trial.notes) > len(turn.notes)):
        return False
    turn.adopt(trial)
    return True


def _in_tidy_form(turn: Turn, text: str, reading: Reading) -> bool:
    """A message that is written as a form is has its values to the letter."""
    tidy = 1.0 if _labelled(turn, text) else reading.tidy
    felt = turn.slot.kind == "emotions" and _is_feeling(text)
    if (_is_no_answer(reading) and not felt) or tidy < _least(reading):
        return False
    trial = turn.trial()
    if not patterned.take(trial, text, whole=False):
        return False
    if tidy < TIDY and len(trial.session.kept) > len(turn.session.kept):
        return False
    if _quite_other(turn, trial, reading):
        return False
    turn.adopt(trial)
    return True


def _quite_other(turn: Turn, trial: Turn, reading: Reading) -> bool:
    """Several kinds of things are likely, and the letters give none of them: an action at the question for the goal."""
    read = turn.trial()
    put(read, [(n, fact) for n, fact in _numbered(reading) if fact.sure >= LIKELY])
    likely = gains(read)
    return len(likely) > FEW and not likely & gains(trial)


def _labelled(turn: Turn, text: str) -> bool:
    """A name of the map, a colon, and what is told of it."""
    label = _LABEL.match(text)
    parts = (name for s in turn.journey.stages for name in (s.name, *(t.name for t in s.touchpoints)))
    return label is not None and label[1].strip().casefold() in map(str.casefold, parts)


def _is_feeling(text: str) -> bool:
    """Words for a feeling and nothing else: "happy"."""
    said = feeling(text)
    return said.score is not None and not said.rest


def _is_no_answer(reading: Reading) -> bool:
    """An order, a question or talk beside the map; and words of which the reader makes nothing at all."""
    acts = any(clause.sure >= SURE for clause in (*reading.of("acted"), *reading.of("asked")))
    beside = any(clause.sure >= ASIDE for clause in reading.of("aside"))
    nothing = all(clause.fact is None for clause in reading.clauses)
    return acts or beside or (reading.tidy < PLAIN and nothing)


def _least(reading: Reading) -> float:
    """How tidy it has to be: less so where the reader leaves something over, least where it is sure of nothing."""
    if not _leaves(reading):
        return TIDY
    return DOUBT if max((clause.sure for clause in reading.of("saved")), default=1.0) >= UNSURE else TALK


def _leaves(reading: Reading) -> bool:
    return any(sum(map(str.isalnum, reading.words(clause))) > 1 for clause in reading.of("kept"))


def _tells(reading: Reading) -> bool:
    return any(clause.sure >= LIKELY for clause in reading.of("saved"))


def _sure(reading: Reading) -> bool:
    """Whether the reader is sure of all that it found."""
    facts = [clause for clause in reading.clauses if clause.fact is not None]
    return bool(facts) and all(clause.sure >= SURE for clause in facts) and not reading.of("kept")


def hear_notes(turn: Turn, text: str) -> None:
    """Notes tell of things; what a map is for and which parts it has nobody decides by pasting."""
    text = plain(text).strip()
    reading = turn.reader.read(text, situation(turn.journey, turn.slot, turn.language), turn.at)
    unplaced = put(turn, [(n, fact) for n, fact in _numbered(reading) if not fact.kind.startswith(DECIDED)])
    turn.keep(text, turn.slot.key)
    for fact in unplaced:
        turn.keep(fact.value, turn.slot.key)
    turn.say("kept_part", text=clipped(text))


def overhear(turn: Turn, text: str) -> None:
    """Words of the thread that were not said to us: only what is surely of the map, and no command."""
    text = plain(text).strip()
    if not text or len(text) > LONGEST_ANSWER:
        return
    reading = turn.reader.read(text, situation(turn.journey, Slot("review", "review"), turn.language), turn.at)
    put(turn, _surest(_numbered(reading)))


def _surest(facts: list[tuple[int, Fact]]) -> list[tuple[int, Fact]]:
    """The facts of those kinds of which one is sure: a list is taken whole or not at all."""
    best: dict[str, float] = {}
    for _, fact in facts:
        best[fact.kind] = max(fact.sure, best.get(fact.kind, 0.0))
    return [(n, fact) for n, fact in facts if best[fact.kind] >= SURE]


def carry_over(turn: Turn, reading: Reading) -> None:
    """What the message that began the journey says beside its title."""
    title = turn.journey.title.casefold()
    for fact in put(turn, [(n, fact) for n, fact in _numbered(reading) if fact.value.casefold() not in title]):
        turn.keep(fact.value, turn.slot.key)


def carry_out(turn: Turn, reading: Reading) -> None:
    asked, done = turn.slot, len(turn.done)
    beside = _answered_beside(turn, reading)
    unplaced = () if beside else put(turn, _numbered(reading))
    gained = len(turn.done) > done
    acted = _act(turn, reading)
    alone = not gained and not acted and not reading.of("asked")
    kept = [] if beside else _kept(turn, reading, unplaced, asked, whole=alone)
    for clause in reading.of("asked"):
        answer(turn, reading.words(clause))
    if kept:
        _tell_kept(turn, kept, gained or acted or bool(reading.of("asked")))
    elif not gained and not acted and not reading.of("asked"):
        _nothing(turn, reading)


def _answered_beside(turn: Turn, reading: Reading) -> bool:
    """A brief answer before a question of one's own: "something to remember. why do you ask?"."""
    told = patterned.parted(turn, reading.text).statements.strip()
    if not reading.of("asked") or _sure(reading) or not 0 < len(told) <= BRIEF:
        return False
    trial = turn.trial()
    if not patterned.take(trial, told):
        return False
    turn.adopt(trial)
    return True


def _numbered(reading: Reading) -> list[tuple[int, Fact]]:
    """The facts with their numbers, by which facts of one reading name each other."""
    return [
        (n, clause.fact)
        for n, clause in enumerate(reading.clauses)
        if clause.fate == "saved" and clause.fact is not None and clause.fact.kind != "start"
    ]


def _kept(turn: Turn, reading: Reading, unplaced: tuple[Fact, ...], asked: Slot, whole: bool) -> list[Clause | Fact]:
    """What found no place, kept as it stands: clauses that nobody is sure of, and facts of parts that are not there.
    `whole`: nothing else came of the message, so it is kept in one piece."""
    clauses = [c for c in reading.of("kept") if any(x.isalnum() for x in reading.words(c))]
    if whole and (clauses or unplaced):
        turn.keep(reading.text.strip(), asked.key)
        last: Clause | Fact = unplaced[-1] if unplaced else clauses[-1]
        return [last]
    for clause in clauses:
        turn.keep(reading.words(clause).strip(_EDGES), asked.key)
    for fact in unplaced:
        turn.keep(fact.value, asked.key)
    return [*clauses, *unplaced]


def _tell_kept(turn: Turn, kept: list[Clause | Fact], something: bool) -> None:
    """In half a line beside what was gained; else with two guesses, and never the same question a third time."""
    words = turn.session.kept[-len(kept) :]
    text = clipped(turn.join([one.text for one in words]))
    if something:
        turn.say("kept_part", text=text)
        return
    if turn.defers and is_notes(text):
        turn.say("reading_notes")
        return
    tries = turn.session.tries + 1
    turn.offer("kept_guess" if tries == 1 else "kept_go_on", guess_buttons(turn, kept), text=text)
    if tries > 1:
        skip(turn, "")
    else:
        turn.remember(tries=tries)
        turn.ask = False


def _act(turn: Turn, reading: Reading) -> bool:
    """One command of each kind."""
    names = dict.fromkeys(clause.act for clause in reading.of("acted") if clause.act)
    for name in names:
        intents.act(turn, name)
    return bool(names)


def _nothing(turn: Turn, reading: Reading) -> None:
    """Talk beside the map is let be; words that nobody understands are kept."""
    if reading.of("aside") or not any(c.isalnum() for c in reading.text):
        _aside(turn)
        return
    turn.keep(reading.text, turn.slot.key)
    _tell_kept(turn, [Clause(Span(0, len(reading.text)), "kept", 0.0)], something=False)


def _aside(turn: Turn) -> None:
    """Talk beside the map changes nothing, and the question is not put again."""
    turn.say("aside")
    turn.ask = False
