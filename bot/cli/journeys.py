"""list, show, export, import: the journeys themselves."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli import office, printing
from bot.cli.documents import document
from bot.cli.options import IdOrTitle, Machine, Out, Workspace
from bot.cli.trouble import NOT_FOUND, Trouble
from bot.cli.words import hint, language, say
from bot.journey.document import to_json
from bot.journey.model import Journey
from bot.journey.revisions import Revision, events_between
from bot.usecases.ports import Listed, NotFound, Store

AUTHOR = "cli"
Format = Literal["json", "pdf", "svg", "png", "xlsx", "csv", "md", "html", "mermaid", "cjml", "ujm", "pptx"]


def register(app: typer.Typer) -> None:
    app.command("list", help=hint("list"))(listing)
    app.command("show", help=hint("show"))(show)
    app.command("export", help=hint("export"))(export)
    app.command("import", help=hint("import"))(bring_in)


def listing(
    workspace: Workspace = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help=hint("limit"))] = 50,
    as_json: Machine = False,
) -> None:
    with office.store() as open_store, open_store() as opened:
        known = opened.journeys.tenants()
        if workspace and known and workspace not in known:
            raise Trouble("no_workspace", NOT_FOUND, asked=workspace, known=known)
        tenants = (workspace,) if workspace else known
        lines = [(t, one) for t in tenants for one in opened.journeys.listing(t, limit=limit)]
    lines.sort(key=lambda pair: pair[1].updated_at, reverse=True)
    if as_json:
        printing.machine([{"workspace": t, **asdict(one)} for t, one in lines[:limit]])
    elif not lines:
        printing.line(say("say.no_journeys"))
    for tenant, one in [] if as_json else lines[:limit]:
        printing.line(_one_line(one, tenant if len(tenants) > 1 else ""))


def _one_line(one: Listed, tenant: str) -> str:
    told = (one.id, one.updated_at[:16].replace("T", " "), say(f"say.status.{one.status}"), one.title)
    return "  ".join((*told, f"({tenant})") if tenant else told)


def show(asked: IdOrTitle, workspace: Workspace = None, as_json: Machine = False) -> None:
    from bot.cli.outline import outline

    found = office.journey(asked, workspace)
    print(to_json(found) if as_json else outline(found, language()), end="")


def export(
    asked: IdOrTitle,
    format: Annotated[Format, typer.Option("--format", "-f", help=hint("format"))] = "json",
    out: Out = None,
    workspace: Workspace = None,
) -> None:
    found = office.journey(asked, workspace)
    if format == "json":
        printing.deliver(to_json(found).encode(), out, "journey.json")
        return
    from bot.material.out.artist import AnyFormat
    from bot.picture.artist import TypstArtist, file_name

    drawing = AnyFormat(TypstArtist(), file_name).draw(found, found.language, format)
    printing.deliver(drawing.content, out, drawing.name)


def bring_in(
    file: Annotated[Path, typer.Argument(help=hint("file"), show_default=False)],
    workspace: Workspace = None,
    replace: Annotated[bool, typer.Option("--replace", help=hint("replace"))] = False,
) -> None:
    brought = document(file)
    with office.store() as open_store:
        tenant = office.workspace_for_new(open_store, workspace)
        with open_store() as opened:
            revision = _keep(opened, tenant, brought, replace)
    printing.line(say("say.imported", title=brought.title, id=brought.id, workspace=tenant, revision=revision))


def _keep(opened: Store, tenant: str, brought: Journey, replace: bool) -> int:
    """A new journey is stored as the document has it; one that is there changes by a revision that can be undone."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        before = opened.journeys.get(tenant, brought.id)
    except NotFound:
        first = Revision(number=brought.revision, at=now, author=AUTHOR, events=())
        opened.journeys.create(tenant, brought, first)
        return brought.revision
    if not replace:
        raise Trouble("exists", id=brought.id, title=before.title)
    events = events_between(before, brought)
    if not events:
        return before.revision
    after = brought.model_copy(update={"revision": before.revision + 1, "updated_at": now})
    opened.journeys.save(tenant, after, Revision(number=after.revision, at=now, author=AUTHOR, events=events))
    return after.revision
