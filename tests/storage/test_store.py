"""The contract of the ports' store, run on SQLite, on PostgreSQL and on the fake."""

import threading
from typing import cast

import pytest

from bot.guide.reply import Button, Choice, Choices, Cited, Reply, Section
from bot.guide.session import Answered, Kept, Session, Waiting
from bot.journey.change import apply
from bot.journey.commands import AddPersona, SetTitle
from bot.journey.ids import Mint
from bot.journey.model import Journey
from bot.journey.revisions import Revision, events_between
from bot.usecases.inbound import Place
from bot.usecases.ports import Listed, NotFound, OpenStore, Stale, Turn

HERE, ELSEWHERE = "T1", "T2"
THREAD = Place(channel="C1", thread="1700.1", kind="private")
REPLY = Reply(
    "zh",
    (
        Section(
            "记下了 <&>",
            (Button("undo", "撤销", "3", danger=True),),
            Choices("scope.state", (Choice("现状", "current", True, "p1", "备注"),), False, "就用这些"),
            (Cited("p1", "峰终定律", "卡尼曼", None),),
        ),
    ),
    "第 1/10 步",
    (Button("skip", "跳过", "scope"),),
    draw=True,
    file="pdf",
    only_to="U1",
)
TURN = Turn("E1", THREAD, REPLY, "j1")


def journey(id: str = "j1", title: str = "Check-in", at: str = "2026-01-01T00:00:00Z", **more: object) -> Journey:
    return Journey.model_validate({"id": id, "title": title, "created_at": at, "updated_at": at, "revision": 1, **more})


def first(made: Journey) -> Revision:
    return Revision(number=1, at=made.created_at, author="U1", message="1700.1", events=())


def create(open_store: OpenStore, *journeys: Journey, tenant: str = HERE) -> None:
    with open_store() as store:
        for made in journeys:
            store.journeys.create(tenant, made, first(made))


def next_after(before: Journey, changed: Journey, author: str = "U1") -> tuple[Journey, Revision]:
    after = changed.model_copy(update={"revision": before.revision + 1, "updated_at": "2026-01-02T00:00:00Z"})
    events = events_between(before, after)
    return after, Revision(number=after.revision, at=after.updated_at, author=author, events=events)


def rename(before: Journey, title: str) -> tuple[Journey, Revision]:
    return next_after(before, apply(SetTitle(title), before))


def test_a_journey_comes_back_as_it_was_stored(open_store: OpenStore) -> None:
    made = journey(
        title="网点开户\0\u202e<!channel> 😀", language="zh", channel="C1", stages=[{"id": "s1", "name": "排队"}]
    )
    create(open_store, made)
    with open_store() as store:
        assert store.journeys.get(HERE, "j1") == made
        assert store.journeys.revisions(HERE, "j1") == (first(made),)


def test_an_id_is_used_once_in_a_workspace(open_store: OpenStore) -> None:
    create(open_store, journey())
    with pytest.raises(Stale):
        create(open_store, journey(title="Another"))
    create(open_store, journey(title="Another"), tenant=ELSEWHERE)
    with open_store() as store:
        assert store.journeys.get(HERE, "j1").title == "Check-in"


def test_nothing_of_another_workspace_comes_back(open_store: OpenStore) -> None:
    create(open_store, journey())
    with open_store() as store:
        store.conversations.store(HERE, "C1:1", Session(journey="j1", language="en"), THREAD)
        store.turns.add(HERE, TURN)
    with open_store() as store:
        with pytest.raises(NotFound):
            store.journeys.get(ELSEWHERE, "j1")
        with pytest.raises(NotFound):
            store.journeys.revision(ELSEWHERE, "j1", 1)
        assert store.journeys.revisions(ELSEWHERE, "j1") == ()
        assert store.journeys.listing(ELSEWHERE) == ()
        assert store.journeys.find(ELSEWHERE, "Check-in") == ()
        assert store.conversations.session(ELSEWHERE, "C1:1") is None
        assert store.conversations.of_journey(ELSEWHERE, "j1") == ()
        assert store.turns.get(ELSEWHERE, "E1") is None
        store.turns.posted(ELSEWHERE, "E1", ts="9.9")
    with open_store() as store:
        turn = store.turns.get(HERE, "E1")
        assert turn
        assert turn.posted is None


def test_a_saved_change_is_a_revision(open_store: OpenStore) -> None:
    made = journey()
    create(open_store, made)
    after, revision = rename(made, "Check-out")
    with open_store() as store:
        store.journeys.save(HERE, after, revision)
    with open_store() as store:
        assert store.journeys.get(HERE, "j1") == after
        assert store.journeys.revision(HERE, "j1", 2) == revision
        assert [r.number for r in store.journeys.revisions(HERE, "j1")] == [1, 2]
        with pytest.raises(NotFound):
            store.journeys.revision(HERE, "j1", 3)


def test_a_change_of_an_old_state_is_refused_and_leaves_nothing(open_store: OpenStore) -> None:
    made = journey()
    create(open_store, made)
    after, revision = rename(made, "Check-out")
    with open_store() as store:
        store.journeys.save(HERE, after, revision)

    def late(store_of: OpenStore) -> None:
        with store_of() as store:
            store.turns.add(HERE, TURN)
            store.journeys.save(HERE, *rename(made, "Lobby"))

    with pytest.raises(Stale):
        late(open_store)
    with open_store() as store:
        assert store.journeys.get(HERE, "j1") == after
        assert len(store.journeys.revisions(HERE, "j1")) == 2
        assert store.turns.get(HERE, "E1") is None


def test_saving_what_is_not_there_is_not_found(open_store: OpenStore) -> None:
    with pytest.raises(NotFound), open_store() as store:
        store.journeys.save(HERE, *rename(journey(), "Check-out"))


def test_two_writers_at_once_are_both_kept(open_store: OpenStore) -> None:
    create(open_store, journey())
    both = threading.Barrier(2)

    def add(name: str, count: int) -> None:
        both.wait()
        for number in range(count):
            _insist(open_store, f"{name}{number}")

    threads = [threading.Thread(target=add, args=(name, 10)) for name in ("Anna", "老王")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store() as store:
        kept = store.journeys.get(HERE, "j1")
        assert {p.name for p in kept.personas} == {f"{n}{i}" for n in ("Anna", "老王") for i in range(10)}
        assert [r.number for r in store.journeys.revisions(HERE, "j1")] == list(range(1, 22))


def _insist(open_store: OpenStore, name: str) -> None:
    for _ in range(200):
        try:
            with open_store() as store:
                before = store.journeys.get(HERE, "j1")
                added = apply(AddPersona(Mint(before).new("persona"), name), before)
                store.journeys.save(HERE, *next_after(before, added, author=name))
                return
        except Stale:
            continue
    raise AssertionError("never saved")


def test_lists_are_newest_first_and_go_on_where_they_stopped(open_store: OpenStore) -> None:
    same = "2026-01-05T00:00:00Z"
    ages = {"a": "2026-01-01T00:00:00Z", "b": same, "c": same, "d": same, "e": "2026-02-01T00:00:00Z"}
    create(open_store, *(journey(id, f"Title {id}", at, channel="C1") for id, at in ages.items()))
    with open_store() as store:
        seen: list[Listed] = []
        while page := store.journeys.listing(HERE, limit=2, before=seen[-1] if seen else None):
            seen += page
        assert [line.id for line in seen] == ["e", "d", "c", "b", "a"]
        assert seen[0] == Listed("e", "Title e", "draft", "C1", None, ages["e"], 1)


def test_lists_keep_to_the_channels_asked_for(open_store: OpenStore) -> None:
    create(open_store, journey("a", channel="C1"), journey("b", channel="C2"), journey("c"))
    with open_store() as store:
        assert [line.id for line in store.journeys.listing(HERE, channels=("C2",))] == ["b"]
        assert store.journeys.listing(HERE, channels=()) == ()
        assert len(store.journeys.listing(HERE)) == 3


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("a", ["a"]),
        ("hotel check-in", ["a"]),
        ("  ＨＯＴＥＬ check-in ", ["a"]),
        ("check", ["b", "a"]),
        ("100%", ["c"]),
        ("_", []),
        ("开户", ["d"]),
        ("nothing", []),
    ],
)
def test_find(open_store: OpenStore, asked: str, found: list[str]) -> None:
    titles = {"a": "Hotel check-in", "b": "Check-out", "c": "100% refund", "d": "网点开户"}
    days = enumerate(titles.items(), start=1)
    create(open_store, *(journey(id, title, f"2026-01-0{day}T00:00:00Z") for day, (id, title) in days))
    with open_store() as store:
        assert [line.id for line in store.journeys.find(HERE, asked)] == found


def test_the_workspaces_are_told(open_store: OpenStore) -> None:
    create(open_store, journey())
    create(open_store, journey(), tenant=ELSEWHERE)
    with open_store() as store:
        assert store.journeys.tenants() == (HERE, ELSEWHERE)


def test_a_session_comes_back_and_is_replaced(open_store: OpenStore) -> None:
    full = Session(
        journey="j1",
        language="zh",
        slot="scope.goal",
        tries=1,
        skipped=("scope.state",),
        trail=("a", "b"),
        kept=(Kept(author="U1", text="嗯？", slot="scope.goal", message="1.2"),),
        answers=(Answered(message="1.2", revision=2, slot="scope.goal"),),
        waiting=Waiting(kind="merge", about="s1"),
    )
    for session in (Session(journey="j0", language="en"), full):
        with open_store() as store:
            store.conversations.store(HERE, "C1:1", session, THREAD)
    with open_store() as store:
        assert store.conversations.session(HERE, "C1:1") == full
        assert store.conversations.of_journey(HERE, "j1") == (("C1:1", THREAD),)
        assert store.conversations.of_journey(HERE, "j0") == ()


def test_a_conversation_moves_to_its_thread_once(open_store: OpenStore) -> None:
    new, elsewhere = Place(channel="C1"), Place(channel="C2")
    with open_store() as store:
        for name, of, at in (("starting:a", "ja", new), ("starting:b", "jb", elsewhere), ("starting:c", "jc", new)):
            store.conversations.store(HERE, name, Session(journey=of, language="en"), at)
        store.conversations.store(HERE, "C1:3", Session(journey="jc", language="en"), THREAD)
    with open_store() as store:
        assert store.conversations.starting(HERE, "C1") == ("starting:a",)
        assert store.conversations.starting(ELSEWHERE, "C1") == ()
        for _ in range(2):
            store.conversations.move(HERE, "starting:a", "C1:1", THREAD)
    with open_store() as store:
        assert store.conversations.starting(HERE, "C1") == ()
        assert store.conversations.of_journey(HERE, "ja") == (("C1:1", THREAD),)


def test_a_conversation_that_stands_in_a_thread_is_not_put_out_of_it(open_store: OpenStore) -> None:
    with open_store() as store:
        for name, of in (("starting:a", "ja"), ("C1:1", "jb")):
            store.conversations.store(HERE, name, Session(journey=of, language="en"), THREAD)
    with open_store() as store:
        store.conversations.move(HERE, "starting:a", "C1:1", THREAD)
    with open_store() as store:
        assert [name for name, _ in store.conversations.of_journey(HERE, "ja")] == ["starting:a"]
        assert [name for name, _ in store.conversations.of_journey(HERE, "jb")] == ["C1:1"]


def test_a_turn_comes_back_with_its_whole_reply(open_store: OpenStore) -> None:
    with open_store() as store:
        store.turns.add(HERE, TURN)
        store.turns.add(HERE, Turn("E2", None, None))
    with open_store() as store:
        assert store.turns.get(HERE, "E1") == TURN
        assert store.turns.get(HERE, "E2") == Turn("E2", None, None)
        assert store.turns.get(HERE, "E3") is None


def test_a_turn_is_taken_once(open_store: OpenStore) -> None:
    create(open_store, journey())
    with open_store() as store:
        store.turns.add(HERE, TURN)

    def again(store_of: OpenStore) -> None:
        with store_of() as store:
            store.journeys.save(HERE, *rename(journey(), "Twice"))
            store.turns.add(HERE, TURN)

    with pytest.raises(Stale):
        again(open_store)
    with open_store() as store:
        assert store.journeys.get(HERE, "j1").title == "Check-in"


def test_what_was_posted_is_remembered_bit_by_bit(open_store: OpenStore) -> None:
    with open_store() as store:
        store.turns.add(HERE, TURN)
        store.turns.posted(HERE, "E1", ts="1.1")
    with open_store() as store:
        store.turns.posted(HERE, "E1", file="F1")
    with open_store() as store:
        turn = cast(Turn, store.turns.get(HERE, "E1"))
        assert (turn.posted, turn.file, turn.reply) == ("1.1", "F1", REPLY)
