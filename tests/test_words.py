"""The words that people read: one word for one thing, and no Chinese that a colleague would not say."""

import re
from pathlib import Path

import pytest

from prompts import entries

HERE = Path(__file__).parent.parent / "prompts"
READ = sorted(
    p for folder in ("guide", "summary", "picture", "usecases", "check", "slack") for p in HERE.glob(f"{folder}/*.yaml")
)
# Calques, and words too blunt for a page that a manager shows around; then the word that is said in their place.
INSTEAD = {
    "的眼睛来看": "讲的是……的经历",
    "没人在管": "还没有定负责人",
    "接触点": "触点",
    "大投入大回报": "重点投入",
    "用户旅程": "客户旅程",
    "痛苦点": "痛点",
    "在…方面": "",
    "请注意": "",
    "您": "你",
}


@pytest.mark.parametrize("file", READ, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_entry_says_it_in_a_way_that_nobody_does(file: Path) -> None:
    text = "\n".join(re.findall(r"zh: .*", file.read_text(encoding="utf-8")))
    assert [word for word in INSTEAD if word in text] == []


def test_map_and_summary_call_the_same_thing_the_same() -> None:
    assert entries("summary/page")["quadrants"] == entries("picture/labels")["quadrant"]
    statuses, drawn = entries("guide/labels")["statuses"], entries("picture/labels")["action"]
    shared = statuses.keys() & drawn.keys()
    assert shared
    assert {name: statuses[name] for name in shared} == {name: drawn[name] for name in shared}
