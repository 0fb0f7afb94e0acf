"""What one cell holds: one thing, or several."""

import re

_MARK = re.compile(r"^\s*(?:[•◦▪‣●○·*–-]\s+|[•●·▪]|\d{1,2}[.)、．]\s*|[①-⑳]\s*)")
_NUMBERED = re.compile(r"\s*(?:^|[\s;；,，])(?:\d{1,2}[.)、．]|[①-⑳]|[（(]\d[)）])\s*(?=\S)")
_NOTHING = re.compile(r"[-–—/.\s]*|n/?a|无|none", re.IGNORECASE)


def several(cell: str, *, names: bool = False) -> list[str]:
    """The items of a cell. `names`: they are names, which commas part too; sentences they do not."""
    text = cell.strip()
    if not text or _NOTHING.fullmatch(text):
        return []
    if text.startswith("• "):
        return [item for part in re.split(r"(?:^|\n)• ", text) if (item := " ".join(part.split()))]
    parts = [line for line in re.split(r"\n|<br\s*/?>", text) if line.strip()]
    if len(parts) == 1:
        parts = _one_line(text, names)
    return [bare for part in parts if (bare := _bare(part))]


def _one_line(text: str, names: bool) -> list[str]:
    for sign in (r"\s*[•●▪]\s*", r"\s*[;；]\s*"):
        parts = [part for part in re.split(sign, text) if part.strip()]
        if len(parts) > 1:
            return parts
    if len(_NUMBERED.findall(text)) > 1:
        return [part for part in _NUMBERED.split(text) if part.strip()]
    if names:
        parts = [part for part in re.split(r"\s*、\s*|\s*[,，](?!\d)\s*|\s+/\s+", text) if part.strip()]
        if len(parts) > 1 and all(_is_name(part) for part in parts):
            return parts
    return [text]


def _is_name(part: str) -> bool:
    return len(part) <= (12 if not part.isascii() else 30) and len(part.split()) <= 4


def _bare(part: str) -> str:
    return re.sub(r"^\*\*(.+)\*\*$", r"\1", _MARK.sub("", part).strip()).strip()
