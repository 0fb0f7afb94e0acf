"""Where a map is talked about."""

from bot.usecases.ports import Mouth, Store


def link_to(store: Store, mouth: Mouth, tenant: str, journey: str) -> str:
    """To the first thread of a map that can be linked to; "" where it has none."""
    places = [place for _, place in store.conversations.of_journey(tenant, journey) if place.thread]
    return next((url for place in places if (url := mouth.link(tenant, place))), "")
