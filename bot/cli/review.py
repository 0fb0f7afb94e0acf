"""check, summary, picture, schema: what is worked out of a journey."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli import office, printing
from bot.cli.documents import document
from bot.cli.options import IdOrTitle, Machine, Out, Workspace
from bot.cli.trouble import NOT_AS_IT_SHOULD_BE
from bot.cli.words import hint, language, say
from bot.journey.check import check as method_check
from bot.journey.document import schema as document_schema
from bot.journey.model import Journey

TitleOrFile = Annotated[str, typer.Argument(metavar="TITLE_OR_FILE", help=hint("title_or_file"), show_default=False)]

PictureFormat = Literal["png", "thumbnail", "pdf", "svg"]


def register(app: typer.Typer) -> None:
    app.command("check", help=hint("check"))(check)
    app.command("summary", help=hint("summary"))(summary)
    app.command("picture", help=hint("picture"))(picture)
    app.command("schema", help=hint("schema"))(schema)


def _meant(title_or_file: str, workspace: str | None) -> Journey:
    """A file where there is one of that name; else a journey of the database."""
    path = Path(title_or_file)
    named = path.suffix == ".json" or path.is_file()
    return document(path) if named else office.journey(title_or_file, workspace)


def check(
    asked: TitleOrFile,
    workspace: Workspace = None,
    strict: Annotated[bool, typer.Option("--strict", help=hint("strict"))] = False,
    as_json: Machine = False,
) -> None:
    findings = method_check(_meant(asked, workspace), datetime.now(UTC).date(), language())
    if as_json:
        keys = ("code", "severity", "place", "message", "mend")
        printing.machine([{key: getattr(one, key) for key in keys} for one in findings])
    elif not findings:
        printing.line(say("say.nothing_found"))
    for one in () if as_json else findings:
        printing.line(f"{one.code}  {say(f'say.severity.{one.severity}')}  {one.place}")
        printing.line(f"     {one.message} {one.mend}")
    if strict and any(one.severity == "error" for one in findings):
        raise typer.Exit(NOT_AS_IT_SHOULD_BE)


def summary(asked: TitleOrFile, workspace: Workspace = None, as_json: Machine = False) -> None:
    from bot.summary import facts, one_page

    found, today = _meant(asked, workspace), datetime.now(UTC).date()
    known = facts(found, method_check(found, today, language()), today)
    if as_json:
        printing.machine(asdict(known))
        return
    printing.line("\n\n".join(one_page(known, language())))


def picture(
    asked: IdOrTitle,
    format: Annotated[PictureFormat, typer.Option("--format", "-f", help=hint("format"))] = "png",
    beside: Annotated[list[str] | None, typer.Option(help=hint("beside"), show_default=False)] = None,
    out: Out = None,
    workspace: Workspace = None,
) -> None:
    from bot.picture.artist import TypstArtist

    journey, artist = _meant(asked, workspace), TypstArtist()
    others = [_meant(other, workspace) for other in beside or ()]
    drawing = (
        artist.beside((journey, *others), journey.language)
        if others
        else artist.draw(journey, journey.language, format)
    )
    printing.deliver(drawing.content, out, drawing.name)


def schema() -> None:
    printing.machine(document_schema(language()))
