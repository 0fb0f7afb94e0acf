"""migrate, reindex, doctor, takeover: for those who run the product."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import office, printing
from bot.cli.options import Machine
from bot.cli.trouble import NOT_AS_IT_SHOULD_BE, Trouble
from bot.cli.words import hint, say


def register(app: typer.Typer) -> None:
    app.command("migrate", help=hint("migrate"))(migrate)
    app.command("reindex", help=hint("reindex"))(reindex)
    app.command("doctor", help=hint("doctor"))(doctor)
    app.command("rekey", help=hint("rekey"))(rekey)
    app.command("takeover", help=hint("takeover"))(takeover)
    app.command("backup", help=hint("backup"))(backup)
    app.command("restore", help=hint("restore"))(restore)


def migrate() -> None:
    from bot.wiring import data

    database = data.opened_database(office.settings())
    try:
        changed = data.migrate(database)
    finally:
        database.close()
    printing.line(say("say.migrated" if changed else "say.migrated_already"))


def reindex(check: Annotated[bool, typer.Option("--check", help=hint("reindex_check"))] = False) -> None:
    from bot.wiring.data import ready_database
    from storage.portfolio import upkeep

    with ready_database(office.settings()) as database:
        if not check:
            printing.line(say("say.reindexed", n=upkeep.reindex(database)))
            return
        wrong = list(upkeep.check(database))
    for tenant, id, tables in wrong:
        printing.line(say("say.astray", id=id, workspace=tenant, tables=", ".join(tables)))
    if wrong:
        raise typer.Exit(NOT_AS_IT_SHOULD_BE)
    printing.line(say("say.tables_right"))


def doctor(
    offline: Annotated[bool, typer.Option("--offline", help=hint("offline"))] = False, as_json: Machine = False
) -> None:
    from bot.cli.doctor import examine

    signs = examine(offline=offline)
    if as_json:
        printing.machine([asdict(sign) for sign in signs])
    for sign in () if as_json else signs:
        printing.line(f"{say(f'doctor.state.{sign.state}')}  {sign.about}")
        if sign.mend:
            printing.line(f"      {sign.mend}")
    if any(sign.state == "broken" for sign in signs):
        raise typer.Exit(NOT_AS_IT_SHOULD_BE)


def takeover(
    executor: Annotated[str, typer.Argument(help=hint("executor"), show_default=False)],
) -> None:
    from bot.wiring.takeover import take_over
    from storage.lease import Held

    try:
        taken = take_over(office.settings(), executor)
    except Held as held:
        raise Trouble("still_alive", executor=executor) from held
    printing.line(say("say.taken_over", executor=executor, events=taken))


def rekey() -> None:
    from bot.wiring import data, many

    settings = office.settings()
    if missing := settings.missing_for("http") or (() if settings.is_for_many else ("SLACK_CLIENT_ID",)):
        raise Trouble("missing", names=missing, details=[say(f"settings.{name}") for name in missing])
    with data.ready_database(settings) as database:
        printing.line(say("say.rekeyed", n=many.rekey(settings, database)))


File = Annotated[Path, typer.Argument(metavar="FILE", help=hint("backup_file"), show_default=False)]


def backup(file: File) -> None:
    from bot.wiring.backup import backup as written

    if file.exists():
        raise Trouble("backup_exists", path=file)
    about = written(office.settings(), file)
    megabytes = -(-file.stat().st_size // 1_000_000)
    encrypted = office.settings().backup_key is not None
    printing.line(say("say.backed_up", path=file, megabytes=megabytes, at=about.at, encrypted=encrypted))


def restore(file: File, yes: Annotated[bool, typer.Option("--yes", help=hint("sure"))] = False) -> None:
    from bot.wiring.backup import Foreign, NoBackup, WrongKey
    from bot.wiring.backup import restore as put_back
    from storage.lease import Held

    if not file.is_file():
        raise Trouble("no_file", path=file)
    if not yes:
        raise Trouble("restore_sure", path=file)
    try:
        about = put_back(office.settings(), file)
    except Held as held:
        raise Trouble("restore_running", executor=str(held)) from held
    except WrongKey as wrong:
        raise Trouble("backup_key", path=file) from wrong
    except NoBackup as none:
        raise Trouble("no_backup", path=file) from none
    except Foreign as foreign:
        raise Trouble("backup_foreign", path=file, kind=str(foreign)) from foreign
    printing.line(say("say.restored", path=file, at=about.at))
