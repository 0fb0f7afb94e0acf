"""Tying feedback to the pain point that it shows: offered when a pain point is saved, never asked twice."""

import re

from bot.guide.nearest import marks
from bot.guide.readers.language import language_of
from bot.guide.reply import Choice, Choices, Section
from bot.guide.saying import clipped
from bot.guide.session import Waiting
from bot.guide.turn import Turn
from bot.journey.commands import AddPainPoint, AttachEvidence
from bot.journey.model import Evidence, PainPoint
from bot.journey.tree import find, has, touchpoint_of
from prompts import entries

MOST_OFFERED = 4
_STEM = 4  # letters of an English word that its forms have in common
_EVERYWHERE = frozenset(word for words in entries("lexicon/backing")["everywhere"].values() for word in words)
_NUMBERS = re.compile(
    r"\s*(?:evidence|quotes?|证据|反馈)\s*((?:\d{1,2}(?:\s*(?:,|，|、|and|和|&)\s*)?)+)\s*", re.IGNORECASE
)


def offer(turn: Turn) -> None:
    """After a turn that added a pain point: which of the feedback shows it?"""
    added = [command.id for command in turn.done if isinstance(command, AddPainPoint)]
    waiting = turn.session.waiting
    if len(added) != 1 or (waiting is not None and waiting.kind != "backing"):
        return
    pain = find(turn.journey, added[0])
    assert isinstance(pain, PainPoint)
    offered = _likely(turn, pain)
    if not offered:
        return
    turn.remember(waiting=Waiting(kind="backing", about=pain.id, text=" ".join(e.id for e in offered)))
    items = tuple(Choice(clipped(_short(e)), e.id) for e in offered)
    choices = Choices(f"backing:{pain.id}", items, many=True, send=turn.label("buttons.attach"))
    turn.notes.append(Section(turn.words("say.backing", text=clipped(pain.text)), choices=choices))


def _short(evidence: Evidence) -> str:
    return evidence.text if len(evidence.text) <= 70 else f"{evidence.text[:70]}…"


def _likely(turn: Turn, pain: PainPoint) -> list[Evidence]:
    """Feedback from outside the team that may show it: what shares most with its words and its place first. Where
    words cannot be compared, because the feedback is in another language, all of it may."""
    about = f"{pain.text} {touchpoint_of(turn.journey, pain.id).name}"
    outside = [e for e in turn.journey.evidence if e.origin != "team" and e.id not in pain.evidence]
    weighed = [(len(_words(e.text) & _words(about)), e) for e in outside]
    likely = [(n, e) for n, e in weighed if n or language_of(e.text) != language_of(pain.text)]
    return [e for _, e in sorted(likely, key=lambda pair: -pair[0])][:MOST_OFFERED]


def _words(text: str) -> set[str]:
    """Pairs of Chinese characters, and the beginnings of English words that are no mere joints of a sentence."""
    return {mark[:_STEM] for mark in marks(text)} - _EVERYWHERE


def taken(turn: Turn, text: str) -> bool:
    """ "evidence 1, 3": typed instead of ticked."""
    waiting, numbers = turn.session.waiting, _NUMBERS.fullmatch(text)
    if waiting is None or waiting.kind != "backing" or numbers is None:
        return False
    offered = waiting.text.split()
    wanted = [int(n) for n in re.findall(r"\d+", numbers[1])]
    attach(turn, waiting.about, tuple(offered[n - 1] for n in wanted if 1 <= n <= len(offered)))
    return True


def attach(turn: Turn, pain: str, evidence: tuple[str, ...]) -> None:
    turn.remember(waiting=None)
    if has(turn.journey, pain):
        turn.do(*(AttachEvidence(id, pain) for id in evidence if has(turn.journey, id)))
