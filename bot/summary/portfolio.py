"""Several journeys side by side: what hurts most across them, who is late, what helped."""

from collections.abc import Sequence
from datetime import date as Date

from bot.journey.model import Journey, Language
from bot.summary.fact import Effect, Facts, Pain, Step
from bot.summary.gather import facts
from bot.summary.lines import care_words, effect_line, measured
from bot.summary.page import LONGEST, SIZES
from bot.summary.wording import Wording, signed


def portfolio(journeys: Sequence[Journey], today: Date, language: Language) -> tuple[str, ...]:
    """Markdown paragraphs, at most LONGEST characters in all. Archived journeys are left out."""
    every = [facts(journey, (), today) for journey in journeys if journey.status != "archived"]
    page: tuple[str, ...] = ()
    for items, room in SIZES:
        page = _Portfolio(every, Wording(language, today, room), items).paragraphs()
        if sum(len(paragraph) + 2 for paragraph in page) <= LONGEST:
            break
    return page


class _Portfolio:
    def __init__(self, every: list[Facts], words: Wording, items: int) -> None:
        self._every = every
        self._words = words
        self._items = items

    def _say(self, entry: str, **values: object) -> str:
        return self._words.say(entry, "portfolio", **values)

    def paragraphs(self) -> tuple[str, ...]:
        if not self._every:
            return (self._say("none"),)
        parts = (self._head(), self._hurts(), self._late(), self._helped(), self._each())
        return tuple("\n".join(lines) for lines in parts)

    def _head(self) -> list[str]:
        counts = [(sum(f.status == s for f in self._every), s) for s in ("published", "draft")]
        told = [self._say("status", n=n, status=self._say(f"statuses.{s}")) for n, s in counts if n]
        return [self._say("head", n=len(self._every), facets=self._words.say("facets").join(told))]

    def _hurts(self) -> list[str]:
        worst = sorted(
            ((f, p) for f in self._every for p in f.pains),
            key=lambda pair: (pair[1].priority is None, -(pair[1].priority or 0)),
        )
        shown = [self._pain(n, f, p) for n, (f, p) in enumerate(worst[: self._items], 1)]
        left = sum(f.all_pains for f in self._every) - len(shown)
        more = [self._say("more_pains", n=left)] if left else []
        return [self._say("hurts"), *(shown or [self._say("no_pains")]), *more]

    def _pain(self, position: int, facts: Facts, pain: Pain) -> str:
        return self._say(
            "pain",
            number=position,
            text=self._words.short(pain.text),
            journey=self._words.name(facts.title),
            touchpoint=self._words.name(pain.touchpoint),
            severity=pain.severity,
            votes=pain.votes,
            moment_of_truth=pain.moment_of_truth,
            backed=pain.backed,
            care=care_words(self._words, pain),
        )

    def _late(self) -> list[str]:
        opened = [s for f in self._every for s in f.open]
        if not opened:
            return [self._say("late"), self._say("none_open")]
        late = sorted(((f, s) for f in self._every for s in f.late), key=lambda pair: -pair[1].days_late)
        unowned = sum(not s.owner for s in opened)
        shown = [self._late_step(f, s) for f, s in late[: self._items]]
        more = [self._say("more_late", n=len(late) - self._items)] if len(late) > self._items else []
        return [self._say("late"), self._say("open", n=len(opened), unowned=unowned, late=bool(late)), *shown, *more]

    def _late_step(self, facts: Facts, step: Step) -> str:
        return self._say(
            "late_step",
            title=self._words.short(step.title),
            journey=self._words.name(facts.title),
            owner=self._words.maybe(step.owner),
            late=step.days_late,
        )

    def _helped(self) -> list[str]:
        found = sorted(((f, s, e) for f in self._every for s, e in measured(f)), key=lambda one: _rank(one[2]))
        shown = [self._effect(f, s, e) for f, s, e in found[: self._items]]
        more = [self._say("more_effects", n=len(found) - self._items)] if len(found) > self._items else []
        unmeasured = sum(s.status == "done" and not s.effect for f in self._every for s in f.steps)
        blind = [self._say("unmeasured", n=unmeasured)] if unmeasured else []
        return [self._say("helped"), *(shown or ([] if blind else [self._say("no_effects")])), *more, *blind]

    def _effect(self, facts: Facts, step: Step, effect: Effect) -> str:
        line = effect_line(self._words, step, effect)
        return self._say("effect", line=line, journey=self._words.name(facts.title))

    def _each(self) -> list[str]:
        most = 2 * self._items
        shown = [self._line(f) for f in self._every[:most]]
        left = len(self._every) - most
        return [self._say("each"), *shown, *([self._say("more_journeys", n=left)] if left > 0 else [])]

    def _line(self, facts: Facts) -> str:
        low = facts.low
        return self._say(
            "line",
            title=self._words.short(facts.title),
            status="" if facts.status == "published" else self._say(f"statuses.{facts.status}"),
            low=self._words.name(low.touchpoint) if low else "",
            emotion=signed(low.emotion or 0) if low else "",
            pains=facts.all_pains,
            severe=facts.severe_pains,
            open=len(facts.open),
            evidence=facts.backing.total,
        )


def _rank(effect: Effect) -> tuple[int, int]:
    """What reached its target, what got better, what got worse or stayed, what nobody can tell; the newest first."""
    verdicts = (effect.reached is True, effect.better is True, effect.better is False, True)
    return verdicts.index(True), -effect.on.toordinal()
