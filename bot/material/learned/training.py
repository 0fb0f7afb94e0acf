"""Trains the models of this folder from its YAML files and writes their weights beside them."""

import random
from pathlib import Path
from typing import Any

import yaml

from bot.material.columns import model as columns
from bot.material.learned import features, softmax
from bot.material.learned.samples import column

HERE = Path(__file__).parent


def entries(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def labels() -> softmax.Softmax:
    pairs = [(str(word), field) for field, both in entries("labels").items() for words in both for word in words]
    return softmax.train(features.of_labels([word for word, _ in pairs]), [field for _, field in pairs], decay=5e-4)


def flat(name: str) -> softmax.Softmax:
    pairs = [(str(word), str(kind)) for kind, words in entries(name).items() for word in words]
    return softmax.train(features.of_labels([word for word, _ in pairs]), [kind for _, kind in pairs], decay=5e-4)


def voices() -> softmax.Softmax:
    """Beside its own sentences those that stand in the columns of the made-up tables."""
    pairs = [(str(words), kind) for kind, told in entries("voices").items() for words in told]
    for kind in ("said", "answered"):
        pairs += [(words, kind) for told in entries("samples")[kind].values() for words in told]
    return softmax.train(features.of_labels([words for words, _ in pairs]), [kind for _, kind in pairs], decay=5e-4)


def table_columns(seed: int = 7, times: int = 6) -> softmax.Softmax:
    """Each name with cells of its role, a few times over; some without a name, some under a name that says nothing."""
    chance = random.Random(seed)
    headers, cells, roles = list[str](), list[list[str]](), list[str]()
    for role, both in entries("columns").items():
        for number, names in enumerate(both):
            for name in names:
                for _ in range(times):
                    dropped = chance.random() < 0.15
                    headers.append(chance.choice(["", "Column 1", "列1", "字段", "field_3", "Q5"]) if dropped else name)
                    cells.append(column(role, name, "zh" if number == 0 else "en", chance))
                    roles.append(role)
    return softmax.train(columns.inputs(headers, cells), roles, decay=3e-4, rounds=500)


def main() -> None:
    labels().save(HERE / "labels.npz")
    flat("feelings").save(HERE / "feelings.npz")
    flat("speakers").save(HERE / "speakers.npz")
    flat("lines").save(HERE / "lines.npz")
    voices().save(HERE / "voices.npz")
    table_columns().save(HERE / "columns.npz")


if __name__ == "__main__":
    main()
