"""What a command says, in the language of the terminal: `--lang`, else the locale's."""

import os
import sys
from typing import Any

from bot.journey.model import Language
from prompts import render


def language() -> Language:
    """Read before the commands are declared, because their help is in this language too."""
    asked = _option() or next((os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)), "")
    return "zh" if asked.lower().startswith("zh") else "en"


def _option() -> str:
    for position, word in enumerate(sys.argv):
        if word == "--lang" and position + 1 < len(sys.argv):
            return sys.argv[position + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


def say(entry: str, /, **values: Any) -> str:
    """A sentence of prompts/cli/<file>.yaml, named `<file>.<entry>`."""
    return render(f"cli/{entry}", language(), **values)


def hint(entry: str) -> str:
    """A line of help."""
    return say(f"help.{entry}")
