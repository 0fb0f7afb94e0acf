"""Letters as Slack sends them: which language they are, and half ones – a lone surrogate is legal in JSON and nowhere
else. No database, file or answer can hold one, so that it becomes the mark for an unknown letter before all else."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.journey.model import Language

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_ESCAPED = re.compile(r"(?:\\|%5c)u(?:d[89a-f])", re.IGNORECASE)


def written_in(text: str) -> Language:
    """Chinese where any of it is, for whoever's language nothing else tells."""
    return "zh" if _HAN.search(text) else "en"


def whole(text: str) -> str:
    """Two halves that belong together are joined; a lone one becomes U+FFFD."""
    if text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def wholly(value: Any) -> Any:
    """The same for every text in a payload."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [wholly(each) for each in value]
    if isinstance(value, dict):
        return {name: wholly(each) for name, each in value.items()}
    return value


class WholeLetters(Middleware):
    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse | None:
        """In Socket Mode there is no raw body: an envelope comes parsed."""
        if not req.raw_body or _ESCAPED.search(req.raw_body):
            clean = wholly(dict(req.body))
            req.body.clear()
            req.body.update(clean)
        return next()
