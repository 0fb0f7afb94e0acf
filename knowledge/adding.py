"""Files onto a shelf, one report for all; and a folder that a shelf follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from knowledge.chunk import passages_of
from knowledge.convert import Converter, Limits
from knowledge.ingest import Document, Outcome, Read, Report, documents, read
from knowledge.passage import Passage
from knowledge.shelf import Shelf
from knowledge.shelves import Shelves
from knowledge.shelving import Progress, Put, Shelving


@dataclass(frozen=True)
class Adding:
    """Reads documents and puts them on shelves of workspaces."""

    shelving: Shelving
    shelves: Shelves

    def add(self, found: Sequence[Document | Outcome], shelf: Shelf, progress: Progress, limits: Limits) -> Report:
        """Raises `ShelfBusy`."""
        with Converter(limits) as converter:
            read_in = [one if isinstance(one, Outcome) else read(one, converter) for one in found]
        before = self._on(shelf)
        new = _without_doubles(read_in, before)
        pages = [one.page for one in new if isinstance(one, Read)]
        put = self.shelving.put(shelf.name, pages, progress=progress) if pages else Put(0, frozenset())
        after = self._on(shelf)
        return Report(tuple(_outcome(one, put.changed, before, after) for one in new), put.embedded)

    def sync(self, folder: Path, shelf: Shelf, progress: Progress, limits: Limits) -> Report:
        """Raises `ShelfBusy`."""
        home = folder.resolve()
        if not home.is_dir():
            return Report((Outcome(folder, "missing"),), 0)
        found = [_followed(one, home) if isinstance(one, Document) else one for one in documents([home])]
        report = self.add(found, shelf, progress, limits)
        # A file that is there but could not be read this time keeps its last version.
        there = {one.path for one in found}
        gone = {page: path for page, path in self._followed(shelf, home).items() if path not in there}
        # A folder that went away while it was read, such as a drive that was unplugged, takes nothing with it.
        if not home.is_dir():
            return Report((*report.outcomes, Outcome(folder, "missing")), report.embedded)
        if gone:
            self.shelving.take(shelf.name, gone, progress)
        taken = (Outcome(path, "gone", page) for page, path in gone.items())
        return Report((*report.outcomes, *taken), report.embedded)

    def _on(self, shelf: Shelf) -> dict[str, "_On"]:
        pages: dict[str, list[Passage]] = {}
        for one in self._passages(shelf):
            pages.setdefault(one.page, []).append(one)
        return {page: _On(of[0].title, tuple(one.text for one in of)) for page, of in pages.items()}

    def _followed(self, shelf: Shelf, home: Path) -> dict[str, Path]:
        """The pages that came from files of the folder, with their files."""
        start = f"{home.as_uri()}/"
        return {
            one.page: Path(unquote(one.url.removeprefix("file://")))
            for one in self._passages(shelf)
            if one.url and one.url.startswith(start)
        }

    def _passages(self, shelf: Shelf) -> list[Passage]:
        with self.shelves.reading([shelf.name]) as opened:
            kept = [one.passage for shelf in opened for one in shelf.kept]
        return sorted(kept, key=lambda one: (one.page, one.position))


@dataclass(frozen=True)
class _On:
    """A page on the shelf: its title, and the texts of its passages."""

    title: str
    texts: tuple[str, ...]


def _followed(document: Document, home: Path) -> Document:
    path = home / document.path
    return replace(document, url=path.as_uri(), key=path.as_uri())


def _without_doubles(read_in: Sequence[Read | Outcome], before: dict[str, _On]) -> list[Read | Outcome]:
    """Instead of a document that says what another says, an outcome that tells which."""
    known = {on.texts: (page, on.title) for page, on in before.items()}
    titles: dict[tuple[str, ...], str] = {}
    found: list[Read | Outcome] = []
    for one in read_in:
        if isinstance(one, Outcome):
            found.append(one)
            continue
        texts = tuple(passage.text for passage in passages_of(one.page))
        if texts and texts in titles:
            found.append(Outcome(one.document.path, "same", values=(("other", titles[texts]),)))
        elif texts in known and known[texts][0] != one.page.id:
            page, title = known[texts]
            found.append(Outcome(one.document.path, "same", page, values=(("other", title),)))
        else:
            titles[texts] = one.page.title
            found.append(one)
    return found


def _outcome(one: Read | Outcome, changed: frozenset[str], before: dict[str, _On], after: dict[str, _On]) -> Outcome:
    if isinstance(one, Outcome):
        return one
    page = one.page.id
    if page not in after:
        return Outcome(one.document.path, "no_text")
    code: Literal["added", "replaced", "unchanged"] = "unchanged"
    if page in changed and before.get(page) != after[page]:
        code = "replaced" if page in before else "added"
    return Outcome(one.document.path, code, page, len(after[page].texts))
