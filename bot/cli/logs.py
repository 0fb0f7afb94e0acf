"""The log: lines for people or JSON for machines. Errors are written without their messages, which may quote what a
customer wrote; where and of what kind they are is enough to find them. At LOG_LEVEL=debug they are written in full:
that is for a developer's own machine."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

from bot.settings import Settings
from bot.telemetry.trail import current

QUIET = ("httpx", "httpcore", "chromadb", "slack_sdk", "slack_bolt", "alembic", "openai", "urllib3", "uvicorn.access")
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up(settings: Settings) -> None:
    handler = logging.StreamHandler(sys.stderr)
    whole = settings.log_level == "debug"
    handler.setFormatter(JsonLines(whole) if settings.log_format == "json" else Plain(whole))
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


class _Formatter(logging.Formatter):
    def __init__(self, whole: bool = False) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s%(event)s %(message)s")
        self._whole = whole

    def format(self, record: logging.LogRecord) -> str:
        trail = current()
        record.event = f" [{trail.event}]" if trail else ""
        return super().format(record)

    def formatException(self, ei: ExcInfo) -> str:
        """The frames and the kinds of a chain of errors, oldest cause first."""
        if self._whole:
            return super().formatException(ei)
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            lines[:0] = [
                *(f'  File "{f.filename}", line {f.lineno}, in {f.name}' for f in frames),
                f"  {type(error).__module__}.{type(error).__qualname__}",
            ]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


class Plain(_Formatter):
    """One line for a record, and under it the trace of an error."""


class JsonLines(_Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if trail := current():
            line |= {"event": trail.event, "tenant": trail.tenant}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
