"""A dialogue → who asks and who answers; what the customer said, passage by passage."""

import re
from dataclasses import dataclass

from bot.material.learned.labels import best
from bot.material.learned.nothing import says_something
from bot.material.pieces import Dialogue

_QUESTION = re.compile(r"[?？]\s*\W{0,2}$|[吗呢么]\s*[。.]?$")
_ASKING = re.compile(
    r"^(?:(?:so|and|ok|okay|great|right|well|now|alright|oh no)[,.!\s]+)*(?:what|how|why|when|where|which|who|"
    r"can you|could you|tell me|walk me|"
    r"describe|did|do|"
    r"is there|talk me)\b|能不能|可以.*(?:说说|讲讲|介绍)|说说|讲讲|怎么|为什么|什么|哪",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[()（）\[\]【】]|\s+[-–—|/]\s*|(?<=[\u3400-\u9fff])[-–—|/]")
_A_ROLE = 0.8
SHORTEST = 4  # characters of a passage; "嗯", "yes" and "ok" are no evidence


@dataclass(frozen=True)
class Voice:
    speaker: str
    turns: int
    customer: float  # 0 … 1


@dataclass(frozen=True)
class Cast:
    """Who speaks, the likeliest customer first. `sure`: those above one half are the customers."""

    voices: tuple[Voice, ...]
    sure: bool

    @property
    def customers(self) -> tuple[str, ...]:
        return tuple(voice.speaker for voice in self.voices if voice.customer > 0.5)


def cast(talk: Dialogue) -> Cast:
    names = list(dict.fromkeys(turn.speaker for turn in talk.turns if turn.speaker))
    called = {name: _called(name) for name in names}
    voices = [_voice(talk, name, called[name]) for name in names]
    voices = [voice for voice in voices if voice is not None]
    ranked = tuple(sorted(voices, key=lambda voice: -voice.customer))
    some = bool(ranked) and ranked[0].customer > 0.5 and (len(ranked) == 1 or ranked[-1].customer < 0.5)
    clear = all(abs(voice.customer - 0.5) > 0.15 for voice in ranked)
    return Cast(ranked, some and clear)


def _called(name: str) -> tuple[str, float]:
    """By the whole name; a role beside a person's name ("小林(访谈员)", "Respondent – Lee") says more than the name."""
    parts = [name, *filter(None, map(str.strip, _PARTS.split(name)))]
    told = best("speakers", parts)
    if told[0][0] != "person":
        return told[0]
    return max((one for one in told[1:] if one[0] != "person" and one[1] >= _A_ROLE), key=_certainty, default=told[0])


def _certainty(one: tuple[str, float]) -> float:
    return one[1]


def _voice(talk: Dialogue, name: str, called: tuple[str, float]) -> "Voice":
    """By what somebody is called where that tells, and by how much of what they say asks."""
    kind, certainty = called
    said = [turn.words for turn in talk.turns if turn.speaker == name]
    asks = sum(bool(_QUESTION.search(words[-40:])) or bool(_ASKING.search(words)) for words in said) / len(said)
    behaves = 1.0 - asks
    named = {"asks": 0.0, "answers": 1.0, "system": 0.0}.get(kind, 0.5)
    trust = max(0.0, (certainty - 0.6) / 0.4) if kind != "person" else 0.0
    if kind == "system" and certainty > 0.7:
        return Voice(name, len(said), 0.0)
    return Voice(name, len(said), trust * named + (1 - trust) * behaves)


def passages(talk: Dialogue, customers: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """(words, speaker, time) of what the customers said; their own questions and one-word answers left out."""
    found = []
    for turn in talk.turns:
        words = turn.words.strip()
        if turn.speaker in customers and len(words) >= SHORTEST and says_something(words) and not _only_asks(words):
            found.append((words, turn.speaker, turn.at))
    return tuple(found)


def _only_asks(words: str) -> bool:
    return bool(re.fullmatch(r"[^。.!！?？]{1,80}[?？]", words))
