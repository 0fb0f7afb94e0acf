"""Where a conversation stands. What is filled is read from the journey itself; the session holds only what the
journey cannot say: what was skipped, what was asked, what was kept because nobody understood it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.journey.model import Language

Step = Literal[
    "scope", "persona", "evidence", "stages", "touchpoints", "emotions",
    "pain_points", "opportunities", "actions", "review", "follow_up",
]  # fmt: skip
STEPS: tuple[Step, ...] = (
    "scope", "persona", "evidence", "stages", "touchpoints", "emotions",
    "pain_points", "opportunities", "actions", "review", "follow_up",
)  # fmt: skip
GUIDED = 10  # steps that the conversation counts; follow-up comes after publishing


class Kept(BaseModel):
    """A text that was not understood; it is shown again at the review."""

    model_config = ConfigDict(frozen=True)
    author: str
    text: str
    slot: str
    message: str | None = None


class Answered(BaseModel):
    """Which message gave which revision, so that an edit of it can correct the answer."""

    model_config = ConfigDict(frozen=True)
    message: str
    revision: int
    slot: str


class Scored(BaseModel):
    """One person's emotion of a touchpoint, −2…2, with the revision that it made. `alone`: no earlier one counts."""

    model_config = ConfigDict(frozen=True)
    touchpoint: str
    person: str
    value: int
    revision: int
    alone: bool = False


class Speaker(BaseModel):
    """Somebody who took part, and the language that they last wrote in."""

    model_config = ConfigDict(frozen=True)
    id: str
    name: str
    language: Language
    script: Literal["hans", "hant"] = "hans"  # of their Chinese


class Waiting(BaseModel):
    """A question of the guide's own, outside the steps: its kind and what it is about."""

    model_config = ConfigDict(frozen=True)
    kind: str
    about: str = ""
    text: str = ""


class Session(BaseModel):
    model_config = ConfigDict(frozen=True)
    journey: str
    language: Language
    fixed_language: bool = False  # somebody asked for this language
    slot: str = ""  # the key of the question that was asked last
    tries: int = 0  # how often the answer to `slot` was not understood
    skipped: tuple[str, ...] = ()
    revisit: str = ""  # a slot gone back to; asked before any other
    staying: Step | None = None  # a step gone to; its open questions come before those of any other
    trail: tuple[str, ...] = ()  # slots asked, oldest first, for "back"
    kept: tuple[Kept, ...] = ()
    answers: tuple[Answered, ...] = ()
    waiting: Waiting | None = None
    people: tuple[Speaker, ...] = ()
    scores: tuple[Scored, ...] = ()
    paused: bool = False
    standing: tuple[str, ...] = ()  # turns whose messages still carry buttons
    offered: tuple[str, ...] = ()  # passages whose suggestions or cases were shown
