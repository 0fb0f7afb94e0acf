"""Mermaid's `journey`: sections are stages, tasks touchpoints with a score of 1–5. In and out.

Syntax: mermaid.js.org/syntax/userJourney.html. What the format cannot carry stands in its comments.
"""

import re

from bot.journey.model import Journey
from bot.material.maps.found import Draft

_TASK = re.compile(r"^(?P<name>[^:]+?)\s*:\s*(?P<score>\d+)\s*(?::\s*(?P<actors>.*))?$")
_UNSAID = 3  # the middle of Mermaid's scale stands for a touchpoint that nobody has scored
_MARK = "%% unscored: "


def draft(text: str) -> Draft | None:
    made = Draft()
    unscored: set[str] = set()
    for raw in text.split("\n"):
        line = raw.strip()
        if line.startswith(_MARK):
            unscored = set(line.removeprefix(_MARK).split(" | "))
        elif line.startswith("title "):
            made.title = _back(line.removeprefix("title ").strip())
        elif line.startswith("section "):
            made.stage(_back(line.removeprefix("section ").strip()))
        elif (task := _TASK.match(line)) and not line.startswith(("%%", "journey", "---")):
            _task(made, task, unscored)
    return made if made.stages else None


def _task(made: Draft, task: re.Match[str], unscored: set[str]) -> None:
    if not made.stages:
        made.stage(made.title or _back(task["name"]))
    name = _back(task["name"])
    made.touchpoint(name)
    if name not in unscored:
        made.at_touchpoint(emotion=max(-2, min(2, int(task["score"]) - 3)), emotion_n=1)
    for actor in (task["actors"] or "").split(","):
        made.persona(_back(actor.strip()))


def written(journey: Journey, notes: tuple[str, ...]) -> str:
    """`notes`: what the file leaves out, said in it."""
    lines = ["journey", *(f"    %% {note}" for note in notes), f"    title {_safe(journey.title)}"]
    actor = _safe(journey.personas[0].name) if journey.personas else ""
    silent = [t.name for t in journey.all_touchpoints() if t.emotion is None]
    if silent:
        lines.insert(1, f"    {_MARK}{' | '.join(map(_safe, silent))}")
    for stage in journey.stages:
        lines.append(f"    section {_safe(stage.name)}")
        for point in stage.touchpoints:
            score = _UNSAID if point.emotion is None else point.emotion + 3
            lines.append(f"      {_safe(point.name)}: {score}" + (f": {actor}" if actor else ""))
    return "\n".join(lines) + "\n"


_SIGNS = {":": "：", "#": "＃", ";": "；", ",": "，"}


def _safe(text: str) -> str:
    """The signs that part a line in Mermaid, as their wide twins."""
    return " ".join("".join(_SIGNS.get(letter, letter) for letter in text).split())


def _back(text: str) -> str:
    """In a Chinese text the wide signs are its own."""
    plain = "".join({wide: sign for sign, wide in _SIGNS.items()}.get(letter, letter) for letter in text)
    return plain if plain.isascii() else text
