"""From typing to Slack's text."""

import pytest

from bot.playground.channels import FIRST_CHANNELS
from bot.playground.people import BOT_USER, FIRST_PEOPLE, LAO_WU, THE_BOT
from bot.playground.typed import as_text

CASES = [
    ("@Journey hi", f"<@{BOT_USER}> hi"),
    ("@journey, hi", f"<@{BOT_USER}>, hi"),
    ("请@老吴看一下", f"请<@{LAO_WU.id}>看一下"),
    ("@Journey帮我们", f"<@{BOT_USER}>帮我们"),
    ("me@mia.example", "me@mia.example"),
    ("<!channel> a < b", "&lt;!channel&gt; a &lt; b"),
    ("@channel @here", "<!channel> <!here>"),
    ("see #journey-lab", f"see <#{FIRST_CHANNELS[0].id}|>"),
    ("see https://a.example/x?y=1&z=2", "see <https://a.example/x?y=1&amp;z=2>"),
    ("🙂 ok 😡", ":slightly_smiling_face: ok :rage:"),
    ("❤ ❤️", ":heart: :heart:"),
    ("12:30:45", "12:30:45"),
]


@pytest.mark.parametrize(("typed", "text"), CASES)
def test_as_text(typed: str, text: str) -> None:
    assert as_text(typed, (THE_BOT, *FIRST_PEOPLE), FIRST_CHANNELS) == text
