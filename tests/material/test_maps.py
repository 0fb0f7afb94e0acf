"""Maps as teams write them; each layout with the fields that must come out."""

import pytest

from bot.journey.change import apply_all
from bot.journey.model import Journey
from bot.material.maps.commands import commands_for
from bot.material.maps.found import FoundMap
from bot.material.maps.recognised import recognised
from bot.material.typed import pieces
from tests.material.layouts import PARTS as FIRST
from tests.material.layouts import Field
from tests.material.layouts_more import MORE

PARTS = {**FIRST, "more": MORE}


def found(text: str, *, bare: bool = False) -> FoundMap | None:
    return recognised(pieces(text), bare=bare)


def brief(journey: Journey) -> list[tuple[str, list[tuple[str, int | None, list[str]]]]]:
    return [
        (stage.name, [(t.name, t.emotion, [p.text for p in t.pain_points]) for t in stage.touchpoints])
        for stage in journey.stages
    ]


PIPES = """| Stage | Touchpoint | Action | Channel | Emotion | Pain point |
|---|---|---|---|---|---|
| Find out | Ad | sees a post | LinkedIn | 0 | too vague |
| Compare | Demo call | asks for a demo | video call | -1 | waits three days for a slot |
| Sign up | Setup wizard | starts a trial | web | -2 | asks for a credit card first |"""
TABS = """阶段	触点	用户行为	情绪	痛点
挂号	公众号	选医生和时间	-1	号源一放就没
候诊	叫号屏	看屏幕等叫号	-2	过号了没人提醒
取药	窗口	排队取药	0	要排两次队"""
TRADITIONAL = """階段	觸點	情緒	痛點
訂位	官網	+1	要先註冊
到店	櫃檯	—2	找不到停車位"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PIPES,
            [
                ("Find out", [("Ad", 0, ["too vague"])]),
                ("Compare", [("Demo call", -1, ["waits three days for a slot"])]),
                ("Sign up", [("Setup wizard", -2, ["asks for a credit card first"])]),
            ],
        ),
        (
            TABS,
            [
                ("挂号", [("公众号", -1, ["号源一放就没"])]),
                ("候诊", [("叫号屏", -2, ["过号了没人提醒"])]),
                ("取药", [("窗口", 0, ["要排两次队"])]),
            ],
        ),
        (TRADITIONAL, [("訂位", [("官網", 1, ["要先註冊"])]), ("到店", [("櫃檯", -2, ["找不到停車位"])])]),
    ],
)
def test_a_table_with_a_touchpoint_in_each_row(text: str, expected: object) -> None:
    made = found(text)
    assert made is not None
    assert brief(made.journey) == expected
    assert made.unplaced == ()


def test_a_table_with_a_stage_in_each_column() -> None:
    made = found(
        "| | Learn | Buy |\n|---|---|---|\n| Touchpoints | ad; website | shop |\n| Feeling | 🙂 | 😡 |\n"
        "| Pains | too long | no change; rude clerk |\n| Opportunities | shorter page | |\n| Budget | 5 | 6 |"
    )
    assert made is not None
    assert brief(made.journey) == [
        ("Learn", [("ad", 1, []), ("website", 1, ["too long"])]),
        ("Buy", [("shop", -2, ["no change", "rude clerk"])]),
    ]
    assert made.shared
    assert [o.how_might_we for o in made.journey.opportunities] == ["shorter page"]
    assert {one.text for one in made.unplaced} == {"5", "6"}


def test_headings_with_labelled_lines() -> None:
    made = found(
        "# Renting a bike\n\n**Persona:** Lena, commutes daily\n\n## Stage 1: Find a bike\n- **Touchpoints:** app map, street rack\n"
        "- **Emotion:** 😕\n- **Pain points:**\n  - bikes that are not there\n  - GPS drifts\n\n## Stage 2: Ride\n- Touchpoints: bike\n"
        '- Emotion: 😊\n- Thoughts: "This is quick"\n'
    )
    assert made is not None
    journey = made.journey
    assert journey.title == "Renting a bike"
    assert [persona.name for persona in journey.personas] == ["Lena"]
    assert brief(journey) == [
        ("Find a bike", [("app map", -1, []), ("street rack", -1, ["bikes that are not there", "GPS drifts"])]),
        ("Ride", [("bike", 1, [])]),
    ]
    assert journey.stages[1].touchpoints[0].thought == "This is quick"


NESTED = "• Book\n    ◦ calls the line\n    ◦ uses the app\n• Arrive\n    ◦ front desk\n    ◦ waiting room\n• See the doctor\n    ◦ consulting room"


def test_a_nested_list_is_stages_with_touchpoints_where_those_are_asked_for() -> None:
    made = found(NESTED, bare=True)
    assert made is not None
    assert [(s.name, len(s.touchpoints)) for s in made.journey.stages] == [
        ("Book", 2),
        ("Arrive", 2),
        ("See the doctor", 1),
    ]
    assert found(NESTED) is None


@pytest.mark.parametrize(
    "text",
    [
        "日期\t评价\t评分\n2026-01-01\t排队太久\t2\n2026-01-02\t还行\t4",
        "name\tcomment\nAnn\ttoo slow\nBo\tgreat",
        "- milk\n- eggs\n  - brown ones\n- bread",
        "We met on Monday. The stage was set, and the emotions ran high.",
        "# Notes\n\n## Agenda\n- intro\n- demo\n\n## Next steps\n- mail Bob",
        "Week\tTask\tOwner\n1\tinterviews\tAnn\n2\tworkshop\tBo",
    ],
)
def test_what_is_no_map(text: str) -> None:
    assert found(text) is None


def test_a_map_goes_into_a_journey_and_again_without_doubling() -> None:
    made = found(PIPES)
    assert made is not None
    empty = Journey(id="j", title="t", created_at="", updated_at="")
    once = apply_all(commands_for(made.journey, empty), empty)
    assert brief(once) == brief(made.journey)
    later = once.model_copy(update={"revision": 1})
    assert commands_for(made.journey, later) == ()


def told(journey: Journey) -> set[Field]:
    fields: set[Field] = {("opportunity", one.how_might_we) for one in journey.opportunities}
    for stage in journey.stages:
        fields.add(("stage", stage.name))
        for point in stage.touchpoints:
            fields.add(("touchpoint", point.name))
            if point.emotion is not None:
                fields.add(("score", point.name, point.emotion))
            fields |= {("pain", pain.text) for pain in point.pain_points}
    return fields


def tally(part: str) -> tuple[int, int, int, list[str]]:
    """(fields expected, found, found wrongly, the maps with a difference)."""
    wanted = right = wrong = 0
    different = []
    for name, text, fields in PARTS[part]:
        made = found(text)
        got = told(made.journey) if made else set()
        wanted, right, wrong = wanted + len(fields), right + len(fields & got), wrong + len(got - fields)
        if got != fields:
            different.append(f"{name}: missing {fields - got}, wrong {got - fields}")
    return wanted, right, wrong, different


@pytest.mark.parametrize("part", ["choosing", "final", "more"])
def test_fields_of_maps_in_every_layout(part: str) -> None:
    wanted, right, wrong, different = tally(part)
    assert right >= 0.9 * wanted, different
    assert wrong <= 0.05 * wanted, different


def test_there_are_forty_maps() -> None:
    assert sum(map(len, PARTS.values())) == 40
