"""What can go wrong at this edge, and what is said about it.

A fault is logged under a reference id that the person is told. The trace is written without the errors' own
messages: those may quote what a customer wrote, or a token in an address.
"""

import logging
import secrets
import traceback

from bot.guide.reply import Reply, Section
from bot.journey.model import Language
from prompts import render

log = logging.getLogger("bot.slack")


class SlackUnavailable(Exception):
    """Slack did not answer, or answered with a fault of its own: worth trying again."""

    def __init__(self, method: str, reason: str) -> None:
        super().__init__(f"{method}: {reason}")
        self.method, self.reason = method, reason


class SlackRefused(Exception):
    """Slack understood and refused; `code` is its word for why. The same call will be refused again."""

    def __init__(self, method: str, code: str, where: tuple[str, ...] = ()) -> None:
        super().__init__(f"{method}: {code} {'; '.join(where)}".strip())
        self.method, self.code, self.where = method, code, where


def new_reference() -> str:
    """Short enough to read out, and never the same twice in practice."""
    return secrets.token_hex(4).upper()


def record(fault: BaseException, reference: str = "") -> str:
    """Write the trace to the log under a reference, and return the reference."""
    reference = reference or new_reference()
    log.error("fault %s\n%s", reference, trace(fault))
    return reference


def trace(fault: BaseException) -> str:
    """Where it happened and what kind it was, for the whole chain of causes, in the order they happened."""
    chain = [fault]
    while cause := chain[-1].__cause__ or (None if chain[-1].__suppress_context__ else chain[-1].__context__):
        chain.append(cause)
    return "\n".join(_one(each) for each in reversed(chain))


def _one(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
    name = f"{type(fault).__module__}.{type(fault).__qualname__}"
    ours = f": {fault}" if isinstance(fault, SlackRefused | SlackUnavailable) else ""
    return "\n".join([*lines, f"  {name}{ours}"])


def apology(language: Language, reference: str) -> Reply:
    return Reply(language, (Section(render("slack/notices.apology", language, reference=reference)),))


def not_saved(language: Language | None) -> str:
    """For somebody whose press or command could not be stored."""
    return in_words("not_saved", language)


def too_fast(limit: str, language: Language | None) -> str:
    """`limit` person or workspace: what there was too much of."""
    return in_words(f"too_fast_{limit}", language)


def in_words(notice: str, language: Language | None) -> str:
    """A notice; in both languages where the person's is not known."""
    languages: tuple[Language, ...] = (language,) if language else ("zh", "en")
    return "\n".join(render(f"slack/notices.{notice}", each) for each in languages)


def reason(fault: BaseException, language: Language, reference: str) -> Reply:
    """What a person can do about it, where they can do something; else the apology."""
    notice = _MENDABLE.get(fault.code) if isinstance(fault, SlackRefused) else None
    return Reply(language, (Section(in_words(notice, language)),)) if notice else apology(language, reference)


_MENDABLE = {
    "not_in_channel": "not_in_channel",
    "channel_not_found": "not_in_channel",
    "is_archived": "archived",
    "restricted_action": "read_only",
    "restricted_action_read_only_channel": "read_only",
    "restricted_action_thread_only_channel": "read_only",
}
