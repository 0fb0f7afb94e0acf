"""Fields that people label themselves: "goal: …; metric: …", "负责人：小陈，部门：运营"."""

import re
from functools import cache

from bot.guide.readers.quoting import shut
from bot.reading.lexicon import alternation, words
from prompts import entries


@cache
def _names(entry: str) -> tuple[str, ...]:
    file, _, key = entry.partition(".")
    return tuple(entries(f"lexicon/{file}")[key])


@cache
def _labels(entry: str) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{alternation(words(f'{entry}.{name}'))})" for name in _names(entry))
    return re.compile(
        rf"(?:^|(?<=[\n;；,，。、|(（])|(?<=\.\s)|(?<=\s))[ \t*_-]{{0,6}}(?:{groups})[ \t*_]{{0,6}}[:：=]\s*",
        re.IGNORECASE,
    )


def labelled_fields(text: str, entry: str, ends: str = "\n") -> tuple[dict[str, str], str]:
    """(value of each field of a lexicon entry that the text labels, what stands before or between). A value goes on to
    the next label, or to the first of the characters `ends`."""
    mask = shut(text)
    labels = [m for m in _labels(entry).finditer(text) if not mask[m.start()]]
    told: dict[str, str] = {}
    if not labels:
        return told, text
    rest = [text[: labels[0].start()]]
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        until = following.start() if following else len(text)
        name = next(n for n, v in label.groupdict().items() if v)
        value, more = _value(text[label.end() : until], ends)
        told[name] = f"{told[name]}\n{value}" if name in told else value
        rest.append(more)
    told = {name: value for name, value in told.items() if value}
    return told, "\n".join(part.strip(" \t,，;；\n") for part in rest if part.strip(" \t,，;；。.\n"))


def _value(text: str, ends: str) -> tuple[str, str]:
    """(the value, what follows its end)."""
    value, *more = re.split(f"[{ends}]", text.strip(" \t"), maxsplit=1)
    return value.strip().rstrip("。.,，;；").strip(), "".join(more)
