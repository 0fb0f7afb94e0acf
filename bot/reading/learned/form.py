"""How likely a message is written as a form is – labels, lists, scores by name, a bare value – and not as talk."""

from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.reading.shape import grams, place, shape

FILE = Path(__file__).parent / "form.npz"
Floats = npt.NDArray[np.float32]


class Form:
    """A linear model over the grams of a message's shape. Raises KeyError where its file has another form."""

    def __init__(self, path: Path = FILE) -> None:
        with np.load(path, allow_pickle=False) as held:
            self._weights, self._bias = held["weights"].astype(np.float32), float(held["bias"])
            self._small = frozenset(str(word) for word in held["small"])

    def tidy(self, form: str) -> float:
        """0…1, of a message in half width (`Text.form`)."""
        seen = counted(shape(form, self._small), len(self._weights))
        return float(1 / (1 + np.exp(-(seen @ self._weights + self._bias))))


def counted(pieces: list[str], places: int) -> Floats:
    """How often each gram stands in a shape; of length 1."""
    out = np.zeros(places, np.float32)
    for gram, often in Counter(grams(pieces)).items():
        out[place(gram, places)] += often
    return out / max(float(np.linalg.norm(out)), 1e-9)
