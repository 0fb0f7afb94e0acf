"""The map as a file, asked for in words."""

from collections.abc import Iterator

import pytest

from bot.journey.change import apply
from bot.journey.commands import SetTitle
from bot.journey.revisions import Revision, events_between
from bot.material.maps.recognised import recognised
from bot.material.opened import opened
from bot.usecases.exporting import in_vain, wanted
from bot.usecases.wishes import Wish, named
from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.product import NOW, Living, living_world


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("export as Excel", "xlsx"), ("export xlsx", "xlsx"), ("send me the map as a spreadsheet please", "xlsx"), ("导出成表格", "xlsx"),
        ("請匯出PPT", "pptx"), ("导出PPT吧", "pptx"), ("导出 markdown", "md"), ("download the map as mermaid", "mermaid"), ("帮我导出CSV", "csv"),
        ("put it in a spreadsheet", "xlsx"), ("can you put this into a spreadsheet?", "xlsx"), ("give me that as an Excel", "xlsx"),
        ("ok now put everything in a spreadsheet, thanks", "xlsx"), ("turn it into slides", "pptx"), ("I need a CSV", "csv"),
        ("把它放进表格里", "xlsx"), ("弄成一个 Excel 给我", "xlsx"), ("能不能把这张图做成 PPT？", "pptx"), ("我要一份 CSV", "csv"),
        ("put it in a drawer", None), ("we need a web page for the opening hours", None), ("我要一份报告", None), ("make slides", None),
        ("放在表格里的数据太旧", None), ("export html", "html"), ("导出网页", "html"), ("export pdf", None), ("the export to Excel fails all the time", None),
        ("客户想导出成表格但是找不到", None), ("we send slides", None), ("save", None), ("cjml", None),
    ],
)  # fmt: skip
def test_what_is_asked_for(text: str, format: str | None) -> None:
    assert wanted(text) == format


@pytest.mark.parametrize(
    ("text", "format"),
    [("export as Visio", "Visio"), ("导出成Word", "Word"), ("save it as a jpg please", "jpg"), ("导出为思维导图", "思维导图"),
     ("export as PowerPoint", ""), ("we drew it in Miro", ""), ("客户要导出成Word但是不行", "")],
)  # fmt: skip
def test_a_format_that_is_made_nowhere_here_is_no_answer(text: str, format: str) -> None:
    assert in_vain(text) == format
    assert wanted(text) == (None if format else wanted(text))


def _named(text: str) -> Wish:
    found = named(text)
    assert found is not None
    return found


def test_a_command_names_a_format_and_a_map() -> None:
    assert (_named("export xlsx Hotel check-in").format, _named("export xlsx Hotel check-in").about) == (
        "xlsx",
        "Hotel check-in",
    )
    assert _named("export Hotel check-in").format == "pdf"
    assert _named("导出 幻灯片 酒店入住").format == "pptx"
    assert _named("export docx Hotel check-in") == Wish("no_such_format", "docx")


@pytest.mark.parametrize(
    ("text", "about"),
    [("export Word of mouth", "Word of mouth"), ("export Notion onboarding", "Notion onboarding"),
     ("导出 我们的 Figma 交付", "我们的 Figma 交付"), ("export the move from Miro to paper", "the move from Miro to paper")],
)  # fmt: skip
def test_a_titles_words_are_no_formats(text: str, about: str) -> None:
    assert _named(text) == Wish("export", about, "pdf")


@pytest.mark.parametrize(
    ("text", "format"),
    [("export Word", "Word"), ("export Hotel check-in as Word", "Word"), ("export Hotel check-in to a Google doc", "Google doc"),
     ("导出 酒店入住 成Word", "Word")],
)  # fmt: skip
def test_what_a_map_is_to_become_is_a_format(text: str, format: str) -> None:
    assert _named(text) == Wish("no_such_format", format)


def test_a_map_whose_title_is_a_formats_name_is_exported(living: Living) -> None:
    thread = Dropped.begun(living, "help us map a ferry crossing")
    journey = thread.journey
    with living.product.database.store() as store:
        after = apply(SetTitle("Miro"), journey).model_copy(update={"revision": journey.revision + 1})
        events = events_between(journey, after)
        store.journeys.save(
            living.world.team, after, Revision(number=after.revision, at=NOW, author="U1", events=events)
        )
    said = living.world.mention(living.world.mia, living.world.lab, "export Miro")
    assert "can't make" not in living.answer_to(said).text


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("out"), knowledge=knowledge) as one:
        yield one


def test_a_thread_is_told_which_formats_there_are(living: Living) -> None:
    thread = Dropped.begun(living, "help us map a ferry crossing")
    told = thread.say("export as visio")
    assert "I can't make visio" in told.text
    assert thread.journey.goal.objective is None


def test_a_thread_gets_its_map_as_a_workbook(living: Living) -> None:
    thread = Dropped.begun(living)
    thread.press(thread.say("Stage\tTouchpoint\tEmotion\nBook\tphone\t-1\nLeave\texit\t+1"), "Make this map")
    said = thread.say("export as Excel")
    assert "leaves out" in said.text or "Not in this file" in said.text
    world = living.world

    def shared() -> bytes | None:
        files = [f for f in world.standin.workspace.files.values() if f.name.endswith(".xlsx") and f.shares]
        return world.standin.workspace.file_bytes(files[-1].id) if files else None

    content = world.wait_for(shared, 20)
    found = recognised(opened(content))
    assert found is not None
    assert [t.emotion for t in found.journey.all_touchpoints()] == [-1, 1]
