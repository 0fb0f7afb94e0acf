"""The pages that the product brings along, read from their files; nothing here needs an index."""

import hashlib
import logging
from functools import lru_cache
from pathlib import Path

from knowledge.chunk import passages_of
from knowledge.page import BrokenPage, Page, parse_page, plain_page
from knowledge.passage import Language, Passage

OWN = Path(__file__).with_name("corpus")
_FOLDERS = {"method": "methods", "case": "cases", "industry": "industries"}
log = logging.getLogger(__name__)
_READABLE = {".md", ".txt"}


def read_folder(folder: Path) -> tuple[Page, ...]:
    """The pages of a folder of Markdown and text files, with our front matter or without, ordered by path."""
    return tuple(page for path in _files(folder) if (page := _read(path, folder)))


def digest_of(folder: Path) -> str:
    """Changes when a file of the folder does."""
    total = hashlib.sha256()
    for path in _files(folder):
        total.update(f"{path.relative_to(folder)}\n".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:32]


def own_page(id: str, language: Language) -> Page | None:
    """One page of the product's own corpus."""
    return _own_page(id, language, OWN)


@lru_cache(maxsize=512)
def own_passages(id: str, language: Language) -> tuple[Passage, ...]:
    """The passages of one page of the own corpus, empty when there is no such page."""
    page = own_page(id, language)
    return passages_of(page) if page else ()


@lru_cache(maxsize=512)
def _own_page(id: str, language: Language, corpus: Path) -> Page | None:
    folder = _FOLDERS.get(id.partition("-")[0])
    path = corpus / language / str(folder) / f"{id}.md"
    return parse_page(path.read_text(encoding="utf-8"), path) if folder and path.is_file() else None


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _READABLE and path.is_file())


def _read(path: Path, folder: Path) -> Page | None:
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        return parse_page(text, path)
    except BrokenPage as error:
        if folder == OWN:
            log.error("left out of the knowledge base: %s", error)
            return None
        name = str(path.relative_to(folder))
        return plain_page(text, id=name, title=_title(text, path), source=name)


def _title(text: str, path: Path) -> str:
    first = next((line.strip("# \t\ufeff") for line in text.splitlines() if line.strip("# \t\ufeff")), "")
    return first if 0 < len(first) <= 60 else path.stem
