"""Clusters put in the group's own order: merged, parted, renamed, their ideas moved. A number is 1-based, as shown."""

from bot.workshop.model import Cluster, Workshop

Clusters = tuple[Cluster, ...]


def merged(clusters: Clusters, numbers: tuple[int, ...]) -> Clusters:
    """Into the first one named, which keeps its name. Raises ValueError for a number that is not there."""
    chosen = [_at(clusters, number) for number in dict.fromkeys(numbers)]
    if len(chosen) < 2:
        raise ValueError(numbers)
    items = tuple(item for each in chosen for item in each.items)
    whole, gone = chosen[0].model_copy(update={"items": items}), {each.id for each in chosen[1:]}
    return tuple(whole if c.id == whole.id else c for c in clusters if c.id not in gone)


def renamed(clusters: Clusters, number: int, name: str) -> Clusters:
    one = _at(clusters, number)
    return _with(clusters, one.model_copy(update={"name": name.strip() or one.name}))


def split(clusters: Clusters, number: int, names: dict[str, str]) -> Clusters:
    """Every idea on its own again; `names` are the ideas' words by id."""
    one = _at(clusters, number)
    alone = tuple(Cluster(id=f"{one.id}.{n}", name=names[item], items=(item,)) for n, item in enumerate(one.items, 1))
    at = clusters.index(one)
    return (*clusters[:at], *alone, *clusters[at + 1 :])


def moved(clusters: Clusters, source: tuple[int, int], number: int) -> Clusters:
    """An idea (cluster, idea) into another cluster; one that is left empty goes."""
    here, there = _at(clusters, source[0]), _at(clusters, number)
    item = item_at(clusters, source)
    if here.id == there.id:
        return clusters
    without = here.model_copy(update={"items": tuple(each for each in here.items if each != item)})
    with_it = there.model_copy(update={"items": (*there.items, item)})
    return tuple(c for c in _with(_with(clusters, without), with_it) if c.items)


def item_at(clusters: Clusters, source: tuple[int, int]) -> str:
    items = _at(clusters, source[0]).items
    if not 1 <= source[1] <= len(items):
        raise ValueError(source)
    return items[source[1] - 1]


def with_late(workshop: Workshop, item: str, text: str) -> Workshop:
    alone = Cluster(id=f"late.{item}", name=text[:60], items=(item,))
    return workshop.model_copy(update={"clusters": (*workshop.clusters, alone)})


def _at(clusters: Clusters, number: int) -> Cluster:
    if not 1 <= number <= len(clusters):
        raise ValueError(number)
    return clusters[number - 1]


def _with(clusters: Clusters, one: Cluster) -> Clusters:
    return tuple(one if c.id == one.id else c for c in clusters)
