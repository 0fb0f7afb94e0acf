"""The sentences of `gate/`: each with the passage that it is about and whether the passage says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.guide.reply import Cited
from bot.usecases.model import Source
from knowledge.corpus_pages import own_passages
from knowledge.passage import Language

_FOLDER = Path(__file__).with_name("gate")


@dataclass(frozen=True)
class Judged:
    """A sentence, the passage cited for it, and whether it is faithful to that."""

    text: str
    source: Source
    faithful: bool


def judged(language: Language) -> list[Judged]:
    return list(_read((_FOLDER / f"{language}.txt").read_text(encoding="utf-8"), language))


def _read(text: str, language: Language) -> Iterator[Judged]:
    source: Source | None = None
    for line in text.splitlines():
        mark, _, said = line.partition(" ")
        if mark == "@":
            source = _source(said.strip(), language)
        elif mark in "+-" and source is not None:
            yield Judged(said, source, mark == "+")


def _source(id: str, language: Language) -> Source:
    page, _, position = id.partition("/")[2].partition("#")
    passage = own_passages(page, language)[int(position)]
    return Source(Cited(passage.id, passage.title, passage.source), passage.text, language)
