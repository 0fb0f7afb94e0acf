"""Behind the scenes: the bot's calls, newest first, with what was refused and why."""

import json

from bot.playground.calls import Call
from bot.playground.page.look import Look
from bot.playground.standin import StandIn

SHOWN = 60
SHORT = 400


def _short(call: Call) -> str:
    text = json.dumps(call.args, ensure_ascii=False)
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def inspector(s: StandIn, look: Look) -> str:
    calls = list(reversed(s.calls.all()))[:SHOWN]
    return look.html("inspector.html", calls=[(call, _short(call)) for call in calls])
