"""The own corpus as texts of one language, many pages to a document and without front matter: what others bring."""

from pathlib import Path

from knowledge.chunk import pieces
from knowledge.corpus_pages import OWN, read_folder
from knowledge.page import Page
from knowledge.passage import Language, Passage

_PAGES_A_TEXT = 9


def write_plain(folder: Path, language: Language) -> None:
    """One text after the other into the folder; neighbours in the alphabet do not stand together."""
    folder.mkdir(parents=True)
    pages = [page for page in read_folder(OWN) if page.language == language]
    texts = max(1, len(pages) // _PAGES_A_TEXT)
    for at in range(texts):
        bodies = [_plain(page) for page in pages[at::texts]]
        (folder / f"text{at:02}.md").write_text("\n\n".join(bodies) + "\n", encoding="utf-8")


def origins(language: Language) -> dict[str, str]:
    """For each line of the corpus in a language, the page on which it stands."""
    return {
        line: page.id
        for page in read_folder(OWN)
        if page.language == language
        for piece in pieces(page.body)
        for line in piece.text.splitlines()
    }


def origin(passage: Passage, lines: dict[str, str]) -> str:
    """The page that a passage of a plain text came from; its own id where no line tells."""
    return next((lines[line] for line in passage.text.splitlines() if line in lines), passage.id)


def _plain(page: Page) -> str:
    return page.body.strip()
