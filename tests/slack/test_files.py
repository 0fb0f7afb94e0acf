"""Files are fetched from Slack and nowhere else, within a size and a time."""

import pytest

from bot.slack.errors import SlackUnavailable
from bot.slack.files import Files
from bot.slack.web import Web, client
from bot.usecases.inbound import Spoken, UploadedFile
from bot.usecases.ports import FileRefused
from tests.slack.office import Office


def shared(slack: Office, content: bytes = b"text\nslow\n", name: str = "reviews.csv") -> UploadedFile:
    world = slack.world
    world.upload(world.mia, world.dm(world.mia), name, content)
    (file,) = slack.inbox.only(Spoken).files
    return file


def reason(slack: Office, files: Files, file: UploadedFile) -> str:
    with pytest.raises(FileRefused) as refused:
        files.fetch(slack.world.team, file)
    return refused.value.reason


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/reviews.csv", "http://files.slack.com/x", "https://files.slack.com.evil.example/x",
     "https://notslack.com/x", "https://files.slack.com:8443/x", "file:///etc/passwd", "http://127.0.0.1:9/x",
     "https://user@evil.example/?files.slack.com"],
)  # fmt: skip
def test_only_slacks_hosts_see_the_token(slack: Office, url: str) -> None:
    file = UploadedFile(id="F1", name="x", mimetype="text/csv", size=1, url=url)
    assert reason(slack, slack.files, file) == "host"


def test_slacks_own_hosts_may_be_asked(slack: Office) -> None:
    assert slack.files._may_be_asked("https://files.slack.com/files-pri/T-F/x.csv")
    assert slack.files._may_be_asked("https://acme.slack.com/files/x.csv")
    assert slack.files._may_be_asked("https://slack-files.com/files/x.csv")


def test_too_large_by_what_it_says_and_by_what_it_is(slack: Office) -> None:
    file = shared(slack, b"x" * 2_000)
    small = Files(slack.web, slack.identity, most=1_000)
    assert reason(slack, small, file) == "size"
    assert reason(slack, small, file.model_copy(update={"size": 10})) == "size"


def test_an_address_that_came_without_is_asked_for(slack: Office) -> None:
    file = shared(slack)
    assert slack.files.fetch(slack.world.team, file.model_copy(update={"url": ""})) == b"text\nslow\n"
    assert reason(slack, slack.files, file.model_copy(update={"url": "", "id": "F0NONE"})) == "gone"


def test_a_page_to_sign_in_on_is_no_file(slack: Office) -> None:
    file = shared(slack, b"<html>a saved page</html>", "page.html")
    assert slack.files.fetch(slack.world.team, file) == b"<html>a saved page</html>", "an HTML file is a file"
    other = Files(Web(client("xoxb-another", slack.world.api_url)), slack.identity)
    assert reason(slack, other, file) == "access"
    sign_in = file.model_copy(update={"url": f"{slack.world.page_url}signin"})
    assert reason(slack, slack.files, sign_in) == "access"


def test_another_workspaces_file(slack: Office) -> None:
    with pytest.raises(FileRefused, match="access"):
        slack.files.fetch("T0ELSEWHER", shared(slack))


def test_slack_down(slack: Office) -> None:
    slack.identity.get()
    nowhere = Files(Web(client("xoxb-playground-bot", "http://127.0.0.1:9/api/")), slack.identity)
    file = UploadedFile(id="F1", name="x", mimetype="", size=1, url="http://127.0.0.1:9/x")
    with pytest.raises(SlackUnavailable):
        nowhere.fetch(slack.world.team, file)
