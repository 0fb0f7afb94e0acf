"""read: how a message is understood, in a situation, without Slack and without saving anything."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import office, printing, situations
from bot.cli.options import Workspace
from bot.cli.requested import requested
from bot.cli.words import hint, language
from bot.guide.situation import situation
from bot.guide.slots import slot
from bot.journey.model import Journey
from bot.reading.read import Reader
from bot.reading.reading import Clause, Reading
from bot.reading.situation import Situation


def register(app: typer.Typer) -> None:
    app.command("read", help=hint("read"))(read)


def read(
    text: Annotated[str, typer.Argument(help=hint("read_text"))] = "",
    journey: Annotated[str, typer.Option("--journey", help=hint("read_journey"))] = "",
    asked: Annotated[str, typer.Option("--asked", help=hint("read_asked"))] = "start",
    queries: Annotated[Path | None, typer.Option("--queries", help=hint("read_queries"))] = None,
    workspace: Workspace = None,
) -> None:
    from bot.reading.learned.loading import opened_reader

    reader = opened_reader()
    if queries is not None:
        _each(queries, reader)
        return
    found = office.journey(journey, workspace) if journey else None
    _print(reader.read(text or sys.stdin.read(), _said_into(found, asked), situations.today()))


def _said_into(journey: Journey | None, asked: str) -> Situation:
    if journey is None:
        return Situation(asked.partition(":")[0], language=language())
    return situation(journey, slot(situations.key(asked, journey)), journey.language)


def _print(reading: Reading) -> None:
    for clause in reading.clauses:
        printing.line(f"{clause.fate:6} {clause.sure:.2f}  {_what(clause):24} {reading.words(clause)}")
    if reading.request is not None:
        slots = ", ".join(f"{name}: {value}" for name, value in reading.request.slots.items())
        printing.line(f"= {reading.request.does} {reading.request.sure:.2f} {slots}")


def _what(clause: Clause) -> str:
    if clause.fact is not None:
        value = clause.fact.choice or clause.fact.date or clause.fact.number
        return f"{clause.fact.kind}{'' if value is None else f' = {value}'}"
    return clause.act or ""


def _each(queries: Path, reader: Reader) -> None:
    for line in queries.read_text("utf-8").splitlines():
        if line.strip():
            told = json.loads(line)
            made = situations.answered if "asked" in told else requested
            printing.line(json.dumps(made(told, reader, office.craft(), situations.today()), ensure_ascii=False))
