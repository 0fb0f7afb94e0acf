"""Working hours: Monday to Friday, nine to six, where somebody lives."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.workshop.phases import moment, written

FROM, TO = time(9), time(18)
SATURDAY = 5


def next_working(now: str, zone: str) -> str:
    """Now, where it is working time there; else the next morning of a working day. An unknown zone counts as UTC."""
    local = moment(now).astimezone(_zone(zone))
    if local.weekday() < SATURDAY and FROM <= local.time() < TO:
        return now
    morning = datetime.combine(local.date(), FROM, local.tzinfo)
    if local.time() >= FROM:
        morning += timedelta(days=1)
    while morning.weekday() >= SATURDAY:
        morning += timedelta(days=1)
    return written(morning.astimezone(ZoneInfo("UTC")))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
