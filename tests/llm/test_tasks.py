"""Each task's prompt: the reader's language is a rule in it, data stand between marks, nothing else goes out."""

import re

import pytest

from bot.guide.found import Findings
from bot.guide.reply import Cited
from bot.journey.model import Journey, Language
from bot.llm.answering import ModelAnswering
from bot.llm.caller import Caller
from bot.llm.drafting import ModelDrafting
from bot.llm.stating import stated
from bot.llm.summarising import ModelSummarising
from bot.llm.understanding import ModelUnderstanding, pieces
from bot.usecases.answering import speaks
from bot.usecases.model import Draft, Source
from tests.journey import maps
from tests.openaiworld import OpenAIWorld, Text

ZH = Source(Cited("zh/p#0", "等候体验", "通用知识"), "不知道要等多久的等待，比告知时长的等待更难熬。", "zh")
EN = Source(
    Cited("en/p#0", "Waiting", "general knowledge"), "Waits of unknown length feel longer than known ones.", "en"
)
RULE = {"zh": "读者用中文", "en": "The reader reads English"}


@pytest.fixture
def journey() -> Journey:
    return Journey(
        id="j1", title="酒店入住 check-in", created_at="2026-01-01T00:00:00Z", updated_at="2026-01-01T00:00:00Z",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("task", ["read", "draft", "answer", "tell"])
def test_the_readers_language_is_a_rule_whatever_language_the_material_is_in(
    world: OpenAIWorld, caller: Caller, journey: Journey, task: str, language: Language
) -> None:
    other = EN if language == "zh" else ZH
    world.answers_with(lambda request: {"changes": []} if request.get("response_format") else Text("x [P1]"))
    match task:
        case "read":
            ModelUnderstanding(caller).read("T1", other.text, journey, language)
        case "draft":
            ModelDrafting(caller).draft("T1", Draft("pain_points"), journey, (other,), language)
        case "answer":
            list(ModelAnswering(caller).answer("T1", "?", (other,), language))
        case "tell":
            ModelSummarising(caller).tell("T1", (("f", other.text),), language)
    (asked,) = world.requests
    system, user = (str(message["content"]) for message in asked["messages"])
    assert RULE[language] in system
    assert RULE["en" if language == "zh" else "zh"] not in system
    assert other.text in user
    assert other.text not in system
    mark = re.search(r"<\w+ ([0-9a-f]{12})>", user)
    assert mark
    assert mark[1] in system


@pytest.mark.parametrize(
    ("task", "name"),
    [("read", "big"), ("touchpoints", "big"), ("answer", "big"), ("tell", "small"), ("translation", "small")],
)
def test_the_small_model_does_what_needs_no_strength(
    world: OpenAIWorld, caller: Caller, journey: Journey, task: str, name: str
) -> None:
    world.answers_with(lambda request: {"changes": []} if request.get("response_format") else Text("x [F1]"))
    match task:
        case "read":
            ModelUnderstanding(caller).read("T1", "a note", journey, "en")
        case "answer":
            list(ModelAnswering(caller).answer("T1", "?", (EN,), "en"))
        case "tell":
            ModelSummarising(caller).tell("T1", (("f", "Four stages."),), "en")
        case "touchpoints":
            ModelDrafting(caller).draft("T1", Draft("touchpoints"), journey, (), "en")
        case "translation":
            ModelDrafting(caller).draft("T1", Draft("translation", to="zh"), journey, (), "en")
    assert {request["model"] for request in world.requests} == {name}


def test_the_mark_around_data_cannot_be_guessed_from_them(caller: Caller, make_caller: object) -> None:
    assert caller.fence("data") == caller.fence("data")
    assert caller.fence("data") != caller.fence("other data")


@pytest.mark.parametrize(
    ("text", "language", "is_spoken"),
    [
        ("等候最难熬的是不知道多久。", "zh", True),
        ("Waiting hurts most when nobody says how long.", "zh", False),
        ("Waiting hurts most when nobody says how long.", "en", True),
        ("等候最难熬。", "en", False),
        ("NPS 是 9 到 10 分的占比减去 0 到 6 分的占比。", "zh", True),
    ],
)
def test_a_sentence_in_another_language_than_the_readers_is_seen(
    text: str, language: Language, is_spoken: bool
) -> None:
    assert speaks(text, language) is is_spoken


WRITTEN = (
    "The end counts most. [P2]\n- Say how long it takes [P1, P3].\n2. 先说要等多久。【P1】再缩短。[P2]\nNo marks here\n"
)


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_sentences_and_marks_are_read_however_they_are_cut(size: int) -> None:
    keys = {"P1": "a", "P2": "b"}
    told = list(stated((WRITTEN[n : n + size] for n in range(0, len(WRITTEN), size)), keys))
    assert [(one.text, one.cites) for one in told] == [
        ("The end counts most.", ("b",)),
        ("Say how long it takes.", ("a", "P3")),
        ("先说要等多久。", ("a",)),
        ("再缩短。", ("b",)),
        ("No marks here", ()),
    ]


def test_a_sentence_comes_before_the_next_is_written() -> None:
    came: list[str] = []

    def slowly() -> object:
        for piece in ("One. [P1]\n", "Two", ". [P1]\n"):
            came.append(piece)
            yield piece

    told = stated(slowly(), {"P1": "a"})  # type: ignore[arg-type]
    assert next(told).text == "One."
    assert came == ["One. [P1]\n"]


def test_long_texts_are_read_in_pieces_cut_between_lines() -> None:
    text = "".join(f"line {n} of the transcript, with some words\n" for n in range(400))
    parts = pieces(text)
    assert "".join(parts) == text
    assert all(part.endswith("\n") for part in parts)
    assert len(pieces("x" * 20_000)) == 4


def test_an_item_that_does_not_fit_is_left_out_singly(world: OpenAIWorld, caller: Caller, journey: Journey) -> None:
    good = {"kind": "stage", "quote": "check in", "text": "check in"}
    world.says({"changes": [good, {"kind": "nonsense", "quote": "x"}, {"quote": 7}, {**good, "emotion": "high"}]})
    found = ModelUnderstanding(caller).read("T1", "check in", journey, "en")
    assert [one.kind for one in found] == ["stage"]


def test_what_is_shown_of_a_journey_names_no_people_and_no_channel(caller: Caller, world: OpenAIWorld) -> None:
    world.says({"changes": []})
    shown = maps.clean_en().model_copy(update={"channel": "C0SECRET"})
    ModelUnderstanding(caller).read("T1", "text", shown, "en")
    assert "C0SECRET" not in world.asked[0]
    owners = {action.owner for action in shown.actions if action.owner}
    assert not [owner for owner in owners if owner in world.asked[0]]


def test_the_schema_is_one_that_strict_endpoints_take() -> None:
    from bot.llm.reading import schema_of

    schema = schema_of(Findings)
    item = schema["$defs"]["Found"]
    assert item["additionalProperties"] is False
    assert set(item["required"]) == set(item["properties"])
    assert "default" not in str(schema)
    assert "maxLength" not in str(schema)
