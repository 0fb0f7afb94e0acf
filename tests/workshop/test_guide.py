"""The facilitator's guide has something to do and to say in every phase of every format, and its sources exist."""

import pytest

from bot.workshop.model import FORMATS, PHASES
from knowledge.corpus_pages import own_passages
from prompts import entries, render


@pytest.mark.parametrize("format", FORMATS)
def test_every_phase_has_its_help_with_a_source(format: str) -> None:
    scored = format in ("emotions", "severity", "assumptions")
    for phase in PHASES[format][:-1]:  # type: ignore[index]
        name = phase if not scored else format if phase == "answering" else "scored"
        for language in ("zh", "en"):
            assert render(f"workshop/guide.{name}.does", language)  # type: ignore[arg-type]
            assert render(f"workshop/guide.{name}.says", language)  # type: ignore[arg-type]
            passage = str(entries("workshop/guide")[name]["passage"])
            found = own_passages(passage.partition("#")[0], language)  # type: ignore[arg-type]
            assert f"{language}/{passage}" in {one.id for one in found}
