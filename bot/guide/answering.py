"""A question in the middle: answered from the knowledge base with its sources, and back to the step."""

from itertools import groupby

from bot.guide.craft import Answer
from bot.guide.reply import Button, Cited, Section
from bot.guide.turn import Turn


def answer(turn: Turn, question: str) -> None:
    if turn.defers:
        turn.asks.append(question)
        turn.say("looking_up")
        return
    found = turn.craft.answer(question, turn.slot.step, turn.journey.industry, turn.language)
    turn.notes.append(_section(turn, found))


def _section(turn: Turn, found: Answer) -> Section:
    if not found.sentences:
        nearest = found.nearest.title if found.nearest else None
        return Section(turn.words("say.no_answer", nearest=nearest), cites=(found.nearest,) if found.nearest else ())
    cites = _one_a_page(tuple(cite for _, cite in found.sentences))
    marks = {cite.title: f"[{n}]" for n, cite in enumerate(cites, 1)}
    return Section(_text(turn, found, marks), buttons=_more(turn, found, cites), cites=cites)


def _one_a_page(cites: tuple[Cited, ...]) -> tuple[Cited, ...]:
    """The first passage quoted of each page."""
    first: dict[str, Cited] = {}
    for cite in cites:
        first.setdefault(cite.title, cite)
    return tuple(first.values())


def _text(turn: Turn, found: Answer, marks: dict[str, str]) -> str:
    """The passages' own sentences; where there are several sources, each run of sentences ends with the number of its
    own."""
    gap = "" if turn.language == "zh" else " "
    runs = [
        (title, [text for text, _ in told]) for title, told in groupby(found.sentences, key=lambda one: one[1].title)
    ]
    several = len(marks) > 1
    told = (
        gap.join(turn.words("say.item", text=text) for text in texts)
        + (f"{gap}{turn.words('say.item', text=marks[title])}" if several else "")
        for title, texts in runs
    )
    note = turn.words("say.answer_other_language") if found.other_language else ""
    return f"{gap.join(told)} {note}".rstrip()


def _more(turn: Turn, found: Answer, cites: tuple[Cited, ...]) -> tuple[Button, ...]:
    first = (*cites, *found.more)[0]
    return (Button("more", turn.label("buttons.more"), first.passage),)
