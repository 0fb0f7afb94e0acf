"""Several maps as one, so that the sides of a comparison can be drawn over one another: stages of one name are one."""

from collections.abc import Iterable, Sequence

from bot.guide.reply import Side
from bot.journey.model import Journey, Stage, Touchpoint

MOST = 24  # maps of a side


def overlaid(side: Side, journeys: Sequence[Journey]) -> Journey:
    """A map that is drawn and never stored. A single map of its own stays as it is, but for its name."""
    if len(journeys) == 1 and not side.part:
        return journeys[0].model_copy(update={"id": side.name, "title": side.name})
    newest = max(journeys, key=lambda each: each.updated_at)
    when = {"created_at": newest.created_at, "updated_at": newest.updated_at}
    return Journey(
        id=side.name, title=side.name, language=newest.language, stages=tuple(_stages(side, journeys)), **when
    )


def _stages(side: Side, journeys: Iterable[Journey]) -> Iterable[Stage]:
    together: dict[str, Stage] = {}
    for journey in journeys:
        for stage in journey.stages:
            name = side.stage if side.part else stage.name
            points = tuple(_told(journey, point) for point in _meant(side, stage))
            known = together.get(name.strip().casefold())
            if known is None and side.part and not points:
                continue
            both = (*known.touchpoints, *points) if known else points
            id = known.id if known else f"{journey.id}.{stage.id}"
            together[name.strip().casefold()] = Stage(id=id, name=known.name if known else name, touchpoints=both)
    return together.values()


def _meant(side: Side, stage: Stage) -> tuple[Touchpoint, ...]:
    """As the counts take them: a part is called so where its name, or its stage's, has the word in it."""
    word = side.part.casefold()
    return tuple(one for one in stage.touchpoints if word in one.name.casefold() or word in stage.name.casefold())


def _told(journey: Journey, point: Touchpoint) -> Touchpoint:
    """Ids of two maps may be the same; what stands elsewhere in its map is not drawn."""
    pains = tuple(one.model_copy(update={"id": f"{journey.id}.{one.id}", "evidence": ()}) for one in point.pain_points)
    return point.model_copy(update={"id": f"{journey.id}.{point.id}", "pain_points": pains, "evidence": ()})
