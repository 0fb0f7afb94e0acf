"""journey/1: written in one order, read back without loss, refused with every fault and its place."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.document import BadDocument, Fault, from_json, said, schema, to_json, with_rest
from bot.journey.document.shape import MODELS, fields_of
from bot.journey.model import Journey
from prompts import entries
from tests.journey.maps import clean_en, clean_zh
from tests.journey.strategies import journeys

Doc = dict[str, Any]


@given(journeys())
def test_a_document_round_trips_without_loss(journey: Journey) -> None:
    text = to_json(journey)
    again = from_json(text)
    assert again == journey
    assert to_json(again) == text


@given(journeys())
def test_what_is_written_fits_the_published_schema(journey: Journey) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(to_json(journey)))


def test_the_schema_is_a_schema_in_both_languages() -> None:
    for language in ("en", "zh"):
        jsonschema.Draft202012Validator.check_schema(schema(language))
    assert schema()["$id"] == schema("zh")["$id"]
    assert schema()["$defs"]["Touchpoint"]["description"] == "One interaction in a stage."


def test_the_schemas_words_are_those_of_the_model() -> None:
    told = {name: set(words) - {"name_of_part", "about"} for name, words in entries("check/schema").items()}
    assert told == {model.__name__: set(fields_of(model)) for model in MODELS.values()}


def test_keys_stand_in_the_published_order() -> None:
    document = json.loads(to_json(clean_en()))
    assert list(document) == [
        "schema", "id", "title", "language", "industry", "state", "status", "channel", "created_at", "updated_at",
        "revision", "goal", "scope", "personas", "stages", "opportunities", "actions", "evidence", "translations",
        "metrics",
    ]  # fmt: skip
    touchpoint = document["stages"][1]["touchpoints"][0]
    assert list(touchpoint) == [
        "id", "name", "channel", "action", "thought", "emotion", "moment_of_truth", "emotion_n", "emotion_spread",
        "importance", "satisfaction", "owner", "evidence", "lanes", "pain_points",
    ]  # fmt: skip
    assert list(touchpoint["pain_points"][0]) == [
        "id", "text", "frequency", "impact", "persistence", "severity", "tags", "evidence", "votes", "authors",
    ]  # fmt: skip
    assert list(document["actions"][0]) == [
        "id", "opportunity", "title", "owner", "department", "due", "status", "trial", "blocked_by", "kpi",
        "measurements",
    ]  # fmt: skip


def test_numbers_keep_their_kind_and_words_their_script() -> None:
    text = to_json(clean_zh())
    assert '"baseline": 6,' in text
    assert "缺药流失率" in text
    assert text.endswith("}\n")
    document = json.loads(text)
    document["actions"][0]["kpi"] |= {"baseline": 6.0, "target": 3}
    kpi = from_json(json.dumps(document)).actions[0].kpi
    assert (repr(kpi.baseline), repr(kpi.target)) == ("6.0", "3")


def test_what_is_left_out_is_unknown() -> None:
    bare = {"schema": "journey/1", "id": "j", "title": "t", "created_at": "2026-01-01", "updated_at": "2026-01-01"}
    journey = from_json(json.dumps(bare))
    assert journey.stages == ()
    assert journey.goal.objective is None
    jsonschema.Draft202012Validator(schema()).validate(bare)


def test_a_severity_is_computed_where_it_is_not_given() -> None:
    document = json.loads(to_json(clean_en()))
    pain = document["stages"][1]["touchpoints"][0]["pain_points"][0]
    del pain["severity"]
    assert from_json(json.dumps(document)).all_pain_points()[0].severity == 3
    pain |= {"severity": 4, "frequency": None, "impact": None, "persistence": None}
    assert from_json(json.dumps(document)).all_pain_points()[0].severity == 4


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BadDocument) as caught:
        from_json(text)
    return caught.value.faults


def spoilt(change: Callable[[Doc], object]) -> list[tuple[str, str]]:
    document = json.loads(to_json(clean_en()))
    change(document)
    return [(f.path, f.code) for f in faults_of(json.dumps(document))]


def touchpoint(d: Doc) -> Doc:
    return d["stages"][1]["touchpoints"][0]  # type: ignore[no-any-return]


def pain(d: Doc) -> Doc:
    return touchpoint(d)["pain_points"][0]  # type: ignore[no-any-return]


def action(d: Doc) -> Doc:
    return d["actions"][0]  # type: ignore[no-any-return]


T = "$.stages[1].touchpoints[0]"
P = f"{T}.pain_points[0]"

SPOILT: list[tuple[Callable[[Doc], object], str, str]] = [
    (lambda d: touchpoint(d).update(emotion=7), f"{T}.emotion", "at_most"),
    (lambda d: touchpoint(d).update(emotion=-3), f"{T}.emotion", "at_least"),
    (lambda d: touchpoint(d).update(emotion="bad"), f"{T}.emotion", "type_whole_number"),
    (lambda d: touchpoint(d).update(emotion=True), f"{T}.emotion", "type_whole_number"),
    (lambda d: touchpoint(d).update(moment_of_truth=1), f"{T}.moment_of_truth", "type_yes_or_no"),
    (lambda d: touchpoint(d).update(feeling=1), f"{T}.feeling", "unknown"),
    (lambda d: touchpoint(d).update(emotoin=1), f"{T}.emotoin", "unknown_near"),
    (lambda d: touchpoint(d).update({"odd key": 1}), f'{T}["odd key"]', "unknown"),
    (lambda d: touchpoint(d).update(pain_points={}), f"{T}.pain_points", "type_list"),
    (lambda d: touchpoint(d).update(lanes=[]), f"{T}.lanes", "type_object"),
    (lambda d: touchpoint(d).pop("name"), f"{T}.name", "missing"),
    (lambda d: touchpoint(d).update(evidence=["e9"]), f"{T}.evidence[0]", "no_such_id"),
    (lambda d: touchpoint(d).update(evidence=["e1", "e1"]), f"{T}.evidence[1]", "twice"),
    (lambda d: touchpoint(d).update(evidence=["h1"]), f"{T}.evidence[0]", "no_such_id"),
    (lambda d: touchpoint(d).update(thought=5), f"{T}.thought", "type_text"),
    (lambda d: touchpoint(d).update(thought="a\x00b"), f"{T}.thought", "control"),
    (lambda d: touchpoint(d).update(thought="\ud800"), f"{T}.thought", "control"),
    (lambda d: touchpoint(d).update(thought="x" * 40_001), f"{T}.thought", "too_long"),
    (lambda d: pain(d).update(severity=1), f"{P}.severity", "severity"),
    (lambda d: pain(d).update(tags=["wait", "wiat"]), f"{P}.tags[1]", "tag_near"),
    (lambda d: pain(d).update(tags=["banana"]), f"{P}.tags[0]", "choice"),
    (lambda d: pain(d).update(votes=-1), f"{P}.votes", "at_least"),
    (lambda d: d["opportunities"][0].update(pain_points=["h2"]), "$.opportunities[0].pain_points[0]", "no_such_id"),
    (lambda d: d["opportunities"][0].update(impact=6), "$.opportunities[0].impact", "at_most"),
    (lambda d: action(d).update(opportunity="h1"), "$.actions[0].opportunity", "no_such_id"),
    (lambda d: action(d).update(blocked_by=["a1"]), "$.actions[0].blocked_by", "blocks_itself"),
    (lambda d: action(d).update(blocked_by=["a2"]), "$.actions[0].blocked_by[0]", "no_such_id"),
    (lambda d: action(d).update(due="2026-02-30"), "$.actions[0].due", "date"),
    (lambda d: action(d).update(due="1711843200"), "$.actions[0].due", "date"),
    (lambda d: action(d).update(due="2026-W10-1"), "$.actions[0].due", "date"),
    (lambda d: action(d).update(due=20260331), "$.actions[0].due", "type_date"),
    (lambda d: action(d).update(status="finished"), "$.actions[0].status", "choice"),
    (lambda d: action(d)["kpi"].update(target="fifteen"), "$.actions[0].kpi.target", "type_number"),
    (lambda d: action(d)["kpi"].update(target=True), "$.actions[0].kpi.target", "type_number"),
    (lambda d: action(d)["kpi"].update(target=float("nan")), "$.actions[0].kpi.target", "no_number"),
    (lambda d: action(d)["kpi"].update(target=float("-inf")), "$.actions[0].kpi.target", "no_number"),
    (lambda d: action(d)["kpi"].update(target=10**40), "$.actions[0].kpi.target", "no_number"),
    (lambda d: d["evidence"][0].update(id="t2"), "$.evidence[0].id", "id_twice"),
    (lambda d: d["evidence"][0].update(sentiment=2), "$.evidence[0].sentiment", "at_most"),
    (lambda d: d["stages"][0].update(id="journey"), "$.stages[0].id", "id_reserved"),
    (lambda d: d["stages"][0].update(id=""), "$.stages[0].id", "too_short"),
    (lambda d: d["stages"][0].update(id="j1"), "$.stages[0].id", "id_twice"),
    (lambda d: d["metrics"].append({"name": "NPS", "value": 3, "stage": "s9"}), "$.metrics[0].stage", "no_such_id"),
    (lambda d: d["translations"].append(translation("s9")), "$.translations[0].of", "no_such_id"),
    (lambda d: d["translations"].append(translation("s1", "nmae")), "$.translations[0].field", "unknown_near"),
    (
        lambda d: d.update(stages=[{"id": f"q{i}", "name": "x"} for i in range(61)], opportunities=[]),
        "$.stages",
        "too_many",
    ),
    (lambda d: d.update(created_at="yesterday"), "$.created_at", "time"),
    (lambda d: d.update(schema_="journey/1"), "$.schema_", "unknown_near"),
    (lambda d: d.pop("schema"), "$.schema", "missing"),
    (lambda d: d.update(schema="journey/2"), "$.schema", "schema"),
    (lambda d: d.update(goal={"objective": [[[[[[[[[[[[1]]]]]]]]]]]]}), "$.goal.objective", "type_text"),
    (lambda d: d.update(personas=[None]), "$.personas[0]", "type_object"),
]


def translation(of: str, field: str = "name") -> Doc:
    return {"of": of, "field": field, "language": "zh", "text": "计划", "by": "person"}


@pytest.mark.parametrize(("change", "path", "code"), SPOILT, ids=[f"{code} {path}" for _, path, code in SPOILT])
def test_a_fault_is_told_with_its_place(change: Callable[[Doc], object], path: str, code: str) -> None:
    assert (path, code) in spoilt(change)


def test_one_thing_wrong_is_one_fault() -> None:
    alone = [case for case in SPOILT if case[2] not in ("id_twice", "id_reserved", "too_short", "too_many")]
    for change, path, code in alone:
        if path not in (f"{T}.pain_points", "$.goal.objective"):  # these break a second thing
            assert spoilt(change) == [(path, code)]


def test_every_fault_is_told_at_once_in_the_order_of_the_document() -> None:
    def several(d: Doc) -> None:
        d["actions"][0]["due"] = "2026-02-30"
        d["stages"][1]["touchpoints"][0]["emotion"] = 7
        d["stages"][1]["touchpoints"][0]["evidence"] = ["nowhere"]
        d["title"] = None

    assert [path for path, _ in spoilt(several)] == ["$.title", f"{T}.emotion", f"{T}.evidence[0]", "$.actions[0].due"]


def test_actions_that_wait_for_each_other_are_told_once() -> None:
    def ring(d: Doc) -> None:
        d["actions"] = [{"id": f"a{i}", "title": "x", "blocked_by": [f"a{(i + 1) % 3}"]} for i in range(3)]

    assert spoilt(ring) == [("$.actions[0].blocked_by", "circle")]
    document = json.loads(to_json(clean_en()))
    document["actions"] = [{"id": f"a{i}", "title": "x", "blocked_by": [f"a{j}" for j in range(i)]} for i in range(4)]
    assert len(from_json(json.dumps(document)).actions) == 4


def test_a_severity_beside_a_broken_factor_is_not_accused_too() -> None:
    assert spoilt(lambda d: pain(d).update(frequency="often")) == [(f"{P}.frequency", "type_whole_number")]


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ('{\n "id": "x",\n "title" "y"\n}', "line 3", "broken"),
        ("", "line 1", "empty_text"),
        ("  \n ", "line 2", "empty_text"),
        ("[]", "$", "type_object"),
        ("null", "$", "type_object"),
        ('"text"', "$", "type_object"),
        ("[" * 100_000, "$", "too_deep"),
    ],
)
def test_text_that_is_no_document_is_refused(text: str, path: str, code: str) -> None:
    assert [(f.path, f.code) for f in faults_of(text)] == [(path, code)]


def test_a_key_given_twice_is_refused_where_it_is() -> None:
    text = to_json(clean_en()).replace('"emotion": -2,', '"emotion": 1, "emotion": -2,')
    assert [(f.path, f.code) for f in faults_of(text)] == [(f"{T}.emotion", "repeated_key")]


def test_a_number_that_overflows_is_refused() -> None:
    text = to_json(clean_en()).replace('"target": 15,', '"target": 1e999,')
    assert [(f.path, f.code) for f in faults_of(text)] == [("$.actions[0].kpi.target", "no_number")]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert from_json("\ufeff" + to_json(clean_en())) == clean_en()


def test_a_fault_is_said_in_both_languages() -> None:
    document = json.loads(to_json(clean_en()))
    touchpoint(document)["emotoin"] = 1
    [fault] = faults_of(json.dumps(document))
    assert fault.message == "There is no field “emotoin” here. Did you mean “emotion”?"
    assert said(fault, "zh") == "没有「emotoin」这个字段，是不是「emotion」？"
    for change, _, _ in SPOILT:
        document = json.loads(to_json(clean_en()))
        change(document)
        for fault in faults_of(json.dumps(document)):
            assert said(fault, "en") == fault.message
            assert said(fault, "zh") != fault.message


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.data(), anything)
def test_any_value_anywhere_is_taken_or_refused_with_a_place(data: st.DataObject, value: Any) -> None:
    """What the document's reader takes, the published schema takes too."""
    document: Any = json.loads(to_json(data.draw(st.sampled_from([clean_en(), clean_zh()]))))
    node = document
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], dict | list) or not node[key] or data.draw(st.booleans()):
            break
        node = node[key]
    node[key] = value
    try:
        journey = from_json(json.dumps(document))
    except BadDocument as refused:
        unplaced = [f for f in refused.faults if not f.path.startswith("$") or not f.message]
    else:
        unplaced = []
        assert from_json(to_json(journey)) == journey
        jsonschema.Draft202012Validator(schema()).validate(document)
    assert not unplaced


@pytest.mark.parametrize("version", ["journey/1.1", "journey/1.2", "journey/1.10"])
def test_a_later_minor_version_is_read_and_what_is_new_in_it_is_told(version: str) -> None:
    document = json.loads(to_json(clean_en()))
    document |= {"schema": version, "audience": "internal"}
    touchpoint(document)["duration_minutes"] = 4
    document["goal"]["horizon"] = {"until": "2027"}
    journey, rest = with_rest(json.dumps(document))
    assert journey == clean_en()
    assert rest == ("$.audience", "$.goal.horizon", f"{T}.duration_minutes")
    assert with_rest(to_json(clean_en())) == (clean_en(), ())


def test_what_is_known_of_a_later_version_is_read_as_strictly() -> None:
    assert spoilt(lambda d: (d.update(schema="journey/1.1"), touchpoint(d).update(emotion=7))) == [
        (f"{T}.emotion", "at_most")
    ]
    assert spoilt(lambda d: d.update(schema="journey/1.x")) == [("$.schema", "schema")]


def test_a_document_without_what_came_later_is_read() -> None:
    document = json.loads(to_json(clean_en()))
    for late in ("translations", "metrics"):
        del document[late]
    for one in document["actions"]:
        del one["trial"], one["blocked_by"]
    for key in ("emotion_n", "emotion_spread", "importance", "satisfaction"):
        del touchpoint(document)[key]
    assert from_json(json.dumps(document)).stages[1].touchpoints[0].name == clean_en().stages[1].touchpoints[0].name
