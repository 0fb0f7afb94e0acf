"""Markdown, and a page of HTML that stands alone."""

import re
from html import escape

from bot.journey.model import Journey, Language
from bot.material.out import rows
from bot.material.out.rows import words

# Where a table's columns have no room each row is a card of its own, its cells named, as many side by side as fit; at
# night dark; on paper landscape, no row parted.
_STYLE = """
:root{color-scheme:light dark;--ink:#1c2733;--soft:#52606e;--line:#c9d3df;--head:#e8edf5;--page:#fff}
@media screen and (prefers-color-scheme:dark){
:root{--ink:#e6eaee;--soft:#a9b4bf;--line:#3b4652;--head:#26303b;--page:#161b21}}
body{font:15px/1.5 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;margin:2rem;color:var(--ink)
;background:var(--page);overflow-wrap:break-word}
table{border-collapse:collapse;margin:1rem 0}
th,td{border:1px solid var(--line);padding:.35rem .4rem;vertical-align:top;text-align:start}
th,td{min-width:3.5rem;max-width:22rem}
thead th{background:var(--head);position:sticky;top:0}
footer{color:var(--soft);font-size:13px}
@media screen and (max-width:720px){body{margin:1rem}}
@media print{@page{size:A3 landscape;margin:12mm}body{margin:0;font-size:9pt}thead{display:table-header-group}
thead th{position:static}tr{break-inside:avoid}}
"""
_CARDS = """
@media screen and (max-width:{below}px){{
.{name},.{name} tr,.{name} td{{display:block;max-width:none}}.{name}{{overflow-wrap:anywhere}}
.{name} thead{{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}}
.{name} tbody{{display:grid;gap:.8rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr))}}
.{name} tr{{border:1px solid var(--line);border-radius:8px;padding:.5rem .8rem}}.{name} td{{border:0;padding:.15rem 0}}
.{name} td:empty{{display:none}}.{name} td::before{{content:attr(data-label) ": ";color:var(--soft)}}
}}
"""
_A_COLUMN = {"en": 118, "zh": 84}  # px that one takes at least
_MARGINS, _PHONE = 64, 720  # px
_LONG = re.compile(r"(\S{12})(?=\S)")
_SIGNS = re.compile(r"([\\`*_\[\]|<>#~])")


def markdown(journey: Journey, notes: tuple[str, ...]) -> str:
    parts = [f"# {_plain(journey.title)}", *_about(journey), _piped(rows.touchpoints(journey))]
    told = rows.actions(journey)
    if len(told) > 1:
        parts += [f"## {words('sheets.actions', journey.language)}", _piped(told)]
    parts += [f"<!-- {note.replace('--', '—')} -->" for note in notes]
    return "\n\n".join(part for part in parts if part) + "\n"


def _about(journey: Journey) -> list[str]:
    told = []
    for persona in journey.personas:
        about = f", {_plain(persona.description)}" if persona.description else ""
        told.append(f"**{words('persona', journey.language)}:** {_plain(persona.name)}{about}")
    if journey.goal.objective:
        told.append(f"**{words('goal', journey.language)}:** {_plain(journey.goal.objective)}")
    return told


def _piped(table: list[list[str]]) -> str:
    lines = ["| " + " | ".join(_plain(cell) for cell in row) + " |" for row in table]
    lines.insert(1, "|" + "---|" * len(table[0]))
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Signs of Markdown taken literally; lines of a cell by <br>."""
    return "<br>".join(_SIGNS.sub(r"\\\1", " ".join(line.split())) for line in text.split("\n"))


def page(journey: Journey, notes: tuple[str, ...]) -> str:
    """No script, no address of anything else: it can be mailed."""
    body = [f"<h1>{escape(journey.title)}</h1>"]
    for persona in journey.personas:
        about = f", {escape(persona.description)}" if persona.description else ""
        body.append(f"<p><b>{words('persona', journey.language)}:</b> {escape(persona.name)}{about}</p>")
    if journey.goal.objective:
        body.append(f"<p><b>{words('goal', journey.language)}:</b> {escape(journey.goal.objective)}</p>")
    tables = {"map": rows.touchpoints(journey)}
    body.append(_table("map", tables["map"]))
    told = rows.actions(journey)
    if len(told) > 1:
        tables["actions"] = told
        body += [f"<h2>{words('sheets.actions', journey.language)}</h2>", _table("actions", told)]
    body.append("<footer>" + "".join(f"<p>{escape(note)}</p>" for note in notes) + "</footer>")
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f"<title>{escape(journey.title)}</title><style>{_style(tables, journey.language)}</style>"
    language = "zh-CN" if journey.language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body><main>'
        + "\n".join(body)
        + "</main></body></html>\n"
    )


def _style(tables: dict[str, list[list[str]]], language: Language) -> str:
    cards = (
        _CARDS.format(name=name, below=max(_PHONE, _MARGINS + _A_COLUMN[language] * len(table[0])))
        for name, table in tables.items()
    )
    return _STYLE + "".join(cards)


def _table(name: str, table: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table[0])
    body = "\n".join(f"<tr>{_row(table[0], row)}</tr>" for row in table[1:])
    return f'<table class="{name}"><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>'


def _row(names: list[str], row: list[str]) -> str:
    cells = zip(names, row, strict=True)
    return "".join(f'<td data-label="{escape(name)}">{_lines(cell)}</td>' for name, cell in cells)


def _lines(cell: str) -> str:
    """A word too long for a column may be broken."""
    pieces = (_LONG.sub("\\1\r", line).split("\r") for line in cell.replace("\r", "").split("\n"))
    return "<br>".join("<wbr>".join(map(escape, line)) for line in pieces)
