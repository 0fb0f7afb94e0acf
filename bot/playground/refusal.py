"""How the stand-in says no: Slack's error code, and the lines that explain it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an argument, in Slack's words, and its JSON pointer (empty: no pointer)."""

    words: str
    pointer: str = ""

    def __str__(self) -> str:
        return f"{self.words} [json-pointer:{self.pointer}]" if self.pointer else self.words


class Refused(Exception):
    """A call that Slack answers with `ok: false`.

    `error` is the code; `faults` become `response_metadata.messages` (and `errors` for blocks);
    `retry_after` (seconds) makes the answer a 429.
    """

    def __init__(self, error: str, *faults: Fault, retry_after: int | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.faults = faults
        self.retry_after = retry_after
