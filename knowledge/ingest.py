"""Documents on their way in: which files a path means, and what became of each."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.convert import Converter, Refused, Why
from knowledge.page import Page, plain_page

#: Added, replaced or unchanged: it is on the shelf. Same: another document there says the same. Gone: it was taken off
#: because its file is no more. All others: it is not on the shelf, and why.
Code = Literal["added", "replaced", "unchanged", "same", "gone", "link_loop"] | Why
ON_THE_SHELF = ("added", "replaced", "unchanged")


@dataclass(frozen=True, slots=True)
class Document:
    """A file to add. `title` and `url` are for what came by upload and has a name and an address elsewhere; `key` says
    of which document it is a version: a document of the same key takes the place of the one before."""

    path: Path
    title: str | None = None
    url: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a code to be put into words by the caller, and the values for it."""

    path: Path
    code: Code
    page: str | None = None
    passages: int = 0
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of all files, in order, and how many passages were embedded."""

    outcomes: tuple[Outcome, ...]
    embedded: int

    @property
    def added(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.code in ON_THE_SHELF)

    @property
    def gone(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.code == "gone")

    @property
    def refused(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.code not in (*ON_THE_SHELF, "gone"))


@dataclass(frozen=True, slots=True)
class Read:
    """A document that became a page."""

    document: Document
    page: Page


def documents(paths: Sequence[Path | Document]) -> Iterator[Document | Outcome]:
    """The files that the paths mean, folders walked in order; a link that leads back up is told and not followed."""
    for one in paths:
        document = one if isinstance(one, Document) else Document(one)
        if document.path.is_dir():
            yield from _walk(document.path, frozenset())
        else:
            yield document


def read(document: Document, converter: Converter) -> Read | Outcome:
    """One file as a page, or what became of it instead."""
    result = converter.convert(document.path)
    if isinstance(result, Refused):
        return Outcome(document.path, result.code, values=result.values)
    title = document.title or result.title or document.path.stem
    name = document.title or document.path.name
    page = plain_page(result.text, id=page_id(document), title=title, source=name, url=document.url)
    return Read(document, page)


def page_id(document: Document) -> str:
    """The same for the same file in the same place, so that adding it again replaces it."""
    where = document.key or document.url or str(Path(os.path.abspath(document.path)))
    return f"document-{hashlib.sha256(where.encode()).hexdigest()[:16]}"


def _walk(folder: Path, above: frozenset[Path]) -> Iterable[Document | Outcome]:
    try:
        here = folder.resolve(strict=True)
        entries = sorted(folder.iterdir())
    except (OSError, RuntimeError):
        yield Outcome(folder, "unreadable")
        return
    if here in above:
        yield Outcome(folder, "link_loop")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, above | {here})
        else:
            yield Document(entry)
