"""A department or a person that no action names is said; of a department known by another word the actions are told."""

from dataclasses import replace

import pytest

from bot.reading.learned.loading import opened_reader
from tests.usecases.managers import Office, text
from tests.usecases.test_forty_requests import Craft, Manager, going, total


@pytest.fixture
def manager(own_office: Office) -> Manager:
    own_office.world = replace(own_office.world, reader=opened_reader(), craft=lambda tenant, place: Craft())
    return Manager(own_office)


NOBODYS = [
    "which actions does Legal have overdue?", "what is finance working on?", "legal's overdue actions", "what's on procurement's plate?",
    "overdue actions of the sales team", "what hurts most for the sales department?", "actions for compliance",
    "法务部有哪些措施没做完？", "采购那边有哪些措施逾期了", "人力资源部的措施有哪些", "客服部最痛的是什么", "物流团队有什么到期了",
]  # fmt: skip


@pytest.mark.parametrize("asked", NOBODYS)
def test_a_department_that_nobody_is_of_is_said(manager: Manager, asked: str) -> None:
    told = text(manager.type(asked))
    assert "Nobody here is of the department" in told or "部门的措施；有的部门是" in told, told
    assert "Marketing" in told, "those that there are"
    assert "**" not in told


@pytest.mark.parametrize("then", ["only legal", "and finance?", "what about HR", "只看销售部", "那法务呢"])
def test_in_a_follow_up_too(manager: Manager, then: str) -> None:
    manager.type("which actions are overdue?")
    told = text(manager.type(then))
    assert "Nobody here is of the department" in told or "部门的措施；有的部门是" in told, told


@pytest.mark.parametrize(
    ("asked", "department"),
    [("市场部有哪些措施没做完？", "Marketing"), ("what has the operations team not finished?", "运营部"), ("actions of reception", "前厅部")],
)  # fmt: skip
def test_by_what_it_does_in_the_other_language(manager: Manager, asked: str, department: str) -> None:
    seen = [j for j in manager.office.journeys if j.status != "archived"]
    expected = sum(going(a) and a.department == department for j in seen for a in j.actions)
    told = text(manager.type(asked))
    assert total(told) == expected > 0, told


@pytest.mark.parametrize("asked", ["what is Karl late with?", "Zoe's actions", "张伟名下还有什么没做完"])
def test_a_person_who_owns_nothing_is_said(manager: Manager, asked: str) -> None:
    told = text(manager.type(asked))
    assert "owns an action that you can see" in told or "负责的措施" in told
    assert "Ben" in told


def test_a_department_of_hidden_maps_only_is_nobodys(manager: Manager) -> None:
    """U9 is a guest in no channel: what is not seen is not said to be there."""
    manager.who = "U9"
    assert "No action names any department yet" in text(manager.type("which actions does marketing have?"))


@pytest.mark.parametrize("asked", ["what is the team working on?", "which actions are overdue?", "哪些措施逾期了？"])
def test_no_department_is_heard_where_none_is_named(manager: Manager, asked: str) -> None:
    assert total(text(manager.type(asked))) > 0
