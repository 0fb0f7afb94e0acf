"""A whole copy of the database while it is being written to, and the way back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, make_url

from storage.database import Damaged, Database, Unavailable

SCHEMAS = ("public", "dbos")


def copy(database: Database, to: Path) -> None:
    """One moment of the database, in `to`: a SQLite file, or a dump of PostgreSQL. Raises Unavailable."""
    way: dict[str, Callable[[Database, Path], None]] = {"sqlite": _backup, "postgresql": _dump}
    way[database.engine.dialect.name](database, to)


def copy_tree(source: Path, to: Path) -> Path:
    """A file, or a folder whose files may be written meanwhile: SQLite's by its online backup and before the others,
    which the index brings up to date from them. What is swept while it is copied is begun again."""
    for left in (4, 3, 2, 1, 0):
        try:
            return _copied_tree(source, to)
        except FileNotFoundError:
            shutil.rmtree(to, ignore_errors=True)
            if not left:
                raise
    raise AssertionError


def _copied_tree(source: Path, to: Path) -> Path:
    files = [source] if source.is_file() else [path for path in source.rglob("*") if path.is_file()]
    for path in sorted(files, key=lambda each: (each.suffix != ".sqlite3", each)):
        if path.name.endswith((".lock", "-wal", "-shm", "-journal")):
            continue
        place = to / path.relative_to(source) if path != source else to
        place.parent.mkdir(parents=True, exist_ok=True)
        (_copy_file if path.suffix == ".sqlite3" else shutil.copyfile)(path, place)
    return to


def put_back(url: str, copied: Path) -> None:
    """Replaces the database of `url` by a copy. Nobody may be at work on it. Raises Damaged, Unavailable."""
    if make_url(url).get_backend_name() == "sqlite":
        _place(Path(str(make_url(url).database)), copied)
    else:
        _restore(url, copied)


def _backup(database: Database, to: Path) -> None:
    _copy_file(Path(str(database.engine.url.database)), to)


def _copy_file(path: Path, to: Path) -> None:
    """SQLite's online backup, of one moment. In one step, which in WAL mode keeps no writer waiting: between steps each
    commit of another would begin it anew, and under load it would never end."""
    if not path.exists():
        raise FileNotFoundError(path)
    try:
        with closing(sqlite3.connect(path, timeout=30)) as source, closing(sqlite3.connect(to)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        raise (Damaged if "malformed" in str(error) or "not a database" in str(error) else Unavailable)(
            str(error)
        ) from error


def _place(path: Path, copied: Path) -> None:
    with closing(sqlite3.connect(copied)) as looked:
        verdict = looked.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise Damaged(verdict)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.restored")
    shutil.copyfile(copied, new)
    for left in ("-wal", "-shm"):
        path.with_name(path.name + left).unlink(missing_ok=True)
    new.replace(path)


def _dump(database: Database, to: Path) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    _tool("pg_dump", url, "--format=custom", "--no-owner", "--file", str(to))


def _restore(url: str, copied: Path) -> None:
    """In one transaction; tables that the copy does not know, of a later version or of a half migration, go too."""
    script = copied.with_suffix(".sql")
    words = ("--clean", "--if-exists", "--no-owner", "--file", str(script), str(copied))
    _run("pg_restore", url, words)
    made = script.read_text(encoding="utf-8")
    with _looking(url) as connection:
        found = [(each, name) for each in SCHEMAS for name in inspect(connection).get_table_names(schema=each)]
    unknown = [f'"{each}"."{name}"' for each, name in found if f"CREATE TABLE {each}.{name} (" not in made]
    drops = "".join(f"DROP TABLE IF EXISTS {name} CASCADE;\n" for name in unknown)
    script.write_text(drops + made, encoding="utf-8")
    _tool("psql", url, "--quiet", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--file", str(script))


@contextmanager
def _looking(url: str) -> Iterator[Connection]:
    database = Database(url)
    try:
        with database.connection() as connection:
            yield connection
    finally:
        database.close()


def _tool(name: str, url: str, *words: str) -> None:
    parts = make_url(url)
    address = parts.set(drivername="postgresql", password=None).render_as_string()
    _run(name, url, ("--dbname", address, *words))


def _run(name: str, url: str, words: tuple[str, ...]) -> None:
    """PostgreSQL's own; the password goes by the environment, which no list of processes shows."""
    environment = {**os.environ, "PGPASSWORD": str(make_url(url).password or "")}
    try:
        done = subprocess.run([_found(name), *words], env=environment, capture_output=True)
    except OSError as error:
        raise Unavailable(f"{name} could not be started: {error.strerror}") from error
    if done.returncode != 0:
        raise Unavailable(f"{name}: {done.stderr.decode(errors='replace').strip()[:500]}")


def _found(name: str) -> str:
    """On the path; `JOURNEY_PG_BIN` names another folder."""
    folder = os.environ.get("JOURNEY_PG_BIN")
    return str(Path(folder, name)) if folder else name
