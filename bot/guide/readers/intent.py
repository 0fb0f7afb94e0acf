"""What somebody wants of the guide itself. Only short and plain texts count: "skip the line" is an answer."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.guide.readers.lists import trimmed
from bot.guide.readers.quoting import unquoted
from bot.guide.session import STEPS, Step
from bot.reading.lexicon import HAN, said
from bot.reading.plain import plain
from bot.reading.values.ordinal import cardinal

IntentName = Literal[
    "skip", "dont_know", "back", "undo", "status", "show", "help", "next", "publish", "check", "summary", "export",
    "go", "yes", "no", "thanks", "greeting", "stop", "kept", "new",
]  # fmt: skip
_ORDER: tuple[IntentName, ...] = (
    "skip", "dont_know", "back", "undo", "status", "show", "help", "publish", "check", "summary", "export",
    "kept", "new", "go", "next", "yes", "no", "thanks", "greeting", "stop",
)  # fmt: skip
_MENTION = re.compile(r"^\s*(?:<@[^<>\s]{1,60}>|@\w{1,40})[\s,，:：]*")
_EMOJI_END = re.compile(r"(?:\s*(?::[a-z0-9_+'-]{1,40}:|[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]))+$", re.IGNORECASE)
_LONGEST = 60  # characters of an intent other than a new journey


@dataclass(frozen=True)
class Intent:
    name: IntentName
    step: Step | None = None  # of "go"
    number: int | None = None  # of "undo": the revision
    format: Literal["pdf", "svg", "json", "png"] | None = None  # of "export"
    title: str | None = None  # of "new": the bare title, may be missing


def intent(text: str) -> Intent | None:
    """The one thing that a text asks of the guide, or None."""
    text = _bare(text)
    if not text or "\n" in text:
        return None
    for name in _ORDER:
        slots = said(f"intents.{name}", text, at_most=200 if name == "new" else _LONGEST)
        if slots is not None and (found := _built(name, slots)):
            return found
    return None


def _bare(text: str) -> str:
    text = _MENTION.sub("", plain(text))
    return _EMOJI_END.sub("", text).strip() or text.strip()


def _built(name: IntentName, slots: dict[str, str]) -> Intent | None:
    if name == "go":
        step = step_named(slots["step"])
        return Intent("go", step=step) if step else None
    if name == "undo":
        number = cardinal(slots["number"].lstrip("# 第")) if "number" in slots else None
        return Intent("undo", number=number) if number is not None or "number" not in slots else None
    if name == "export":
        return _export(slots["format"].lower())
    if name == "new":
        return Intent("new", title=_title(slots["title"]) if "title" in slots else None)
    return Intent(name)


def _export(word: str) -> Intent | None:
    for known in ("pdf", "svg", "json", "png"):
        if known in word:
            return Intent("export", format=known)
    return None


def step_named(text: str) -> Step | None:
    """The step that a name or a number from 1 means: "stages", "第四步", "痛点"."""
    number = cardinal(re.sub(r"^(?:step|第)\s*|\s*步$", "", text.strip(), flags=re.IGNORECASE))
    if number is not None:
        return STEPS[number - 1] if 1 <= number <= len(STEPS) else None
    return next((s for s in STEPS if said(f"steps.{s}", text, at_most=40) is not None), None)


def title_of(text: str) -> str | None:
    """The bare title of the journey that a text asks for: "help us map hotel check-in" → "Hotel check-in"."""
    found = intent(text)
    if found and found.name == "new":
        return found.title
    return _title(_bare(text).split("\n")[0]) if _bare(text) else None


def _title(words: str) -> str | None:
    title = trimmed(unquoted(words))
    title = (
        re.sub(r"(?:的)?(?:客户|用户|顾客)?旅程(?:图|地图)?$", "", title)
        if re.search(f"[{HAN}]", title)
        else _without_journey(title)
    )
    title = title.strip(" 的") if re.search(f"[{HAN}]", title) else title.strip()
    return title[:1].upper() + title[1:] if title else None


def _without_journey(title: str) -> str:
    title = re.sub(r"^(?:the|our)\s+", "", title, flags=re.IGNORECASE)
    title = re.sub(
        r"^(?:customer |user )?journey (?:map )?(?:of|for)\s+(?:the|our|a|an)?\s*", "", title, flags=re.IGNORECASE
    )
    return re.sub(r"\s+(?:customer |user )?(?:journey|experience map)(?: map)?$", "", title, flags=re.IGNORECASE)
