"""One form for what people type in many: width, script, case, length."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from knowledge.passage import Language

#: A query longer than this is cut: the embedding's cost and blur grow with length, its use does not.
MAX_QUERY = 400

_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def normal(text: str) -> str:
    """NFKC (full width to half), traditional to simplified, control and direction marks dropped."""
    text = _CONTROL.sub("", unicodedata.normalize("NFKC", text))
    return _simplified(text) if _CJK.search(text) else text


def normal_query(text: str) -> str:
    """A query in normal form, white space folded, at most `MAX_QUERY` characters."""
    return " ".join(normal(text[: 4 * MAX_QUERY]).split())[:MAX_QUERY]


def language_of(text: str) -> Language:
    """The language a text is mostly in; a Chinese sentence with English terms is Chinese."""
    chinese = len(_CJK.findall(text))
    return "zh" if chinese and chinese >= len(_LATIN_WORD.findall(text)) else "en"


def breadth(text: str) -> float:
    """Length in units of one Chinese character; a Latin letter carries less than half of one."""
    chinese = len(_CJK.findall(text))
    return chinese + 0.45 * (len(text) - chinese)


def _simplified(text: str) -> str:
    return str(_converter().convert(text))


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
