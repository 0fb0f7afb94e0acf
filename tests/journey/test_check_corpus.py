"""What the knowledge base offers to teams – stages, touchpoints, pain points – must pass our own check."""

import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

import knowledge
from bot.journey.check.likeness import same
from bot.journey.check.rules import company_word
from bot.journey.check.wording import found

PAGES = sorted((Path(knowledge.__file__).parent / "corpus").glob("*/industries/*.md"))
_PAIN = re.compile(r"^- (.+?)\s*\[[a-z, ]+\]$", re.MULTILINE)
_ACTION = re.compile(r"^- [^(（\n]+[(（][^()（）\n]+[)）]\s*[:：]\s*(.+)$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parts[-3]}/{p.stem}")
def test_what_we_offer_passes_our_own_check(page: Path) -> None:
    _, front, body = page.read_text(encoding="utf-8").split("---\n", 2)
    stages, pains, actions = yaml.safe_load(front)["template"], _PAIN.findall(body), _ACTION.findall(body)
    assert len(stages) >= 3
    assert len(pains) >= 5
    assert len(actions) >= 5
    assert [name for name in stages if company_word(name)] == []
    assert [text for text in pains if found("solution_pain.is", text)] == []
    assert [text for text in actions if found("staff_view.action", text)] == []
    assert [pair for pair in combinations(pains, 2) if same(*pair)] == []
