"""Nothing of a private channel reaches a non-member, and nothing of a public one a guest of elsewhere – by command,
list, summary, overview, App Home, or knowledge base."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.library import KnowledgeBase, open_knowledge
from tests.knowledge import files
from tests.product import Living, living_world
from tests.slackworld import SlackWorld, texts

SECRET = "Zanzibar premium queue"


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    home = tmp_path_factory.mktemp("access")
    with living_world(home, knowledge=knowledge) as one:
        world = one.world
        said = world.mention(world.mia, world.private, f"help us map {SECRET}")
        one.answer_to(said)
        for line in ("stages: Arrive, Stay", "Arrive: front desk", "front desk: a long queue (frequency 4, impact 4)"):
            one.answer_to(world.say(world.mia, world.private, line, thread_ts=said.ts))
        yield one


def asked(living: Living, person_name: str, text: str) -> str:
    """What the person alone is answered to `/journey <text>`, typed in the public channel."""
    world = living.world
    person = getattr(world, person_name)
    before = len(world.bot_messages(world.lab, seen_by=person)) + len(world.bot_messages(world.dm(person)))
    assert world.command(person, world.lab, text) == ""

    def answered() -> str | None:
        told = [*world.bot_messages(world.lab, seen_by=person), *world.bot_messages(world.dm(person))]
        return "\n".join(r.text for r in told) if len(told) > before else None

    return str(world.wait_for(answered, 20))


@pytest.mark.parametrize("text", ["list", f"show {SECRET}", f"summary {SECRET}", f"check {SECRET}", "hurts", "summary"])
def test_a_member_may(living: Living, text: str) -> None:
    told = asked(living, "mia", text)
    assert SECRET in told or "long queue" in told or "J01" in told


@pytest.mark.parametrize(
    "text", ["list", f"show {SECRET}", f"summary {SECRET}", f"export {SECRET}", "hurts", "summary"]
)
def test_somebody_else_may_not(living: Living, text: str) -> None:
    told = asked(living, "raj", text)
    quoted = told.replace(f"“{SECRET}”", "")  # their own words are given back where nothing was found
    assert SECRET not in quoted
    assert "long queue" not in told


def test_app_home_shows_each_person_their_own(living: Living) -> None:
    world = living.world
    shown = {who.name: str(texts(home.blocks)) for who in (world.mia, world.raj) if (home := world.open_home(who))}
    assert SECRET in shown["mia"]
    assert SECRET not in shown["raj"]


def test_a_guest_of_another_workspace_sees_nothing_of_a_public_channel_they_are_not_in(living: Living) -> None:
    world: SlackWorld = living.world
    world.mention(world.mia, world.lab, "help us map the public pool")
    stranger = world.stranger("Vera")
    other = world.channel("shared-with-vera", world.mia, stranger)
    assert world.command(stranger, other, "list") == ""
    told = world.wait_for(lambda: world.bot_messages(other, seen_by=stranger), 20)[-1].text
    assert "pool" not in told.lower()
    assert SECRET not in told


DOCUMENTS = {
    "kiosk.md": ("The quokka kiosk opens at six", "When does the quokka kiosk open?", "six"),
    "ferry.pdf": ("The numbat ferry leaves from pier forty.", "Where does the numbat ferry leave from?", "forty"),
    "tower.docx": ("The bilby tower closes at dusk on Mondays.", "When does the bilby tower close?", "dusk"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_a_private_channel_is_found_there_and_nowhere_else(
    living: Living, name: str, tmp_path: Path
) -> None:
    world, (sentence, question, answer) = living.world, DOCUMENTS[name]
    content = _document(tmp_path / name, sentence)
    said = world.upload(world.mia, world.private, name, content, text="@Journey add to knowledge base")
    assert "knowledge base" in living.answer_to(said).text
    inside = living.answer_to(world.mention(world.tom, world.private, question)).text
    outside = living.answer_to(world.mention(world.tom, world.lab, question)).text
    assert answer in inside
    assert answer not in outside


def _document(path: Path, sentence: str) -> bytes:
    match path.suffix:
        case ".pdf":
            files.pdf(path, sentence)
        case ".docx":
            files.docx(path, "Visitors", sentence)
        case _:
            path.write_text(f"# Visitors\n\n{sentence} and prints wristbands for families with prams.\n")
    return path.read_bytes()


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[KnowledgeBase]:
    """One of its own, because a document is added to it; the embeddings are those of the shared one."""
    ready = pytestconfig.cache.mkdir("knowledge")
    open_knowledge(ready).close()
    home = tmp_path_factory.mktemp("knowledge-of-access")
    shutil.copytree(ready, home, dirs_exist_ok=True)
    base = open_knowledge(home)
    yield base
    base.close()
