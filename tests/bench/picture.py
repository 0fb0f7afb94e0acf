"""How long a picture takes once warm: 8 stages × 5 touchpoints in Chinese; a PDF and a thumbnail of 12 × 12."""

from collections.abc import Callable
from time import perf_counter
from typing import Literal

from bot.journey.model import Journey, Touchpoint
from bot.picture.artist import TypstArtist
from tests.bench.line import Line, spread
from tests.picture.samples import big

RUNS, FEW, WARM_UP = 25, 9, 3
Format = Literal["png", "pdf", "thumbnail"]
BOUNDS: dict[Format, float] = {"png": 150.0, "pdf": 60.0}


def run() -> list[Line]:
    """A map drawn again after a turn that changed one text, to which the bounds apply; and one all of whose touchpoints
    are new, for which Typst can keep nothing of what it laid out before."""
    artist = TypstArtist()
    return [
        *(line for format in BOUNDS for line in _lines(artist, format, "after a turn", _one_changed, BOUNDS[format])),
        *(line for format in BOUNDS for line in _lines(artist, format, "all texts new", _all_changed, None)),
        *_large(artist, "pdf", 250.0),
        *_large(artist, "thumbnail", 60.0),
    ]


def _large(artist: TypstArtist, format: Format, bound: float) -> list[Line]:
    times = [_milliseconds(artist, _all_changed(n, 12, 12), format) for n in range(FEW + WARM_UP)]
    return spread(f"picture, 12 × 12 zh, {format.upper()}, all texts new", times[WARM_UP:], "ms", bound, None)


def _lines(
    artist: TypstArtist, format: Format, when: str, changed: Callable[[int], Journey], bound: float | None
) -> list[Line]:
    times = [_milliseconds(artist, changed(n), format) for n in range(RUNS + WARM_UP)]
    return spread(f"picture, 8 × 5 zh, {format.upper()}, {when}", times[WARM_UP:], "ms", bound, None)


def _milliseconds(artist: TypstArtist, journey: Journey, format: Format) -> float:
    start = perf_counter()
    artist.draw(journey, "zh", format)
    return (perf_counter() - start) * 1000


def _one_changed(n: int) -> Journey:
    return _with_thoughts(lambda t: f"第 {n} 次又要填一遍？" if t.id == "t0" else t.thought, n, big(8, 5))


def _all_changed(n: int, stages: int = 8, touchpoints: int = 5) -> Journey:
    return _with_thoughts(lambda t: f"第 {n} 次又要填一遍，{t.id}？", n, big(stages, touchpoints))


def _with_thoughts(thought: Callable[[Touchpoint], str | None], revision: int, journey: Journey) -> Journey:
    stages = tuple(
        stage.model_copy(
            update={
                "touchpoints": tuple(
                    t.model_copy(update={"thought": thought(t), "action": f"{t.action}{(thought(t) or '')[:6]}"})
                    for t in stage.touchpoints
                )
            }
        )
        for stage in journey.stages
    )
    return journey.model_copy(update={"stages": stages, "revision": revision})


if __name__ == "__main__":
    for name, value, unit, bound in run():
        print(f"{name:48} {value:7.1f} {unit}" + (f"  (at most {bound:g})" if bound else ""))
