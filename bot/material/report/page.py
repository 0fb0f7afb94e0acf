"""HTML that stands alone: no script, no address of anything else, printable, read by a screen reader."""

from html import escape

from bot.material.report.colours import colour
from bot.material.report.model import Block, Report
from bot.material.report.spread import spread_svg
from bot.material.report.trend import svg

_STYLE = (
    "body{font:16px/1.55 system-ui,'PingFang SC','Noto Sans CJK SC',sans-serif;max-width:70rem;margin:2rem auto;"
    "padding:0 1rem;color:#16212c}h1{font-size:1.8rem}h2{font-size:1.25rem;margin-top:2.2rem}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #c9d3df;padding:.4rem .6rem;text-align:left;"
    "vertical-align:top}thead th{background:#e8edf5}.wide{overflow-x:auto}"
    "footer,.sources{color:#50606f;font-size:.85rem}"
    "svg{max-width:100%;height:auto}.bar{display:block;height:.5rem;margin-top:.3rem;background:#0b4a86}"
    "@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}"
    "thead{display:table-header-group}}"
)


def page(report: Report) -> str:
    language = "zh-CN" if report.language == "zh" else "en"
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(report.title)}</title><style>{_STYLE}</style>"
    )
    parts = [f"<h1>{escape(report.title)}</h1>", *map(_block, report.sourced_once)]
    foot = "".join(f"<p>{escape(line)}</p>" for line in report.about)
    body = "<main>" + "\n".join(parts) + f"</main>\n<footer>{foot}</footer>"
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body>{body}</body></html>\n'


def _block(block: Block) -> str:
    parts = [f"<h2>{escape(block.title)}</h2>", *(f"<p>{escape(line)}</p>" for line in block.text)]
    if block.scored:
        parts.append(spread_svg(block.scored))
    if block.rows:
        parts.append(_table(block))
    if block.lines:
        parts.append(svg(block))
    parts += [f'<p class="sources">{escape(source)}</p>' for source in block.sources]
    return "<section>" + "\n".join(parts) + "</section>"


def _table(block: Block) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    rows = "\n".join(f"<tr>{_row(block, at)}</tr>" for at in range(len(block.rows)))
    caption = f"<caption hidden>{escape(block.title)}</caption>"
    return f'<div class="wide"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(block: Block, at: int) -> str:
    cells = []
    for to, text in enumerate(block.rows[at]):
        tint = block.tint(at, to)
        style = f' style="background:#{colour(tint)}"' if tint is not None else ""
        tag = 'th scope="row"' if to == 0 else "td"
        bar = _bar(block.bars[at]) if to == 0 and at < len(block.bars) else ""
        cells.append(f"<{tag}{style}>{'<br>'.join(map(escape, text.split(chr(10))))}{bar}</{tag.split()[0]}>")
    return "".join(cells)


def _bar(share: float) -> str:
    return f'<span class="bar" style="width:{100 * share:.0f}%"></span>'
