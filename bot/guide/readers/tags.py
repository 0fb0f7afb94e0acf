"""The tags of a pain point: the four don'ts of service and SERVQUAL's five dimensions."""

import re

from bot.journey.model import TAGS
from bot.reading.lexicon import any_of
from bot.reading.plain import plain

_EXPLICIT = re.compile(r"#(?P<hash>[\w\u4e00-\u9fff]{1,20})|[\[【](?P<box>[^\[\]【】\n]{1,20})[\]】]")


def tags_in(text: str) -> tuple[str, ...]:
    """The keys of `TAGS` that a text names (`#wait`, `[等待]`) or plainly speaks of, in the order of `TAGS`."""
    text = plain(text)
    named = explicit_tags(text)[0]
    return tuple(t for t in TAGS if t in named or any_of(f"tags.{t}.spoken").search(text))


def explicit_tags(text: str) -> tuple[tuple[str, ...], str]:
    """(the tags written as #tag or [tag], the text without them); a # or [ ] that is no tag stays."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        tag = _named((match["hash"] or match["box"]).strip())
        if tag is None:
            return match[0]
        found.append(tag)
        return " "

    rest = re.sub(r"[ \t]{2,}", " ", _EXPLICIT.sub(take, text)).strip()
    return tuple(t for t in TAGS if t in found), rest


def _named(word: str) -> str | None:
    return next((tag for tag in TAGS if any_of(f"tags.{tag}.names").fullmatch(word)), None)
