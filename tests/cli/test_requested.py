"""Requests outside a journey are lines of the reading format too."""

from datetime import date as Date

import pytest

from bot.cli.requested import requested
from bot.reading.learned.loading import opened_reader
from bot.usecases.craft import KnowledgeCraft


@pytest.mark.parametrize(
    ("lang", "text", "does", "slots"),
    [
        ("en", "which of our actions are overdue?", "actions", {"filter": "overdue"}),
        ("en", "what has changed since last tuesday", "changes", {"since": "2026-11-24"}),
        ("en", "send me the returns map as slides please", "export", {"format": "pptx"}),
        ("en", "remind Ben about the kiosk on friday", "remind", {"when": "2026-12-04"}),
        ("zh", "帮我们画一下退货的旅程", "new", {}),
        ("zh", "哪些措施还没人负责", "actions", {"filter": "without owner"}),
    ],
)
def test_a_line_without_a_question_is_a_request(lang: str, text: str, does: str, slots: dict[str, str]) -> None:
    line = {"id": "r-1", "lang": lang, "text": text}
    told = requested(line, opened_reader(), KnowledgeCraft(lambda: None, ()), Date(2026, 11, 28))
    assert told["error"] is None
    assert told["request"]["does"] == does
    assert slots.items() <= told["request"]["slots"].items()
