"""The reader that this installation can have: the learned one, or, where its weights or its encoder are missing or
damaged, the one of cue words."""

import json
import logging
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.reading.cues import CueReader
from bot.reading.learned.calibration import Calibration
from bot.reading.learned.form import Form
from bot.reading.learned.network import Network
from bot.reading.read import LearnedReader, Reader
from knowledge.encoder.base import shared_base

log = logging.getLogger("bot.reading")
HERE = Path(__file__).parent
WEIGHTS, CALIBRATION = HERE / "weights.npz", HERE / "calibration.json"


def opened_reader(weights: Path = WEIGHTS, calibration: Path = CALIBRATION) -> Reader:
    """Says in the log what is missing; never raises."""
    try:
        with np.load(weights, allow_pickle=False) as held:
            network = Network(shared_base(), {name: held[name] for name in held.files})
        return LearnedReader(network, calibrated(calibration), Form())
    except (OSError, KeyError, ValueError, ImportError, BadZipFile) as fault:
        log.error("the learned reader cannot be had (%s); messages are read by cue words alone", fault)
        return CueReader()


def calibrated(path: Path = CALIBRATION) -> Calibration:
    told = json.loads(path.read_text("utf-8"))
    return Calibration(tuple(told["scores"]), tuple(told["shares"]), told["leasts"], told["least_of_all"])
