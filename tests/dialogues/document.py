"""A journey document as scripts write it: without what is empty, with ids that do not tell the order of typing, and
without the cases beside an opportunity, which are the knowledge base's to choose."""

from typing import Any

import yaml

from bot.journey.model import Journey

_NOT_TOLD = ("schema", "id", "created_at", "updated_at", "revision", "channel")
_NOT_OURS = ("cases",)
_PREFIX = {
    "personas": "persona",
    "stages": "stage",
    "touchpoints": "touch",
    "pain_points": "pain",
    "opportunities": "chance",
    "actions": "action",
    "evidence": "evidence",
}


def told(journey: Journey) -> dict[str, Any]:
    whole = journey.model_dump(mode="json")
    names = _names(whole)
    short: dict[str, Any] = _short({k: v for k, v in whole.items() if k not in _NOT_TOLD}, names)
    return short


def as_yaml(document: dict[str, Any]) -> str:
    """For comparing: a difference can be read line by line."""
    text: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    return text


def _names(document: dict[str, Any]) -> dict[str, str]:
    """Each id's name by kind and place: stage1, stage2, touch1 …"""
    names: dict[str, str] = {}
    count: dict[str, int] = {}

    def walk(value: Any) -> None:
        if isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            for key, items in value.items():
                for item in items if key in _PREFIX and isinstance(items, list) else ():
                    if isinstance(item, dict):
                        count[key] = count.get(key, 0) + 1
                        names[item["id"]] = f"{_PREFIX[key]}{count[key]}"
                walk(items)

    walk(document)
    return names


def _short(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        kept = {key: _short(item, names) for key, item in value.items()}
        return {key: item for key, item in kept.items() if key not in _NOT_OURS and not _empty(key, item)}
    if isinstance(value, list):
        return [_short(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


def _empty(key: str, value: Any) -> bool:
    if key == "emotion":
        return value is None
    return value is None or value in ([], {}, "") or (value is False) or (key in ("votes", "emotion_n") and value == 0)
