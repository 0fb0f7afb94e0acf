"""Forty requests as people put them, twenty in each language, more than half with a filter or as a follow-up: what is
told is worked out again from the documents. Those that are not understood yet are named, so that they are seen."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import count

import pytest

from bot.guide.readers.language import language_of
from bot.guide.reply import Reply
from bot.journey.model import Action, Journey, PainPoint, Touchpoint
from bot.reading.learned.loading import opened_reader
from bot.usecases.inbound import Place
from bot.usecases.requests.answer import answer_request
from bot.usecases.wanting import remember, wanted
from bot.usecases.wishes import spoken_in
from tests.usecases.managers import PEOPLE, SECRET, TENANT, TODAY, Office, seeks, text

INDUSTRIES = {
    "hotel": "hotel", "hotels": "hotel", "酒店": "hotel", "bank": "bank", "banks": "bank", "银行": "bank",
    "retail": "retail", "零售": "retail",
}  # fmt: skip


class Craft:
    def seeks(self, text: str) -> float:
        return seeks(text)

    def industry(self, text: str) -> str | None:
        return INDUSTRIES.get(text.casefold())

    def industries(self, language: str) -> tuple[tuple[str, str], ...]:
        return ()


@dataclass
class Manager:
    """Types into a direct message, in the words that come to mind."""

    office: Office
    who: str = "U1"

    def type(self, words: str) -> Reply:
        office, person = self.office, PEOPLE[self.who]
        place = Place(channel=f"D{self.who}", kind="dm")
        wish = wanted(office.world, TENANT, place, self.who, words, language_of(words) or "en")
        assert wish.request is not None, f"taken for {wish.does}"
        remember(office.world, TENANT, place, self.who, wish.request)
        language = spoken_in(words, wish, person)
        answer_request(
            office.world, TENANT, f"typed{next(KEYS)}", place, person, wish.request, language=language
        )  # fmt: skip
        return office.mouth.said[-1]


KEYS = count()


@pytest.fixture(scope="module")
def manager(office: Office) -> Iterator[Manager]:
    before = office.world
    office.world = replace(before, reader=opened_reader(), craft=lambda tenant, place: Craft())
    yield Manager(office)
    office.world = before


Journeys = list[Journey]


def shown(office: Office) -> Journeys:
    return [j for j in office.journeys if j.status != "archived"]


def pains(fits: Callable[[Journey, Touchpoint, PainPoint], object]) -> Callable[[Journeys], int]:
    return lambda js: sum(bool(fits(j, t, p)) for j in js for t in j.all_touchpoints() for p in t.pain_points)


def actions(fits: Callable[[Journey, Action], object]) -> Callable[[Journeys], int]:
    return lambda js: sum(bool(fits(j, a)) for j in js for a in j.actions)


def maps(fits: Callable[[Journey], object]) -> Callable[[Journeys], int]:
    return lambda js: sum(bool(fits(j)) for j in js)


def going(a: Action) -> bool:
    return a.status not in ("done", "dropped")


def late(a: Action) -> bool:
    return going(a) and a.due is not None and a.due < TODAY


def of(a: Action, owner: str) -> bool:
    return (a.owner or "").casefold().split(" ")[0] == owner.casefold().split(" ")[0]


def title(name: str) -> Callable[[Journey], bool]:
    return lambda j: j.title == name


ASKED: list[tuple[tuple[str, ...], Callable[[Journeys], int]]] = [
    (("what are our biggest pain points right now?",), pains(lambda j, t, p: True)),
    (("which pain points do the banks have?",), pains(lambda j, t, p: j.industry == "bank")),
    (("where does it hurt most on the museum visit map?",), pains(lambda j, t, p: j.title == "Museum visit")),
    (("show me the worst problems for Anna",), pains(lambda j, t, p: j.personas[0].name == "Anna")),
    (("list everything that's overdue",), actions(lambda j, a: late(a))),
    (("what is Priya late with?",), actions(lambda j, a: late(a) and of(a, "Priya"))),
    (("is there anything marketing hasn't finished yet?",), actions(lambda j, a: going(a) and a.department == "Marketing")),
    (("which tasks have nobody on them?",), actions(lambda j, a: going(a) and not a.owner)),
    (("what are my open actions?",), actions(lambda j, a: going(a) and a.owner == "Mia")),
    (("which of the actions on Insurance claim are done?",), actions(lambda j, a: a.status == "done" and j.title == "Insurance claim")),
    (("which actions are overdue?", "only IT"), actions(lambda j, a: late(a) and a.department == "IT")),
    (("which actions are overdue?", "and Ben's?"), actions(lambda j, a: late(a) and of(a, "Ben"))),
    (("what hurts most?", "just the hotels"), pains(lambda j, t, p: j.industry == "hotel")),
    (("what hurts most?", "and in Late check-in?"), pains(lambda j, t, p: j.title == "Late check-in")),
    (("which journeys do we have?",), maps(lambda j: True)),
    (("how many maps are still drafts?",), maps(lambda j: j.status == "draft")),
    (("which maps have no evidence?",), maps(lambda j: not j.evidence)),
    (("list the retail journeys",), maps(lambda j: j.industry == "retail")),
    (("have any of the actions been measured? did they help?",), actions(lambda j, a: a.status != "dropped" and a.measurements)),
    (("what's due soon?",), actions(lambda j, a: going(a) and a.due and TODAY <= a.due <= Date(2026, 6, 29))),
    (("现在最严重的痛点是哪些？",), pains(lambda j, t, p: True)),
    (("银行那边客户最头疼的是什么？",), pains(lambda j, t, p: j.industry == "bank")),
    (("网点开户这张图上有哪些痛点",), pains(lambda j, t, p: j.title == "网点开户")),
    (("酒店行业的痛点列一下",), pains(lambda j, t, p: j.industry == "hotel")),
    (("有哪些措施已经逾期了？",), actions(lambda j, a: late(a))),
    (("老吴手上还有哪些没做完的措施？",), actions(lambda j, a: going(a) and a.owner == "老吴")),
    (("运营部哪些任务过期了",), actions(lambda j, a: late(a) and a.department == "运营部")),
    (("哪些措施还没有负责人？",), actions(lambda j, a: going(a) and not a.owner)),
    (("我名下还有什么待办？",), actions(lambda j, a: going(a) and a.owner == "Mia")),
    (("酒店入住有哪些措施做完了？",), actions(lambda j, a: a.status == "done" and j.title == "酒店入住")),
    (("哪些措施逾期了？", "只看前厅部"), actions(lambda j, a: late(a) and a.department == "前厅部")),
    (("哪些措施逾期了？", "那老吴呢"), actions(lambda j, a: late(a) and a.owner == "老吴")),
    (("最痛的地方在哪里？", "那零售呢？"), pains(lambda j, t, p: j.industry == "retail")),
    (("最痛的地方在哪里？", "退换货呢", "换成会员到店买药"), pains(lambda j, t, p: j.title == "会员到店买药")),
    (("我们一共有多少张旅程图？",), maps(lambda j: True)),
    (("哪些旅程还没有证据？",), maps(lambda j: not j.evidence)),
    (("列一下已发布的旅程",), maps(lambda j: j.status == "published")),
    (("做完的措施有哪些还没量过效果？",), actions(lambda j, a: a.status == "done" and not a.measurements)),
    (("这些措施有没有用？",), actions(lambda j, a: a.status != "dropped" and a.measurements)),
    (("卡住的措施有哪些？",), lambda js: sum(
        going(a) and any(going(b) for b in j.actions if b.id in a.blocked_by) for j in js for a in j.actions)),
]  # fmt: skip


def total(told: str) -> int:
    """The number in the headline; 0 where it says that there is nothing."""
    found = re.search(r"\*\*(?:一共 |放弃了 )?(\d+)", told)
    return int(found[1]) if found else 0


def test_there_are_forty() -> None:
    zh = sum(any("\u4e00" <= c <= "\u9fff" for c in asked[0]) for asked, _ in ASKED)
    assert (len(ASKED), zh) == (40, 20)


@pytest.mark.parametrize(("asked", "expected"), ASKED, ids=[" / ".join(asked) for asked, _ in ASKED])
def test_it_is_answered_exactly(manager: Manager, asked: tuple[str, ...], expected: Callable[[Journeys], int]) -> None:
    if manager.office.database.engine.dialect.name != "sqlite":
        pytest.skip("what is understood is the same on both; the numbers are compared on both elsewhere")
    for words in asked:
        told = manager.type(words)
    assert SECRET
    assert total(text(told)) == expected(shown(manager.office)), text(told)
