"""A reminder: on the day that was named the request is answered anew, in a DM, with what is so then."""

from datetime import date as Date
from datetime import timedelta

from bot.guide.reply import Reply
from bot.reading.values.date import Impossible
from bot.reading.values.date import due as due_in
from bot.usecases.inbound import CameDue, Inbound
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.request import Request

MORNING = {"zh": "01:00:00", "en": "09:00:00"}  # UTC: nine o'clock in Shanghai, nine in London in winter


def remind(inquiry: Inquiry) -> Reply:
    """Never on a weekend: what falls there comes on the Monday after. Raises Otherwise without a day to come."""
    words = inquiry.request.slot("due", "since")
    found = due_in(words, inquiry.today) if words else None
    if found is None or isinstance(found, Impossible) or found <= inquiry.today:
        raise Otherwise(inquiry.reply(inquiry.say("remind_when")))
    day = weekday(found)
    request = _asked_then(inquiry.request)
    event = CameDue(person=inquiry.author.id, language=inquiry.language, request=request.packed())
    key = f"remind:{inquiry.author.id}:{inquiry.world.new_id()}"
    inbound = Inbound(key=key, tenant=inquiry.tenant, conversation=f"home:{inquiry.author.id}", event=event)
    inquiry.store.timers.set(inbound, f"{day.isoformat()}T{MORNING[inquiry.language]}Z")
    return inquiry.reply(inquiry.say("will_remind", date=inquiry.words.date(day)))


def weekday(day: Date) -> Date:
    return day + timedelta(days=max(7 - day.weekday(), 0)) if day.weekday() > 4 else day


def _asked_then(request: Request) -> Request:
    """The actions that were named, or with no word of which the asker's own."""
    kept = {n: v for n, v in request.slots.items() if n in ("journey", "owner", "department", "touchpoint")}
    if action := request.slot("action", "topic"):
        return Request("actions", {**kept, "topic": action}, filter="all")
    return Request("actions", kept or {"owner": "me"}, filter=request.filter)
