"""A digest in words: when it comes, and the button that ends it."""

from bot.guide.reply import Button
from bot.usecases.requests.inquiry import Inquiry
from bot.usecases.requests.request import Request
from bot.usecases.subscriptions import Subscription


def when(asked: Inquiry, one: Subscription) -> str:
    day = asked.say(f"digest.days.d{one.day}") if one.every == "week" else str(one.day)
    return asked.say(f"digest.{one.every}ly", day=day, hour=one.hour)


def stop(asked: Inquiry, id: str) -> Button:
    return asked.button("unsubscribe", Request("digest", {"stop": id}))
