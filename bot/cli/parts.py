"""sbom: what this installation is made of, as CycloneDX tells it."""

import hashlib
import json
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import typer

from bot.cli import printing
from bot.cli.options import Out
from bot.cli.words import hint, say

SPEC = "1.5"
PRODUCT = "journey-guide"
ROOT = Path(__file__).parents[2]
WEIGHTS = (".npz", ".onnx", ".woff2")  # what is shipped and is no source


def register(app: typer.Typer) -> None:
    app.command("sbom", help=hint("sbom"))(sbom)


def sbom(out: Out = None) -> None:
    told = json.dumps(bill(), ensure_ascii=False, indent=2)
    if out is None:
        print(told)
        return
    out.write_text(told + "\n", encoding="utf-8")
    printing.line(say("say.written", path=out, kilobytes=-(-len(told) // 1000)))


def bill() -> dict[str, Any]:
    """The same for the same installation: nothing of the moment is in it."""
    parts = sorted((*map(_package, _installed()), *_shipped()), key=lambda part: (part["type"], part["name"]))
    serial = uuid5(NAMESPACE_URL, json.dumps(parts, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": PRODUCT, "licenses": _licence("Apache-2.0")}},
        "components": parts,
    }


def _installed() -> list[Distribution]:
    found = {each.metadata["Name"].lower(): each for each in distributions() if each.metadata["Name"]}
    return [each for name, each in found.items() if name != PRODUCT]


def _package(of: Distribution) -> dict[str, Any]:
    name, version = of.metadata["Name"].lower().replace("_", "-"), of.version
    told = {"type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}"}
    licence = next((of.metadata[each] for each in ("License-Expression", "License") if each in of.metadata), "")
    classified = [c.rpartition(" :: ")[2] for c in of.metadata.get_all("Classifier") or [] if c.startswith("License")]
    said = licence if licence and "\n" not in licence else ", ".join(classified)
    return {**told, "licenses": _licence(said)} if said else told


def _shipped() -> list[dict[str, Any]]:
    """Weights and fonts among our own files, each by its content."""
    files = [p for part in ("bot", "knowledge") for p in (ROOT / part).rglob("*") if p.suffix in WEIGHTS]
    return [
        {
            "type": "data" if path.suffix == ".woff2" else "machine-learning-model",
            "name": str(path.relative_to(ROOT)),
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        }
        for path in files
    ]


def _licence(said: str) -> list[dict[str, Any]]:
    return [{"license": {"name": said}}]
