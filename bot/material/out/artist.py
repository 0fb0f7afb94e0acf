"""The formats that are no picture, beside an artist who draws the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from bot.journey.model import Journey, Language
from bot.material.out.formats import FORMATS, Format, ending, leaves_out, written
from bot.material.report import Report
from bot.material.report.page import page


class Draws(Protocol):
    def draw(self, journey: Journey, language: Language, format: Any) -> Any: ...
    def beside(self, journeys: Sequence[Journey], language: Language) -> Any: ...
    def prints(self, report: Report) -> Any: ...


@dataclass(frozen=True)
class Written:
    """Implements `bot.usecases.ports.Drawing`."""

    content: bytes
    name: str
    alt: str


class AnyFormat:
    """Implements `bot.usecases.ports.Artist`; `name` makes a file's name of a title and an ending."""

    def __init__(self, artist: Draws, name: Any) -> None:
        self._artist, self._name = artist, name

    def draw(self, journey: Journey, language: Language, format: Any) -> Any:
        if format not in FORMATS:
            return self._artist.draw(journey, language, format)
        known = cast(Format, format)
        name = self._name(journey.title, ending(known))
        return Written(written(journey, known), name, leaves_out(known, language))

    def beside(self, journeys: Sequence[Journey], language: Language) -> Any:
        return self._artist.beside(journeys, language)

    def prints(self, report: Report) -> Any:
        """A report in its own format."""
        writes: dict[str, Callable[[Report], bytes]] = {
            "pptx": _slides,
            "html": lambda r: page(r).encode(),
            "xlsx": _book,
        }
        if report.format not in writes:
            return self._artist.prints(report)
        return Written(writes[report.format](report), self._name(report.title, report.format), report.told)


def _slides(report: Report) -> bytes:
    from bot.material.report.slides import slides

    return slides(report)


def _book(report: Report) -> bytes:
    from bot.material.report.book import book

    return book(report)
