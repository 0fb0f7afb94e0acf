"""What people say of a tracker, in both languages; and what is none of it."""

import pytest

from bot.journey.model import Action
from bot.usecases.sending.hearing import meant, wanted

ACTIONS = tuple(
    Action.model_validate({"id": f"a{n}", "title": title})
    for n, title in enumerate(("Salt the ramp", "Call back instead of holding", "叫号屏换成大字"), 1)
)


@pytest.mark.parametrize(
    ("text", "where", "ids"),
    [
        ("send action 2 to Jira", "jira", "a2"),
        ("Please send the second action to GitHub.", "github", "a2"),
        ("file “Salt the ramp” in Linear", "linear", "a1"),
        ("can you push #1 to asana?", "asana", "a1"),
        ("put all actions into Jira", "jira", "a1 a2 a3"),
        ("create a ticket in the tracker", "", ""),
        ("send call back to our webhook", None, None),
        ("send call back to webhook", "webhook", "a2"),
        ("log action three in our backlog", "", "a3"),
        ("把第2项措施发到 Jira", "jira", "a2"),
        ("请把所有措施同步到 GitHub", "github", "a1 a2 a3"),
        ("把「叫号屏换成大字」推到Linear吧", "linear", "a3"),
        ("帮我把措施三录入工单系统", "", "a3"),
        ("把叫號屏換成大字發到 Asana", "asana", "a3"),
        ("发到 Jira", "jira", ""),
        ("send actions 1 and 3 to jira", "jira", "a1 a3"),
        ("把第一和第二项发到 jira", "jira", "a1 a2"),
        ("open a Jira ticket for action 1", "jira", "a1"),
        ("send action 9 to Jira", "jira", ""),
    ],
)
def test_a_wish_to_send(text: str, where: str | None, ids: str | None) -> None:
    found = wanted(text)
    if where is None:
        assert found is None
        return
    assert found is not None
    assert (found.does, found.where) == ("send", where)
    assert " ".join(one.id for one in meant(found.what, ACTIONS)) == ids


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("what's new in Jira?", "jira"), ("any news from GitHub", "github"), ("check the tracker", ""), ("Ask Linear", "linear"),
        ("Jira 有什么进展？", "jira"), ("看看工单系统", ""), ("查一下 Asana 那边有没有更新", "asana"), ("GitHub上有新变化吗", "github"),
    ],
)  # fmt: skip
def test_a_wish_to_know(text: str, where: str) -> None:
    found = wanted(text)
    assert found is not None
    assert (found.does, found.where) == ("ask", where)


@pytest.mark.parametrize(
    "text",
    [
        "send a text when it's ready", "they send it to the wrong desk", "customers log in on GitHub", "we use Jira",
        "the ticket is sent to Jira by the agent and then nobody looks at it for a week, which hurts", "send it to Mia",
        "客户要把资料发到邮箱", "工单系统太慢", "把快递送到家", "Jira", "把第二阶段改成比较", "check in at the desk",
    ],
)  # fmt: skip
def test_what_is_said_of_customers_is_no_wish(text: str) -> None:
    assert wanted(text) is None
