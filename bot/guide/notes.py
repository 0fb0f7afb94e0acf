"""Whether a text is notes – a minute, a transcript, a story – rather than an answer to a question."""

import re

LONG = 280  # from here on; a CJK character counts as two
SENTENCES = 3
_END = re.compile(r"[。！？!?]|\.(?=\s|$)|\n")


def is_notes(text: str) -> bool:
    weight = len(text) + sum(ch > "\u2e7f" for ch in text)
    sentences = [part for part in _END.split(text) if len(part.strip()) > 8]
    return weight >= LONG and len(sentences) >= SENTENCES
