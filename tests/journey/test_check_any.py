"""Whatever the map, the check answers, in order, in words."""

from hypothesis import given

from bot.journey.check import check
from bot.journey.check.finding import ORDER
from bot.journey.model import Journey
from bot.journey.tree import has
from tests.journey.maps import TODAY
from tests.journey.strategies import journeys


@given(journeys())
def test_the_check_answers_for_any_map(journey: Journey) -> None:
    findings = check(journey, TODAY, "en")
    assert findings == check(journey, TODAY, "en")
    ranks = [(ORDER.index(f.severity), f.code) for f in findings]
    assert ranks == sorted(ranks)
    for finding in findings:
        assert finding.at == "" or has(journey, finding.at)
        assert all((finding.place, finding.message, finding.mend))
        assert not any("\n" in text for text in (finding.place, finding.message, finding.mend))


@given(journeys())
def test_both_languages_find_the_same(journey: Journey) -> None:
    found = [[(f.code, f.severity, f.at) for f in check(journey, TODAY, language)] for language in ("zh", "en")]
    assert found[0] == found[1]
