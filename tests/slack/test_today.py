"""Tables, charts, cards and thumbs are taken by Slack as its documentation has them; where they are refused the same is
said in plain blocks."""

import pytest

from bot.guide.reply import Button, Reply, Section
from bot.guide.shown import Card, Cell, Curve, Steps, Table, Task
from bot.slack.views.messages import messages
from bot.slack.views.settled import settled
from bot.usecases.inbound import Clicked
from tests.slack.office import Office, thread
from tests.slackworld import buttons, texts

HEAD = Section("**2 open actions**:")
TABLE = Section(
    "- second desk – Mia, 10 days late\n- new form – Tom, due 3 March",
    shown=Table(
        "2 open actions",
        ("Action", "Journey", "Votes"),
        (
            (Cell("second desk"), Cell("Hotel check-in", "https://x.slack.com/archives/C1/p1"), Cell("−3")),
            (Cell("new form"), Cell(""), Cell("12")),
        ),
    ),
)
CURVE = Section(
    "", shown=Curve("How it feels: 网点开户", "emotion (−2…+2)", (("取号" * 20, -2.0), ("取号" * 20, 1.0), ("", 0)))
)


STEPS = Section(
    "",
    shown=Steps(
        "Hotel check-in", (Task("scope", "complete"), Task("persona", "in_progress"), Task("stages", "pending"))
    ),
)


def card(title: str, at: int) -> Section:
    show = Button("wish", "Show", f'["show","j{at}",""]')
    return Section(
        f"{title} (draft): 3 pain points", (show,), shown=Card(title, "draft · 3 March", "3 pain points" * 30)
    )


CARDS = tuple(card("A*title*<!channel> " * 12, at) for at in range(13))
VOTES = (Button("good", "Helpful", "turn-9"), Button("bad", "Not helpful", "turn-9"))
REPLY = Reply("en", (HEAD, TABLE, CURVE, STEPS, *CARDS), footer_buttons=VOTES)


def kinds(blocks: object) -> list[str]:
    return [block["type"] for block in blocks]  # type: ignore[attr-defined]


def test_slack_takes_them_and_nothing_is_left_out(slack: Office) -> None:
    said = slack.world.mention(slack.world.mia, slack.world.lab, "actions")
    slack.mouth.post(slack.world.team, thread(slack.world.lab.id, said.ts), REPLY, "turn-1", again=False)
    shown = [block for m in slack.world.bot_messages(slack.world.lab, said.ts) for block in m.message.blocks]
    assert kinds(shown) == [
        "section", "data_table", "data_visualization", "plan", "carousel", "carousel", "context_actions"
    ]  # fmt: skip
    table, curve, _plan, first, second = shown[1:6]
    assert [cell["type"] for cell in table["rows"][1]] == ["raw_text", "rich_text", "raw_number"]
    assert [row[2].get("value") for row in table["rows"][1:]] == [-3, 12]
    assert len(set(curve["chart"]["axis_config"]["categories"])) == 3
    assert (len(first["elements"]), len(second["elements"])) == (10, 3)
    assert "<!channel>" not in str(shown)
    assert not slack.world.refusals()


def test_a_button_in_a_card_and_a_thumb_say_what_they_mean(slack: Office) -> None:
    said = slack.world.mention(slack.world.mia, slack.world.lab, "list")
    reply = Reply("en", CARDS[:2], footer_buttons=VOTES)
    slack.mouth.post(slack.world.team, thread(slack.world.lab.id, said.ts), reply, "turn-1", again=False)
    shown = slack.world.wait_for_reply(said)
    show = [each for each in buttons(list(shown.message.blocks)) if each.label == "Show"][1]
    assert slack.world.press(shown, show.action_id, show.value, by=slack.world.tom).ok
    assert slack.inbox.only(Clicked).values == ('["show","j1",""]',)
    thumbs = shown.message.blocks[-1]["elements"][0]
    slack.world.press(shown, thumbs["action_id"], thumbs["negative_button"]["value"], by=slack.world.tom)
    last = [event for event in slack.inbox.events if isinstance(event, Clicked)][-1]
    assert (last.does, last.values) == ("bad", ("turn-9",))


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral", "chat.update"])
def test_where_they_are_refused_the_same_is_said_plainly(slack: Office, method: str) -> None:
    world = slack.world
    said = world.mention(world.mia, world.lab, "actions")
    place = thread(world.lab.id, said.ts)
    first = slack.mouth.post(world.team, place, Reply("en", (Section("One moment"),)), "turn-0", again=False)
    world.break_api(method, error="invalid_blocks", times=1)
    ways = {
        "chat.postMessage": lambda: slack.mouth.post(world.team, place, REPLY, "turn-1", again=False),
        "chat.postEphemeral": lambda: slack.mouth.whisper(world.team, place, world.mia.id, REPLY),
        "chat.update": lambda: slack.mouth.replace(world.team, place, first, REPLY),
    }
    ways[method]()
    shown = [m for m in world.bot_messages(world.lab, said.ts, seen_by=world.mia) if "One moment" not in m.text]
    assert {kind for m in shown for kind in kinds(m.message.blocks)} <= {"section", "actions"}
    told = "\n".join(m.text for m in shown)
    assert "second desk – Mia, 10 days late" in told
    assert [b.label for m in shown for b in m.buttons].count("Show") == 13
    before = len(world.refusals())
    slack.mouth.whisper(world.team, place, world.mia.id, REPLY)
    assert len(world.refusals()) == before, "they are not tried again for a while"


def test_each_way_of_saying_it_fits_and_is_heard_by_who_cannot_see(slack: Office) -> None:
    (only, *more) = messages(Reply("zh", (HEAD, TABLE)))
    assert not more
    assert "second desk – Mia, 10 days late" in only.text
    assert only.plainer
    assert not messages(Reply("zh", (HEAD,)))[0].plainer


def test_what_goes_wrong_in_a_window_stands_out_there(slack: Office) -> None:
    world = slack.world
    said = world.mention(world.mia, world.lab, "map check-in")
    reply = Reply("en", (Section("Saved", (Button("edit", "Edit", "goal:"), Button("skip", "Skip", "x"))),))
    slack.mouth.post(world.team, thread(world.lab.id, said.ts), reply, "turn-1", again=False)
    for refused in (False, True):
        world.click(world.wait_for_reply(said), "Edit")
        waiting = world.modal(world.mia)
        clicked = [event for event in slack.inbox.events if isinstance(event, Clicked)][-1]
        if refused:
            world.break_api("views.update", error="invalid_arguments", times=1)
        slack.mouth.show_text(
            world.team, str(clicked.view), "Journey", Reply("en", (Section("*It's gone*."),)), "warning"
        )
        shown = world.wait_for_view(waiting)
        assert kinds(shown.blocks) == (["section"] if refused else ["alert"])
        assert "It's gone" in str(texts(shown.blocks))
        world.close_view(shown)


def test_an_answered_list_of_cards_loses_its_buttons_and_keeps_its_words() -> None:
    (message,) = messages(Reply("en", CARDS[:2]))
    over = settled(list(message.blocks), "Tom chose one")
    assert not buttons([{**block, "block_id": "b"} for block in over])
    assert "3 pain points" in str(texts(over))
