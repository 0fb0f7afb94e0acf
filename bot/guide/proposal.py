"""A proposal: shown once with its quotations, saved only on a person's press, as their own change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date as Date
from itertools import groupby

from bot.guide.advance import introduce, outcome
from bot.guide.found import Found
from bot.guide.proposal_commands import commands
from bot.guide.readers.match import tight
from bot.guide.reply import Button, Choice, Choices, Reply, Section
from bot.guide.said import Author
from bot.guide.saying import name_of, signed
from bot.guide.turn import Outcome, State, Turn
from bot.journey.model import Journey, Language
from bot.journey.tree import find, has
from prompts import render

SLOT = "proposal"  # the slot of a proposal's choices is "proposal:<id>"
SHOWN = 160  # characters of a quotation


def shown(id: str, changes: Sequence[Found], journey: Journey, language: Language, *, draft: bool) -> Reply:
    """One message: what was found, grouped, each with its words; nothing is saved yet."""
    sections = [Section(_words("intro_draft" if draft else "intro", language, n=len(changes)))]
    for kind, group in groupby(changes, key=lambda one: one.kind):
        lines = [_line(one, journey, language, draft) for one in group]
        sections.append(Section("\n".join([f"**{_words(f'kinds.{kind}', language)}**", *lines])))
    sections[-1] = replace(sections[-1], buttons=_buttons(id, language))
    return Reply(language, tuple(sections))


def _buttons(id: str, language: Language) -> tuple[Button, ...]:
    return (
        Button("save_all", _words("buttons.save_all", language), id, primary=True),
        Button("choose_some", _words("buttons.choose", language), id),
        Button("discard", _words("buttons.discard", language), id),
    )


def choosing(id: str, changes: Sequence[Found], journey: Journey, language: Language) -> Reply:
    """The same changes as boxes to tick."""
    items = tuple(Choice(_short(brief(one, journey, language), 70), str(n)) for n, one in enumerate(changes))
    slot = f"{SLOT}:{id}"
    choices = Choices(slot, items, many=True, send=_words("buttons.save_chosen", language))
    discard = Button("discard", _words("buttons.discard", language), id)
    return Reply(language, (Section(_words("choose", language), choices=choices, buttons=(discard,)),))


def _line(one: Found, journey: Journey, language: Language, draft: bool) -> str:
    basis = _basis(one, language) if draft else ""
    what = brief(one, journey, language)
    quote = "" if one.quote.strip() in what else _short(one.quote, SHOWN)
    return _words("line", language, what=what, quote=quote, basis=basis)


def _basis(one: Found, language: Language) -> str:
    return "" if one.quote else _words("assumption", language)


def brief(one: Found, journey: Journey, language: Language) -> str:
    """A change in one line, in the words that it would be saved in."""
    of = _name(one.of, journey)
    values = {
        "text": one.text or "",
        "detail": one.detail or "",
        "of": of,
        "channel": one.channel or "",
        "score": signed(one.emotion) if one.emotion is not None else "",
        "numbers": " → ".join(value for value in (one.baseline, one.target) if value),
        "factors": "/".join("–" if f is None else str(f) for f in _factors(one)) if any(_factors(one)) else "",
        "owner": one.owner or "",
        "due": one.due or "",
    }
    return _words(f"changes.{one.kind}", language, **values).strip()


def _factors(one: Found) -> tuple[int | None, int | None, int | None]:
    return one.frequency, one.impact, one.persistence


def _name(of: str | None, journey: Journey) -> str:
    if not of:
        return ""
    return name_of(find(journey, of)) if has(journey, of) else of


def _short(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def with_parents(changes: Sequence[Found], chosen: Iterable[int]) -> tuple[Found, ...]:
    """The chosen changes and the new parts that they hang on."""
    wanted = {n for n in chosen if 0 <= n < len(changes)}
    while True:
        named = {tight(changes[n].of or "") for n in wanted}
        more = {
            n for n, one in enumerate(changes)
            if one.kind in ("stage", "touchpoint", "persona", "pain_point") and tight(one.text or "") in named
        }  # fmt: skip
        if more <= wanted:
            return tuple(changes[n] for n in sorted(wanted))
        wanted |= more


def adopt(
    state: State, changes: Sequence[Found], author: Author, language: Language, at: Date, message: str | None, *,
    draft: bool,
) -> Outcome:  # fmt: skip
    """What the journey becomes when somebody approves: their change, in one revision; then back to the question."""
    turn = Turn(state, author, language, at, None)
    introduce(turn)
    turn.remember(kept=tuple(k for k in turn.session.kept if message is None or k.message != message))
    done = commands(changes, turn, draft=draft)
    if len(done) < len(changes):
        turn.notes.append(Section(_words("some_gone", language, n=len(changes) - len(done))))
    return outcome(turn)


def _words(entry: str, language: Language, **values: object) -> str:
    return render(f"guide/proposal.{entry}", language, **values)
