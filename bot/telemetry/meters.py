"""Counts and times for Prometheus. Labels are ours (kinds, methods, outcomes): no workspace, no person, no words."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import Counter, Gauge, Histogram

_QUICK = (0.002, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0)
_SLOW = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0)

ACCEPTS = Counter("journey_accepts", "Events: new, known (delivered again), failed (not acknowledged)", ["outcome"])
ACCEPT_SECONDS = Histogram("journey_accept_seconds", "From the event's arrival here to its commit", buckets=_QUICK)
WAIT_SECONDS = Histogram("journey_wait_seconds", "From the commit to the beginning of its turn", buckets=_SLOW)
TURN_SECONDS = Histogram("journey_turn_seconds", "A turn, tries and answers included", ["kind"], buckets=_SLOW)
TURNS = Counter("journey_turns", "Turns: done, fault (told to the person), retry (another try)", ["kind", "outcome"])
TAKEN_UP = Counter("journey_taken_up_events", "Events of dead replicas that this one gave back to the queue")
SLACK_CALLS = Counter("journey_slack_calls", "Web API calls: ok, refused, unavailable", ["method", "outcome"])
SLACK_THROTTLED = Counter("journey_slack_throttled", "429 answers of Slack that were waited out")
MODEL_CALLS = Counter("journey_model_calls", "Calls of the language model", ["task", "outcome"])
MODEL_SECONDS = Histogram("journey_model_seconds", "A call of the language model", ["task"], buckets=_SLOW)
MODEL_TOKENS = Counter("journey_model_tokens", "Tokens of the language model", ["task", "direction"])
LIMITED = Counter("journey_limited", "Events that a limit kept from being worked on", ["limit"])
READY = Gauge("journey_ready", "1: ready; 0: see /readyz")


@contextmanager
def timed(histogram: Histogram) -> Iterator[None]:
    begin = perf_counter()
    try:
        yield
    finally:
        histogram.observe(perf_counter() - begin)
