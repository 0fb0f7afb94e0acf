"""Long texts in pieces that Slack takes: at a line, else after a sentence, else at a blank; nothing is left out."""

import re

from bot.slack import limits

_SENTENCE = re.compile(r"[。！？；]|[.!?;](?=\s)")
_FENCE = "```"


def pieces(shown: str, most: int = limits.SECTION_TEXT) -> list[str]:
    """mrkdwn in pieces of at most `most` characters. A code block that is cut is closed and opened again."""
    found: list[str] = []
    while len(shown) > most:
        at = _cut(shown, most - len(_FENCE) - 1)
        head, shown = shown[:at].rstrip(), shown[at:].lstrip("\n" if shown[at - 1 : at] == "\n" else " \n")
        if head.count(_FENCE) % 2:
            head, shown = f"{head}\n{_FENCE}", f"{_FENCE}\n{shown}"
        found.append(head)
    return [*found, shown] if shown.strip() else found


def _cut(text: str, most: int) -> int:
    head = text[:most]
    line = head.rfind("\n") + 1
    if line > most // 2:
        return line
    sentences = [found.end() for found in _SENTENCE.finditer(head)]
    at = sentences[-1] if sentences and sentences[-1] > most // 2 else head.rfind(" ") + 1
    return _not_inside(text, at if at > most // 2 else most)


def _not_inside(text: str, at: int) -> int:
    """Before the link or the escape that a cut at `at` would go through."""
    for start, end in (("<", ">"), ("&", ";")):
        begun = text.rfind(start, max(0, at - limits.SECTION_TEXT), at)
        if begun > 0 and end not in text[begun:at] and (end == ">" or at - begun < len("&amp;")):
            at = begun
    return at


def short(text: str, most: int) -> str:
    """One line of at most `most` characters, with … where something is missing."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
