"""Tunes the encoder's upper layers so that ideas which people sorted together lie near one another, and writes what
was learned. Needs torch: `python -m bot.workshop.training`."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from bot.workshop.clusters import is_chinese
from bot.workshop.learned.likeness import LEARNED
from knowledge.encoder.base import MATRICES, Base, shared_base
from knowledge.encoder.running import Lower
from knowledge.encoder.sentences import pieces_of

Groups = list[list[str]]
SORTED = LEARNED.with_name("sorted.txt")
SAYINGS = Path(__file__).parents[2] / "knowledge" / "sayings"
UNCHANGED, RANK, DROPPED = 8, 16, 0.2
EPOCHS, RATE, TEMPERATURE, SAYINGS_TOO = 5, 5e-4, 0.1, 0.2


class LowRank(nn.Module):
    """A matrix of the encoder as it is, and what is added to it."""

    def __init__(self, weight: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.register_buffer("weight", torch.from_numpy(weight.copy()))
        self.register_buffer("bias", torch.from_numpy(bias.copy()))
        self.inner = nn.Parameter(torch.randn(weight.shape[0], RANK) * 0.02)
        self.outer = nn.Parameter(torch.zeros(RANK, weight.shape[1]))

    def forward(self, x: Tensor) -> Tensor:
        return (x.bfloat16() @ (self.weight + self.inner @ self.outer).bfloat16()).float() + self.bias


class Upper(nn.Module):
    """States after the unchanged layers (texts, pieces, width) → vectors of the texts (texts, width)."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.heads, self.drop = base.shape.heads, nn.Dropout(DROPPED)
        self.blocks = nn.ModuleList([_block(base, n) for n in range(UNCHANGED, base.shape.layers)])

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.drop(x)
        for block in self.blocks:
            x = block["aln"](x + self.drop(self._attended(block, x, mask)))
            x = block["oln"](x + self.drop(block["fo"](F.gelu(block["fi"](x)))))
        return (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)

    def _attended(self, block: nn.ModuleDict, x: Tensor, mask: Tensor) -> Tensor:
        size, pieces, width = x.shape
        q, k, v = (block[c](x).view(size, pieces, self.heads, -1).transpose(1, 2) for c in "qkv")
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None].bool())
        return block["ao"](mixed.transpose(1, 2).reshape(size, pieces, width))


def _block(base: Base, n: int) -> nn.ModuleDict:
    made = nn.ModuleDict()
    for name in MATRICES:
        inputs = base.shape.inner if name == "fo.w" else base.shape.width
        made[name[:-2]] = LowRank(base.matrix(f"l{n}.{name}", inputs), base.vector(f"l{n}.{name[:-1]}b"))
    for name in ("aln", "oln"):
        norm = nn.LayerNorm(base.shape.width, eps=1e-12).requires_grad_(False)
        norm.weight.data = torch.from_numpy(base.vector(f"l{n}.{name}.w"))
        norm.bias.data = torch.from_numpy(base.vector(f"l{n}.{name}.b"))
        made[name] = norm
    return made


def topics() -> list[Groups]:
    found: list[Groups] = []
    for line in SORTED.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            found.append([])
        elif line and not line.startswith("#"):
            found[-1].append([idea.strip() for idea in line.split(": ", 1)[1].split("|")])
    return found


def sayings() -> Groups:
    """Questions with the same answer, in both languages."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(SAYINGS.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            page, colon, said = line.partition(":")
            found[page] += [part.strip() for part in said.split("|")] if colon else []
    return list(filter(None, found.values()))


class Trainer:
    def __init__(self, base: Base, groups: Sequence[list[str]]) -> None:
        lower = Lower(base, UNCHANGED)
        texts = {text for group in groups for text in group}
        self._states = {text: lower.states(pieces_of(base, f"query: {text}")).astype(np.float16) for text in texts}
        self.net = Upper(base)

    def vectors(self, texts: Sequence[str]) -> Tensor:
        longest = max(len(self._states[text]) for text in texts)
        width = self._states[texts[0]].shape[1]
        states, mask = np.zeros((len(texts), longest, width), np.float32), np.zeros((len(texts), longest), np.float32)
        for row, text in enumerate(texts):
            own = self._states[text]
            states[row, : len(own)], mask[row, : len(own)] = own, 1
        return self.net(torch.from_numpy(states), torch.from_numpy(mask))

    def loss(self, groups: Groups) -> Tensor:
        """Supervised contrast (Khosla et al. 2020), each language without its mean, as ideas are compared later."""
        texts = [text for group in groups for text in group]
        owner = torch.tensor([number for number, group in enumerate(groups) for _ in group])
        chinese = torch.tensor([is_chinese(text) for text in texts])
        found = self.vectors(texts)
        apart = torch.zeros_like(found)
        for own in (chinese, ~chinese):
            if own.any():
                apart[own] = found[own] - found[own].mean(0)
        unit = F.normalize(apart, dim=1)
        itself = torch.eye(len(texts), dtype=torch.bool)
        near = (unit @ unit.T / TEMPERATURE).masked_fill(itself, -1e9)
        together = (owner[:, None] == owner[None]) & ~itself
        return -((near - torch.logsumexp(near, 1, keepdim=True)) * together).sum() / together.sum()


def batches(every: list[Groups], said: Groups, chance: random.Random) -> Iterator[tuple[Groups, Groups | None]]:
    """A topic at a time, often with groups of another; now and then questions beside it."""
    for topic in chance.sample(every, len(every)):
        groups = [*topic, *(chance.sample(chance.choice(every), 3) if chance.random() < 0.5 else [])]
        kept = [group for group in groups if chance.random() < 0.9]
        more = [chance.sample(one, min(5, len(one))) for one in chance.sample(said, 14)]
        yield kept, more if chance.random() < SAYINGS_TOO else None


def tuned(base: Base, every: list[Groups], seed: int = 7) -> Trainer:
    torch.manual_seed(seed)
    chance, said = random.Random(seed), sayings()
    trainer = Trainer(base, [*(group for topic in every for group in topic), *said])
    changed = [p for p in trainer.net.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(changed, lr=RATE, weight_decay=0.01)
    steps = EPOCHS * len(every)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(EPOCHS):
        for groups, more in batches(every, said, chance):
            loss = trainer.loss(groups) + (0.5 * trainer.loss(more) if more else 0)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(changed, 1.0)
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch + 1}: {float(loss.detach()):.3f}", flush=True)
    return trainer


def exported(trainer: Trainer, every: list[Groups]) -> dict[str, np.ndarray]:
    """The changes, and each language's mean, in half precision."""
    out: dict[str, Tensor] = {}
    for n, block in enumerate(trainer.net.blocks, UNCHANGED):
        for name in (matrix[:-2] for matrix in MATRICES):
            out |= {f"l{n}.{name}.in": block[name].inner, f"l{n}.{name}.out": block[name].outer}
    texts = [text for topic in every for group in topic for text in group]
    trainer.net.eval()
    with torch.no_grad():
        for language, wanted in (("zh", True), ("en", False)):
            mine = [text for text in texts if is_chinese(text) is wanted]
            out[f"mean.{language}"] = F.normalize(trainer.vectors(mine), dim=1).mean(0)
    return {name: value.detach().numpy().astype(np.float16) for name, value in out.items()}


if __name__ == "__main__":
    sorted_ = topics()
    np.savez_compressed(LEARNED, **exported(tuned(shared_base(), sorted_), sorted_))  # type: ignore[arg-type]
