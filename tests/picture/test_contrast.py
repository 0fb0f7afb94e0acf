"""Every text of the picture against what it stands on: at least 4.5 to 1 (WCAG 2.2, 1.4.3), marks at least 3 to 1."""

import re
from pathlib import Path

import pytest

from bot.picture import press

TEMPLATES = Path(press.__file__).parent / "templates"
STYLE = (TEMPLATES / "style.typ").read_text(encoding="utf-8")
NAMED = dict(re.findall(r'#let ([\w-]+) = rgb\("(#\w{6})"\)', STYLE)) | {"white": "#ffffff"}
SEVERITIES = re.findall(r'fill: rgb\("(#\w+)"\), ink: (\w+), tint: rgb\("(#\w+)"\)', STYLE)
FEELINGS = re.findall(r"#\w{6}", re.findall(r"#let feelings = (.*)", STYLE)[0])
BANDS = ("#eef5fb", "#fdf3ec")  # above and below zero
LOOKS = re.findall(r'paint: rgb\("(#\w+)"\)', (TEMPLATES / "beside.typ").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def texts() -> list[tuple[str, str]]:
    paper, tint = NAMED["paper"], NAMED["green-tint"]
    said = [(NAMED[c], "#ffffff") for c in ("ink", "muted", "slate", "plum", "green")]
    said += [(NAMED[c], paper) for c in ("ink", "muted", "slate")] + [
        (NAMED[c], tint) for c in ("ink", "muted", "green")
    ]
    said += [("#ffffff", NAMED["slate"]), ("#dde8f0", NAMED["slate"]), ("#ffffff", NAMED["ink"]), ("#a3180b", paper)]
    for fill, ink, under in SEVERITIES:
        said += [(NAMED[ink], fill), (NAMED["ink"], under), (NAMED["muted"], under)]
    said += [(feeling, "#ffffff") for feeling in FEELINGS] + [(look, "#ffffff") for look in LOOKS]
    return said + [(NAMED["muted"], band) for band in BANDS]


@pytest.mark.parametrize(("text", "ground"), texts())
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("ground", BANDS)
def test_marks_and_lines_can_be_seen(ground: str) -> None:
    assert all(contrast(mark, ground) >= 3 for mark in (*FEELINGS, *LOOKS, NAMED["slate"]))


def test_the_colours_that_are_looked_at_are_those_of_the_templates() -> None:
    assert len(SEVERITIES) == 5
    assert len(FEELINGS) == 5
    assert len(LOOKS) == 4
    curve = (TEMPLATES / "curve.typ").read_text(encoding="utf-8")
    assert all(band in curve for band in BANDS)
