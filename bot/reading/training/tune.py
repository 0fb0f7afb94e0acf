"""Tunes the pretrained encoder to read: low-rank changes of its layers and a head over the units of a message."""

import random
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from bot.reading import labels
from bot.reading.learned.features import MATCHES
from bot.reading.learned.view import SIDE, View, view
from bot.reading.training.corpus import Example
from knowledge.encoder.base import MATRICES, Base
from knowledge.encoder.running import Lower

IGNORED = -100
UNCHANGED, LAYERS = 3, 7  # layers of the encoder taken as they are; layers in all
AVERAGED = 0.999  # of the averaged weights that a step leaves; they are the ones that are kept
UNHEARD = 0.04  # of a message's pieces that training leaves out


@dataclass
class Row:
    """One example as arrays; `tags` holds IGNORED where a fair reader might store as well."""

    example: Example
    seen: View
    lower: np.ndarray  # the pieces' states after the unchanged layers, half precision
    tags: np.ndarray
    classed: dict[str, list[tuple[int, int, int]]]


class Tuned(nn.Module):
    """One matrix of the encoder, with its bias, made ours."""

    def __init__(self, weight: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.from_numpy(weight.copy()))
        self.bias = nn.Parameter(torch.from_numpy(bias.copy()))

    def forward(self, x: Tensor) -> Tensor:
        return (x.bfloat16() @ self.weight.bfloat16()).float() + self.bias


class Reader(nn.Module):
    def __init__(self, base: Base, dropout: float = 0.15) -> None:
        super().__init__()
        width = base.shape.width
        self.heads = base.shape.heads
        self.side = nn.Linear(SIDE, width)
        nn.init.zeros_(self.side.weight)
        nn.init.zeros_(self.side.bias)
        self.asked = nn.Embedding(len(labels.ASKED), width)
        nn.init.zeros_(self.asked.weight)
        self.blocks = nn.ModuleList([_block(base, n) for n in range(UNCHANGED, LAYERS)])
        self.place = nn.Embedding(4, width)
        self.again = nn.Linear(SIDE, width)
        self.near = nn.Linear(3 * width, width)
        self.tags = nn.Linear(width, len(labels.TAGS))
        self.classes = nn.ModuleDict({name: nn.Linear(width, len(c)) for name, c in labels.HEADS.items()})
        self.drop = nn.Dropout(dropout)

    def forward(self, b: dict[str, Tensor]) -> tuple[Tensor, dict[str, Tensor]]:
        x = b["lower"] + self.side(b["side"]) + self.asked(b["asked"])[:, None]
        x = self.drop(x)
        for block in self.blocks:
            x = block["aln"](x + self.drop(self._attend(block, x, b["mask"])))
            inner = F.gelu(block["fi"](x))
            x = block["oln"](x + self.drop(block["fo"](inner)))
        units = torch.einsum("bup,bpw->buw", b["cover"], x)
        units = units + self.place(b["place"]) + self.again(b["unit_side"])
        units = units * b["unit_mask"][..., None]
        padded = F.pad(units, (0, 0, 1, 1))
        near = torch.cat([padded[:, k : k + units.shape[1]] for k in range(3)], 2)
        top = self.drop(units + F.relu(self.near(near)))
        return self.tags(top), {name: head(top) for name, head in self.classes.items()}

    def _attend(self, block: nn.ModuleDict, x: Tensor, mask: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = (block[c](x).view(b, t, self.heads, -1).transpose(1, 2) for c in "qkv")
        out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None].bool())
        return block["ao"](out.transpose(1, 2).reshape(b, t, w))


def _block(base: Base, n: int) -> nn.ModuleDict:
    made = nn.ModuleDict()
    for name in MATRICES:
        inputs = base.shape.inner if name == "fo.w" else base.shape.width
        own = base.matrix(f"l{n}.{name}", inputs), base.vector(f"l{n}.{name[:-1]}b")
        made[name[:-2]] = Tuned(*own)
    for name in ("aln", "oln"):
        made[name] = _norm(base.vector(f"l{n}.{name}.w"), base.vector(f"l{n}.{name}.b"))
    return made


def _norm(weight: np.ndarray, bias: np.ndarray) -> nn.LayerNorm:
    made = nn.LayerNorm(len(weight), eps=1e-12)
    made.weight.data, made.bias.data = torch.from_numpy(weight), torch.from_numpy(bias)
    return made


def exported(net: Reader) -> dict[str, np.ndarray]:
    """What differs from the pretrained encoder: big matrices in eight bits with a scale a column, the rest in half
    precision."""
    out: dict[str, Tensor] = {
        "side.weight": net.side.weight.T, "side.bias": net.side.bias, "asked": net.asked.weight,
        "place": net.place.weight, "again.weight": net.again.weight.T, "again.bias": net.again.bias,
        "near.weight": net.near.weight.T, "near.bias": net.near.bias,
        "tags.weight": net.tags.weight.T, "tags.bias": net.tags.bias,
            }  # fmt: skip
    for n, block in enumerate(net.blocks, UNCHANGED):
        for name, part in block.items():
            out |= {f"l{n}.{name}.{own}": value for own, value in part.named_parameters()}
    for name, head in net.classes.items():
        out |= {f"head.{name}.weight": head.weight.T, f"head.{name}.bias": head.bias}
    plain = {name: value.detach().numpy() for name, value in out.items()}
    return {kept: value for name, whole in plain.items() for kept, value in _small(name, whole).items()}


def _small(name: str, whole: np.ndarray) -> dict[str, np.ndarray]:
    if whole.ndim < 2 or whole.size < 100_000:
        return {name: whole.astype(np.float16)}
    scale = np.abs(whole).max(axis=0) / 127 + 1e-12
    return {f"{name}.int8": np.round(whole / scale).astype(np.int8), f"{name}.scale": scale.astype(np.float16)}


Batch = tuple[dict[str, Tensor], Tensor, dict[str, list[tuple[int, int, int, int]]]]


def batch(group: list[Row], rng: random.Random | None) -> Batch:
    size, pieces = len(group), max(len(r.seen.pieces) for r in group)
    units = max(len(r.tags) for r in group)
    lower = np.zeros((size, pieces, group[0].lower.shape[1]), np.float32)
    side, mask = np.zeros((size, pieces, SIDE), np.float32), np.zeros((size, pieces), np.float32)
    cover = np.zeros((size, units, pieces), np.float32)
    place, unit_side = np.zeros((size, units), np.int64), np.zeros((size, units, SIDE), np.float32)
    unit_mask, tags = np.zeros((size, units), np.float32), np.full((size, units), IGNORED, np.int64)
    asked = np.zeros(size, np.int64)
    classed: dict[str, list[tuple[int, int, int, int]]] = {}
    for i, r in enumerate(group):
        n, u = len(r.seen.pieces), len(r.tags)
        lower[i, :n], mask[i, :n] = _holed(r.lower, rng), 1
        own = _shaken(r.seen.side, rng)
        unit_side[i, :u], side[i, :n] = own, r.seen.cover.T @ own
        cover[i, :u, :n], place[i, :u], unit_mask[i, :u], tags[i, :u] = r.seen.cover, r.seen.place, 1, r.tags
        asked[i] = _asked(r.seen.asked, rng)
        for head, cs in r.classed.items():
            classed.setdefault(head, []).extend((i, f, x, c) for f, x, c in cs)
    made = {"lower": lower, "side": side, "mask": mask, "cover": cover, "place": place, "unit_side": unit_side,
            "unit_mask": unit_mask, "asked": asked}  # fmt: skip
    return {k: torch.from_numpy(v) for k, v in made.items()}, torch.from_numpy(tags), classed


def _holed(lower: np.ndarray, rng: random.Random | None) -> np.ndarray:
    """In training some pieces are not heard, so that no single word decides."""
    if rng is None:
        return lower
    return lower * np.array([[rng.random() >= UNHEARD] for _ in lower], lower.dtype)


def _shaken(side: np.ndarray, rng: random.Random | None) -> np.ndarray:
    """In training the names of the map are now and then unknown, so that words alone must do."""
    if rng is None or rng.random() > 0.1:
        return side
    out = side.copy()
    out[:, -MATCHES:] = 0
    return out


def _asked(asked: int, rng: random.Random | None) -> int:
    outside = labels.ASKED.index("outside")
    if rng is None:
        return asked
    if asked == outside:
        return rng.randrange(1, len(labels.ASKED)) if rng.random() < 0.3 else asked
    return rng.randrange(len(labels.ASKED) - 1) if rng.random() < 0.08 else asked


def untrained(base: Base) -> Lower:
    """The encoder cut off where training begins, to make the rows."""
    return Lower(base, UNCHANGED)


def loss_of(net: Reader, made: Batch) -> Tensor:
    inputs, tags, classed = made
    scores, heads = net(inputs)
    loss = F.cross_entropy(scores.transpose(1, 2), tags, ignore_index=IGNORED, label_smoothing=0.02)
    for head, cs in classed.items():
        pooled = torch.stack([heads[head][i, f : x + 1].mean(0) for i, f, x, _ in cs])
        weight = 0.3 if head in ("emotion", "factor", "command", "does") else 0.15
        loss = loss + weight * F.cross_entropy(pooled, torch.tensor([c for *_, c in cs]), label_smoothing=0.02)
    return loss


def tune(rows: list[Row], base: Base, seed: int = 7, epochs: int = 14, rate: float = 4e-4) -> Reader:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Reader(base)
    inner = list(net.blocks.parameters())
    known = {id(p) for p in inner}
    outer = [p for p in net.parameters() if id(p) not in known]
    groups_ = [{"params": inner, "lr": rate}, {"params": outer, "lr": 8 * rate}]
    optimiser = torch.optim.AdamW(groups_, weight_decay=0.01)
    steps = epochs * (len(rows) // 24 + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [rate, 8 * rate], total_steps=steps + 1, pct_start=0.12)
    averaged = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    started, done = time.time(), 0
    for epoch in range(epochs):
        net.train()
        groups, total = _by_length(list(rows), rng), 0.0
        for group in groups:
            loss = loss_of(net, batch(group, rng))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            averaged.update_parameters(net)
            if done < steps:
                schedule.step()
            done += 1
            total += loss.item()
        print(f"epoch {epoch + 1}/{epochs} loss {total / len(groups):.3f} {time.time() - started:.0f} s", flush=True)
    kept: Reader = averaged.module
    return kept.eval()


def _by_length(pool: list[Row], rng: random.Random) -> list[list[Row]]:
    rng.shuffle(pool)
    groups = list[list[Row]]()
    for start in range(0, len(pool), 480):
        part = sorted(pool[start : start + 480], key=lambda r: len(r.tags))
        groups += [part[k : k + 24] for k in range(0, len(part), 24)]
    rng.shuffle(groups)
    return groups


def rows(examples: list[Example], lower: Lower) -> list[Row]:
    return [row(e, lower) for e in examples if e.text.units]


def row(e: Example, lower: Lower) -> Row:
    seen = view(e.text, e.situation, lower.base)
    tags = np.zeros(len(seen.place), dtype=np.int64)
    for m in sorted(e.marks, key=lambda m: m.first - m.last):
        tags[m.first : m.last + 1] = labels.TAG[f"I-{m.kind}"]
        tags[m.first : m.first + 1] = labels.TAG[f"B-{m.kind}"]
    tags = _begun(tags)
    for first, last in _maybe(e):
        inside = tags[first : last + 1]
        inside[inside == 0] = IGNORED
    return Row(e, seen, lower.states(seen.pieces).astype(np.float16), tags, _classed(e, len(tags) - 1))


def _classed(e: Example, end: int) -> dict[str, list[tuple[int, int, int]]]:
    out: dict[str, list[tuple[int, int, int]]] = {}
    for m in e.marks:
        if m.classed is not None and m.last <= end:
            head = labels.HEAD_OF[m.kind]
            out.setdefault(head, []).append((m.first, m.last, labels.HEADS[head].index(m.classed)))
    for head, value in (("does", e.does), ("format", e.format), ("filter", e.filter)):
        if head == "does" or e.does != "none":
            out.setdefault(head, []).append((0, end, labels.HEADS[head].index(value or "none")))
    return out


def _begun(tags: np.ndarray) -> np.ndarray:
    """Where a shorter stretch cut a longer one, the rest of the longer begins again."""
    for n in range(len(tags)):
        name = labels.TAGS[tags[n]]
        if name.startswith("I-") and (n == 0 or labels.TAGS[tags[n - 1]][2:] != name[2:]):
            tags[n] = labels.TAG[f"B-{name[2:]}"]
    return tags


def _maybe(e: Example) -> list[tuple[int, int]]:
    from bot.reading.training.corpus import _find

    values = [str(f[-1]) for f in e.raw.get("may") or [] if len(f) > 1 and not isinstance(f[-1], list)]
    found = [_find(e.text, one, []) for value in values for one in value.split(" | ") if len(one) > 2]
    return [f for f in found if f]
