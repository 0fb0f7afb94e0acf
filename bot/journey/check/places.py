"""Where a finding is, in people's own words: “Check in › front desk › “a long queue””."""

from bot.journey.model import Journey, Language, Touchpoint
from bot.journey.tree import parts
from prompts import render

LONGEST = 48


class Places:
    """The places of one journey, by id, in the order of the map."""

    def __init__(self, journey: Journey, language: Language) -> None:
        self._language = language
        self._names = {"": render("check/places.journey", language)}
        self.goal = render("check/places.goal", language)
        for number, stage in enumerate(journey.stages, 1):
            self._names[stage.id] = self._say("stage", stage.name, number=number)
            for touchpoint in stage.touchpoints:
                self._add_touchpoint(stage.name, touchpoint)
        self._add_others(journey)
        self.order = {id: n for n, id in enumerate(["", *(part.id for part in parts(journey))])}

    def of(self, id: str, other: str = "") -> str:
        """The place of one part, or of two that are compared."""
        if not other:
            return self._names.get(id, self._names[""])
        return render("check/places.both", self._language, first=self.of(id), second=self.of(other))

    def _say(self, entry: str, words: str, **values: object) -> str:
        short = shortened(words) or render("check/places.unnamed", self._language)
        return render(f"check/places.{entry}", self._language, name=short, **values)

    def _add_touchpoint(self, stage: str, touchpoint: Touchpoint) -> None:
        inside = shortened(stage) or render("check/places.unnamed", self._language)
        self._names[touchpoint.id] = place = self._say("touchpoint", touchpoint.name, stage=inside)
        for pain in touchpoint.pain_points:
            self._names[pain.id] = self._say("pain_point", pain.text, touchpoint=place)

    def _add_others(self, journey: Journey) -> None:
        for persona in journey.personas:
            self._names[persona.id] = self._say("persona", persona.name)
        for opportunity in journey.opportunities:
            self._names[opportunity.id] = self._say("opportunity", opportunity.how_might_we)
        for action in journey.actions:
            self._names[action.id] = self._say("action", action.title)


def shortened(words: str) -> str:
    """On one line, cut at a length that still tells which part is meant."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
