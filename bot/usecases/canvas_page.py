"""A map as a page of Markdown: what matters first, then the map stage by stage, then the actions as a table."""

from collections.abc import Iterator
from datetime import date as Date

from bot.journey.check import check
from bot.journey.model import Action, Journey, Stage, Touchpoint
from bot.summary import facts, one_page
from bot.summary.wording import Wording, signed
from prompts import render, said

ROOM = 200  # characters of a person's sentence
MOST_ROWS = 60  # of a table; Slack's hold three hundred cells


def page(journey: Journey, today: Date, link: str = "") -> str:
    """In the journey's language. `link` leads to the thread where it is talked about."""
    words = _Words(journey, today)
    found = facts(journey, check(journey, today, journey.language), today)
    parts = [words.own("head", link=link, date=words.date(today)), *one_page(found, journey.language)]
    if journey.stages:
        parts += [
            words.own("map"),
            *(part for n, stage in enumerate(journey.stages, 1) for part in words.stage(n, stage)),
        ]
    if journey.actions:
        parts += [words.own("actions"), words.table(journey.actions)]
    return "\n\n".join(part for part in (*parts, words.own("foot")) if part) + "\n"


class _Words(Wording):
    def __init__(self, journey: Journey, today: Date) -> None:
        super().__init__(journey.language, today, ROOM)

    def own(self, entry: str, **values: object) -> str:
        return render(f"usecases/canvas.{entry}", self.language, **values)

    def stage(self, number: int, stage: Stage) -> Iterator[str]:
        goal = self.maybe(stage.customer_goal, sentence=True)
        yield self.own("stage", n=number, name=stage.name, goal=goal)
        yield "\n".join(line for touchpoint in stage.touchpoints for line in self._touchpoint(touchpoint))

    def _touchpoint(self, one: Touchpoint) -> Iterator[str]:
        emotion = "" if one.emotion is None else signed(one.emotion)
        yield self.own(
            "touchpoint",
            name=one.name,
            channel=self.maybe(one.channel),
            emotion=emotion,
            thought=self.maybe(one.thought, sentence=True),
            moment=one.moment_of_truth,
        )
        for pain in one.pain_points:
            yield self.own("pain", text=self.short(pain.text), severity=pain.severity)

    def table(self, actions: tuple[Action, ...]) -> str:
        rows = [self._row(action) for action in actions[:MOST_ROWS]]
        left = len(actions) - len(rows)
        more = f"\n\n{self.own('more', n=left)}" if left else ""
        return "\n".join((self.own("columns"), "| --- | --- | --- | --- |", *rows)) + more

    def _row(self, one: Action) -> str:
        due = self.date(one.due) if one.due else ""
        status = self.say(f"doing.{one.status}")
        owner = self.maybe(one.owner) or self.maybe(one.department)
        return "| " + " | ".join(_cell(text) for text in (self.short(one.title), owner, due, status)) + " |"


def _cell(text: str) -> str:
    return said(text).replace("|", "¦") or "–"
