"""Which part of a message asks the guide something, and which part answers it."""

import re
from dataclasses import dataclass

from bot.guide.readers.quoting import shut
from bot.reading.lexicon import any_of, said
from bot.reading.plain import plain

_LONGEST = 400  # characters of a question
_COMMA = re.compile(r"[,，](?:\s*(?:and|but|by the way|btw|另外|对了|顺便问一下|顺便问)[,，]?)?\s*")
_END = re.compile(r"[?？]+[!！]?|[!！]+|[。]+|\.+(?=\s|$)|\n+|[;；](?=\s|[\u4e00-\u9fff])")


@dataclass(frozen=True)
class Split:
    statements: str  # what is no question to the guide, as typed
    questions: tuple[str, ...] = ()


def split(text: str) -> Split:
    """Takes the questions to the guide out of a message. A how-might-we and a question in quotation marks are
    statements."""
    text = plain(text)
    questions: list[str] = []
    kept: list[str] = []
    for sentence in _sentences(text):
        head, question = _question_in(sentence)
        if question:
            questions.append(question)
            kept.append(head)
        else:
            kept.append(sentence)
    return (
        Split(re.sub(r"\n{2,}", "\n", "".join(kept)).strip(" \t\n,，"), tuple(questions)) if questions else Split(text)
    )


def _sentences(text: str) -> list[str]:
    mask, out, start = shut(text), [], 0
    for found in _END.finditer(text):
        if not mask[found.start()]:
            out.append(text[start : found.end()])
            start = found.end()
    return [*out, text[start:]] if text[start:] else out


def _question_in(sentence: str) -> tuple[str, str | None]:
    """(what stands before the question, the question): the sentence, or what follows one of its last commas."""
    body = sentence.strip()
    if len(sentence) > _LONGEST or not body:
        return sentence, None
    gap = "\n" if sentence.endswith("\n") else " "
    tails = [(sentence[: m.start()], sentence[m.end() :].strip()) for m in list(_COMMA.finditer(sentence))[-3:]]
    for asks in (_asks, is_question):
        if asks(body):
            return gap, body
        for head, tail in reversed(tails):
            if tail and asks(tail) and not _about_customer(head):
                return head + gap, tail
    return sentence, None


def _about_customer(text: str) -> bool:
    return re.search(r"[:：]\s*$", text) is not None


def is_question(text: str) -> bool:
    """Whether a sentence asks the guide something: by its form or, where that is common, with its question mark."""
    text = text.strip()
    if _asks(text):
        return True
    marked = re.search(r"[?？][!！]?$", text) is not None
    return marked and not _spares(text) and said("questions.with_mark", text, at_most=_LONGEST) is not None


def _asks(text: str) -> bool:
    """A question by its form alone: "what is …", "为什么要问…"."""
    return not _spares(text) and said("questions.always", text, at_most=_LONGEST) is not None


def _spares(text: str) -> bool:
    """A how-might-we, and what ends inside quotation marks, asks the guide nothing."""
    return not text or is_hmw(text) or bool(shut(text)[-1])


def is_hmw(text: str) -> bool:
    """Whether a sentence is a how-might-we."""
    return any_of("questions.hmw_starts").match(text.strip().lstrip("-•*0123456789.、) ")) is not None
