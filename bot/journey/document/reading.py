"""from_json(text): the journey of a document, or every fault that it has."""

from typing import Any

from bot.journey.document.content import Row, computed_severity, content_faults, rows
from bot.journey.document.faults import fault, in_document_order
from bot.journey.document.later import is_later, taken_out
from bot.journey.document.shape import shaped, unknown_field
from bot.journey.document.text import parsed
from bot.journey.errors import BadDocument, Fault
from bot.journey.model import Journey

SCHEMA = "journey/1"


def from_json(text: str) -> Journey:
    """The journey. A severity that is not given is computed from its factors; anything else unknown stays null.

    Raises BadDocument with all faults, in the order of the document."""
    return with_rest(text)[0]


def with_rest(text: str) -> tuple[Journey, tuple[str, ...]]:
    """The journey, and the JSON paths of what a later minor version has and this program does not know."""
    data, faults = parsed(text)
    if not isinstance(data, dict):
        raise BadDocument((fault("$", "type_object"),))
    rest: tuple[str, ...] = ()
    if is_later(data.get("schema")):
        data["schema"], rest = SCHEMA, taken_out(data)
    if data.get("schema", SCHEMA) != SCHEMA:
        raise BadDocument((fault("$.schema", "schema", value=str(data["schema"]), known=SCHEMA),))
    _complete(data)
    journey, wrong = shaped(data)
    faults += _schema_key(data) + _elsewhere(wrong, faults)
    faults += _elsewhere(list(content_faults(data)), faults)
    if faults or journey is None:
        raise BadDocument(in_document_order(faults, data))
    return journey, rest


def _complete(data: dict[str, Any]) -> None:
    for row in rows(Row("$", data), "stages", "touchpoints", "pain_points"):
        if row.value.get("severity") is None:
            row.value["severity"] = computed_severity(row.value)


def _elsewhere(found: list[Fault], known: list[Fault]) -> list[Fault]:
    """The faults at places where none is known yet: one thing wrong is told once."""
    taken = {f.path for f in known}
    return [f for f in found if f.path not in taken]


def _schema_key(data: dict[str, Any]) -> list[Fault]:
    """The document must say what it is; the model's own name for that field is no key of the document."""
    found = [] if "schema" in data else [fault("$.schema", "missing", field="schema")]
    return [*found, unknown_field("$.schema_", "schema_", "")] if "schema_" in data else found
