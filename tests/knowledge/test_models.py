"""Other embeddings, and Chroma as a server."""

import hashlib
import json
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from knowledge.embedding import BuiltIn, OpenAICompatible
from knowledge.library import open_knowledge
from knowledge.shelf import Shelf

SHELF = Shelf("T1", "C1")


class _Service(BaseHTTPRequestHandler):
    """Speaks OpenAI's embeddings API: a text's vector is the sum of its words' pseudo-random ones."""

    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = [request["input"]] if isinstance(request["input"], str) else request["input"]
        self.asked.extend(texts)
        data = [{"object": "embedding", "index": at, "embedding": _vector(text)} for at, text in enumerate(texts)]
        body = json.dumps({"object": "list", "model": request["model"], "data": data, "usage": _USAGE}).encode()
        self.send_response(200 if self.headers["Authorization"] == "Bearer key-1" else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


_USAGE = {"prompt_tokens": 1, "total_tokens": 1}


def _vector(text: str) -> list[float]:
    total = np.zeros(64)
    for word in text.lower().split():
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
        total += np.random.default_rng(seed).standard_normal(64)
    return [float(value) for value in total]


@pytest.fixture
def service() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    _Service.asked.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def test_a_changed_model_indexes_everything_again_by_itself(
    tmp_path: Path, small_corpus: Path, model: BuiltIn, service: str
) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text("# Harbour\n\nThe harbour master opens the lock at six.\n")
    base = open_knowledge(tmp_path / "home", embedder=model, corpus=small_corpus)
    base.add([paper], SHELF)
    base.close()

    steps: list[tuple[int, int]] = []
    other = OpenAICompatible("small-1", "key-1", service)
    base = open_knowledge(
        tmp_path / "home", embedder=other, corpus=small_corpus, progress=lambda *step: steps.append(step)
    )
    assert (0, 2) in steps, "the corpus is told to be embedded again"
    assert (0, 1) in steps, "the channel's document too"
    found = base.retrieve("the harbour master", shelves=[SHELF]).found[0]
    assert found.passage.text == "The harbour master opens the lock at six."
    base.close()

    _Service.asked.clear()
    base = open_knowledge(tmp_path / "home", embedder=other, corpus=small_corpus)
    base.close()
    assert _Service.asked == [], "the same model again asks for nothing"


def test_an_unchanged_page_is_not_embedded_again(tmp_path: Path, small_corpus: Path, service: str) -> None:
    other = OpenAICompatible("small-1", "key-1", service)
    open_knowledge(tmp_path / "home", embedder=other, corpus=small_corpus).close()
    _Service.asked.clear()
    (small_corpus / "bees.md").write_text("# Bees\n\nA drone has no sting.\n")
    open_knowledge(tmp_path / "home", embedder=other, corpus=small_corpus).close()
    assert _Service.asked
    assert not any("船" in text for text in _Service.asked)


@pytest.fixture
def chroma_server(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--path", str(tmp_path / "server")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    _wait_for(f"{url}/api/v2/heartbeat")
    yield url
    process.terminate()
    process.wait(10)


def _wait_for(url: str, seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_two_machines_share_a_chroma_server(
    tmp_path: Path, small_corpus: Path, model: BuiltIn, chroma_server: str
) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text("# Harbour\n\nThe harbour master opens the lock at six.\n")
    one = open_knowledge(tmp_path / "one", embedder=model, corpus=small_corpus, chroma_url=chroma_server)
    two = open_knowledge(tmp_path / "two", embedder=model, corpus=small_corpus, chroma_url=chroma_server)
    page = one.add([paper], SHELF).outcomes[0].page
    assert page is not None
    time.sleep(1.1)  # a server is asked for news once a second at most
    found = two.retrieve("when does the harbour master open the lock", shelves=[SHELF]).found
    assert found[0].passage.text == "The harbour master opens the lock at six."
    assert not any("harbour" in one.passage.text for one in two.retrieve("harbour", k=50, shelves=[Shelf("T1")]).found)
    two.remove([page], SHELF)
    time.sleep(1.1)
    assert one.listing([SHELF]) == ()
    one.close()
    two.close()
