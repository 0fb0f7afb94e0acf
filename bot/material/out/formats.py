"""A journey in any format that it is handed on in."""

from collections.abc import Callable
from typing import Literal, get_args

from bot.journey.model import Journey, Language
from bot.material.maps import cjml, mermaid, ujm
from bot.material.out import pages
from bot.material.out.rows import words

Says = tuple[str, ...]


def _workbook(journey: Journey, says: Says) -> bytes:
    from bot.material.out.sheets import workbook  # these writers take many MB: only where they are used

    return workbook(journey, says)


def _separated(journey: Journey, says: Says) -> str | bytes:
    from bot.material.out.sheets import separated

    return separated(journey, says)


def _deck(journey: Journey, says: Says) -> bytes:
    from bot.material.out.deck import deck

    return deck(journey, says)


Format = Literal["xlsx", "csv", "md", "html", "mermaid", "cjml", "ujm", "pptx"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: dict[Format, str] = {"mermaid": "mmd", "cjml": "cjml.xml", "ujm": "ujm.json"}
_LEAVES_OUT: dict[Format, str] = {"csv": "csv", "mermaid": "mermaid", "cjml": "cjml", "ujm": "ujm"}
_WRITES: dict[Format, Callable[[Journey, Says], str | bytes]] = {
    "xlsx": _workbook,
    "csv": _separated,
    "md": pages.markdown,
    "html": pages.page,
    "mermaid": mermaid.written,
    "cjml": cjml.written,
    "ujm": ujm.written,
    "pptx": _deck,
}


def ending(format: Format) -> str:
    return ENDINGS.get(format, format)


def leaves_out(format: Format, language: Language) -> str:
    """In a sentence, what the format cannot carry."""
    return words(f"leaves_out.{_LEAVES_OUT.get(format, 'table')}", language)


def written(journey: Journey, format: Format) -> bytes:
    """The file; it says in itself what it leaves out."""
    made = words("made", journey.language, title=journey.title, date=journey.updated_at[:10])
    content = _WRITES[format](journey, (made, leaves_out(format, journey.language)))
    return content.encode() if isinstance(content, str) else content
