"""make bench-reading: how much of what people say arrives, by part of the corpus, language and question asked."""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bot.cli.situations import answered
from bot.reading.cues import CueReader
from bot.reading.learned.loading import opened_reader
from bot.reading.read import Reader
from bot.reading.situation import Situation
from bot.reading.training.corpus import OWN, part
from bot.usecases.craft import KnowledgeCraft
from tests.bench.scoring import Tally, judged

TODAY = Date(2026, 11, 27)


def lines(authors: frozenset[str]) -> Iterator[dict[str, Any]]:
    for author in sorted(authors):
        maps = json.loads((OWN / f"{author}.maps.json").read_text("utf-8"))
        for raw in (OWN / f"{author}.jsonl").read_text("utf-8").splitlines():
            line = json.loads(raw)
            yield line | {"map": maps[line["map"]] if line.get("map") else {}}


def measured(reader: Reader, told: list[dict[str, Any]]) -> tuple[dict[str, Tally], list[float]]:
    """(tallies by "all", language and question; milliseconds of each message)."""
    craft, tallies, took = KnowledgeCraft(lambda: None, ()), defaultdict[str, Tally](Tally), list[float]()
    for line in told:
        if "does" in line:
            continue
        got = answered(line, reader, craft, TODAY)
        took.append(got.get("latency_ms", 0.0))
        for key in ("all", line["lang"], f"asked {line['asked'].partition(':')[0]}"):
            judged(tallies[key], line, got)
    return tallies, took


def requests(reader: Reader, told: list[dict[str, Any]]) -> tuple[int, int]:
    """(requests outside a journey whose kind was heard, all of them)."""
    asked = [line for line in told if "does" in line]
    heard = [reader.read(line["text"], Situation("outside", language=line["lang"]), TODAY).request for line in asked]
    return sum(h is not None and h.does == a["does"] for h, a in zip(heard, asked, strict=True)), len(asked)


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--parts", default="choosing,final")
    told.add_argument("--queries", type=Path, help="lines of the same format with their map and facts, instead")
    asked = told.parse_args()
    readers: dict[str, Reader] = {"learned": opened_reader(), "cue words": CueReader()}
    sets = {name: list(lines(part(name))) for name in asked.parts.split(",")}
    if asked.queries:
        sets = {asked.queries.stem: [json.loads(raw) for raw in asked.queries.read_text("utf-8").splitlines()]}
    for name, made in sets.items():
        for called, reader in readers.items():
            _print(f"{name}, {called}", *measured(reader, made), *requests(reader, made))


def _print(title: str, tallies: dict[str, Tally], took: list[float], right: int, asked: int) -> None:
    print(f"\n{title}")
    for key, tally in sorted(tallies.items()):
        numbers = "  ".join(f"{name} {value:.3f}" for name, value in tally.row().items())
        print(f"  {key:22} n {tally.messages:4}  {numbers}")
    p95 = quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    print(f"  a message, with the guide: median {median(took):.1f} ms, p95 {p95:.1f} ms")
    if asked:
        print(f"  requests of the right kind {right}/{asked}")


if __name__ == "__main__":
    main()
