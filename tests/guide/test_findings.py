"""The method check told in a chat."""

import pytest

from bot.guide.findings import MOST, MOST_PLACES, finding_lines, findings_told
from bot.journey.check import Finding
from bot.journey.model import Language


def finding(code: str, place: str, message: str = "No score.") -> Finding:
    return Finding(code=code, severity="warning", place=place, message=message, mend="Score it.")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_fault_in_several_places_is_one_line_that_names_them(language: Language) -> None:
    lines = finding_lines(tuple(finding("J05", place) for place in ("door", "desk", "taxi")), language).splitlines()
    assert len(lines) == 1
    assert all(place in lines[0] for place in ("door", "desk", "taxi"))
    assert lines[0].count("No score.") == 1


def test_many_places_are_counted_and_many_faults_too() -> None:
    many = tuple(finding("J05", f"place{n}") for n in range(9))
    told = finding_lines(many, "en")
    assert f"and {9 - MOST_PLACES} more" in told
    different = tuple(finding("J03", f"place{n}", f"message {n}") for n in range(MOST + 3))
    told = findings_told(different, "en")
    assert f"{MOST + 3} things" in told
    assert told.splitlines()[-1] == "… and 3 more."
