"""one_page(facts, language): what hurts most, who is on it, did it help – short enough for one message."""

from bot.journey.formulas import SMALL_SAMPLE
from bot.journey.model import ActionStatus, Language
from bot.summary.fact import Chance, Facts, Moment, Pain, Reading
from bot.summary.lines import care_words, effect_line, measured, step_line
from bot.summary.wording import Wording, number, signed

LONGEST = 2500  # characters: one message in Slack without "see more", with room for buttons
# How many items of a list are shown, and how many characters of a sentence, until the page fits.
STATUSES: tuple[ActionStatus, ...] = ("planned", "testing", "doing", "done", "dropped")
SIZES = ((5, 100), (5, 70), (4, 50), (3, 40), (2, 26), (1, 16))


def one_page(facts: Facts, language: Language) -> tuple[str, ...]:
    """Markdown paragraphs, at most LONGEST characters in all."""
    page: tuple[str, ...] = ()
    for items, room in SIZES:
        page = _Page(facts, Wording(language, facts.today, room), items).paragraphs()
        if sum(len(paragraph) + 2 for paragraph in page) <= LONGEST:
            break
    return page


class _Page:
    def __init__(self, facts: Facts, words: Wording, items: int) -> None:
        self._facts = facts
        self._words = words
        self._say = words.say
        self._items = items

    def paragraphs(self) -> tuple[str, ...]:
        facts = self._facts
        if not (facts.moods or facts.all_pains or facts.steps or facts.chances):
            return "\n".join(self._head()), self._say("blank")
        parts = (
            self._head(),
            self._hurts(),
            self._who(),
            self._helped(),
            self._feels(),
            self._chances(),
            self._trust(),
        )
        return tuple("\n".join(lines) for lines in parts if lines)

    def _head(self) -> list[str]:
        facts = self._facts
        facets = [self._say(f"states.{facts.state}")] if facts.state else []
        facets.append(self._say(f"statuses.{facts.status}"))
        listed = self._say("facets").join(facets)
        personas = self._words.names(facts.personas)
        head = self._say("head", title=self._words.short(facts.title), facets=listed, personas=personas)
        return [head, *([] if personas else [self._say("no_persona")]), self._goal()]

    def _goal(self) -> str:
        goal = self._facts.goal
        if not any((goal.objective, goal.metric, goal.baseline, goal.target)):
            return self._say("no_goal")
        objective = self._words.maybe(goal.objective, sentence=True) or self._say("goal_unnamed")
        return self._say("goal", objective=objective, metric=self._words.maybe(goal.metric), figures=self._figures())

    def _figures(self) -> str:
        baseline, target = (self._words.maybe(v) for v in (self._facts.goal.baseline, self._facts.goal.target))
        if baseline and target:
            return self._say("figures", baseline=baseline, target=target)
        if baseline:
            return self._say("figure_now", baseline=baseline)
        return self._say("figure_target", target=target) if target else ""

    def _hurts(self) -> list[str]:
        facts = self._facts
        if not facts.all_pains:
            return [self._say("hurts"), self._say("no_pains")]
        shown = [self._pain(n, pain) for n, pain in enumerate(facts.pains[: self._items], 1)]
        left = facts.all_pains - len(shown)
        more = [self._say("more_pains", n=left)] if left else []
        unrated = [self._say("unrated", n=facts.unrated_pains)] if facts.unrated_pains else []
        last = [" ".join((*more, *unrated))] if self._words.language == "en" else ["".join((*more, *unrated))]
        return [self._say("hurts"), *shown, *filter(None, last)]

    def _pain(self, position: int, pain: Pain) -> str:
        return self._say(
            "pain",
            number=position,
            text=self._words.short(pain.text),
            touchpoint=self._words.name(pain.touchpoint),
            severity=pain.severity,
            votes=pain.votes,
            moment_of_truth=pain.moment_of_truth,
            backed=pain.backed,
            care=care_words(self._words, pain),
        )

    def _who(self) -> list[str]:
        facts = self._facts
        if not facts.steps:
            return [self._say("who"), self._say("no_steps")]
        shown = [step_line(self._words, step) for step in facts.open[: self._items]] or [self._say("none_open")]
        left = len(facts.open) - self._items
        more = [self._say("more_steps", n=left)] if left > 0 else []
        tally = [self._tally()] if len(facts.steps) > 1 else []
        return [self._say("who"), *tally, *shown, *more]

    def _tally(self) -> str:
        """How many actions are how far."""
        counts = [(self._facts.count(status), status) for status in STATUSES]
        told = [self._say("tally", n=n, status=self._say(f"doing.{status}")) for n, status in counts if n]
        late = len(self._facts.late)
        return self._say("facets").join([*told, *([self._say("tally_late", n=late)] if late else [])])

    def _helped(self) -> list[str]:
        lines = [effect_line(self._words, step, effect) for step, effect in measured(self._facts)]
        unmeasured = [s for s in self._facts.steps if s.status == "done" and not s.effect]
        lines += [self._say("unmeasured", title=self._words.name(s.title)) for s in unmeasured]
        shown = lines[: self._items] or [self._say("no_effects")]
        more = [self._say("more_effects", n=len(lines) - self._items)] if len(lines) > self._items else []
        return [self._say("helped"), *shown, *more]

    def _feels(self) -> list[str]:
        facts = self._facts
        if not facts.moods:
            return []
        if facts.low is None:
            return [self._say("feels"), self._say("no_emotions")]
        return [self._say("feels"), self._low(facts.low), self._peak_end(), self._moods()]

    def _low(self, low: Moment) -> str:
        return self._say(
            "low",
            touchpoint=self._words.name(low.touchpoint),
            stage=self._words.name(low.stage),
            emotion=signed(low.emotion or 0),
            thought=self._words.maybe(low.thought, sentence=True),
            others=self._facts.as_low,
        )

    def _peak_end(self) -> str:
        peak, end, score = self._facts.peak, self._facts.end, self._facts.peak_end
        assert peak is not None
        assert end is not None
        end_at = self._words.name(end.touchpoint)
        if score is None:
            return self._say("no_end", end_at=end_at)
        peak_at, scores = self._words.name(peak.touchpoint), (signed(peak.emotion or 0), signed(end.emotion or 0))
        return self._say("peak_end", peak=scores[0], peak_at=peak_at, end=scores[1], end_at=end_at, score=signed(score))

    def _moods(self) -> str:
        most = 2 * self._items
        listed = [
            self._say(
                "mood",
                stage=self._words.name(mood.name),
                emotion=self._say("unscored") if mood.emotion is None else signed(mood.emotion),
            )
            for mood in self._facts.moods[:most]
        ]
        left = len(self._facts.moods) - most
        return self._say("separator").join([*listed, *([self._say("more_moods", n=left)] if left > 0 else [])])

    def _chances(self) -> list[str]:
        chances, most = self._facts.chances, min(self._items, 3)
        if not chances:
            return []
        shown = [self._chance(chance) for chance in chances[:most]]
        more = [self._say("more_chances", n=len(chances) - most)] if len(chances) > most else []
        return [self._say("chances"), *shown, *more]

    def _chance(self, chance: Chance) -> str:
        return self._say(
            "chance",
            question=self._words.short(chance.question),
            quadrant=self._say(f"quadrants.{chance.quadrant}") if chance.quadrant else "",
            score="" if chance.score is None else number(chance.score),
            taken_up=chance.taken_up,
        )

    def _trust(self) -> list[str]:
        facts = self._facts
        readings = [self._reading(reading) for reading in facts.readings[: self._items]]
        left = len(facts.readings) - self._items
        more = [self._say("more_readings", n=left)] if left > 0 else []
        return [self._say("trust"), self._backing(), *readings, *more, self._findings()]

    def _backing(self) -> str:
        backing = self._facts.backing
        if backing.from_customers is None:
            return self._say("no_backing")
        percent = round(100 * backing.from_customers)
        return self._say("backing", total=backing.total, customer=backing.customer, percent=percent)

    def _reading(self, reading: Reading) -> str:
        unit = (" %" if self._words.language == "en" else "%") if reading.share else ""
        return self._say(
            "reading",
            name=reading.name,
            stage=self._words.maybe(reading.stage),
            value=number(reading.value) + unit,
            before=None if reading.before is None else number(reading.before) + unit,
            change=self._change(reading),
            n=reading.n,
            small=reading.n is not None and reading.n < SMALL_SAMPLE,
        )

    def _change(self, reading: Reading) -> str:
        change = reading.change
        if change is None:
            return ""
        gap, low, high = (signed(v) for v in (change.value, change.low, change.high))
        return self._say("change", detectable=change.detectable, gap=gap, low=low, high=high)

    def _findings(self) -> str:
        facts = self._facts
        if not facts.findings:
            return self._say("no_findings")
        errors, warnings, hints = (facts.found(s) for s in ("error", "warning", "hint"))
        return self._say("findings", errors=errors, warnings=warnings, hints=hints)
