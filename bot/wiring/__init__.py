"""The only place that names concrete classes: from settings to a product that can be started and stopped.

What is heavy is imported when it is asked for: a command that lists journeys needs no Slack and no knowledge base.
"""

from typing import TYPE_CHECKING, Any

from bot.settings import Door, Settings

if TYPE_CHECKING:
    from bot.wiring.product import Product


def build(settings: Settings, door: Door | None = None, **overrides: Any) -> "Product":
    """The product that the settings describe; `overrides` replace parts of it by name (knowledge, artist, clock …)."""
    from bot.wiring.product import Product

    return Product(settings, door or settings.door, **overrides)
