"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.words import hint

IdOrTitle = Annotated[str, typer.Argument(metavar="ID_OR_TITLE", help=hint("id_or_title"), show_default=False)]
Workspace = Annotated[str | None, typer.Option("--workspace", "-w", metavar="ID", help=hint("workspace"))]
Machine = Annotated[bool, typer.Option("--json", help=hint("json"))]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help=hint("out"))]
