"""What a language model says that a text tells about the journey; untrusted until `bot.guide.proposal` checked it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal[
    "goal", "scope", "persona", "need", "expectation", "stage", "touchpoint", "emotion", "pain_point",
    "opportunity", "action", "evidence", "translation",
]  # fmt: skip


class Found(BaseModel):
    """One change. `quote` are the exact words that it rests on; of the other fields those that the kind has.

    `text` is the name, statement or title (of a scope: where it starts); `detail` a persona's description, what is done
    at a touchpoint, the thought behind an emotion, where a scope ends; `of` the part that it hangs on, by id or name.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    kind: Kind
    quote: str = Field(max_length=2000)
    text: str | None = Field(None, max_length=1000)
    detail: str | None = Field(None, max_length=1000)
    of: str | None = Field(None, max_length=200)
    channel: str | None = Field(None, max_length=100)
    emotion: int | None = None
    frequency: int | None = None
    impact: int | None = None
    persistence: int | None = None
    metric: str | None = Field(None, max_length=200)
    baseline: str | None = Field(None, max_length=100)
    target: str | None = Field(None, max_length=100)
    owner: str | None = Field(None, max_length=100)
    due: str | None = Field(None, max_length=40)
    field: str | None = Field(None, max_length=40)  # of a translation: the field that is translated …
    language: Literal["zh", "en"] | None = None  # … and into which language


class Findings(BaseModel):
    """Everything found in one text, in its order."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    changes: tuple[Found, ...] = Field((), max_length=60)
