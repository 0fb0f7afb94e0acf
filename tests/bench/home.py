"""App Home with 500 maps that its reader may see: from the click to the published view, through real Bolt."""

import time
from pathlib import Path

from bot.journey.revisions import Revision
from tests.bench.line import Line, spread
from tests.picture.samples import big
from tests.product import NOW, living_world
from tests.slackworld import SlackWorld

MAPS, OPENED, WARM_UP = 500, 20, 2
BOUND = 300.0


def run(home: Path) -> list[Line]:
    with living_world(home / "home") as living:
        with living.product.database.store() as store:
            for n in range(MAPS):
                told = {"id": f"j{n}", "title": f"Map {n}", "channel": living.world.lab.id}
                first = Revision(number=0, at=NOW, author=living.world.mia.id, events=())
                store.journeys.create(living.world.team, big(6, 4, "en").model_copy(update=told), first)
        times = [_opened(living.world) for _ in range(OPENED + WARM_UP)]
    return spread(f"App Home with {MAPS} maps of 24 touchpoints", times[WARM_UP:], "ms", BOUND, None)


def _opened(world: SlackWorld) -> float:
    start = time.perf_counter()
    world.open_home(world.mia)
    return (time.perf_counter() - start) * 1000
