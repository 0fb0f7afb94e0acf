"""A conversation with the guide alone, for tests: type, press, look at what was answered and what is on the map."""

from dataclasses import dataclass, field
from datetime import date as Date

from bot.guide.advance import advance
from bot.guide.craft import Craft
from bot.guide.reply import Reply
from bot.guide.said import Author, Corrected, Pressed, Said, Text, Withdrawn
from bot.guide.starting import start
from bot.guide.turn import Outcome, State
from bot.journey.revisions import Revision, events_between
from bot.reading.learned.loading import opened_reader

MIA, TOM = Author("U1", "Mia", "en"), Author("U2", "Tom", "en")
CHEN, WU = Author("U3", "小陈", "zh"), Author("U4", "老吴", "zh")
READER = opened_reader()
TODAY = Date(2026, 1, 15)


@dataclass
class Talk:
    opening: str
    craft: Craft
    starter: Author = MIA
    revisions: list[Revision] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.said = 0
        self._take(
            start(
                self.opening,
                self.starter,
                id="j1",
                channel="C1",
                now="2026-01-15T09:00:00Z",
                today=TODAY,
                craft=self.craft,
                in_dm=False,
                reader=READER,
            ),
            self.starter,
            None,
        )

    def type(self, text: str, author: Author | None = None) -> Reply:
        self.said += 1
        return self.hear(Text(author or self.starter, text, TODAY, message=f"m{self.said}"))

    def press(self, does: str, *values: str, author: Author | None = None) -> Reply:
        return self.hear(Pressed(author or self.starter, does, values, TODAY))

    def edit(self, number: int, text: str) -> Reply:
        return self.hear(Corrected(self.starter, f"m{number}", text, TODAY))

    def delete(self, number: int) -> Reply:
        return self.hear(Withdrawn(self.starter, f"m{number}", TODAY))

    def hear(self, said: Said) -> Reply:
        state = State(self.journey, self.session, self.craft, lambda: tuple(self.revisions), READER)
        message = said.message if not isinstance(said, Pressed) and hasattr(said, "message") else None
        return self._take(advance(state, said), said.author, message)

    def _take(self, outcome: Outcome, author: Author, message: str | None) -> Reply:
        before = getattr(self, "journey", outcome.journey)
        events = events_between(before, outcome.journey)
        self.journey, self.session = outcome.journey, outcome.session
        if events:
            number = before.revision + 1
            self.journey = self.journey.model_copy(update={"revision": number})
            self.revisions.append(
                Revision(
                    number=number,
                    at="now",
                    author=author.id,
                    message=message,
                    undoes=outcome.undoes,
                    summary=outcome.summary,
                    events=events,
                )
            )
        self.reply = outcome.reply
        return outcome.reply

    @property
    def text(self) -> str:
        """Everything that the last reply says."""
        return "\n".join(s.text for s in self.reply.sections)

    @property
    def slot(self) -> str:
        return self.session.slot
