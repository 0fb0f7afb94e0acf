"""Everybody's scores, place by place from left to right, as SVG: a dot a score, the mean, the spread about it. Places
are numbered as the table beside it numbers them; there are no other words in it."""

from collections import Counter
from collections.abc import Iterator
from html import escape
from math import sqrt

from bot.material.report.model import Scored

EACH, HEIGHT, LEFT, TOP, FOOT = 74.0, 300.0, 46.0, 18.0, 34.0
LEAST_WIDTH = 620.0
DOT, APART = 4.6, 10.5  # a dot's radius, and between dots of the same score
GOOD, BAD, MEAN, RULE, QUIET = "#0b4a86", "#b8560f", "#16212c", "#d3dae2", "#50606f"


def spread_svg(scored: tuple[Scored, ...]) -> str:
    """The scale is that of the first place."""
    low, high = scored[0].low, scored[0].high
    width = max(LEAST_WIDTH, LEFT + EACH * len(scored) + 20)
    step = (width - LEFT - 20) / len(scored)
    centres = [LEFT + step * (at + 0.5) for at in range(len(scored))]
    height = {score: TOP + (HEIGHT - TOP - FOOT) * (high - score) / (high - low) for score in range(low, high + 1)}
    told = escape("; ".join(f"{number}: {list(one.scores)}" for number, one in enumerate(scored, 1)))
    parts = [*_scale(height, width), *_means(scored, centres, height)]
    for number, (one, x) in enumerate(zip(scored, centres, strict=True), 1):
        parts += [*_dots(one, x, height, step), f'<text x="{x:.1f}" y="{HEIGHT - 10:g}" {_MIDDLE}>{number}</text>']
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {HEIGHT:g}" width="{width:g}" '
        f'height="{HEIGHT:g}" role="img" aria-label="{told}" font-family="sans-serif" font-size="13">'
        + "".join(parts)
        + "</svg>"
    )


_MIDDLE = f'text-anchor="middle" fill="{QUIET}"'


def _scale(height: dict[int, float], width: float) -> Iterator[str]:
    for score, y in height.items():
        look = f'stroke="{RULE}" stroke-width="{2 if score == 0 else 1}"'
        yield f'<line x1="{LEFT:g}" x2="{width - 20:g}" y1="{y:.1f}" y2="{y:.1f}" {look}/>'
        sign = f"{score:+d}".replace("-", "−") if score and min(height) < 0 else str(score)
        yield f'<text x="{LEFT - 8:g}" y="{y + 4:.1f}" text-anchor="end" fill="{QUIET}">{sign}</text>'


def _dots(one: Scored, x: float, height: dict[int, float], step: float) -> Iterator[str]:
    """Side by side where several gave the same; closer where there are many."""
    for score, count in sorted(Counter(one.scores).items()):
        apart = min(APART, (step - 2 * DOT) / max(count, 1))
        for at in range(count):
            place = x + (at - (count - 1) / 2) * apart
            colour = BAD if score < (one.low + one.high) / 2 else GOOD
            yield f'<circle cx="{place:.1f}" cy="{height[score]:.1f}" r="{DOT}" fill="{colour}" fill-opacity="0.75"/>'


def _means(scored: tuple[Scored, ...], centres: list[float], height: dict[int, float]) -> Iterator[str]:
    """The means as a line from place to place; about each a bar of one standard deviation both ways."""
    top, bottom = min(height.values()), max(height.values())
    ends = list(height)
    unit = (bottom - top) / (ends[-1] - ends[0])
    points = []
    for one, x in zip(scored, centres, strict=True):
        if not one.scores:
            continue
        mean = sum(one.scores) / len(one.scores)
        y = bottom - (mean - ends[0]) * unit
        points.append(f"{x:.1f},{y:.1f}")
        if len(one.scores) > 1:
            spread = sqrt(sum((s - mean) ** 2 for s in one.scores) / (len(one.scores) - 1)) * unit
            from_y, to_y = max(top, y - spread), min(bottom, y + spread)
            yield (
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{from_y:.1f}" y2="{to_y:.1f}" stroke="{QUIET}" '
                'stroke-opacity="0.3" stroke-width="12"/>'
            )
        yield f'<line x1="{x - 14:.1f}" x2="{x + 14:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{MEAN}" stroke-width="3"/>'
    yield f'<polyline points="{" ".join(points)}" fill="none" stroke="{MEAN}" stroke-width="1.5"/>'
