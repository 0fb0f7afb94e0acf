"""The texts that a workbook's cells share, read as they pass: the library's own reading of them takes three times as
long and keeps every element."""

from typing import IO

from lxml import etree
from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS

from bot.material import limits


class Reader(ExcelReader):  # type: ignore[misc]
    """openpyxl's, but for its texts. The hint that a cell bears for its reading aloud is no text of it."""

    package: Manifest

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = texts(source)


def texts(source: IO[bytes]) -> list[str]:
    found: list[str] = []
    for _, item in etree.iterparse(source, tag="{*}si", resolve_entities=False, no_network=True, huge_tree=False):
        parts = (t.text or "" for t in item.iter("{*}t") if etree.QName(t.getparent()).localname != "rPh")
        found.append("".join(parts).replace("x005F_", "")[: limits.CELL + 1])
        item.clear()
        while item.getprevious() is not None:
            del item.getparent()[0]
    return found
