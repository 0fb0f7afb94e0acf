"""The published JSON Schema of `journey/1`, with what each field means."""

from typing import Any

from bot.journey.document import limits
from bot.journey.model import TAGS, Journey, Language
from prompts import render

ID = "urn:journey-guide:schema:journey:1"
_IDS = ("evidence", "pain_points", "blocked_by", "tags")


def schema(language: Language = "en") -> dict[str, Any]:
    """JSON Schema 2020-12 in the order of the document. A key with a default may be missing when a document is read;
    all keys are there in what is written."""
    made = Journey.model_json_schema(by_alias=True, mode="validation")
    models = made.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        **_described({**made, "required": ["schema", *made["required"]]}, "Journey", language),
        "$defs": {name: _described(models[name], name, language) for name in sorted(models)},
    }


def _described(model: dict[str, Any], name: str, language: Language) -> dict[str, Any]:
    about = {"title": _say(name, "name_of_part", language), "description": _say(name, "about", language)}
    properties = {key: _property(name, key, value, language) for key, value in model["properties"].items()}
    return about | {
        "type": "object",
        "properties": properties,
        "required": model.get("required", []),
        "additionalProperties": False,
    }


def _property(model: str, key: str, value: dict[str, Any], language: Language) -> dict[str, Any]:
    kept = {k: v for k, v in value.items() if k not in ("title", "description")}
    if kept.get("type") == "array":
        kept = _list(key, kept)
    return {"description": _say(model, key, language), **_bounded(kept)}


def _list(key: str, kept: dict[str, Any]) -> dict[str, Any]:
    items = {"type": "string", "enum": list(TAGS)} if key == "tags" else _bounded(kept["items"])
    unique = {"uniqueItems": True} if key in _IDS and "$ref" not in items else {}
    return {**kept, "items": items, "maxItems": limits.ITEMS[key], **unique}


def _bounded(value: dict[str, Any]) -> dict[str, Any]:
    """A text without a bound of its own gets the general one."""
    if "anyOf" in value:
        return {**value, "anyOf": [_bounded(branch) for branch in value["anyOf"]]}
    free = value.get("type") == "string" and not {"enum", "const", "maxLength", "format"} & set(value)
    return {**value, "maxLength": limits.TEXT} if free else value


def _say(model: str, key: str, language: Language) -> str:
    return render(f"check/schema.{model}.{key}", language)
