"""`journey backup` and `restore`: database, knowledge and secrets of the home folder in one file, of one moment.

The file is a tar; with a key (JOURNEY_BACKUP_KEY) it is encrypted and its content authenticated (AES-GCM, in pieces).
The database is copied last, so that it never speaks of a document that the copied shelves do not have.
"""

import io
import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from bot.wiring.data import opened_database
from bot.wiring.sealing import WrongKey, opened, sealed
from storage.copying import copy, copy_tree, put_back
from storage.database import Newer
from storage.lease import Held, lease, others
from storage.migrations import knows, version

ABOUT, DATABASE, HOME = "about.json", "database", "home"
FORMAT = 1
COPIED = ("knowledge", "playground.secret")


class NoBackup(Exception):
    """The file is none of ours, or it is cut short."""


class Foreign(Exception):
    """It was made of the other kind of database."""


@dataclass(frozen=True)
class About:
    format: int
    at: str
    kind: str  # sqlite, postgresql
    schema: str
    knowledge: bool


def backup(settings: Settings, to: Path) -> About:
    """Writes `to` at the end, whole or not at all. Raises Unavailable."""
    database = opened_database(settings)
    try:
        about = About(
            FORMAT, datetime.now(UTC).isoformat(timespec="seconds"), database.engine.dialect.name, version(),
            (settings.home / "knowledge").is_dir() and settings.chroma_url is None,
        )  # fmt: skip
        with tempfile.TemporaryDirectory(dir=to.resolve().parent) as folder:
            copied, packed = Path(folder, DATABASE), Path(folder, "packed")
            with tarfile.open(packed, "w") as tar:
                _add_bytes(tar, ABOUT, json.dumps(asdict(about)).encode())
                for name in COPIED if settings.chroma_url is None else COPIED[1:]:
                    if (settings.home / name).exists():
                        tar.add(copy_tree(settings.home / name, Path(folder, HOME, name)), f"{HOME}/{name}")
                copy(database, copied)
                tar.add(copied, DATABASE)
            finished = _sealed(settings, packed)
            finished.chmod(0o600)
            shutil.move(finished, to)
        return about
    finally:
        database.close()


def restore(settings: Settings, source: Path) -> About:
    """Puts everything back; what is there is replaced. Raises Held where the product runs, Newer, WrongKey, NoBackup,
    Foreign, Damaged, Unavailable; nothing was changed then."""
    with tempfile.TemporaryDirectory() as folder:
        about = _unpacked(settings, source, Path(folder))
        if not knows(about.schema):
            raise Newer(about.schema)
        if about.kind != ("postgresql" if settings.database_url.startswith("postgresql") else "sqlite"):
            raise Foreign(about.kind)
        with _alone(settings):
            put_back(settings.database_url, Path(folder, DATABASE))
            for name in COPIED:
                _put_home(Path(folder, HOME, name), settings.home / name)
    return about


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    database = opened_database(settings)
    try:
        with lease(database, settings.executor):
            if at_work := others(database):
                raise Held(at_work)
            yield
    finally:
        database.close()


def _put_home(new: Path, place: Path) -> None:
    if not new.exists():
        return
    if place.is_dir():
        shutil.rmtree(place)
    shutil.move(new, place)


def _unpacked(settings: Settings, source: Path, folder: Path) -> About:
    plain = opened(source, folder / "opened", _key(settings))
    try:
        with tarfile.open(plain) as tar:
            tar.extractall(folder, filter="data")
        return About(**json.loads((folder / ABOUT).read_text(encoding="utf-8")))
    except (tarfile.TarError, OSError, ValueError, TypeError) as error:
        raise NoBackup(str(source)) from error


def _sealed(settings: Settings, packed: Path) -> Path:
    key = _key(settings)
    return sealed(packed, packed.with_name("sealed"), key) if key else packed


def _key(settings: Settings) -> str | None:
    return settings.backup_key.get_secret_value() if settings.backup_key else None


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    told = tarfile.TarInfo(name)
    told.size = len(content)
    tar.addfile(told, io.BytesIO(content))


__all__ = ["About", "Foreign", "NoBackup", "WrongKey", "backup", "restore"]
