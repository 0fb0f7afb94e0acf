"""Markdown, and a page of HTML that stands alone."""

import re
from html import escape

from bot.journey.model import Journey
from bot.material.out import rows
from bot.material.out.rows import words

_STYLE = (
    "body{font:15px/1.5 system-ui,'PingFang SC','Noto Sans CJK SC',sans-serif;margin:2rem;color:#1c2733}"
    "table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #c9d3df;padding:.4rem .6rem;vertical-align:top"
    ";text-align:left;min-width:6rem;max-width:22rem}th{background:#e8edf5;position:sticky;top:0}"
    "footer{color:#5c6b7a;font-size:13px}"
)
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
    body.append(_table(rows.touchpoints(journey)))
    told = rows.actions(journey)
    if len(told) > 1:
        body += [f"<h2>{words('sheets.actions', journey.language)}</h2>", _table(told)]
    body.append("<footer>" + "".join(f"<p>{escape(note)}</p>" for note in notes) + "</footer>")
    head = f'<meta charset="utf-8"><title>{escape(journey.title)}</title><style>{_STYLE}</style>'
    language = "zh-CN" if journey.language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body>' + "\n".join(body) + "</body></html>\n"
    )


def _table(table: list[list[str]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table[0])
    body = "\n".join("<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>" for row in table[1:])
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def _lines(cell: str) -> str:
    return "<br>".join(escape(line) for line in cell.split("\n"))
