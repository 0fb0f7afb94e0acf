"""Learns what a form looks like: the tidy shapes of the templates on one side, what people typed on the other."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
import torch
from torch.nn import functional as F

from bot.reading.learned.form import FILE, counted
from bot.reading.shape import shape
from bot.reading.training.corpus import Example
from bot.reading.training.generated import generated

PLACES = 4096
SMALL = 100  # words and as many characters that most authors use are small words
TIDY = 4000  # generated messages
DECAY = 1e-4
STEPS = 300


def fit(own: Sequence[Example]) -> None:
    """Writes the form's file. `own`: what the training authors typed."""
    small = _small(own)
    typed = [e.text.form for e in own if e.does == "none" and e.text.units]
    tidy = [e.text.form for e in generated(own, TIDY, seed=13)]
    seen = torch.from_numpy(np.stack([counted(shape(form, small), PLACES) for form in chain(typed, tidy)]))
    wanted = torch.tensor([0.0] * len(typed) + [1.0] * len(tidy))
    weights, bias = _fitted(seen, wanted)
    np.savez_compressed(FILE, weights=weights.astype(np.float16), bias=np.float32(bias), small=np.array(sorted(small)))


def _small(own: Sequence[Example]) -> frozenset[str]:
    """Words, and Chinese characters, in the messages of the most authors."""
    used = Counter((e.author, u.text.casefold()) for e in own for u in e.text.units if u.text[0].isalpha())
    authors = Counter(word for _, word in used)
    chinese = [word for word, _ in authors.most_common() if "\u4e00" <= word[0] <= "\u9fff"]
    latin = [word for word, _ in authors.most_common() if word[0].isascii()]
    return frozenset(chinese[:SMALL] + latin[:SMALL])


def _fitted(seen: torch.Tensor, wanted: torch.Tensor) -> tuple[np.ndarray, float]:
    weights, bias = torch.zeros(PLACES, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        told = F.binary_cross_entropy_with_logits(seen @ weights + bias, wanted) + DECAY * weights.square().sum()
        told.backward()
        return told

    optimiser.step(loss)
    return weights.detach().numpy(), bias.item()
