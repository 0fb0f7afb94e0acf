"""The open cases that go through Slack, each with what a user would expect."""

from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.e2e.test_bad_input import whisper_to, whispers
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("open"), knowledge=knowledge) as one:
        yield one


@pytest.fixture
def thread(living: Living) -> Dropped:
    return Dropped.begun(living)


def _piece(text: str, **style: bool) -> dict[str, object]:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def _rich(*parts: dict[str, object], kind: str = "rich_text_section") -> tuple[dict[str, object], ...]:
    return ({"type": "rich_text", "elements": [{"type": kind, "elements": list(parts)}]},)


def test_a_group_of_people_is_no_id_on_the_map(living: Living, thread: Dropped) -> None:
    living.world.standin.workspace.groups["S00066FD90"] = "front-desk-team"
    map_ = "Stage\tTouchpoint\tEmotion\tPain point\tOpportunity\nCall\tphone\t-2\ton hold\tHow might we call back?"
    thread.press(thread.say(f"{map_}\nVisit\tdesk\t+1\t\t"), "Make this map")
    thread.say("go to actions")
    parts = (
        _piece("Call-back instead of holding, owner "),
        {"type": "usergroup", "usergroup_id": "S00066FD90"},
        _piece(", due 30 June 2027, KPI hold time 20 → 3 min, see "),
        {"type": "channel", "channel_id": living.world.lab.id},
    )
    thread.carry("x", blocks=_rich(*parts))
    told = thread.journey.model_dump_json()
    assert "S00066FD90" not in told
    assert "front-desk-team" in told
    assert f"#{living.world.lab.id}" not in told


def test_struck_stages_are_left_out_and_counted_code_is_a_list(thread: Dropped) -> None:
    thread.say("go to stages")
    thread.carry("x", blocks=_rich(_piece("Book, "), _piece("Arrive", strike=True), _piece(", Leave")))
    assert [stage.name for stage in thread.journey.stages] == ["Book", "Leave"]
    thread.say("undo")
    thread.say("go to stages")
    thread.carry("x", blocks=_rich(_piece("1  Book\n2  Arrive\n3  Leave"), kind="rich_text_preformatted"))
    assert [stage.name for stage in thread.journey.stages] == ["Book", "Arrive", "Leave"]


def test_a_map_handed_in_as_evidence_is_a_map_and_nobodys_words(thread: Dropped) -> None:
    thread.say("go to evidence")
    page = b"""# Match day

> Journey map, version 3

| | Before | On the way | At the ground |
|---|---|---|---|
| Touchpoints | ticket app | tram | turnstile |
| Emotion | + 1 | -1 | -2 |
| Pain points | queue to buy | packed | one gate open |

```text
legend: -2 bad ... +2 good
```

## Opportunities
- second gate
"""
    offered = thread.upload("journey.md", page, "our map so far")
    assert "looks like a journey map" in offered.text
    assert thread.words == []
    thread.press(offered, "Make this map")
    assert [stage.name for stage in thread.journey.stages] == ["Before", "On the way", "At the ground"]
    assert thread.words == []


@pytest.mark.parametrize(
    "title", ["‘Emoji two’", "'Emoji two'", '"Emoji two"', "“Emoji two”", "「Emoji two」", "『Emoji two』"]
)
def test_a_title_is_found_in_any_quotes(living: Living, title: str) -> None:
    from bot.usecases.wishes import named

    asked = named(f"summary {title}")
    assert asked is not None
    assert asked.about == "Emoji two"


def test_a_phones_minus_is_a_minus(thread: Dropped) -> None:
    thread.press(thread.say("Stage\tTouchpoint\tEmotion\nCall\tphone line\t\nVisit\tfront desk\t"), "Make this map")
    thread.say("go to emotions")
    thread.say("phone line —2, front desk: ——2")
    assert [point.emotion for point in thread.journey.all_touchpoints()] == [-2, -2]


def test_a_message_is_saved_once_and_never_the_bots_own(living: Living, thread: Dropped) -> None:
    world = living.world
    said = world.say(world.tom, world.lab, "@Mia “The lift was out again”", thread_ts=thread.root.ts)
    before = len(thread.journey.evidence)
    world.message_shortcut(world.mia, said, "save_evidence")
    assert world.wait_for(lambda: len(thread.journey.evidence) > before or None, 40)
    seen = whispers(living, world.tom)
    world.message_shortcut(world.tom, said, "save_evidence")
    assert "already" in whisper_to(living, world.tom, seen)
    seen = whispers(living, world.tom)
    world.message_shortcut(world.tom, world.bot_messages(world.lab, thread.root.ts)[-1], "save_evidence")
    assert "I said that one myself" in whisper_to(living, world.tom, seen)
    assert len(thread.journey.evidence) == before + 1


def test_a_saved_message_is_the_teams_unless_somebody_else_said_it(living: Living, thread: Dropped) -> None:
    world = living.world

    def saved(text: str, by: object = None) -> tuple[str, str]:
        before = len(thread.journey.evidence)
        said = world.say(by or world.tom, world.lab, text, thread_ts=thread.root.ts)  # type: ignore[arg-type]
        world.message_shortcut(world.mia, said, "save_evidence")
        assert world.wait_for(lambda: len(thread.journey.evidence) > before or None, 40)
        return thread.journey.evidence[-1].origin, thread.journey.evidence[-1].text

    assert saved("@Mia I think they dislike the ramp")[0] == "team"
    assert saved("@Mia “The ramp was so icy that I turned back”")[0] == "customer"
    guest = world.guest("Gita")
    world.invite(world.lab, guest, by=world.mia)
    assert saved("@Mia your ramp is dangerous", guest)[0] == "customer"
