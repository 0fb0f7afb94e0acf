"""Journey documents in files."""

import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.trouble import Trouble
from bot.cli.words import language, say
from bot.journey.document import BadDocument, said, with_rest
from bot.journey.model import Journey
from prompts import entries, render

LARGEST = 50_000_000  # bytes; a map of 1,000 touchpoints has about one million


def document(file: Path) -> Journey:
    """Raises Trouble, which names every place that is wrong; nothing is changed before all of it is right."""
    if not file.is_file():
        raise Trouble("is_folder" if file.is_dir() else "no_file", path=str(file))
    if file.stat().st_size > LARGEST:
        raise Trouble("too_large", path=str(file), megabytes=LARGEST // 1_000_000)
    if not _is_json(file):
        return _map(file)
    try:
        journey, rest = with_rest(file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Trouble("not_utf8", path=str(file), byte=error.start) from error
    except BadDocument as bad:
        faults = [f"{fault.path}: {said(fault, language())}" for fault in bad.faults]
        raise Trouble("document", path=str(file), faults=faults) from bad
    if rest:
        print(say("say.later", path=str(file), fields=", ".join(rest)), file=sys.stderr)
    return journey


def _is_json(file: Path) -> bool:
    """A document of ours: what is wrong in it is told place by place. UJM's JSON is another's."""
    return file.suffix in ("", ".json") and b'"transitions"' not in file.read_bytes()


def _why(reason: str) -> str:
    known = reason if reason in entries("usecases/talk")["file_reasons"] else "unreadable"
    return render(f"usecases/talk.file_reasons.{known}", language())


def _map(file: Path) -> Journey:
    """A map in any format that maps are recognised in, as a journey of its own."""
    from bot.material.apart import pieces_of
    from bot.material.maps.recognised import recognised
    from bot.material.pieces import Unreadable

    try:
        found = recognised(pieces_of(file.read_bytes(), file.name))
    except Unreadable as refused:
        raise Trouble("not_imported", path=str(file), why=_why(refused.reason)) from refused
    if found is None:
        raise Trouble("no_map", path=str(file))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = {"id": secrets.token_hex(5), "created_at": now, "updated_at": now}
    return found.journey if found.journey.id != "found" else found.journey.model_copy(update=made)
