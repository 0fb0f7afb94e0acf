"""Jira Cloud, Linear and Asana, against local HTTP that answers in the shapes of their documentation and refuses what
they refuse: a second issue of one id, a label with a space, a call without its key."""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

import pytest

from bot.trackers.named import tracker, trackers
from bot.usecases.tracking import Tracker, TrackerRefused, poll, send
from storage.database import Database
from storage.links import SqlLinks
from storage.migrations import upgrade
from tests.trackers.test_trackers import JOURNEY
from tests.trackers.test_trackers import database as database

Json = dict[str, Any]


class Peer(BaseHTTPRequestHandler):
    """One workspace of each; `made` are the issues as they were asked for, `now` the state that all are in."""

    made: ClassVar[list[Json]] = []
    now: ClassVar[Json] = {}

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith("/rest/api/3/issue/"):
            self._tell(200, {"key": path.rsplit("/", 1)[1], "fields": self.now["jira"]})
        elif path.startswith("/api/1.0/tasks/external:"):
            self._external(unquote(path.rsplit("external:", 1)[1]))
        elif path.startswith("/api/1.0/tasks/"):
            self._tell(200, {"data": {"gid": "77", "completed": self.now["asana"]}})

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        path = urlsplit(self.path).path
        {
            "/rest/api/3/search/jql": self._jira_search,
            "/rest/api/3/issue": self._jira_create,
            "/graphql": self._linear,
            "/api/1.0/tasks": self._asana_create,
        }[path](told)

    def _jira_search(self, told: Json) -> None:
        label = told["jql"].split('"')[3]
        hits = [{"id": "1", "key": "OPS-7"} for one in self.made if label in one["fields"]["labels"]]
        self._tell(200, {"issues": hits, "isLast": True})

    def _jira_create(self, told: Json) -> None:
        who = base64.b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode()
        fields = told["fields"]
        if who != "ops@example.org:secret" or any(" " in label for label in fields["labels"]):
            self._tell(401, {"errorMessages": ["no"]})
            return
        assert fields["description"]["type"] == "doc"
        self.made.append(told)
        self._tell(201, {"id": "10007", "key": "OPS-7", "self": "https://x.atlassian.net/rest/api/3/issue/10007"})

    def _linear(self, told: Json) -> None:
        issue = {"id": "u", "identifier": "OPS-7", "url": "https://linear.app/acme/issue/OPS-7", **self.now["linear"]}
        about = told["variables"]
        if self.headers["Authorization"] != "secret":
            self._tell(400, {"errors": [{"extensions": {"code": "AUTHENTICATION_ERROR"}}]})
        elif told["query"].startswith("mutation"):
            twice = any(one["id"] == about["input"]["id"] for one in self.made)
            wrong = {"errors": [{"message": "exists", "extensions": {"code": "INVALID_INPUT"}}], "data": None}
            self.made.append(about["input"])
            self._tell(200, wrong if twice else {"data": {"issueCreate": {"success": True, "issue": issue}}})
        elif "issues(" in told["query"]:
            hits = [issue for one in self.made if one["id"] == about["id"]]
            self._tell(200, {"data": {"issues": {"nodes": hits}}})
        else:
            self._tell(200, {"data": {"issue": issue}})

    def _asana_create(self, told: Json) -> None:
        assert self.headers["Authorization"] == "Bearer secret"
        self.made.append(told["data"])
        self._tell(201, {"data": {"gid": "77", "permalink_url": "https://app.asana.com/0/1/77", "completed": False}})

    def _external(self, key: str) -> None:
        known = any(one["external"]["gid"] == key for one in self.made)
        gone: Json = {"errors": [{"message": "task: Not a recognized ID"}]}
        there = {"data": {"gid": "77", "permalink_url": "https://app.asana.com/0/1/77"}}
        self._tell(200 if known else 404, there if known else gone)

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
    Peer.made.clear()
    Peer.now.update(
        jira={"status": {"statusCategory": {"key": "new"}}, "resolution": None},
        linear={"state": {"type": "unstarted"}}, asana=False,
    )  # fmt: skip
    server = HTTPServer(("127.0.0.1", 0), Peer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def given(peer: str, secret: str = "secret") -> dict[str, str]:
    return {
        "JIRA_SITE": peer, "JIRA_EMAIL": "ops@example.org", "JIRA_TOKEN": secret, "LINEAR_API_KEY": secret,
        "LINEAR_API_URL": peer, "ASANA_TOKEN": secret, "ASANA_API_URL": f"{peer}/api/1.0", "GITHUB_TOKEN": secret,
    }  # fmt: skip


def made(to: str, peer: str, secret: str = "secret") -> Tracker:
    found = tracker(to, given(peer, secret))
    assert found is not None
    return found


EVERY = pytest.mark.parametrize(("to", "ref"), [("jira:OPS", "OPS-7"), ("linear:team-1", "OPS-7"), ("asana:12", "77")])


@EVERY
def test_an_action_is_one_ticket_however_often_it_is_sent(peer: str, database: Database, to: str, ref: str) -> None:
    links = SqlLinks(database)
    sent, new = send(links, made(to, peer), "T1", JOURNEY, "a1")
    assert (sent.ref, new) == (ref, True)
    assert ref in sent.url
    assert send(links, made(to, peer), "T1", JOURNEY, "a1") == (sent, False)
    (ticket,) = Peer.made
    told = json.dumps(ticket)
    for part in ("Salt the ramp", "owner: Raj", "2027-01-31", "falls 6 \\u2192 0"):
        assert part in told


@EVERY
def test_a_lost_record_finds_the_ticket_again(peer: str, database: Database, tmp_path: Path, to: str, ref: str) -> None:
    send(SqlLinks(database), made(to, peer), "T1", JOURNEY, "a1")
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    upgrade(other.engine)
    sent, new = send(SqlLinks(other), made(to, peer), "T1", JOURNEY, "a1")
    assert (sent.ref, new, len(Peer.made)) == (ref, False, 1)
    other.close()


@pytest.mark.parametrize(
    ("to", "now", "status"),
    [
        ("jira:OPS", {"status": {"statusCategory": {"key": "indeterminate"}}, "resolution": None}, "doing"),
        ("jira:OPS", {"status": {"statusCategory": {"key": "done"}}, "resolution": {"name": "Done"}}, "done"),
        ("jira:OPS", {"status": {"statusCategory": {"key": "done"}}, "resolution": {"name": "Won't Do"}}, "dropped"),
        ("linear:team-1", {"state": {"type": "started"}}, "doing"),
        ("linear:team-1", {"state": {"type": "completed"}}, "done"),
        ("linear:team-1", {"state": {"type": "canceled"}}, "dropped"),
        ("asana:12", True, "done"),
    ],
)
def test_its_status_comes_back(peer: str, database: Database, to: str, now: Any, status: str) -> None:
    one, links = made(to, peer), SqlLinks(database)
    send(links, one, "T1", JOURNEY, "a1")
    told = (database.store, links, one, "T1", "j1", lambda: "2026-02-01T00:00:00Z", "cli")
    assert poll(*told) == ()
    Peer.now[to.partition(":")[0]] = now
    assert poll(*told) == (("a1", status),)
    assert poll(*told) == ()


@pytest.mark.parametrize("to", ["jira:OPS", "linear:team-1"])
def test_a_wrong_key_sends_nothing_and_is_not_shown(peer: str, database: Database, to: str) -> None:
    with pytest.raises(TrackerRefused) as refused:
        send(SqlLinks(database), made(to, peer, "hunter2"), "T1", JOURNEY, "a1")
    assert "hunter2" not in repr(refused.value)
    assert Peer.made == []
    assert SqlLinks(database).of("T1", "j1", to) == ()


def test_a_list_of_trackers_is_checked_at_the_start(peer: str) -> None:
    assert [one.name for one in trackers("jira:OPS, linear:team-1,github:acme/ferry", given(peer))] == [
        "jira:OPS", "linear:team-1", "github:acme/ferry",
    ]  # fmt: skip
    for wrong in ("jira:", "trello:1", "github:acme", "webhook:https://x.example"):
        with pytest.raises(ValueError, match=wrong):
            trackers(f"jira:OPS,{wrong}", given(peer))
