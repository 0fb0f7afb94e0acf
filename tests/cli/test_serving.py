"""`journey run` as a process of its own. The knowledge base is out of reach here: the product must start without it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.playground.serving import free_port

NOTHING_THERE = "http://127.0.0.1:1"
ROOT = Path(__file__).parents[2]


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "JOURNEY_HOME": str(home), **more}


@contextmanager
def running(folder: Path, *words: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        cwd=folder, env=environment(folder / "home", **variables),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def ready(port: int, process: subprocess.Popen[str]) -> httpx.Response:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            answer = httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False)
            if answer.status_code == 200:
                return answer
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    process.kill()
    raise AssertionError(process.communicate())


def get(port: int, path: str) -> httpx.Response:
    return httpx.get(f"http://127.0.0.1:{port}{path}", trust_env=False)


def test_the_playground_opens_on_loopback_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, "run", PORT=str(port), CHROMA_URL=NOTHING_THERE) as process:
        assert ready(port, process).json() == {"ready": True}
        assert get(port, "/healthz").text == "ok"
        assert "<html" in get(port, "/").text
        assert get(port, "/api/auth.test").status_code == 200
        with socket.socket() as elsewhere:
            elsewhere.settimeout(1)
            assert elsewhere.connect_ex((_own_address(), port)) != 0
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
        assert time.monotonic() - started < 10
        assert f"http://127.0.0.1:{port}" in out
        assert "the knowledge base could not be opened" in err


def _own_address() -> str:
    """An address of this machine other than loopback; one where nobody is, if it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        try:
            one.connect(("10.255.255.255", 1))
            found = str(one.getsockname()[0])
        except OSError:
            return "127.255.0.9"
    return found if not found.startswith("127.") else "127.255.0.9"


def test_doctor_asks_the_running_process_how_it_is(tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, "playground", PORT=str(port), CHROMA_URL=NOTHING_THERE) as process:
        ready(port, process)
        for given, state in ((port, "ok"), (free_port(), "unset")):
            with running(
                tmp_path, "doctor", "--offline", "--json", PORT=str(given), CHROMA_URL=NOTHING_THERE
            ) as doctor:
                out, _ = doctor.communicate(timeout=90)
            signs = {sign["name"]: sign for sign in json.loads(out)}
            assert (signs["executor"]["state"], signs["ready"]["state"]) == ("ok", state)
        assert get(port, "/readyz").status_code == 200


def test_two_processes_of_one_name_do_not_run_at_once(tmp_path: Path) -> None:
    first, second = free_port(), free_port()
    with running(tmp_path, "playground", PORT=str(first), CHROMA_URL=NOTHING_THERE) as process:
        ready(first, process)
        with running(tmp_path, "playground", "--port", str(second), CHROMA_URL=NOTHING_THERE) as other:
            _, err = other.communicate(timeout=60)
            assert other.returncode == 4
            assert "JOURNEY_EXECUTOR" in err
        with running(tmp_path, "run", PORT=str(first), CHROMA_URL=NOTHING_THERE) as other:
            _, err = other.communicate(timeout=60)
            assert other.returncode == 4
            assert f"127.0.0.1:{first} cannot be used" in err
        assert get(first, "/readyz").status_code == 200


def test_http_mode_takes_only_what_is_signed(tmp_path: Path) -> None:
    port = free_port()
    slack = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_API_URL": f"{NOTHING_THERE}/api/"}
    with running(tmp_path, "run", PORT=str(port), HOST="127.0.0.1", CHROMA_URL=NOTHING_THERE, **slack) as process:
        ready(port, process)
        assert httpx.post(f"http://127.0.0.1:{port}/slack/events", json={}, trust_env=False).status_code == 401
        assert get(port, "/").status_code == 404
        assert get(port, "/api/auth.test").status_code == 404
