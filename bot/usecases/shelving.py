"""The workspace's own documents, over the knowledge base."""

import tempfile
from pathlib import Path

from bot.usecases.craft import HasKnowledge
from bot.usecases.ports import Added
from knowledge.ingest import Document
from knowledge.library import KnowledgeBase
from knowledge.lock import ShelfBusy
from knowledge.shelf import Shelf


class ShelfLibrary:
    """Implements `bot.usecases.ports.Library`."""

    def __init__(self, base: HasKnowledge) -> None:
        self._base = base

    def add(
        self, tenant: str, channel: str | None, name: str, content: bytes, url: str | None = None
    ) -> tuple[Added, ...]:
        """A file of the same name takes the place of the one before."""
        base = self._base()
        if base is None:
            return (Added(name, "not_ready"),)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"document{Path(name).suffix.lower()}"
            path.write_bytes(content)
            return _added(base, Shelf(tenant, channel), Document(path, title=name, url=url, key=name.casefold()), name)

    def remove(self, tenant: str, channel: str | None, page: str) -> int:
        base = self._base()
        return base.remove((page,), Shelf(tenant, channel)) if base else 0

    def listing(self, tenant: str, channel: str | None) -> tuple[tuple[str, str], ...]:
        base = self._base()
        return tuple((one.page, one.title) for one in base.listing((Shelf(tenant, channel),))) if base else ()


def _added(base: KnowledgeBase, shelf: Shelf, document: Document, name: str) -> tuple[Added, ...]:
    try:
        report = base.add((document,), shelf)
    except ShelfBusy:
        return (Added(name, "busy"),)
    return tuple(Added(name, one.code, one.passages, dict(one.values).get("other", "")) for one in report.outcomes)
