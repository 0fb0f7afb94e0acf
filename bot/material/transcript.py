"""Texts of people talking: WebVTT, SRT, what Zoom, Teams, 飞书妙记 and 腾讯会议 write, chats → who said what, when."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.material.cues import cued, is_cued
from bot.material.learned.labels import best
from bot.material.pieces import Code, Dialogue, Outline, Piece, Prose, Spoke
from bot.material.turns import headed, inline, labelled

_DIRECTION = re.compile(r"[<\[【(（][^<>\[\]【】()（）]*[>\]】)）]\s*")
# Marks that chats put before their own lines.
_UNSEEN = re.compile("[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]")
SURE = 0.9  # that a line is a program's
SHORT = 80  # characters; what is longer somebody said


def dialogue(text: str, where: str = "") -> Dialogue | None:
    """The talk that a text is; None where it is none."""
    lines = _UNSEEN.sub("", text).split("\n")
    turns = cued(lines) if is_cued(lines) else headed(lines)
    turns = turns or inline(lines) or labelled(lines)
    told = tuple(joined(_people(turns)))
    return Dialogue(told, where) if told else None


def dialogue_of(pieces: Sequence[Piece]) -> Dialogue | None:
    """The talk that a document is whose paragraphs are its lines; what holds a table or code is none."""
    if not pieces or any(not isinstance(piece, Outline | Prose) for piece in pieces):
        return None
    lines = [line for piece in pieces if not isinstance(piece, Code) for line in _lines(piece)]
    return dialogue("\n".join(lines), getattr(pieces[0], "where", ""))


def _lines(piece: Piece) -> tuple[str, ...]:
    if isinstance(piece, Outline):
        return tuple(item.text for item in piece.items)
    return piece.paragraphs if isinstance(piece, Prose) else ()


def _people(turns: Sequence[Spoke]) -> Iterator[Spoke]:
    """Each line of what somebody said, without the lines that the program wrote: "Ann left the meeting",
    "[recording stopped]", "<Media omitted>"."""
    lines = [(turn, line) for turn in turns for line in turn.words.split("\n") if line.strip()]
    short = list(dict.fromkeys(line for _, line in lines if len(line) <= SHORT))
    told = dict(zip(short, best("lines", short), strict=True))
    for turn, line in lines:
        kind, certainty = told.get(line, ("said", 0.0))
        if not _DIRECTION.fullmatch(line) and not (kind == "system" and certainty >= SURE):
            yield Spoke(turn.speaker, line.strip(), turn.at)


def joined(turns: Iterable[Spoke]) -> Iterator[Spoke]:
    """What one person says in several lines or cues is one turn."""
    last: Spoke | None = None
    for turn in turns:
        if last is not None and last.speaker == turn.speaker:
            gap = "" if _chinese(last.words[-1:]) else " "
            last = Spoke(last.speaker, f"{last.words}{gap}{turn.words}", last.at)
            continue
        if last is not None:
            yield last
        last = turn
    if last is not None:
        yield last


def _chinese(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef"
