"""When the next digest is due, at somebody's local time; when a person is left alone."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.usecases.subscriptions import Preferences, Subscription

SATURDAY = 5


def zone(name: str) -> tzinfo:
    """An unknown one counts as UTC."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def following(subscription: Subscription, now: str, where: str) -> str:
    """The first time after now, ISO 8601 in UTC."""
    local = datetime.fromisoformat(now).astimezone(zone(where))
    day = local.date()
    for _ in range(62):
        due = datetime.combine(day, time(subscription.hour), local.tzinfo)
        if due > local and _falls(subscription, due):
            return due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        day += timedelta(days=1)
    raise AssertionError("every month has its days 1–28")


def _falls(subscription: Subscription, due: datetime) -> bool:
    return (due.weekday() if subscription.every == "week" else due.day) == subscription.day


def reachable(now: str, where: str, preferences: Preferences) -> bool:
    """Neither at the weekend nor in the person's quiet hours."""
    local = datetime.fromisoformat(now).astimezone(zone(where))
    start, end = preferences.quiet_from, preferences.quiet_until
    quiet = start <= local.hour < end if start < end else local.hour >= start or local.hour < end
    return local.weekday() < SATURDAY and not (quiet and start != end)


def local_day(now: str, where: str) -> str:
    return datetime.fromisoformat(now).astimezone(zone(where)).date().isoformat()
