"""How long a picture takes: 8 stages × 5 touchpoints in Chinese, the text different each time."""

from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

from bot.journey.model import Journey
from bot.picture.artist import TypstArtist
from tests.picture.samples import big

Line = tuple[str, float, str, float | None]  # name, value, unit, what it must not exceed
RUNS = 25
BOUNDS = {"png": 250.0, "pdf": 60.0}


def run() -> list[Line]:
    """Medians and 95th percentiles once warm; the bounds are the medians'."""
    artist = TypstArtist()
    return [line for format, bound in BOUNDS.items() for line in _lines(artist, format, bound)]


def _lines(artist: TypstArtist, format: str, bound: float) -> list[Line]:
    def draw(journey: Journey) -> None:
        artist.draw(journey, "zh", format)  # type: ignore[arg-type]

    times = _milliseconds(draw)
    name = f"picture 8 × 5 zh, {format.upper()}"
    return [(f"{name}, median", median(times), "ms", bound), (f"{name}, p95", quantiles(times, n=20)[-1], "ms", None)]


def _milliseconds(draw: Callable[[Journey], None]) -> list[float]:
    times = []
    for n in range(RUNS + 3):
        journey = _changed(n)
        start = perf_counter()
        draw(journey)
        times.append((perf_counter() - start) * 1000)
    return times[3:]  # the first ones warm up


def _changed(n: int) -> Journey:
    """One touchpoint's thought differs, as after a turn; so does the revision."""
    journey = big(8, 5)
    first, *rest = journey.stages
    touchpoint = first.touchpoints[0].model_copy(update={"thought": f"第 {n} 次又要填一遍？"})
    stages = (first.model_copy(update={"touchpoints": (touchpoint, *first.touchpoints[1:])}), *rest)
    return journey.model_copy(update={"stages": stages, "revision": n})


if __name__ == "__main__":
    for name, value, unit, bound in run():
        print(f"{name:40} {value:8.1f} {unit}" + (f"  (at most {bound:g})" if bound else ""))
