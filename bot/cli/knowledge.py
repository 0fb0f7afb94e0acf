"""kb: the documents of the knowledge base."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import office, printing
from bot.cli.options import Machine, Workspace
from bot.cli.progress import Bar
from bot.cli.trouble import AWAY, NOT_AS_IT_SHOULD_BE, NOT_FOUND, Trouble
from bot.cli.words import hint, say

if TYPE_CHECKING:
    from knowledge.ingest import Outcome, Report
    from knowledge.library import KnowledgeBase
    from knowledge.passage import Results
    from knowledge.shelf import Shelf

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)
Channel = Annotated[str | None, typer.Option("--channel", "-c", metavar="ID", help=hint("kb_channel"))]


@contextmanager
def _opened(corpus: Path | None = None) -> Iterator["KnowledgeBase"]:
    from bot.wiring.knowledge import opened_knowledge
    from knowledge.lock import ShelfBusy

    try:
        with Bar() as bar:
            base = opened_knowledge(office.settings(), corpus=corpus, progress=bar)
        try:
            yield base
        finally:
            base.close()
    except ShelfBusy as busy:
        raise Trouble("kb_busy", AWAY) from busy


def _shelf(workspace: str | None, channel: str | None) -> "Shelf":
    from knowledge.shelf import Shelf

    with office.store() as open_store:
        return Shelf(office.workspace_for_new(open_store, workspace), channel)


@app.command("add", help=hint("kb_add"))
def add(
    paths: Annotated[list[Path], typer.Argument(help=hint("kb_paths"), show_default=False)],
    channel: Channel = None,
    workspace: Workspace = None,
) -> None:
    for path in paths:
        if not path.exists():
            raise Trouble("no_file", path=str(path))
    shelf = _shelf(workspace, channel)
    with _opened() as base, Bar() as bar:
        report = base.add(paths, shelf, progress=bar)
    for one in report.outcomes:
        printing.line(_told(one))
    printing.line(say("kb.report", added=len(report.added), refused=len(report.refused), passages=report.embedded))
    if report.refused:
        raise typer.Exit(NOT_AS_IT_SHOULD_BE)


@app.command("check", help=hint("kb_check"))
def check(pages: Annotated[list[Path], typer.Argument(metavar="PAGE...", help=hint("kb_page"))]) -> None:
    from knowledge.checking import check_page

    must = 0
    for path in pages:
        if not path.is_file():
            raise Trouble("no_file", path=str(path))
        found = check_page(path)
        must += sum(one.must for one in found)
        printing.line(str(path) if found else say("kb.fit", name=str(path)))
        for one in found:
            printing.line(f"  {say(f'kb.finding.{one.code}', **dict(one.values))}")
        if found:
            wrong = sum(one.must for one in found)
            printing.line(say("kb.checked", must=wrong, may=len(found) - wrong))
    raise typer.Exit(NOT_AS_IT_SHOULD_BE if must else 0)


@app.command("sync", help=hint("kb_sync"))
def sync(
    folder: Annotated[Path, typer.Argument(help=hint("kb_folder"), show_default=False)],
    channel: Channel = None,
    workspace: Workspace = None,
    watch: Annotated[float | None, typer.Option("--watch", min=1, metavar="SECONDS", help=hint("kb_watch"))] = None,
) -> None:
    if not folder.is_dir():
        raise Trouble("no_folder", path=str(folder))
    shelf = _shelf(workspace, channel)
    with _opened() as base:
        report = _followed(base, folder, shelf)
        if watch is None:
            raise typer.Exit(NOT_AS_IT_SHOULD_BE if report.refused else 0)
        printing.line(say("kb.watching", folder=str(folder), seconds=f"{watch:g}"))
        with suppress(KeyboardInterrupt):
            while True:
                time.sleep(watch)
                _followed(base, folder, shelf, quiet=True)


def _followed(base: "KnowledgeBase", folder: Path, shelf: "Shelf", quiet: bool = False) -> "Report":
    """`quiet`: nothing is said where nothing has changed."""
    report = base.sync(folder, shelf)
    news = [one for one in report.outcomes if not quiet or one.code in ("added", "replaced", "gone")]
    for one in news:
        printing.line(_told(one))
    if news:
        counts = {"there": len(report.added), "gone": len(report.gone), "refused": len(report.refused)}
        printing.line(say("kb.synced", **counts))
    return report


def _told(one: "Outcome") -> str:
    from prompts import entries

    known = entries("cli/kb")["outcome"]
    code = one.code if one.code in known else "unreadable"
    return say(f"kb.outcome.{code}", name=str(one.path), passages=one.passages, **dict(one.values))


@app.command("list", help=hint("kb_list"))
def listing(
    channel: Channel = None,
    workspace: Workspace = None,
    own: Annotated[bool, typer.Option("--own", help=hint("kb_own"))] = False,
    as_json: Machine = False,
) -> None:
    with _opened() as base:
        pages = base.own_listing() if own else base.listing((_shelf(workspace, channel),))
    if as_json:
        keys = ("page", "title", "language", "kind", "source", "url", "passages", "added")
        printing.machine([{key: getattr(one, key) for key in keys} for one in pages])
    elif not pages:
        printing.line(say("kb.none"))
    for one in () if as_json else pages:
        printing.line(f"{one.page}  {one.language}  {one.passages:>4}  {one.title}")


@app.command("remove", help=hint("kb_remove"))
def remove(
    pages: Annotated[list[str], typer.Argument(metavar="PAGE...", help=hint("kb_pages"), show_default=False)],
    channel: Channel = None,
    workspace: Workspace = None,
) -> None:
    shelf = _shelf(workspace, channel)
    with _opened() as base, Bar() as bar:
        gone = base.remove(pages, shelf, progress=bar)
    if not gone:
        raise Trouble("kb_no_page", NOT_FOUND, pages=pages)
    printing.line(say("kb.removed", passages=gone))


@app.command("reindex", help=hint("kb_reindex"))
def reindex(channel: Channel = None, workspace: Workspace = None) -> None:
    shelf = _shelf(workspace, channel) if channel or workspace else None
    with _opened() as base, Bar() as bar:
        passages = base.reindex(shelf, progress=bar)
    printing.line(say("kb.reindexed", passages=passages))


@app.command("search", help=hint("kb_search"))
def search(
    query: Annotated[str, typer.Argument(help=hint("kb_query"), show_default=False)] = "",
    k: Annotated[int, typer.Option("-k", min=1, max=100, help=hint("kb_k"))] = 5,
    queries: Annotated[Path | None, typer.Option("--queries", metavar="FILE", help=hint("kb_queries"))] = None,
    corpus: Annotated[Path | None, typer.Option("--corpus", metavar="DIR", help=hint("kb_corpus"))] = None,
    answerable: Annotated[bool, typer.Option("--answerable", help=hint("kb_answerable"))] = False,
    channel: Channel = None,
    workspace: Workspace = None,
    as_json: Machine = False,
) -> None:
    if corpus is not None and not corpus.is_dir():
        raise Trouble("no_folder", path=str(corpus))
    if not query.strip() and queries is None:
        raise Trouble("kb_no_query")
    shelves = (_shelf(workspace, channel),) if workspace or channel else _usual(corpus)
    with _opened(corpus) as base:

        def ask(text: str, lang: Any = None) -> "Results":
            return base.retrieve(text, language=lang, k=k, shelves=shelves)

        if queries is not None:
            _each(queries, ask)
        else:
            _one(ask(query), answerable, as_json)


def _usual(corpus: Path | None) -> "tuple[Shelf, ...]":
    """Where there is only one workspace it is the one that is meant, as it is for what is added."""
    if corpus is not None:
        return ()
    try:
        return (_shelf(None, None),)
    except Trouble:
        print(say("say.kb_own_only", known=_workspaces()), file=sys.stderr)
        return ()


def _workspaces() -> tuple[str, ...]:
    with office.store() as open_store, open_store() as opened:
        return tuple(opened.journeys.tenants())


def _one(results: "Results", answerable: bool, as_json: bool) -> None:
    passages = _passages(results)
    if as_json:
        printing.machine({"answerable": results.answerable, "passages": passages} if answerable else passages)
        return
    if answerable or not results.answerable:
        printing.line(say("kb.answerable" if results.answerable else "kb.not_answerable"))
    for one in passages:
        printing.line(f"{one['score']:.2f}  {one['title']}  [{one['id']}]\n      {one['text']}")


def _passages(results: "Results") -> list[dict[str, Any]]:
    return [
        {
            "id": found.passage.id,
            "title": found.passage.title,
            "text": found.passage.text,
            "source": found.passage.source,
            "lang": found.passage.language,
            "score": round(found.score, 4),
        }
        for found in results.found
    ]


def _each(queries: Path, ask: Callable[..., "Results"]) -> None:
    """One line of JSON for each line of the file."""
    for number, line in enumerate(queries.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            id, text, lang = asked["id"], str(asked["q"]), asked.get("lang")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Trouble("kb_queries", path=str(queries), line=number) from error
        started = time.perf_counter()
        results = ask(text, lang if lang in ("zh", "en") else None)
        took = round((time.perf_counter() - started) * 1000, 3)
        told = {"id": id, "passages": _passages(results), "answerable": results.answerable, "latency_ms": took}
        print(json.dumps(told, ensure_ascii=False))
