"""A journey laid out as a sheet: on one strip, on leaves for pages, or as an overview."""

from collections.abc import Sequence
from dataclasses import replace

from bot.journey.formulas import stage_emotion
from bot.journey.model import Journey, Language, Metric
from bot.picture import legend
from bot.picture.appendix import appendix
from bot.picture.breaking import Measure, fitted, shortened
from bot.picture.cards import Cards
from bot.picture.columns import Columns
from bot.picture.head import FACT, head
from bot.picture.leaves import Piece, paged, whole
from bot.picture.overview import overview
from bot.picture.sheet import PAGE_MM, Leaf, Segment, Sheet
from bot.picture.text import spoken
from bot.picture.words import number, word, words

LABEL_MM = 27.0
NARROWEST_MM, WIDEST_MM = 36.0, 80.0
Group = tuple[tuple[Piece, ...], float]  # what stands side by side, and how wide its columns are, in mm
STRIP_AT_LEAST_MM, STAGE_AT_LEAST_MM = 250.0, 46.0
A_BAND_HOLDS = 24


def column_width(columns: int, page: float = PAGE_MM) -> float:
    """As wide as an A3 page allows, but never too narrow to read nor too wide to look at."""
    return min(WIDEST_MM, max(NARROWEST_MM, (page - LABEL_MM) / max(1, columns)))


def strip(journey: Journey, language: Language) -> Sheet:
    """Everything side by side, as wide as it needs."""
    return _strip(journey, language, column_width(_columns(journey)), strip_width(journey))


def strip_width(journey: Journey) -> float:
    """Of a strip, in mm."""
    columns = _columns(journey)
    return max(STRIP_AT_LEAST_MM, LABEL_MM + column_width(columns) * columns)


def widened(journey: Journey, language: Language, width: float) -> Sheet:
    """A strip of this width in mm, as far as its columns may grow."""
    return _strip(journey, language, min(WIDEST_MM, (width - LABEL_MM) / max(1, _columns(journey))), width)


def _strip(journey: Journey, language: Language, column: float, width: float) -> Sheet:
    pieces = whole(journey.stages)
    return _sheet(journey, language, ((pieces, column),) if pieces else (), width)


def _columns(journey: Journey) -> int:
    return _width_of(whole(journey.stages))


def _width_of(pieces: Sequence[Piece]) -> int:
    return sum(p.width for p in pieces)


def bands(journey: Journey, language: Language) -> Sheet:
    """A long strip folded into bands, so that a screen shows its text larger."""
    groups = paged(journey.stages, A_BAND_HOLDS)
    longest = max((_width_of(group) for group in groups), default=0)
    column = column_width(longest)
    width = max(STRIP_AT_LEAST_MM, LABEL_MM + column * longest)
    return _sheet(journey, language, tuple((group, column) for group in groups), width)


def groups_on_pages(journey: Journey, scale: float) -> tuple[Group, ...]:
    """What stands side by side where an A3 page is printed at this scale."""
    wide = PAGE_MM / scale
    groups = paged(journey.stages, int((wide - LABEL_MM) // NARROWEST_MM))
    return tuple((group, column_width(_width_of(group), wide)) for group in groups)


def leaves(journey: Journey, language: Language, scale: float = 1.0) -> Sheet:
    """Leaves as wide as an A3 page at this scale, one below the other; Typst puts them on pages."""
    made = _sheet(journey, language, groups_on_pages(journey, scale), PAGE_MM)
    return replace(made, layout="pages", scale=scale)


def with_appendix(sheet: Sheet, journey: Journey, language: Language) -> Sheet:
    return replace(sheet, appendix=appendix(journey, language, Columns(journey, language, WIDEST_MM)))


def bird_view(journey: Journey, language: Language) -> Sheet:
    """The overview alone, for a map too large for one readable picture."""
    column = max(STAGE_AT_LEAST_MM, (PAGE_MM - LABEL_MM) / max(1, len(journey.stages)))
    width = LABEL_MM + column * len(journey.stages)
    sheet = _sheet(journey, language, (), width)
    explained = tuple(entry for entry in sheet.legend if entry not in ("spread", "peak"))
    shown = overview(journey, language, column)
    return replace(sheet, overview=shown, opportunities=(), actions=(), legend=explained)


def _sheet(journey: Journey, language: Language, groups: Sequence[Group], width: float) -> Sheet:
    column = min((column for _, column in groups), default=WIDEST_MM)
    columns = Columns(journey, language, column)
    cards = Cards(journey, language, columns.number)
    loose = Measure(80, 8)
    return Sheet(
        language=language,
        spoken=spoken(journey),
        width=width,
        label=LABEL_MM,
        head=head(journey, language),
        lanes=columns.lanes,
        leaves=_leaves(groups, _Segments(journey, language, columns, cards, column)),
        opportunities=cards.opportunities({None}, loose),
        actions=cards.actions({None}, loose),
        overview=None,
        layout="sheet",
        kept=(),
        scale=1.0,
        appendix=(),
        legend=legend.entries(journey),
        footer=fitted(f"{shortened(journey.title, 48)} · {journey.updated_at[:10]}", FACT),
        words=words(language),
    )


class _Segments:
    def __init__(self, journey: Journey, language: Language, columns: Columns, cards: Cards, column: float) -> None:
        self._journey, self._columns, self._cards = journey, columns, cards
        self._language: Language = language
        self.column = column

    def segment(self, piece: Piece) -> Segment:
        stage, here = piece.stage, {t.id for t in piece.touchpoints}
        text = Measure(self.column - 5, 8)
        return Segment(
            id=stage.id,
            name=fitted(stage.name, Measure(self.column - 5.5, 12)),
            part=f"{piece.part}/{piece.parts}" if piece.parts > 1 else "",
            goal=fitted(stage.customer_goal, text),
            mean=stage_emotion(stage),
            metrics=tuple(self._metric(m) for m in self._journey.metrics if m.stage == stage.id),
            width=piece.width,
            columns=tuple(self._columns.column(t) for t in piece.touchpoints),
            opportunities=self._cards.opportunities({*here}, Measure(self.column - 8, 8)),
            actions=self._cards.actions({*here}, Measure(self.column - 8, 8)),
        )

    def _metric(self, m: Metric) -> str:
        few = word("marks.small_sample", self._language)
        size = "" if m.n is None else f" (n={m.n}{f', {few}' if m.n < 30 else ''})"
        return f"{m.name} {number(m.value)}{size}{f' {m.date.isoformat()}' if m.date else ''}"


def _leaves(groups: Sequence[Group], segments: _Segments) -> tuple[Leaf, ...]:
    made = [tuple(segments.segment(p) for p in pieces) for pieces, _ in groups]
    befores = [None, *map(_last, made)]
    afters = [*map(_first, made[1:]), None]
    return tuple(Leaf(column, made[i], befores[i], afters[i]) for i, (_, column) in enumerate(groups))


def _first(group: Sequence[Segment]) -> int | None:
    return group[0].columns[0].emotion if group[0].columns else None


def _last(group: Sequence[Segment]) -> int | None:
    return group[-1].columns[-1].emotion if group[-1].columns else None
