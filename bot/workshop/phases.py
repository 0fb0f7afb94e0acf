"""How a workshop moves on: its clock, its pauses, who may move it."""

from datetime import datetime, timedelta

from bot.workshop.model import TIMED, Phase, Workshop

STRANDED = timedelta(days=1)  # a facilitator not seen for so long may be stood in for


def moment(at: str) -> datetime:
    return datetime.fromisoformat(at.replace("Z", "+00:00"))


def written(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def later(now: str, seconds: float) -> str:
    return written(moment(now) + timedelta(seconds=seconds))


def entered(workshop: Workshop, phase: Phase, now: str) -> Workshop:
    """In a new phase, with its clock started where it has one. Over days only the answering has an end that was
    chosen; a vote is then given as long as the answers had."""
    ends = ""
    if phase in TIMED:
        ends = later(now, _length(workshop))
    return _changed(workshop, phase=phase, phase_at=now, ends_at=ends, left=None)


def _length(workshop: Workshop) -> float:
    if workshop.days and workshop.ends_at and workshop.phase_at:
        return max(3600.0, (moment(workshop.ends_at) - moment(workshop.phase_at)).total_seconds())
    return workshop.minutes * 60.0


def paused(workshop: Workshop, now: str) -> Workshop:
    if not workshop.ends_at or workshop.paused:
        return workshop
    return _changed(workshop, left=seconds_left(workshop, now), ends_at="")


def resumed(workshop: Workshop, now: str) -> Workshop:
    if workshop.left is None:
        return workshop
    return _changed(workshop, ends_at=later(now, workshop.left), left=None)


def extended(workshop: Workshop, minutes: int, now: str) -> Workshop:
    if workshop.left is not None:
        return _changed(workshop, left=workshop.left + minutes * 60)
    if not workshop.ends_at:
        return workshop
    return _changed(workshop, ends_at=later(max(workshop.ends_at, now), minutes * 60))


def seconds_left(workshop: Workshop, now: str) -> int:
    if workshop.left is not None:
        return workshop.left
    if not workshop.ends_at:
        return 0
    return max(0, round((moment(workshop.ends_at) - moment(now)).total_seconds()))


def may_lead(workshop: Workshop, person: str) -> bool:
    return person == workshop.facilitator


def is_stranded(workshop: Workshop, now: str) -> bool:
    """Its facilitator has not been seen for a day."""
    return moment(now) - moment(workshop.seen_at or workshop.started_at) >= STRANDED


def tick_after(seconds: int) -> int:
    """Seconds until the countdown is written anew: never under five, rarer while much is left."""
    if seconds > 600:
        return 60
    if seconds > 120:
        return 30
    return 10 if seconds > 30 else 5


def _changed(workshop: Workshop, **changes: object) -> Workshop:
    return workshop.model_copy(update={**changes, "beat": workshop.beat + 1})
