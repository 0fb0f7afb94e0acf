"""What was said and not understood: nothing of it is lost, and the team sees it again before it publishes."""

from bot.guide.reply import Section
from bot.guide.saying import clipped
from bot.guide.turn import Turn

MOST_AT_REVIEW = 6


def listed(turn: Turn) -> str:
    """All of it, on request."""
    lines = _lines(turn)
    return turn.words("say.kept_list" if lines else "say.kept_none", lines="\n".join(lines))


def at_review(turn: Turn) -> tuple[Section, ...]:
    """The last of it, when the map is looked over."""
    lines = _lines(turn)
    if not lines:
        return ()
    shown = "\n".join(lines[-MOST_AT_REVIEW:])
    return (Section(turn.words("say.kept_at_review", n=len(lines), more=len(lines) > MOST_AT_REVIEW, lines=shown)),)


def _lines(turn: Turn) -> list[str]:
    names = {person.id: person.name for person in turn.session.people}
    return [
        turn.words("say.kept_line", name=names.get(one.author, one.author), text=clipped(one.text))
        for one in turn.session.kept
    ]
