"""The reveal: every idea, cluster by cluster."""

from collections.abc import Sequence

from bot.guide.reply import Button, Reply, Section
from bot.journey.model import Language
from bot.usecases.ports import Store
from bot.usecases.workshops.board import leading
from bot.usecases.workshops.words import name_of, room, words
from bot.usecases.world import World
from bot.workshop.clusters import grouped
from bot.workshop.groups import final
from bot.workshop.learned.likeness import alike
from bot.workshop.model import Cluster, Contribution, Workshop
from bot.workshop.naming import name_of as cluster_name

SHOWN = 8  # ideas of a cluster that are shown in the message …
SHOWN_IN_ALL = 60  # … and of all clusters; the rest is in the file


def revealed(world: World, store: Store, tenant: str, workshop: Workshop) -> Reply:
    """Sorts what came in, where that was not done before, and shows it."""
    given = store.workshops.contributions(tenant, workshop.id)
    if not workshop.clusters:
        ready = final(store.workshops.participants(tenant, workshop.id), given)
        workshop = store.workshops.save(
            tenant, workshop.model_copy(update={"clusters": clustered(world, ready, workshop.language)})
        )
    return shown(world, tenant, workshop, given, opening=True)


def clustered(world: World, ideas: Sequence[Contribution], language: Language) -> tuple[Cluster, ...]:
    """The same words typed twice are embedded once."""
    ordered = sorted(ideas, key=lambda one: (one.text, one.id))
    texts = list(dict.fromkeys(one.text for one in ordered))
    vectors = alike(texts, world.embed)
    of_text: dict[str, list[str]] = {}
    for one in ordered:
        of_text.setdefault(one.text, []).append(one.id)
    return tuple(
        Cluster(
            id=f"c{number}",
            name=cluster_name([texts[i] for i in group], vectors[list(group)], language),
            items=tuple(id for i in group for id in of_text[texts[i]]),
        )
        for number, group in enumerate(grouped(texts, vectors), 1)
    )


def shown(
    world: World, tenant: str, workshop: Workshop, given: Sequence[Contribution], *, opening: bool = False
) -> Reply:
    language = workshop.language
    by_id = {one.id: one for one in given}
    head = words("arranged", language)
    if opening:
        ideas = [by_id[item] for c in workshop.clusters for item in c.items]
        singles = sum(1 for c in workshop.clusters if len(c.items) == 1)
        head = words(
            "reveal", language, people=len({one.person for one in ideas}), n=len(ideas),
            clusters=len(workshop.clusters), singles=singles if len(workshop.clusters) > singles else 0,
        )  # fmt: skip
    sections = [Section(head), *_clusters(world, tenant, workshop, by_id)]
    arrange = Button("arrange", words("buttons.arrange", language), workshop.id)
    sections.append(Section(words("sort_hint", language), buttons=(*leading(workshop), arrange)))
    return Reply(language, tuple(sections))


def _clusters(world: World, tenant: str, workshop: Workshop, by_id: dict[str, Contribution]) -> list[Section]:
    room_left, sections = SHOWN_IN_ALL, []
    for number, cluster in enumerate(workshop.clusters, 1):
        most = max(1 if number <= SHOWN_IN_ALL else 0, min(SHOWN, room_left))
        items = cluster.items[:most]
        room_left -= len(items)
        sections.append(Section("\n".join(_lines(world, tenant, workshop, by_id, number, cluster, items))))
    return _packed(sections)


def _packed(sections: list[Section], each: int = 10) -> list[Section]:
    """Of very many clusters several in one paragraph: a message has few blocks."""
    if len(sections) <= 30:
        return sections
    rows = [sections[at : at + each] for at in range(0, len(sections), each)]
    return [Section("\n".join(one.text for one in row)) for row in rows]


def _lines(
    world: World, tenant: str, workshop: Workshop, by_id: dict[str, Contribution], number: int, cluster: Cluster,
    items: Sequence[str],
) -> list[str]:  # fmt: skip
    language = workshop.language
    lines = [words("cluster", language, number=number, name=cluster.name, n=len(cluster.items))]
    for place, item in enumerate(items, 1):
        one, at = by_id[item], f"{number}.{place}"
        if item in workshop.hidden:
            lines.append(f"{at} {words('hidden_idea', language)}")
            continue
        name = name_of(world, tenant, workshop, one.person)
        lines.append(words("idea", language, number=at, text=_short(one.text), name=name, late=one.late))
    if len(cluster.items) > len(items):
        lines.append(words("more_ideas", language, n=len(cluster.items) - len(items)))
    return lines


def _short(text: str, most: int = 300) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def hand_out(world: World, tenant: str, id: str, again: bool) -> None:
    """Where the message could not show every idea whole, all of them in a file."""
    with world.store() as store:
        workshop = store.workshops.get(tenant, id)
        by_id = {one.id: one for one in store.workshops.contributions(tenant, id)}
        key = f"workshop:{id}:all"
        done = store.turns.get(tenant, f"workshop:{id}:sorting")
    every = [by_id[item] for c in workshop.clusters for item in c.items if item in by_id]
    fits = len(every) <= SHOWN_IN_ALL and all(len(c.items) <= SHOWN for c in workshop.clusters)
    if (done and done.file) or (fits and all(len(one.text) <= 300 for one in every)):
        return
    name = words("all_ideas", workshop.language)
    content = "\n\n".join(_written(world, tenant, workshop, by_id, n, c) for n, c in enumerate(workshop.clusters, 1))
    file = world.mouth.upload(
        tenant, room(workshop), content.encode(), f"{workshop.question[:40]} – {name}.txt", name, key, again
    )
    with world.store() as store:
        store.turns.posted(tenant, f"workshop:{id}:sorting", file=file)


def _written(
    world: World, tenant: str, workshop: Workshop, by_id: dict[str, Contribution], number: int, cluster: Cluster
) -> str:
    lines = [f"{number}. {cluster.name} ({len(cluster.items)})"]
    for place, item in enumerate(cluster.items, 1):
        if item not in by_id or item in workshop.hidden:
            continue
        name = name_of(world, tenant, workshop, by_id[item].person)
        lines.append(f"  {number}.{place} {by_id[item].text}{f' — {name}' if name else ''}")
    return "\n".join(lines)
