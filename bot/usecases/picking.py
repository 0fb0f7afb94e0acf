"""Which map is meant, where a wish names none or several: one button a map, in the language of who asks."""

import json

from bot.guide.reply import Button, Reply, Section
from bot.journey.model import Language
from bot.usecases.ports import Listed
from bot.usecases.wishes import Wish
from prompts import render

MOST = 10  # maps that are offered at once
_ROOM = 36  # characters of a title on a button


def picker(wish: Wish, language: Language, every: tuple[Listed, ...], entry: str = "usecases/talk.which") -> Reply:
    """Titles with their day, for two may have one title."""
    left = max(len(every) - MOST, 0)
    text = render(entry, language, left=left)
    shown = every[:MOST]
    named = zip(shown, _labels(shown, language), strict=True)
    buttons = tuple(Button("wish", label, packed(wish, one.id, asked=True)) for one, label in named)
    return Reply(language, (Section(text, buttons=buttons),))


def _labels(every: tuple[Listed, ...], language: Language) -> list[str]:
    """Title and day; of those that are alike also the status and the id."""
    short = [_label(one) for one in every]
    return [
        label if short.count(label) == 1 else f"{label} · {_status(one, language)} · {one.id}"
        for one, label in zip(every, short, strict=True)
    ]


def _label(one: Listed) -> str:
    title = one.title if len(one.title) <= _ROOM else one.title[: _ROOM - 1] + "…"
    return f"{title} · {one.updated_at[:10]}"


def _status(one: Listed, language: Language) -> str:
    return render(f"guide/labels.statuses.{one.status}", language)


def packed(wish: Wish, journey: str, asked: bool = False) -> str:
    """`asked`: it answers the question which map is meant, so that the question is over with it."""
    return json.dumps([wish.does, journey, wish.format or "", int(asked)])


def unpacked(text: str) -> tuple[Wish, bool] | None:
    """None where it is nothing that a button of ours carried."""
    try:
        does, journey, format, *asked = json.loads(text)
    except (ValueError, TypeError):
        return None
    return Wish(str(does), str(journey), format or None), asked == [1]
