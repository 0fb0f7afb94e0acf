"""1-2-4-All: who talks with whom, and what each group has brought so far."""

import hashlib
from collections.abc import Sequence

from bot.workshop.model import Contribution, Participant, Phase


def paired(people: Sequence[str], workshop: str) -> dict[str, int]:
    """Person → number of their pair, from 1. The order is of chance, but always the same; of an odd number the last
    three talk together."""
    order = sorted(people, key=lambda person: hashlib.sha256(f"{workshop} {person}".encode()).digest())
    pairs = max(1, len(order) // 2)
    return {person: min(at // 2 + 1, pairs) for at, person in enumerate(order)}


def four_of(pair: int) -> int:
    """Two pairs make a four; a last pair without another stays as it is."""
    return (pair + 1) // 2


def group_of(participant: Participant, phase: Phase) -> str:
    """`pair 2` or `four 1`; somebody who came later is in the first."""
    pair = int(participant.group or "1")
    return f"pair {pair}" if phase == "pairs" else f"four {four_of(pair)}"


def brought(group: str, people: Sequence[Participant], given: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """What a group has before it: its own words; else what its parts brought, else what its people wrote alone, so
    that nothing is lost where a group says nothing."""
    own = tuple(one for one in given if one.person == group)
    if own:
        return own
    kind, _, number = group.partition(" ")
    if kind == "four":
        pairs = sorted({int(p.group) for p in people if p.group and four_of(int(p.group)) == int(number)})
        return tuple(one for pair in pairs for one in brought(f"pair {pair}", people, given))
    members = {p.person for p in people if p.group == number}
    return tuple(one for one in given if one.person in members and one.phase == "answering")


def final(people: Sequence[Participant], given: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """What goes before all: every four's, every pair's or everybody's last words; late ones too."""
    pairs = sorted({int(p.group) for p in people if p.group})
    if not pairs:
        return tuple(one for one in given if one.phase == "answering")
    fours = sorted({four_of(pair) for pair in pairs})
    found = [one for four in fours for one in brought(f"four {four}", people, given)]
    known = {one.id for one in found}
    members = {p.person for p in people if p.group}
    strays = [one for one in given if one.phase == "answering" and one.person not in members and one.id not in known]
    return (*found, *strays)
