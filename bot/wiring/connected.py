"""The trackers that the settings name."""

from bot.settings import Settings, WrongSettings
from bot.trackers.named import trackers
from bot.usecases.tracking import Tracker


def connected(settings: Settings) -> tuple[Tracker, ...]:
    """Raises WrongSettings where one cannot be used."""
    try:
        return trackers(settings.trackers, settings.tracker_keys)
    except ValueError:
        raise WrongSettings(("JOURNEY_TRACKERS",)) from None
