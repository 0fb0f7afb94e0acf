"""Lists of actions and comparisons as tables; the lines of text that say the same stand beside them."""

from bot.guide.reply import Section
from bot.guide.shown import Cell, Table
from bot.usecases.portfolio import ActionLine
from bot.usecases.requests.inquiry import Inquiry

_OVER = ("done", "dropped")


def actions(inquiry: Inquiry, lines: list[str], found: tuple[ActionLine, ...], told: list[str]) -> Section:
    """`lines` in words, `told` the effect of each; a table of one row would say less than its line."""
    text = "\n".join(lines)
    if len(found) < 2:
        return Section(text)
    names = ["action", "journey", "owner", "status", "due", *(["effect"] if any(told) else [])]
    head = tuple(inquiry.say(f"columns.{name}") for name in names)
    rows = tuple(_row(inquiry, one, effect)[: len(names)] for one, effect in zip(found, told, strict=True))
    return Section(text, shown=Table(inquiry.say("columns.actions"), head, rows))


def _row(inquiry: Inquiry, one: ActionLine, effect: str) -> tuple[Cell, ...]:
    words = inquiry.words
    owner = words.maybe(one.owner) or words.maybe(one.department) or inquiry.say("no_owner")
    waits = words.maybe(one.waits_for) if one.state not in _OVER else ""
    status = words.say(f"doing.{one.state}") + (inquiry.say("waiting", waits_for=waits) if waits else "")
    journey = Cell(words.name(one.journey_title), inquiry.link(one.journey))
    return Cell(words.short(one.title)), journey, Cell(owner), Cell(status), Cell(_due(inquiry, one)), Cell(effect)


def _due(inquiry: Inquiry, one: ActionLine) -> str:
    if not one.due:
        return ""
    late = inquiry.days_late(one.due) if one.state not in _OVER else 0
    return inquiry.say("late", late=late) if late else inquiry.date(one.due)


def compared(inquiry: Inquiry, lines: list[str], names: tuple[str, str], rows: list[tuple[str, str, str]]) -> Section:
    head = (inquiry.say("columns.what"), *names)
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return Section("\n".join(lines), shown=Table(f"{names[0]} · {names[1]}", head, cells) if cells else None)
