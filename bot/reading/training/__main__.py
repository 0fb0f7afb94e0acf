"""Trains the reader again: `make reader`. Writes its weights, its calibration and what a form looks like beside the
network."""

import argparse

import numpy as np

from bot.reading.learned.loading import CALIBRATION, WEIGHTS
from bot.reading.learned.network import Network
from bot.reading.training import form
from bot.reading.training.calibrate import calibration
from bot.reading.training.corpus import OWN, examples, part
from bot.reading.training.generated import crossed, generated
from bot.reading.training.tune import exported, rows, tune, untrained
from knowledge.encoder.base import Base

GENERATED = 2500  # messages in tidy shapes


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--epochs", type=int, default=14)
    told.add_argument("--seed", type=int, default=7)
    asked = told.parse_args()
    base = Base()
    lower = untrained(base)
    own = list(examples(OWN, part("training")))
    form.fit(own)
    others = [e for n, e in enumerate(crossed(own)) if n % 2 == 0]
    seen = rows([*own, *generated(own, GENERATED), *others], lower)
    weights = exported(tune(seen, base, seed=asked.seed, epochs=asked.epochs))
    np.savez_compressed(WEIGHTS, **weights)  # type: ignore[arg-type]
    CALIBRATION.write_text(calibration(Network(base, weights), part("choosing")), "utf-8")


if __name__ == "__main__":
    main()
