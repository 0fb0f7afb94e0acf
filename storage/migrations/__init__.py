"""The schema, step by step. `upgrade` brings a database to the newest step; `differences` tells where the tables of
the code and those of a migrated database disagree."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

import storage.asked
import storage.feedback
import storage.installations
import storage.links
import storage.portfolio.rows
import storage.retention
import storage.subscriptions
import storage.tokens
import storage.usage  # noqa: F401 – its tables are part of the schema
from storage.database import Newer, guarded
from storage.tables import Base

VERSIONS = "schema_version"
_LOCK = 0x4A6F75726E6579  # "Journey", as PostgreSQL's advisory locks are numbers


def upgrade(engine: Engine) -> bool:
    """True where there was something to do. Safe to be called by several processes at once. Raises Unavailable, and
    Newer where a later version of the program has been here."""
    if is_current(engine):
        return False
    with guarded(), engine.connect() as connection:
        _alone(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
    return True


def is_current(engine: Engine) -> bool:
    """Raises Unavailable, or Newer."""
    with guarded(), engine.connect() as connection:
        found = _context(connection).get_current_revision()
    if found is not None and not knows(found):
        raise Newer(found)
    return found == version()


def knows(step: str) -> bool:
    return step in {each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()}


def version() -> str:
    """The newest step that this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def differences(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(compare_metadata(_context(connection), Base.metadata))


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The durable engine keeps its tables in the same SQLite file; Alembic must not see them."""
    return kind != "table" or name in Base.metadata.tables


def _belongs(dialect: str) -> Any:
    """Alembic does not ask by itself which kind of database an index is for."""
    return lambda thing, _name, _kind, _found, _other: getattr(thing, "info", {}).get("only", dialect) == dialect


def _alone(connection: Connection) -> None:
    """One process migrates; the others wait here, and then find nothing left to do."""
    if connection.dialect.name == "sqlite":
        # The driver would otherwise run DDL outside any transaction.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))


def _context(connection: Connection) -> MigrationContext:
    options = {
        "version_table": VERSIONS,
        "include_name": is_ours,
        "include_object": _belongs(connection.dialect.name),
        "compare_type": True,
    }
    return MigrationContext.configure(connection, opts=options)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
