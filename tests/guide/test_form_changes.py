"""What a form does to the map: words as they stand, emptied fields, names left out, and two people at once."""

import pytest

from bot.guide.forms import form_for
from bot.guide.said import Author, Filled
from tests.guide.crafts import NoCraft
from tests.guide.talk import CHEN, MIA, TODAY, TOM, Talk


def mapped() -> Talk:
    talk = Talk("help us map hotel check-in", NoCraft())
    talk.type("stages: Book, Arrive, Sleep")
    talk.type("Book: website\nArrive: front desk, lift")
    talk.type("Sleep: room")
    return talk


def send(talk: Talk, kind: str, of: str, author: Author = MIA, seen: int | None = None, **changed: str) -> None:
    """The form as it is open now (or was, at `seen`), with these fields changed; "." in a name is ":"."""
    form = form_for(kind, of, talk.journey, "en")
    assert form is not None
    new = {name.replace("__", ":"): value for name, value in changed.items()}
    assert set(new) <= {f.name for f in form.fields}, form
    sent = tuple((f.name, new.get(f.name, f.value)) for f in form.fields)
    talk.hear(Filled(author, form.form, form.of, sent, TODAY, form.seen if seen is None else seen))


AWKWARD = [
    "front desk, then the lift; and a pain point: the queue",
    "rename stage 2 to Compare",
    "persona: Anna (38), undo",
    "-2 awful 😡",
    "目标：投诉从 40 降到 20，负责人：小陈",
    "skip",
    "“quoted” — review, May",
    "客服（真的）",
]


@pytest.mark.parametrize("words", AWKWARD)
def test_what_is_typed_into_a_field_is_stored_as_it_stands(words: str) -> None:
    talk = mapped()
    stage, touchpoint = talk.journey.stages[1], talk.journey.stages[1].touchpoints[0]
    send(talk, "answer", f"touchpoints:{stage.id}", touchpoints=words)
    send(talk, "answer", f"pains:{touchpoint.id}", pains=words)
    send(talk, "answer", "evidence", quotes=words)
    send(talk, "answer", "opportunity", how_might_we=words)
    send(talk, "answer", "persona", name=words)
    send(talk, "goal", "", objective=words)
    send(talk, "touchpoint", touchpoint.id, thought=words, owner=words)
    journey = talk.journey
    assert journey.stages[1].touchpoints[-1].name == words
    assert [p.text for p in journey.all_pain_points()] == [words]
    assert (journey.evidence[0].text, journey.opportunities[0].how_might_we) == (words, words)
    assert (journey.personas[0].name, journey.goal.objective) == (words, words)
    changed = journey.stages[1].touchpoints[0]
    assert (changed.thought, changed.owner) == (words, words)
    assert (len(journey.stages), talk.session.kept) == (3, ())


def test_a_channel_by_its_name_in_the_last_bracket_is_the_channel() -> None:
    talk = mapped()
    send(talk, "answer", f"touchpoints:{talk.journey.stages[2].id}", touchpoints="breakfast (in person)\ncall (again)")
    told = [(t.name, t.channel) for t in talk.journey.stages[2].touchpoints]
    assert told[1:] == [("breakfast", "in person"), ("call (again)", None)]


def test_an_emptied_field_is_empty() -> None:
    talk = mapped()
    touchpoint = talk.journey.stages[1].touchpoints[0].id
    send(talk, "goal", "", objective="less waiting", target="20")
    full = {"thought": "why so long", "emotion": "-2", "channel": "store", "importance": "4", "support": "IT"}
    send(talk, "touchpoint", touchpoint, moment_of_truth="yes", **full)
    send(talk, "answer", f"pains:{touchpoint}", pains="a queue", frequency="3")
    pain = talk.journey.all_pain_points()[0].id
    send(talk, "answer", "action", title="a kiosk", kpi="wait", target="5.5", due="2026-03-31", owner="Tom")
    action = talk.journey.actions[0]
    assert (action.kpi.target, action.owner) == (5.5, "Tom")
    send(talk, "goal", "", target="")
    nothing = dict.fromkeys(("emotion", "channel", "importance"), "none") | {"thought": "", "support": ""}
    send(talk, "touchpoint", touchpoint, moment_of_truth="", **nothing)
    send(talk, "pain_point", pain, frequency="none")
    send(talk, "action", action.id, kpi="", target="", due="", owner="")
    t = talk.journey.stages[1].touchpoints[0]
    assert (talk.journey.goal.objective, talk.journey.goal.target) == ("less waiting", None)
    assert (t.emotion, t.emotion_n, t.thought, t.channel, t.importance, t.lanes.support) == (
        None,
        0,
        None,
        None,
        None,
        None,
    )
    assert not t.moment_of_truth
    assert talk.journey.all_pain_points()[0].severity is None
    done = talk.journey.actions[0]
    assert (done.kpi.name, done.kpi.target, done.due, done.owner, done.title) == (None, None, None, None, "a kiosk")
    assert "emptied: KPI, Target, Due, Owner" in talk.text or "emptied" in talk.text


def test_an_emptied_field_can_be_undone() -> None:
    talk = mapped()
    send(talk, "goal", "", objective="less waiting", target="20")
    send(talk, "goal", "", target="")
    talk.press("undo", str(talk.journey.revision))
    assert talk.journey.goal.target == "20"


def test_a_stage_left_out_of_the_list_is_asked_about_and_stays_in_its_place() -> None:
    for pressed, names in (("keep", ["Book", "Arrive", "Sleep"]), ("out", ["Book", "Sleep"])):
        talk = mapped()
        send(talk, "stages", "", stage_names="Book\nSleep")
        assert [s.name for s in talk.journey.stages] == ["Book", "Arrive", "Sleep"]
        assert "*Arrive* isn't in the list" in talk.text
        assert "2 touchpoints" in talk.text
        talk.press("choose", "left_out:", pressed)
        assert [s.name for s in talk.journey.stages] == names


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Sleep\nBook\nArrive", ["Sleep", "Book", "Arrive"]),
        ("Book\nCome in\nSleep", ["Book", "Come in", "Sleep"]),
        ("Book\nArrive\nSleep\nLeave, at last", ["Book", "Arrive", "Sleep", "Leave, at last"]),
        ("Book\nLook\nArrive\nSleep", ["Book", "Look", "Arrive", "Sleep"]),
    ],
)
def test_the_list_of_stages_as_it_was_written(listed: str, names: list[str]) -> None:
    talk = mapped()
    ids = {s.name: [t.id for t in s.touchpoints] for s in talk.journey.stages}
    send(talk, "stages", "", stage_names=listed)
    assert [s.name for s in talk.journey.stages] == names
    assert sum(len(s.touchpoints) for s in talk.journey.stages) == sum(map(len, ids.values()))


def test_a_form_opened_before_a_colleagues_change_shows_both() -> None:
    for pressed, target in (("theirs", "15"), ("mine", "12")):
        talk = mapped()
        send(talk, "goal", "", objective="less waiting", target="20")
        opened = talk.journey.revision
        send(talk, "goal", "", author=TOM, target="15")
        shown = {"objective": "less waiting", "metric": "CSAT", "baseline": "", "target": "12"}
        talk.hear(Filled(MIA, "goal", None, tuple(shown.items()), TODAY, opened))
        assert (talk.journey.goal.target, talk.journey.goal.metric) == ("15", "CSAT")
        assert "Tom changed the same" in talk.text
        assert "“15”" in talk.text
        assert "“12”" in talk.text
        talk.press("choose", "form_both:", pressed)
        assert talk.journey.goal.target == target


def test_fields_that_only_the_colleague_changed_stay_theirs() -> None:
    talk = mapped()
    send(talk, "goal", "", objective="less waiting", target="20")
    opened = talk.journey.revision
    send(talk, "goal", "", author=TOM, target="15")
    shown = {"objective": "no waiting", "metric": "", "baseline": "", "target": "20"}
    talk.hear(Filled(MIA, "goal", None, tuple(shown.items()), TODAY, opened))
    assert (talk.journey.goal.objective, talk.journey.goal.target) == ("no waiting", "15")
    assert not talk.session.waiting


def test_a_form_whose_part_is_gone_keeps_what_was_typed() -> None:
    talk = mapped()
    touchpoint = talk.journey.stages[1].touchpoints[1]
    opened = talk.journey.revision
    talk.type("delete lift")
    assert len(talk.journey.all_touchpoints()) == 3
    talk.hear(Filled(MIA, "touchpoint", touchpoint.id, (("name", "lift"), ("thought", "so slow")), TODAY, opened))
    assert talk.session.kept[-1].text == "so slow"
    assert "taken off the map" in talk.text


def test_one_grid_for_every_score_of_the_map() -> None:
    talk = mapped()
    form = form_for("scores", "", talk.journey, "en")
    assert form is not None
    assert [f.label for f in form.fields] == ["website", "front desk", "lift", "room"]
    given = {f.name.replace(":", "__"): str(n - 1) for n, f in enumerate(form.fields)}
    send(talk, "scores", "", **given)
    assert [t.emotion for t in talk.journey.all_touchpoints()] == [-1, 0, 1, 2]


def test_a_face_scores_the_touchpoint_beside_it() -> None:
    talk = mapped()
    talk.type("go to emotions")
    faces = next(s.choices for s in talk.reply.sections if s.choices)
    website = talk.journey.stages[0].touchpoints[0].id
    assert (faces.slot, [c.value for c in faces.items]) == (f"score:{website}", ["-2", "-1", "0", "1", "2"])
    talk.press("choose", faces.slot, "2")
    assert talk.journey.stages[0].touchpoints[0].emotion == 2
    talk.press("choose", faces.slot, "-2", author=TOM)
    assert talk.journey.stages[0].touchpoints[0].emotion == 2
    assert talk.session.waiting is not None


def test_a_touchpoint_is_moved_owned_and_given_a_channel_by_its_form() -> None:
    talk = mapped()
    lift = talk.journey.stages[1].touchpoints[1]
    last = talk.journey.stages[2].id
    send(talk, "touchpoint", lift.id, stage=last, channel_other="goods lift", owner_person="Tom", owner="Otis Ltd")
    moved = talk.journey.stages[2].touchpoints[-1]
    assert (moved.name, moved.channel, moved.owner) == ("lift", "goods lift", "Tom, Otis Ltd")


def test_a_pain_point_is_moved_by_its_form() -> None:
    talk = mapped()
    desk, lift = talk.journey.stages[1].touchpoints
    send(talk, "answer", f"pains:{desk.id}", touchpoint=lift.id, pains="stuck between floors")
    (pain,) = talk.journey.stages[1].touchpoints[1].pain_points
    send(talk, "pain_point", pain.id, touchpoint=desk.id, impact4="4")
    (pain,) = talk.journey.stages[1].touchpoints[0].pain_points
    assert (pain.text, pain.impact) == ("stuck between floors", 4)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_form_says_what_it_edits_and_what_its_grades_mean(language: str) -> None:
    talk = Talk("帮我们梳理酒店入住旅程", NoCraft(), CHEN)
    talk.type("阶段：预订、到店")
    talk.type("预订：官网\n到店：前台、电梯")
    stage, touchpoint = talk.journey.stages[1].id, talk.journey.stages[1].touchpoints[0].id
    send(talk, "answer", f"pains:{touchpoint}", pains="排队", frequency="3")
    pain = talk.journey.all_pain_points()[0].id
    send(talk, "answer", f"opportunity:{pain}", how_might_we="我们可以怎样少排队？")
    asked = ["goal", "span", "persona", "evidence", f"touchpoints:{stage}", f"emotions:{stage}", f"pains:{touchpoint}"]
    asked += [f"factors:{pain}", f"opportunity:{pain}", f"action:{talk.journey.opportunities[0].id}"]
    forms = [form_for("answer", key, talk.journey, language) for key in asked]  # type: ignore[arg-type]
    titles = [form.title for form in forms if form]
    assert len(set(titles)) == len(asked)
    assert all(len(title) <= 24 for title in titles)
    assert not {"Your answer", "填写"} & set(titles)
    graded = [f for form in forms if form for f in form.fields if f.name in ("frequency", "impact", "effort")]
    assert graded
    assert all(len(label) > 2 for f in graded for value, label in f.options if value != "none")
