"""The hourly round in which a workspace's owners are asked about their actions, as a timer."""

from datetime import datetime, timedelta

from bot.usecases.inbound import CameDue, Inbound
from bot.usecases.ports import Store
from bot.usecases.requests.request import Request

EACH = timedelta(hours=1)
_NOBODY = CameDue(person="", language="en", request=Request("nudge").packed())


def wind(store: Store, tenant: str, now: str) -> None:
    """The next round of this workspace, at the full hour; set twice it is one."""
    hour = datetime.fromisoformat(now).replace(minute=0, second=0) + EACH
    due = hour.strftime("%Y-%m-%dT%H:%M:%SZ")
    store.timers.set(Inbound(key=f"nudges:{due}", tenant=tenant, conversation="nudges", event=_NOBODY), due)
