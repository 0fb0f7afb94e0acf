"""Lines over time as SVG: every point with its figure, its interval as a bar, what happened as a mark."""

from collections.abc import Iterator
from datetime import date as Date
from html import escape

from bot.material.report.model import Block, Line

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 900.0, 360.0, 50.0, 20.0, 34.0, 74.0
COLOURS = ("#0b4a86", "#b8560f", "#0a6350", "#7a3b78", "#50606f")  # each line has its name beside it as well
MOST_MARKS = 9


class _Scale:
    def __init__(self, block: Block) -> None:
        days = [_day(p[0]) for line in block.lines for p in line.points] + [_day(m.date) for m in block.marks]
        ends = [v for line in block.lines for p in line.points for v in p[1:] if v is not None]
        self.first, self.span = min(days), max(max(days) - min(days), 1)
        pad = max((max(ends) - min(ends)) * 0.08, 0.5)
        self.low, self.high = min(ends) - pad, max(ends) + pad

    def x(self, iso: str) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (_day(iso) - self.first) / self.span

    def y(self, value: float) -> float:
        return TOP + (HEIGHT - TOP - FOOT) * (self.high - value) / (self.high - self.low)


def svg(block: Block) -> str:
    scale = _Scale(block)
    parts = [*_frame(scale), *_marks(block, scale)]
    for number, line in enumerate(block.lines):
        parts += _line(line, COLOURS[number % len(COLOURS)], number, scale)
    told = escape(
        "; ".join(f"{line.name}: {', '.join(f'{p[0]} {p[1]:g}' for p in line.points)}" for line in block.lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="{WIDTH:g}" '
        f'height="{HEIGHT:g}" role="img" aria-label="{told}" font-family="sans-serif" font-size="12">'
        + "".join(parts)
        + "</svg>"
    )


def _rule(start: tuple[float, float], end: tuple[float, float], look: str) -> str:
    return f'<line x1="{start[0]:.1f}" x2="{end[0]:.1f}" y1="{start[1]:.1f}" y2="{end[1]:.1f}" {look}/>'


def _frame(scale: _Scale) -> Iterator[str]:
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        value = scale.low + share * (scale.high - scale.low)
        y = scale.y(value)
        yield _rule((LEFT, y), (WIDTH - RIGHT, y), 'stroke="#d3dae2"')
        yield f'<text x="{LEFT - 6:g}" y="{y + 4:.1f}" text-anchor="end" fill="#50606f">{value:.0f}</text>'


def _marks(block: Block, scale: _Scale) -> Iterator[str]:
    for number, mark in enumerate(block.marks[:MOST_MARKS]):
        x, y = scale.x(mark.date), HEIGHT - FOOT + 34 + 14 * (number % 3)
        anchor = "end" if x > WIDTH * 0.6 else "start"
        yield _rule((x, TOP), (x, y - 10), 'stroke="#7a3b78" stroke-dasharray="3 3"')
        yield f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#7a3b78">{escape(mark.label[:48])}</text>'


def _line(line: Line, colour: str, number: int, scale: _Scale) -> Iterator[str]:
    places = [(scale.x(day), scale.y(value)) for day, value, _, _ in line.points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for (day, value, low, high), (x, y) in zip(line.points, places, strict=True):
        if low is not None and high is not None:
            look = f'stroke="{colour}" stroke-opacity="0.45" stroke-width="5"'
            yield _rule((x, scale.y(low)), (x, scale.y(high)), look)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"><title>{day}</title></circle>'
        yield f'<text x="{x + 7:.1f}" y="{y - 7:.1f}" fill="{colour}">{value:g}</text>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - FOOT + 18:g}" text-anchor="middle" fill="#50606f">{day}</text>'
    yield f'<text x="{LEFT + 170 * number:g}" y="16" fill="{colour}">● {escape(line.name[:26])}</text>'


def _day(iso: str) -> int:
    return Date.fromisoformat(iso[:10]).toordinal()
