"""about, forget: what is kept of a person or a workspace, told or taken away."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import office, printing
from bot.cli.options import Machine, Out, Workspace
from bot.cli.trouble import Trouble
from bot.cli.words import hint, say
from bot.usecases.ports import OpenStore

Person = Annotated[str, typer.Argument(metavar="PERSON", help=hint("person"), show_default=False)]
Name = Annotated[list[str] | None, typer.Option("--name", help=hint("also_named"))]
Sure = Annotated[bool, typer.Option("--yes", help=hint("sure"))]
forget = typer.Typer(no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.command("about", help=hint("about"))(about)
    forget.command("person", help=hint("forget_person"))(forget_person)
    forget.command("workspace", help=hint("forget_workspace"))(forget_workspace)
    app.command("retention", help=hint("retention"))(retention)
    app.add_typer(forget, name="forget", help=hint("forget"))


def about(person: Person, workspace: Workspace = None, out: Out = None) -> None:
    from bot.wiring import data, erasing

    with data.ready_database(office.settings()) as database:
        tenant = _workspace(database.store, workspace)
        told = erasing.as_json(erasing.told_of(office.settings(), database, tenant, person))
    if out is None:
        print(told)
        return
    Path(out).write_text(told + "\n", encoding="utf-8")
    printing.line(say("say.written", path=out, kilobytes=-(-len(told.encode()) // 1000)))


Days = Annotated[int | None, typer.Option(min=0, metavar="DAYS", show_default=False)]
AtLeastOne = Annotated[int | None, typer.Option(min=1, metavar="DAYS", show_default=False)]


def retention(
    workspace: Workspace = None, events: AtLeastOne = None, words: Days = None, feedback: Days = None
) -> None:
    from bot.wiring import data, erasing

    asked = {"events": events, "words": words, "feedback": feedback}
    with data.ready_database(office.settings()) as database:
        tenant = _workspace(database.store, workspace)
        kept = erasing.retention(database, tenant, {name: n for name, n in asked.items() if n is not None})
    printing.line(say("say.retention", workspace=tenant, **asdict(kept)))


def forget_person(
    person: Person, workspace: Workspace = None, name: Name = None, yes: Sure = False, as_json: Machine = False
) -> None:
    from bot.wiring import data, erasing

    with data.prepared_database(office.settings()) as database:
        tenant = _workspace(database.store, workspace)
        _ask(yes, person)
        forgotten = erasing.forget_person(office.settings(), database, tenant, person, tuple(name or ()))
    _tell(forgotten, as_json)


def forget_workspace(
    workspace: Annotated[str, typer.Argument(help=hint("workspace"), show_default=False)],
    yes: Sure = False,
    as_json: Machine = False,
) -> None:
    from bot.wiring import data, erasing

    with data.prepared_database(office.settings()) as database:
        _ask(yes, workspace)
        forgotten = erasing.forget_workspace(office.settings(), database, workspace)
    _tell(forgotten, as_json)


def _workspace(open_store: OpenStore, asked: str | None) -> str:
    return office.workspace_for_new(open_store, asked)


def _ask(yes: bool, whom: str) -> None:
    if not yes:
        raise Trouble("not_sure", whom=whom)


def _tell(forgotten: object, as_json: bool) -> None:
    receipt = asdict(forgotten)  # type: ignore[call-overload]
    if as_json:
        printing.machine(receipt)
        return
    printing.line(say("say.forgotten", **receipt))
