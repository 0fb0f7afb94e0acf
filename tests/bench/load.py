"""Signed Slack events against a server on this machine, bounded in number and time. Raw sockets, so that the two
cores are left to the server: a client library would cost as much as what is measured. At a rate they are sent by a
process of its own, so that the stand-in for Slack, which the workers post to, is not in the way of the clock."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bot.playground import events
from bot.playground.people import TEAM
from bot.playground.signing import signed_headers

HOST = "127.0.0.1"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"


@dataclass(frozen=True)
class Ack:
    status: int
    seconds: float


@dataclass(frozen=True)
class Thread:
    """Where an event is said, and by whom."""

    channel: str
    ts: str
    user: str


def mention(number: int, thread: Thread, bot: str, text: str = "status") -> bytes:
    """One `message` event that mentions the bot, in one of several threads."""
    ts = f"{1_700_100_000 + number}.000100"
    shown = {
        "type": "message",
        "user": thread.user,
        "text": f"<@{bot}> {text}",
        "ts": ts,
        "thread_ts": thread.ts,
        "team": TEAM,
        "channel": thread.channel,
        "channel_type": "channel",
    }
    return json.dumps(events.callback({**shown, "event_ts": ts}, f"Ev{number:08d}")).encode()


def request(body: bytes, port: int) -> bytes:
    kind = "application/x-www-form-urlencoded" if body.startswith(b"payload=") else "application/json"
    headers = {**signed_headers(SECRET, body, kind), "Host": f"{HOST}:{port}"}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /slack/events HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def _send(port: int, queue: "asyncio.Queue[tuple[float, bytes] | None]", acks: list[Ack]) -> None:
    reader, writer = await asyncio.open_connection(HOST, port)
    while (item := await queue.get()) is not None:
        due, body = item
        writer.write(request(body, port))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next((int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:")), 0)
        await reader.readexactly(length)
        acks.append(Ack(int(head.split(" ", 2)[1]), time.perf_counter() - due))
    writer.close()


async def _run(port: int, bodies: Sequence[bytes], rate: float | None, connections: int) -> tuple[list[Ack], float]:
    queue: asyncio.Queue[tuple[float, bytes] | None] = asyncio.Queue()
    acks: list[Ack] = []
    senders = [asyncio.create_task(_send(port, queue, acks)) for _ in range(connections)]
    start = time.perf_counter()
    for number, body in enumerate(bodies):
        if rate is not None:
            await asyncio.sleep(max(0.0, start + number / rate - time.perf_counter()))
        queue.put_nowait((time.perf_counter(), body))
    for _ in senders:
        queue.put_nowait(None)
    await asyncio.gather(*senders)
    return acks, time.perf_counter() - start


def at_rate(port: int, bodies: Sequence[bytes], rate: float) -> list[Ack]:
    """So many events a second, each timed from the moment when it was due."""
    asked = json.dumps([port, rate, [body.decode() for body in bodies]]).encode()
    done = subprocess.run([sys.executable, "-m", "tests.bench.load"], input=asked, capture_output=True, check=True)
    return [Ack(int(status), float(seconds)) for status, seconds in json.loads(done.stdout)]


def as_fast_as_possible(port: int, bodies: Sequence[bytes], connections: int = 24) -> tuple[list[Ack], float]:
    """Acks in the order of arrival, and how many seconds all of it took."""
    return asyncio.run(_run(port, bodies, None, connections))


def _main() -> None:
    port, rate, bodies = json.load(sys.stdin)
    acks = asyncio.run(_run(port, [body.encode() for body in bodies], rate, 32))[0]
    print(json.dumps([(ack.status, ack.seconds) for ack in acks]))


if __name__ == "__main__":
    _main()
