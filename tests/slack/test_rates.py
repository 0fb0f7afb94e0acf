"""No more from one person or workspace than leaves room for the others: said once, counted, and over in a minute."""

import pytest

from bot.slack.rates import Rates, TooFast
from bot.usecases.inbound import Inbound, Place, Rang, Spoken


def said(author: str, tenant: str = "T1") -> Inbound:
    event = Spoken(place=Place(channel="C1"), author=author, text="hi", ts="1.1", to_bot=True)
    return Inbound(key="k", tenant=tenant, conversation="C1", event=event)


def take(rates: Rates, inbound: Inbound) -> None:
    rates.check(inbound)
    rates.count(inbound)


def test_a_person_has_a_burst_and_then_a_pace() -> None:
    now = [0.0]
    rates = Rates(6, 0, lambda: now[0])
    for _ in range(6):
        take(rates, said("U1"))
    with pytest.raises(TooFast) as first:
        take(rates, said("U1"))
    assert (first.value.limit, first.value.told) == ("person", False)
    with pytest.raises(TooFast) as second:
        take(rates, said("U1"))
    assert second.value.told
    take(rates, said("U2"))
    take(rates, said("U1", tenant="T2"))
    now[0] += 10
    take(rates, said("U1"))
    with pytest.raises(TooFast) as third:
        take(rates, said("U1"))
    assert third.value.told
    now[0] += 60
    for _ in range(6):
        take(rates, said("U1"))


def test_a_workspace_has_one_too_and_what_comes_by_itself_is_not_counted() -> None:
    rates = Rates(0, 3, lambda: 0.0)
    for person in ("U1", "U2", "U3"):
        take(rates, said(person))
    with pytest.raises(TooFast) as fast:
        take(rates, said("U4"))
    assert fast.value.limit == "workspace"
    take(rates, Inbound(key="k", tenant="T1", conversation="w", event=Rang(workshop="w", does="ends")))
    take(rates, said("U4", tenant="T2"))


def test_without_a_limit_everything_is_taken() -> None:
    rates = Rates(0, 0, lambda: 0.0)
    for _ in range(1000):
        take(rates, said("U1"))
