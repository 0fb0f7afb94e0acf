"""What can go wrong with a command: a sentence that says what happened, what it means and what to do, and a code.

Exit codes: 0 done · 1 done, and something is not as it should be · 2 wrong use, settings or input · 3 not found ·
4 the database or another service cannot be had just now · 5 a fault of the product, in the log under a reference.
"""

import logging
import secrets
import sys
from collections.abc import Callable
from typing import Any

from bot.cli.words import say
from bot.settings import WrongSettings

NOT_AS_IT_SHOULD_BE, WRONG, NOT_FOUND, AWAY, FAULT = 1, 2, 3, 4, 5
log = logging.getLogger("bot.cli")


class Trouble(Exception):
    """`entry` is a sentence of prompts/cli/trouble.yaml."""

    def __init__(self, entry: str, code: int = WRONG, **values: Any) -> None:
        super().__init__(entry)
        self.code = code
        self.sentence = say(f"trouble.{entry}", **values).rstrip()


def told(command: Callable[[], Any]) -> int:
    """Runs a command; whatever it raises becomes a sentence on stderr and an exit code."""
    try:
        command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else (WRONG if end.code else 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        trouble = _of(error)
        print(trouble.sentence, file=sys.stderr)
        return trouble.code
    return 0


def _of(error: Exception) -> Trouble:
    from bot.slack.errors import SlackRefused
    from storage.database import Unavailable, Unusable
    from storage.lease import Held

    match error:
        case Trouble():
            return error
        case WrongSettings(names=names):
            return Trouble("settings", details=[say(f"settings.{name}") for name in names], names=names)
        case Held():
            return Trouble("held", AWAY, executor=str(error))
        case Unavailable():
            return Trouble("database", AWAY, reason=str(error))
        case Unusable(kind=kind):
            return Trouble(f"database_{kind}", WRONG, reason=str(error))
        case SlackRefused(code=code):
            return Trouble("slack_refused", WRONG, why=code)
        case OSError():
            return Trouble("file", WRONG, path=error.filename or "", reason=error.strerror or type(error).__name__)
    reference = secrets.token_hex(4).upper()
    log.error("fault %s", reference, exc_info=error)
    return Trouble("fault", FAULT, reference=reference)
