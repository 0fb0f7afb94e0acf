"""`make bench`: every figure with its bound, as a table; `--write` puts it into docs/benchmarks.md.

python -m tests.bench [--write] [intake] [talking] [many] [picture] [llm] [home]
"""

import importlib
import importlib.util
import platform
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from knowledge.library import open_knowledge
from tests.bench.line import Line, kept
from tests.bench.talking import with_knowledge

DOCUMENT = Path("docs/benchmarks.md")
START, END = "<!-- bench -->", "<!-- /bench -->"
PARTS = ("intake", "talking", "many", "picture", "llm", "clusters", "crowd", "home")
NEED_A_HOME = ("intake", "talking", "many", "crowd", "home")
VERSIONS = ("slack-bolt", "dbos", "sqlalchemy", "chromadb", "typst", "uvicorn")


def main() -> None:
    wanted = [name for name in sys.argv[1:] if name in PARTS] or [p for p in PARTS if _is_there(p)]
    lines = [line for part in wanted for line in _measured(part)]
    table = _table(lines)
    print(table)
    if "--write" in sys.argv:
        _write(table)
    sys.exit(0 if all(kept(line) for line in lines) else 1)


def _is_there(part: str) -> bool:
    return importlib.util.find_spec(f"tests.bench.{part}") is not None


def _measured(part: str) -> list[Line]:
    print(f"… {part}", file=sys.stderr)
    run: Callable[..., list[Line]] = importlib.import_module(f"tests.bench.{part}").run
    if part not in NEED_A_HOME:
        return run()
    Path(".bench").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=".bench") as folder:
        home = Path(folder)
        if part not in ("many", "home"):
            open_knowledge(home / "ready").close()
            with_knowledge(home, home / "ready" / "knowledge")
        return run(home)


def _table(lines: list[Line]) -> str:
    rows = [f"| {name} | {value:,.1f} {unit} | {_bound(bound, unit)} | {_verdict(line)} |"
            for line in lines for name, value, unit, bound in (line,)]  # fmt: skip
    return "\n".join([_machine(), "", "| what | measured | must reach | reached |", "|---|---|---|---|", *rows])


def _verdict(line: Line) -> str:
    if line[3] is None:
        return "–"
    return "yes" if kept(line) else "**no**"


def _bound(bound: float | None, unit: str) -> str:
    if bound is None:
        return "–"
    return f"{'≥' if unit.endswith('/s') else '≤'} {bound:g} {unit}"


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {psutil.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}, {packages}."
    )


def _write(table: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    head, _, rest = text.partition(START)
    _, _, tail = rest.partition(END)
    DOCUMENT.write_text(f"{head}{START}\n{table}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
