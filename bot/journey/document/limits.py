"""How large a document may be. Far above what a team makes in a workshop; beyond it pictures and pages would break."""

DOCUMENT = 10_000_000  # characters
DEPTH = 12  # levels of nesting; the schema needs 8
TEXT = 40_000  # characters of one text: the longest message that Slack delivers
DIGITS = 18  # of a whole number

ITEMS = {
    "personas": 50,
    "needs": 200,
    "expectations": 200,
    "stages": 60,
    "touchpoints": 100,
    "pain_points": 200,
    "authors": 200,
    "tags": 9,
    "opportunities": 500,
    "ideas": 200,
    "cases": 50,
    "actions": 500,
    "blocked_by": 100,
    "measurements": 1000,
    "evidence": 5000,
    "translations": 10_000,
    "metrics": 2000,
}
