"""The trail of an event: its key in every line of the log and in every span, from the door to the answer.

The trace's id is made from the key, so that all hops of an event are one trace, in whichever process and after
whichever restart they happen. Spans are made only where OTEL_EXPORTER_OTLP_ENDPOINT is set.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"


@dataclass(frozen=True)
class Trail:
    tenant: str
    event: str  # the inbox's key


_current: ContextVar[Trail | None] = ContextVar("trail", default=None)
_tracer: list[Any] = []


def current() -> Trail | None:
    return _current.get()


@contextmanager
def following(tenant: str, event: str, hop: str) -> Iterator[None]:
    """What is logged and called meanwhile belongs to this event."""
    token = _current.set(Trail(tenant, event))
    try:
        with span(hop):
            yield
    finally:
        _current.reset(token)


@contextmanager
def span(name: str, **attributes: str) -> Iterator[None]:
    if not _tracer:
        yield
        return
    trail = _current.get()
    with _tracer[0].start_as_current_span(name, context=_parent(trail), attributes=_attributes(trail, attributes)):
        yield


def export(exporter: Any = None) -> bool:
    """Begins to make spans where the environment names a collector (or a test its own exporter)."""
    if exporter is None and not os.environ.get(ENDPOINT):
        return False
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "journey-guide"}))
    if exporter is None:
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter

        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    else:
        provider.add_span_processor(SimpleSpanProcessor(exporter))
    _tracer[:] = [provider.get_tracer("journey")]
    return True


def _attributes(trail: Trail | None, more: dict[str, str]) -> dict[str, str]:
    return {**more, **({"journey.event": trail.event, "journey.tenant": trail.tenant} if trail else {})}


def _parent(trail: Trail | None) -> Any:
    """The span that is under way, else a root that every hop of the event shares."""
    from opentelemetry import trace

    if trail is None or trace.get_current_span().get_span_context().is_valid:
        return None
    digest = hashlib.sha256(f"{trail.tenant} {trail.event}".encode()).digest()
    root = trace.SpanContext(
        int.from_bytes(digest[:16], "big"), int.from_bytes(digest[16:24], "big"), True, trace.TraceFlags(1)
    )
    return trace.set_span_in_context(trace.NonRecordingSpan(root))
