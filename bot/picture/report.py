"""A report as PDF pages or one picture: the template is given the report as JSON, never as markup."""

import json
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from bot.material.report import Block, Report
from bot.material.report.spread import spread_svg
from bot.material.report.trend import svg
from bot.picture.breaking import Measure, fitted

WIDTH_MM, SIZE_PT = 273.0, 10.0  # A4 landscape without its margins
MOST_ROWS = 60  # of a picture; the files have all of them


@dataclass(frozen=True)
class Leaflet:
    """`flow`: on pages; else one page as high as it needs."""

    template: ClassVar[str] = "report"
    report: Report

    def json(self) -> str:
        report = self.report
        told = {
            "title": _fit(report.title, WIDTH_MM, 18),
            "language": report.language,
            "flow": report.format == "pdf",
            "about": [_fit(line) for line in report.about],
            "blocks": [self._block(block) for block in report.sourced_once],
        }
        return json.dumps(told, ensure_ascii=False)

    def _block(self, block: Block) -> dict[str, Any]:
        columns = max(len(block.head), 1)
        narrow = WIDTH_MM / columns - 4
        rows = block.rows if self.report.format == "pdf" else block.rows[:MOST_ROWS]
        return {
            **asdict(block),
            "title": _fit(block.title, WIDTH_MM, 13),
            "text": [_fit(line) for line in block.text],
            "head": [_fit(cell, narrow) for cell in block.head],
            "rows": [[_fit(cell, narrow) for cell in row] for row in rows],
            "tints": [[block.tint(at, to) for to in range(columns)] for at in range(len(rows))],
            "trend": svg(block) if block.lines else "",
            "spread": spread_svg(block.scored) if block.scored else "",
            "bars": block.bars[: len(rows)],
            "sources": [_fit(line) for line in block.sources],
        }


def _fit(text: str, width: float = WIDTH_MM, size: float = SIZE_PT) -> str:
    return fitted(text, Measure(width, size))
