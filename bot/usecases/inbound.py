"""What came in, free of Slack: one `Inbound` is one event, stored once under its key and worked on in the order
of its conversation. Texts are plain: Slack's escapes and `<…>` markup are already undone."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.guide.found import Found
from bot.material.pieces import Piece


class Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Place(Value):
    """Where something was said. `thread` is the root's ts; in a DM without threads it is None."""

    channel: str
    thread: str | None = None
    kind: Literal["public", "private", "dm"] = "public"


class UploadedFile(Value):
    id: str
    name: str
    mimetype: str
    size: int
    url: str


class Spoken(Value):
    type: Literal["spoken"] = "spoken"
    place: Place
    author: str
    text: str
    ts: str
    to_bot: bool  # mentions the bot, or is a DM
    to_others: bool = False  # mentions somebody else and not the bot
    files: tuple[UploadedFile, ...] = ()
    laid_out: str = ""  # the text with the blanks that its lines begin with
    material: tuple[Piece, ...] = ()  # tables, nested lists and forwarded messages that came with it
    unread: tuple[str, ...] = ()  # what came with it and cannot be read: image, video, chart …


class Edited(Value):
    type: Literal["edited"] = "edited"
    place: Place
    author: str
    text: str
    ts: str  # of the message that was edited


class Deleted(Value):
    type: Literal["deleted"] = "deleted"
    place: Place
    author: str
    ts: str


class Clicked(Value):
    """A button or a choice under one of the bot's messages (or in App Home: place.channel is "")."""

    type: Literal["clicked"] = "clicked"
    place: Place
    author: str
    does: str  # a `Does` of bot.guide.reply
    values: tuple[str, ...]
    message: str | None = None  # ts of the message that carried it
    response_url: str | None = None
    view: str | None = None  # id of the placeholder modal, where one was opened


class Submitted(Value):
    """A modal that was sent. `private` is what the form carried along."""

    type: Literal["submitted"] = "submitted"
    author: str
    form: str
    private: str
    fields: tuple[tuple[str, str], ...]
    view: str
    place: Place | None = None
    seen: int | None = None  # the revision of the map that the form showed


class Commanded(Value):
    """`/journey <text>`"""

    type: Literal["commanded"] = "commanded"
    place: Place
    author: str
    text: str
    response_url: str
    view: str | None = None


class HomeOpened(Value):
    type: Literal["home"] = "home"
    author: str


class AssistantOpened(Value):
    type: Literal["assistant"] = "assistant"
    place: Place
    author: str


class MessageSaved(Value):
    """The shortcut "Save as evidence" on somebody's message."""

    type: Literal["saved"] = "saved"
    place: Place
    author: str  # who saved it
    said_by: str
    text: str
    ts: str
    response_url: str | None = None
    material: tuple[Piece, ...] = ()  # forwarded messages and tables that it carries
    ours: bool = False  # the bot said it itself


class Reacted(Value):
    """The reaction by which a message becomes evidence."""

    type: Literal["reacted"] = "reacted"
    place: Place
    author: str  # who reacted
    ts: str  # of the message


class Thought(Value):
    """Something for the language model: worked on beside the conversation, which waits for nothing."""

    type: Literal["thought"] = "thought"
    does: Literal["read", "draft", "answer", "tell"]
    place: Place
    author: str
    language: Literal["zh", "en"]
    text: str = ""  # what is to be read, or the question
    message: str | None = None  # ts of the message that it is about
    files: tuple[UploadedFile, ...] = ()
    draft: str = ""  # of a draft: its kind …
    of: str = ""  # … and the part of the journey, or the step of a question
    only_to: str | None = None


class Rang(Value):
    """A timer of a workshop. `beat` is the workshop's when it was set: a later one makes it stale. `after`: the seconds
    that it was set for, where it is set again for longer."""

    type: Literal["rang"] = "rang"
    workshop: str
    does: Literal["ends", "counts", "asks", "reminds", "looks"]
    beat: int = 0
    person: str = ""
    after: int = 0


class CameDue(Value):
    """A reminder's day has come: `request` is answered to the person as it is then."""

    type: Literal["came_due"] = "came_due"
    person: str
    language: Literal["zh", "en"]
    request: str


class Departed(Value):
    """The day has come on which a deleted map goes for good, unless it was brought back meanwhile."""

    type: Literal["departed"] = "departed"
    journey: str
    until: str


class Forgetting(Value):
    """Somebody asked to be forgotten; `quietly`: what was being worked on then, and they have been told."""

    type: Literal["forgetting"] = "forgetting"
    person: str
    language: Literal["zh", "en"]
    quietly: bool = False


class Renumbered(Value):
    """A channel got another id: it was shared with another workspace, or moved within an organisation."""

    type: Literal["renumbered"] = "renumbered"
    old: str
    new: str


class Tidied(Value):
    """Once a day: what a workspace has kept for long enough goes."""

    type: Literal["tidied"] = "tidied"


class LinkShared(Value):
    """Addresses of ours in somebody's message, written or still being written (`source` composer)."""

    type: Literal["link_shared"] = "link_shared"
    place: Place
    author: str
    urls: tuple[str, ...]
    message: str = ""  # ts
    unfurl: str = ""  # Slack's id for it
    source: str = ""


class ListLooked(Value):
    """The Slack List of a map's actions is looked at again: Slack tells nobody when it was changed."""

    type: Literal["list_looked"] = "list_looked"
    journey: str


class TicketsMoved(Value):
    """A tracker says that something became of tickets of a map: it is asked for their status."""

    type: Literal["tickets_moved"] = "tickets_moved"
    journey: str
    tracker: str


class Emptied(Value):
    """What stands in the inbox in the place of an anonymous answer after its reveal: it came, and no more."""

    type: Literal["emptied"] = "emptied"


class Proposed(Value):
    """What the model read or drafted comes back to the conversation, as a turn of its own."""

    type: Literal["proposed"] = "proposed"
    place: Place
    author: str  # who wrote the text, or asked for the draft
    language: Literal["zh", "en"]
    changes: tuple[Found, ...]
    seen: int  # the journey's revision that it was made from
    draft: bool = False
    message: str | None = None
    unread: bool = False  # the model could not read the text: the guide is to hear it after all


Event = Annotated[
    Spoken
    | Edited
    | Deleted
    | Clicked
    | Submitted
    | Commanded
    | HomeOpened
    | AssistantOpened
    | MessageSaved
    | Reacted
    | Thought
    | Proposed
    | Rang
    | CameDue
    | Departed
    | Forgetting
    | Tidied
    | Renumbered
    | LinkShared
    | ListLooked
    | TicketsMoved
    | Emptied,
    Field(discriminator="type"),
]


#: What came by itself: nobody said it where somebody looks for an answer.
Unsaid = Rang | CameDue | Departed | Forgetting | ListLooked | TicketsMoved | Renumbered | Tidied | Emptied


class Inbound(Value):
    """`key` makes the event unique (see the inbox); `conversation` orders it."""

    key: str
    tenant: str  # workspace (and enterprise)
    conversation: str
    event: Event
