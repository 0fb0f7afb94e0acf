"""Markdown → Slack's mrkdwn, once, at the edge.

Everything that is not a construct of Markdown is escaped, so that no text, whoever wrote it, can mention a channel
or dress up a link: `<` reaches Slack only as part of a link that this file made. A backslash keeps the next
character as it is typed. `[@](user:U123)` mentions one person, and is ours: words of people come here escaped.
"""

import re

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_JOINER = "\u2060"  # keeps Slack from reading the next character as formatting; shown as nothing
_BREAK = "\u200b"  # lets formatting begin and end inside a run of letters, as it must in Chinese
_INLINE = re.compile(
    r"\\(?P<kept>[\\`*_~\[\]()#+\-.!>&<{}|])"
    r"|(?P<ticks>`+)(?P<code>[^`]+?)(?P=ticks)"
    r"|\[@\]\(user:(?P<person>[UW][A-Z0-9]+)\)"
    r"|!?\[(?P<label>(?:\\.|[^\[\]\\\n])*)\]\((?P<url>(?:https?://|mailto:)[^\s()<>|]+)\)"
    r"|\*\*(?P<bold>(?=\S)(?:\\.|[^\\\n])+?(?<=\S))\*\*"
    r"|~~(?P<struck>(?=\S)(?:\\.|[^\\\n])+?(?<=\S))~~"
    r"|(?<![\w*])\*(?P<slant>(?=[^\s*])(?:\\.|[^\\\n*])+?(?<=\S))\*(?![\w*])"
    r"|(?<!\w)_(?P<under>(?=[^\s_])(?:\\.|[^\\\n_])+?(?<=\S))_(?!\w)"
    r"|(?P<special>[&<>*_~`])"
)
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*")
_BULLET = re.compile(r"(\s*)[-*+]\s+(.*)")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_TABLE_ROW = re.compile(r"\s*\|.*\S.*\|\s*")
_TABLE_RULE = re.compile(r"\s*\|[\s:|-]*-{3,}[\s:|-]*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


def escape(text: str) -> str:
    """`&`, `<`, `>` as Slack wants them; nothing else is changed."""
    return re.sub("[&<>]", lambda found: _ESCAPES[found[0]], text)


def literal(text: str) -> str:
    """A text that is shown as it was typed: no mention, no link, no formatting."""
    return re.sub(r"[&<>*_~`]", lambda found: _special(found[0]), text)


def mrkdwn(markdown: str) -> str:
    lines, fenced = [], ""
    for line in markdown.split("\n"):
        fence = _FENCE.match(line)
        if fence and (not fenced or fence[1].startswith(fenced)):
            fenced = "" if fenced else fence[1][:3]
            lines.append("```")
        elif fenced or not _TABLE_RULE.fullmatch(line):
            lines.append(escape(line) if fenced else _line(line))
    return "\n".join([*lines, "```"] if fenced else lines)


def plain_text(markdown: str) -> str:
    """The same words without any formatting, for notifications and screen readers."""
    shown = re.sub(r"<([^|>]*)\|([^>]*)>", r"\2", mrkdwn(markdown))
    return re.sub(f"(?<!{_JOINER})[*_~`]|[{_JOINER}{_BREAK}]", "", shown)


def _line(line: str) -> str:
    if heading := _HEADING.fullmatch(line):
        return f"*{_inline(heading[1].replace('**', ''))}*"
    if _RULE.fullmatch(line):
        return "———"
    if bullet := _BULLET.fullmatch(line):
        return f"{bullet[1]}• {_inline(bullet[2])}"
    if line.startswith(">"):
        return f">{_inline(line[1:])}"
    if _TABLE_ROW.fullmatch(line):
        return _inline(" | ".join(_cells(line)))
    return _inline(line)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def _inline(text: str) -> str:
    return _INLINE.sub(_replace, text)


def _replace(found: re.Match[str]) -> str:
    if found["kept"]:
        return _special(found["kept"])
    if found["special"]:
        return found["special"] if _inside_a_word(found) else _special(found["special"])
    if found["code"]:
        return _around(found, "`", escape(found["code"]))
    if found["person"]:
        return f"<@{found['person']}>"
    if found["url"]:
        return f"<{escape(found['url'])}|{_label(found['label']) or escape(found['url'])}>"
    for name, mark in (("bold", "*"), ("struck", "~"), ("slant", "_"), ("under", "_")):
        if found[name]:
            return _around(found, mark, _inline(found[name]))
    return found[0]


def _label(label: str) -> str:
    return _inline(label).replace("|", "¦")


def _inside_a_word(found: re.Match[str]) -> bool:
    """`a_b`, `2*3`: Slack formats nothing there."""
    around = found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() : found.end() + 1]
    return found["special"] in "*_~" and len(around) == 2 and around.isascii() and around.isalnum()


def _special(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return _JOINER + character if character in "*_~`" else character


def _around(found: re.Match[str], mark: str, inside: str) -> str:
    text, start, end = found.string, found.start(), found.end()
    before = _BREAK if _runs_on(text[max(start - 1, 0) : start]) else ""
    after = _BREAK if _runs_on(text[end : end + 1]) else ""
    return f"{before}{mark}{inside}{mark}{after}"


def _runs_on(neighbour: str) -> bool:
    """Beside blanks and ASCII punctuation Slack sees where formatting begins and ends; beside letters it does not."""
    return bool(neighbour) and not neighbour.isspace() and (neighbour.isalnum() or not neighbour.isascii())
