"""An answer of the knowledge base as it is said: the passages' own sentences with their sources, or that there is
nothing."""

from collections.abc import Iterable
from itertools import groupby

from bot.guide.craft import Answer
from bot.guide.reply import Button, Cited, Section
from bot.journey.model import Language
from prompts import render


def quoted(found: Answer, language: Language) -> Section:
    if not found.sentences:
        return _nothing(found.nearest, language)
    cites = _one_a_page(tuple(cite for _, cite in found.sentences))
    more = Button("more", render("guide/labels.buttons.more", language), cites[0].passage)
    return Section(_text(found, cites, language), buttons=(more,), cites=cites)


def _nothing(nearest: Cited | None, language: Language) -> Section:
    text = render("guide/say.no_answer", language, nearest=nearest.title if nearest else None)
    return Section(text, cites=(nearest,) if nearest else ())


def _one_a_page(cites: tuple[Cited, ...]) -> tuple[Cited, ...]:
    """The first passage quoted of each page."""
    first: dict[str, Cited] = {}
    for cite in cites:
        first.setdefault(cite.title, cite)
    return tuple(first.values())


def _text(found: Answer, cites: tuple[Cited, ...], language: Language) -> str:
    """Where there are several sources, each run of sentences ends with the number of its own."""
    gap = "" if language == "zh" else " "
    marks = {cite.title: f"[{n}]" for n, cite in enumerate(cites, 1)} if len(cites) > 1 else {}
    runs = groupby(found.sentences, key=lambda one: one[1].title)
    told = (_joined(_items([text for text, _ in run], marks.get(title), language), gap) for title, run in runs)
    note = render("guide/say.answer_other_language", language) if found.other_language else ""
    return f"{_joined(told, gap)} {note}".rstrip()


def _joined(parts: Iterable[str], gap: str) -> str:
    """One after the other; behind a list on a line of its own, or its last item would run on."""
    whole, last = "", ""
    for part in parts:
        mark = "" if not whole else "\n" if "\n" in last else gap
        whole, last = f"{whole}{mark}{part}", part
    return whole


def _items(texts: list[str], mark: str | None, language: Language) -> list[str]:
    return [render("guide/say.item", language, text=text) for text in ([*texts, mark] if mark else texts)]
