"""Dots and what they came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.workshop.model import Cluster, Contribution


@dataclass(frozen=True)
class Standing:
    """A cluster's dots, from how many people, and its place, shared on a tie."""

    cluster: Cluster
    votes: int
    people: int
    place: int


def standings(clusters: Sequence[Cluster], votes: Sequence[Contribution]) -> tuple[Standing, ...]:
    """The most dots first; of a tie the larger cluster, then the order given."""
    dots = {c.id: sum(v.score or 0 for v in votes if v.subject == c.id) for c in clusters}
    people = {c.id: len({v.person for v in votes if v.subject == c.id}) for c in clusters}
    order = sorted(range(len(clusters)), key=lambda i: (-dots[clusters[i].id], -len(clusters[i].items), i))
    return tuple(
        Standing(clusters[i], dots[clusters[i].id], people[clusters[i].id], _place(dots, clusters[i].id)) for i in order
    )


def _place(dots: dict[str, int], id: str) -> int:
    return 1 + sum(1 for other in dots.values() if other > dots[id])


def ties(found: Sequence[Standing]) -> tuple[tuple[Standing, ...], ...]:
    """Those that share a place and have any dots."""
    by_place: dict[int, list[Standing]] = {}
    for one in found:
        if one.votes:
            by_place.setdefault(one.place, []).append(one)
    return tuple(tuple(each) for each in by_place.values() if len(each) > 1)
