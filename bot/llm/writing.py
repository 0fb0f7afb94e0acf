"""Puts prompts together: the rules that hold for every one, and data between marks that its authors cannot know."""

from collections.abc import Callable, Mapping

from bot.journey.model import Language
from prompts import render


def prompt(
    fence: Callable[[str], str], name: str, language: Language, data: Mapping[str, str], /, **values: object
) -> tuple[str, str]:
    """(system, user). The data stand one after the other, each between lines `<name mark>` and `</name mark>`."""
    mark = fence("\n".join(data.values()))
    rules = render("llm/rules.every", language, mark=mark)
    system = f"{render(f'llm/{name}.system', language, **values)}\n\n{rules}"
    blocks = (f"<{label} {mark}>\n{text}\n</{label} {mark}>" for label, text in data.items())
    return system, "\n\n".join([*blocks, render(f"llm/{name}.user", language, **values)])
