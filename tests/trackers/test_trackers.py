"""Actions in trackers, against local HTTP that answers as GitHub's REST documentation shows, and a webhook of our own."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.trackers.github import GitHubIssues
from bot.trackers.webhook import Webhook
from bot.usecases.tracking import TrackerRefused, poll, send
from storage.database import Database
from storage.links import SqlLinks
from storage.migrations import upgrade

JOURNEY = Journey.model_validate(
    {
        "id": "j1", "title": "Ferry", "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z",
        "actions": [{"id": "a1", "title": "Salt the ramp", "owner": "Raj", "due": "2027-01-31",
                     "kpi": {"name": "falls", "baseline": 6, "target": 0}}, {"id": "a2", "title": "Other"}],
    }
)  # fmt: skip


class Peer(BaseHTTPRequestHandler):
    """Issues of one repository, and a webhook; `seen` is what came."""

    issues: ClassVar[list[dict[str, Any]]] = []
    seen: ClassVar[list[tuple[str, str, dict[str, str], bytes]]] = []
    state: ClassVar[dict[str, str | None]] = {"state": "open", "state_reason": None}

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self._note(b"")
        if path == "/search/issues":
            mark = asked["q"][0].split('"')[1]
            self._tell(200, {"total_count": 0, "items": [i for i in self.issues if mark in i["body"]]})
        elif path.startswith("/repos/acme/ferry/issues/"):
            self._tell(200, {"number": 7, "html_url": "u", **self.state})
        else:
            self._tell(200, {"status": "doing"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._note(body)
        if self.path == "/repos/acme/ferry/issues":
            made = {
                **json.loads(body),
                "number": 7,
                "html_url": "https://github.com/acme/ferry/issues/7",
                "state": "open",
            }
            self.issues.append(made)
            self._tell(201, made)
        elif self.path == "/refusing/repos/acme/ferry/issues":
            self._tell(403, {"message": "Resource not accessible"})
        else:
            self._tell(200, {"ref": "W-1", "url": "https://work.example/W-1"})

    def _note(self, body: bytes) -> None:
        self.seen.append((self.command, self.path, dict(self.headers), body))

    def _tell(self, code: int, told: Any) -> None:
        content = json.dumps(told).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def peer() -> Iterator[str]:
    Peer.issues.clear()
    Peer.seen.clear()
    Peer.state.update(state="open", state_reason=None)
    server = HTTPServer(("127.0.0.1", 0), Peer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'j.db'}")
    upgrade(made.engine)
    with made.store() as store:
        store.journeys.create("T1", JOURNEY, Revision(number=0, at=JOURNEY.created_at, author="U1", events=()))
    yield made
    made.close()


def test_an_action_is_one_issue_however_often_it_is_sent(peer: str, database: Database) -> None:
    tracker, links = GitHubIssues("acme/ferry", "secret", peer), SqlLinks(database)
    sent, new = send(links, tracker, "T1", JOURNEY, "a1")
    assert (sent.ref, new) == ("7", True)
    assert send(links, tracker, "T1", JOURNEY, "a1") == (sent, False)
    posts = [json.loads(body) for method, _, _, body in Peer.seen if method == "POST"]
    assert [post["title"] for post in posts] == ["Salt the ramp"]
    assert "owner: Raj" in posts[0]["body"]
    assert "falls 6 → 0" in posts[0]["body"]


def test_a_lost_record_finds_the_issue_again(peer: str, database: Database, tmp_path: Path) -> None:
    tracker = GitHubIssues("acme/ferry", "secret", peer)
    send(SqlLinks(database), tracker, "T1", JOURNEY, "a1")
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    upgrade(other.engine)
    assert send(SqlLinks(other), tracker, "T1", JOURNEY, "a1")[1] is False
    assert sum(method == "POST" for method, *_ in Peer.seen) == 1
    other.close()


@pytest.mark.parametrize(("reason", "status"), [("completed", "done"), ("not_planned", "dropped")])
def test_its_status_comes_back_as_a_revision(peer: str, database: Database, reason: str, status: str) -> None:
    tracker, links = GitHubIssues("acme/ferry", "secret", peer), SqlLinks(database)
    send(links, tracker, "T1", JOURNEY, "a1")
    told = (database.store, links, tracker, "T1", "j1", lambda: "2026-02-01T00:00:00Z", "cli")
    assert poll(*told) == ()
    Peer.state.update(state="closed", state_reason=reason)
    assert poll(*told) == (("a1", status),)
    assert poll(*told) == ()
    with database.store() as store:
        assert [action.status for action in store.journeys.get("T1", "j1").actions] == [status, "planned"]


def test_a_webhook_is_signed_and_keyed(peer: str, database: Database) -> None:
    tracker = Webhook(f"{peer}/hook", "s3cret")
    sent, _ = send(SqlLinks(database), tracker, "T1", JOURNEY, "a1")
    assert sent.ref == "W-1"
    (_, _, headers, body) = Peer.seen[-1]
    assert headers["Idempotency-Key"] == "T1/j1/a1"
    assert headers["X-Journey-Signature"] == "sha256=" + hmac.new(b"s3cret", body, hashlib.sha256).hexdigest()
    assert json.loads(body)["due"] == "2027-01-31"
    assert tracker.status("W-1") == "doing"


def test_a_refusal_sends_nothing_and_keeps_nothing(peer: str, database: Database) -> None:
    links = SqlLinks(database)
    with pytest.raises(TrackerRefused, match="http_403"):
        send(links, _Refusing(f"{peer}"), "T1", JOURNEY, "a1")
    assert links.of("T1", "j1", "github:acme/ferry") == ()


class _Refusing(GitHubIssues):
    def __init__(self, peer: str) -> None:
        super().__init__("acme/ferry", "secret", f"{peer}/refusing")

    def find(self, key: str) -> None:
        return None
