"""A data_visualization block as SVG: lines, or bars beside each other; good enough to see what was sent."""

from typing import Any

from markupsafe import Markup, escape

Json = dict[str, Any]
WIDTH, HEIGHT, LEFT, FOOT, TOP = 620, 170, 34, 34, 8
_SVG = Markup('<figure class="chart"><figcaption>{}</figcaption><svg viewBox="0 0 {} {}" role="img" aria-label="{}">')


def chart(block: Json) -> Markup:
    given = block["chart"]
    if given["type"] == "pie":
        rows = Markup("").join(Markup("<li>{}: {}</li>").format(s["label"], s["value"]) for s in given["segments"])
        return Markup('<figure class="chart"><figcaption>{}</figcaption><ul>{}</ul></figure>').format(
            block["title"], rows
        )
    values = [point["value"] for one in given["series"] for point in one["data"]]
    low, high = min([0, *values]), max([0, *values])
    return _opened(block) + _axes(given, low, high or 1) + _lines(given, low, high or 1) + Markup("</svg></figure>")


def _opened(block: Json) -> Markup:
    told = ", ".join(f"{p['label']} {p['value']:g}" for one in block["chart"]["series"] for p in one["data"])
    return _SVG.format(block["title"], WIDTH, HEIGHT, f"{block['title']}: {told}")


def _x(at: int, count: int) -> float:
    return LEFT + (at + 0.5) * (WIDTH - LEFT) / count


def _y(value: float, low: float, high: float) -> float:
    return TOP + (high - value) / ((high - low) or 1) * (HEIGHT - FOOT - TOP)


def _axes(given: Json, low: float, high: float) -> Markup:
    names = given["axis_config"]["categories"]
    room = max(3, int((WIDTH - LEFT) / len(names) / 7))
    shown = [
        Markup('<text x="{:.0f}" y="{}" text-anchor="middle">{}</text>').format(
            _x(at, len(names)), HEIGHT - 12, name if len(name) <= room else name[: room - 1] + "…"
        )
        for at, name in enumerate(names)
    ]
    for value in sorted({low, 0, high}):
        y = _y(value, low, high)
        line = Markup('<line class="axis" x1="{}" x2="{}" y1="{:.0f}" y2="{:.0f}"/>').format(LEFT, WIDTH, y, y)
        shown.append(line + Markup('<text x="2" y="{:.0f}">{:g}</text>').format(y + 4, value))
    return Markup("").join(shown)


def _lines(given: Json, low: float, high: float) -> Markup:
    shown = []
    for one in given["series"]:
        spots = [(_x(at, len(one["data"])), _y(p["value"], low, high)) for at, p in enumerate(one["data"])]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        dots = Markup("").join(Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3.5"/>').format(x, y) for x, y in spots)
        shown.append(Markup('<polyline class="line" points="{}"/>').format(escape(path)) + dots)
    return Markup("").join(shown)
