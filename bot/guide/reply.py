"""What the guide answers, free of Slack: text in Markdown, choices, buttons; the mouth makes blocks of it."""

from dataclasses import dataclass
from typing import Literal

from bot.guide.shown import Shown
from bot.journey.model import Language
from bot.material.report import Report

# What a button can mean. `value` holds the argument (an id, a slot, a revision number, a choice).
Does = Literal[
    "choose",      # answer the slot with the chosen values (value: the slot's key)
    "skip",        # value: the slot's key
    "back",
    "undo",        # value: revision number
    "edit",        # opens a form; value: "<form>:<part id>"
    "show",        # draw the picture
    "more",        # the full text of a cited passage; value: passage id
    "publish",
    "summary",
    "check",
    "keep_pain",   # record the text kept in the session as a pain point
    "put",         # a kept text is of this kind after all; value: "<number>:<kind>"
    "withdraw",    # value: revision number: a deleted message's answer goes after all
    "keep",        # value: revision number: … or stays
    "go",          # value: step to go to
    "download",    # value: pdf | svg | json
    "dismiss",
    "new",         # App Home: a form for a new journey
    "result",      # App Home: a form for the figure of an action; value: a packed request
    "request",     # ask or change across journeys; value: a packed request
    "wish",        # of the map named by the button; value: a packed wish
    "move",        # a form for the channel that the map goes to; value: its id
    "open",        # App Home: a journey's page; value: its id
    "save_all",    # value: a proposal's id
    "choose_some", # value: a proposal's id: its changes one by one
    "discard",     # value: a proposal's id
    "good",        # value: the turn whose answer helped
    "bad",         # … or did not
    "take_in",     # take what was handed in as it was understood; value: its id
    "columns",     # … choose its columns first, in a form
    "customers",   # … its customer is another; value: its id and the speaker's number
    "make_map",    # … as the map of this journey
    "only_evidence",  # … as evidence, not as a map
    "team_words",  # … as the team's own notes
    "leave",       # … not at all
    "send_out",    # actions to a tracker; value: "<tracker>|<action ids>"
    "hold_back",   # … not after all
    "workshop",    # a form for a new workshop; value: a journey's id or nothing
    "contribute",  # answer a workshop's prompt, in a form; value: its id
    "vote",        # … give dots, in a form
    "arrange",     # … its clusters, in a form
    "take",        # … its results into the map, in a form
    "facilitate",  # value: a step, the workshop's id, the phase
    "my_data",     # a file of what is kept of who presses
    "forget_me",   # … and that it goes
    "mine",        # what became of one's ideas; value: the workshop's id
]  # fmt: skip


FileFormat = Literal["pdf", "svg", "json", "xlsx", "csv", "md", "html", "mermaid", "cjml", "ujm", "pptx"]


@dataclass(frozen=True)
class Button:
    does: Does
    label: str
    value: str = ""
    primary: bool = False
    danger: bool = False


@dataclass(frozen=True)
class Choice:
    label: str
    value: str
    chosen: bool = False
    passage: str | None = None  # where the suggestion comes from
    note: str | None = None


@dataclass(frozen=True)
class Choices:
    """Two to ten suggestions. `many`: checkboxes with a button that sends them, else one button each."""

    slot: str
    items: tuple[Choice, ...]
    many: bool
    send: str = ""  # label of the sending button


@dataclass(frozen=True)
class Cited:
    """A passage that a text rests on; of a team's document also the page or slide and the heading where it stands, and
    in `url` the message that brought it."""

    passage: str
    title: str
    source: str
    url: str | None = None
    leaf: int | None = None
    heading: str = ""


@dataclass(frozen=True)
class Section:
    """One paragraph or list of Markdown (the person's own words already escaped by the renderer of the prompt),
    its buttons beside it, its sources under it."""

    text: str
    buttons: tuple[Button, ...] = ()
    choices: Choices | None = None
    cites: tuple[Cited, ...] = ()
    shown: Shown | None = None  # in place of the text where Slack can; the text says the same


@dataclass(frozen=True)
class Side:
    """One side of a comparison: its maps drawn as one; with a `part`, only the touchpoints or stages so called, as the
    stage that both sides share."""

    name: str
    maps: tuple[str, ...]
    part: str = ""
    stage: str = ""


@dataclass(frozen=True)
class Reply:
    language: Language
    sections: tuple[Section, ...] = ()
    footer: str = ""  # where we are, quietly
    footer_buttons: tuple[Button, ...] = ()
    draw: bool = False  # attach the picture of the journey
    file: FileFormat | None = None  # attach this rendering
    beside: tuple[str, ...] = ()  # ids: attach these maps over one another
    sides: tuple[Side, ...] = ()  # attach these over one another
    report: Report | None = None  # attach this page of answers
    only_to: str | None = None  # user id: an ephemeral answer
    asks: tuple[str, ...] = ()  # questions whose answers follow in messages of their own
    summarised: bool = False  # holds a summary, whose prose may follow
    published: bool = False  # the map was published with it: its channel is told
    settles: tuple[str, ...] = ()  # turns whose buttons are over with it
    note: str = ""  # what stands in their place: what was chosen, and by whom

    @property
    def asks_something(self) -> bool:
        """Whether there is anything to press that a later answer makes old."""
        return any(section.buttons or section.choices for section in self.sections) or bool(self.footer_buttons)

    @property
    def empty(self) -> bool:
        return not (self.sections or self.draw or self.file)
