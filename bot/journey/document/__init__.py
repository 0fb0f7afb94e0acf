"""The journey document, schema `journey/1`: what export writes and import reads. It round-trips without loss."""

import json

from bot.journey.document.faults import said as said
from bot.journey.document.reading import from_json as from_json
from bot.journey.document.reading import with_rest as with_rest
from bot.journey.document.schema import schema as schema
from bot.journey.errors import BadDocument as BadDocument
from bot.journey.errors import Fault as Fault
from bot.journey.model import Journey


def to_json(journey: Journey) -> str:
    """The document, indented, keys in the published order, ending in a line feed; the same journey gives the same
    bytes. Raises ValueError for a number that JSON cannot hold."""
    return json.dumps(journey.model_dump(mode="json"), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
