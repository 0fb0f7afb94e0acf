"""Journey documents in files."""

from pathlib import Path

from bot.cli.trouble import Trouble
from bot.cli.words import language
from bot.journey.document import BadDocument, from_json, said
from bot.journey.model import Journey

LARGEST = 50_000_000  # bytes; a map of 1,000 touchpoints has about one million


def document(file: Path) -> Journey:
    """Raises Trouble, which names every place that is wrong; nothing is changed before all of it is right."""
    if not file.is_file():
        raise Trouble("no_file", path=str(file))
    if file.stat().st_size > LARGEST:
        raise Trouble("too_large", path=str(file), megabytes=LARGEST // 1_000_000)
    try:
        return from_json(file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Trouble("not_utf8", path=str(file), byte=error.start) from error
    except BadDocument as bad:
        faults = [f"{fault.path}: {said(fault, language())}" for fault in bad.faults]
        raise Trouble("document", path=str(file), faults=faults) from bad
