"""Modals: the placeholder that is opened at once, the form, the text to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.guide.form import Form, FormField
from bot.guide.reply import Reply
from bot.journey.model import Language
from bot.slack import limits
from bot.slack.mrkdwn import mrkdwn
from bot.slack.views import blocks
from bot.slack.views import today as newer
from bot.slack.views.blocks import Block
from bot.slack.views.inputs import VALUE, element, typed
from bot.slack.views.messages import groups
from bot.slack.views.pieces import pieces, short
from bot.usecases.inbound import Place
from prompts import render

View = dict[str, Any]


class Carried(BaseModel):
    """What a form takes with it (`private_metadata`, at most 3,000 characters)."""

    model_config = ConfigDict(frozen=True)
    private: str
    of: str
    language: Language
    place: Place | None = None
    seen: int | None = None


@dataclass(frozen=True)
class Handle:
    """An open modal, as the inbox hands it on: which view, in which state, and where it was asked for."""

    id: str
    hash: str
    place: Place | None

    def __str__(self) -> str:
        return f"{self.id} {self.hash} {self.place.model_dump_json() if self.place else ''}"

    @classmethod
    def parse(cls, text: str) -> "Handle":
        id, _, rest = text.partition(" ")
        hash, _, place = rest.partition(" ")
        return cls(id, hash, Place.model_validate_json(place) if place else None)


def placeholder() -> View:
    """Opened before anything is known of the person, so in both languages."""
    words = "  ·  ".join(render("slack/modals.moment", language) for language in ("zh", "en"))
    return _modal(render("slack/modals.title", "en"), [blocks.context(words)], render("slack/modals.close", "en"))


def form(form: Form, private: str, place: Place | None) -> View:
    title, *rest = _title(form.title)
    about = [blocks.context(mrkdwn(form.about))] if form.about else []
    made = _modal(title, [*rest, *about, *(_field(field, form.language) for field in form.fields)], form.cancel)
    return {
        **made,
        "callback_id": form.form,
        "submit": blocks.plain(short(form.send, limits.VIEW_BUTTON)),
        "private_metadata": Carried(
            private=private, of=form.of, language=form.language, place=place, seen=form.seen
        ).model_dump_json(exclude_none=True),
    }


def text(title: str, reply: Reply, level: str = "") -> View:
    """`level` warning or error: something went otherwise than it was meant, and the words stand out."""
    short_title, *rest = _title(title)
    if level:
        said = "\n".join(mrkdwn(section.text) for section in reply.sections)
        alerts = [newer.alert(part, level) for part in pieces(said)]
        return _modal(short_title, [*rest, *alerts], render("slack/modals.close", reply.language))
    shown = [*rest, *(block for group in groups(reply, readers=False) for block in group)]
    return _modal(short_title, _whole(shown, reply.language), render("slack/modals.close", reply.language))


def home(reply: Reply) -> View:
    shown = [block for group in groups(reply) for block in group]
    return {"type": "home", "blocks": _whole(shown, reply.language)}


def fields_of(values: Mapping[str, Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
    """The fields of a submission as (name, what was typed or chosen), in the order of the form."""
    return tuple((name, typed(elements.get(VALUE, {}))) for name, elements in values.items() if VALUE in elements)


def without_alerts(view: View) -> View | None:
    """The same view for where alerts are refused; None where it has none."""
    if not any(block["type"] == "alert" for block in view["blocks"]):
        return None
    plain = (blocks.section(block["text"]["text"]) if block["type"] == "alert" else block for block in view["blocks"])
    return {**view, "blocks": list(plain)}


def _title(title: str) -> list[Any]:
    """Twenty-four characters fit; a longer title stands whole as a heading too."""
    cut = short(title, limits.VIEW_TITLE)
    return [cut] if cut == title else [cut, *(blocks.section(f"*{part}*") for part in pieces(mrkdwn(title), 2000))]


def _modal(title: str, shown: list[Block], close: str) -> View:
    return {
        "type": "modal",
        "title": blocks.plain(short(title, limits.VIEW_TITLE)),
        "close": blocks.plain(short(close, limits.VIEW_BUTTON)),
        "blocks": shown,
    }


def _whole(shown: list[Block], language: Language) -> list[Block]:
    """A view holds a hundred blocks: what does not fit is said not to."""
    if len(shown) <= limits.VIEW_BLOCKS:
        return shown
    return [*shown[: limits.VIEW_BLOCKS - 1], blocks.context(render("slack/modals.more_elsewhere", language))]


def _field(field: FormField, language: Language) -> Block:
    if len(field.value) > limits.INPUT_VALUE:
        said = render("slack/modals.too_long_to_edit", language, field=field.label)
        return newer.alert(mrkdwn(said), "warning")
    made: Block = {
        "type": "input",
        "block_id": field.name,
        "label": blocks.plain(short(field.label, limits.INPUT_LABEL)),
        "optional": field.optional,
        "element": element(field),
    }
    return {**made, "hint": blocks.plain(short(field.hint, limits.INPUT_HINT))} if field.hint else made
