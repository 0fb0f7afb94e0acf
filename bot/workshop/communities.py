"""Communities of a weighted graph by modularity (Blondel et al. 2008, "Fast unfolding of communities"), with the
nodes taken in their given order and ties broken by number, so that nothing is left to chance."""

from collections.abc import Mapping
from dataclasses import dataclass

ROUNDS = 20


@dataclass(frozen=True)
class Graph:
    """`edges`: (lower, higher) node → weight above 0; a node's tie to itself is (node, node)."""

    nodes: int
    edges: Mapping[tuple[int, int], float]


def communities(graph: Graph, resolution: float) -> list[int]:
    """A label for each node; labels count up from 0 in the order of first appearance."""
    labels = list(range(graph.nodes))
    while True:
        moved = _moved(graph, resolution)
        if len(set(moved)) == graph.nodes:
            return _renumbered(labels)
        labels = [moved[label] for label in labels]
        graph = _folded(graph, moved)


def _moved(graph: Graph, resolution: float) -> list[int]:
    """Every node where it gains most, until none moves; labels from 0 without gaps."""
    ties, degree, total = _ties(graph)
    label, weight = list(range(graph.nodes)), list(degree)
    for _ in range(ROUNDS):
        still = True
        for node in range(graph.nodes):
            home = label[node]
            weight[home] -= degree[node]
            to: dict[int, float] = {home: 0.0}
            for other, tie in ties[node]:
                to[label[other]] = to.get(label[other], 0.0) + tie
            gains = {where: tie - resolution * degree[node] * weight[where] / total for where, tie in to.items()}
            best = max(sorted(gains), key=lambda where: gains[where])
            if gains[best] <= gains[home] + 1e-12:
                best = home
            weight[best] += degree[node]
            label[node], still = best, still and best == home
        if still:
            break
    return _renumbered(label)


def _ties(graph: Graph) -> tuple[list[list[tuple[int, float]]], list[float], float]:
    ties: list[list[tuple[int, float]]] = [[] for _ in range(graph.nodes)]
    degree = [0.0] * graph.nodes
    for (one, other), weight in graph.edges.items():
        degree[one] += weight
        degree[other] += weight
        if one != other:
            ties[one].append((other, weight))
            ties[other].append((one, weight))
    return ties, degree, max(sum(degree), 1e-12)


def _folded(graph: Graph, label: list[int]) -> Graph:
    """Each community as one node."""
    edges: dict[tuple[int, int], float] = {}
    for (one, other), weight in graph.edges.items():
        pair = (min(label[one], label[other]), max(label[one], label[other]))
        edges[pair] = edges.get(pair, 0.0) + weight
    return Graph(max(label) + 1, edges)


def _renumbered(labels: list[int]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]
