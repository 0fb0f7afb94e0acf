"""The durable engine (DBOS): its tables, its queue, and taking over what a dead process left."""

import logging
from collections.abc import Callable
from typing import Any

from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, EnqueueOptions
from dbos._dbos import _get_dbos_instance

from bot.durable.bell import SLOW, Bells
from storage.database import guarded

NAME = "journey"
QUEUE = "conversations"
MODEL_QUEUE = "model"  # what a language model thinks about: its own queue, so that no conversation waits for it
MODEL_WORKERS = 4
WORKFLOW = "inbound"
# Pinned: with a version made from the source, work accepted before an upgrade would wait for the old program.
VERSION = "1"
POLL = 0.05  # seconds; what the engine goes by until the bells hang
IDLE_POLL = 20.0  # … where no model is configured, only what one left behind can be waiting
DRAIN = 5  # seconds given to running work at a stop

_log = logging.getLogger("dbos")
Work = Callable[[str, str], None]


def migrate(url: str) -> None:
    """Creates or upgrades the engine's own tables: beside ours on SQLite, in schema `dbos` on PostgreSQL.
    Raises Unavailable."""
    _quiet()
    with guarded():
        DBOS.migrate(_plain(url))


def launch(url: str, *, executor: str, workers: int, thinks: bool, client: DBOSClient, work: Work) -> Bells:
    """Starts the one engine of this process on migrated tables; what this executor left unfinished comes first.
    `client` may wait for a lock. Raises Unavailable, and can then be called again."""
    _quiet()
    bells = Bells({QUEUE: SLOW, MODEL_QUEUE: 2 * SLOW if thinks else IDLE_POLL})
    with guarded():
        # Known before the launch, the queue is polled at once; registered after it, up to a second later.
        _register(client, QUEUE, workers)
        _register(client, MODEL_QUEUE, MODEL_WORKERS)
        engine = DBOS(config=_config(url, executor))

        def inbound(tenant: str, key: str) -> None:
            work(tenant, key)

        DBOS.workflow(name=WORKFLOW)(inbound)
        try:
            DBOS.launch()
        except BaseException:
            DBOS.destroy(destroy_registry=True)
            raise
    bells.hang((*engine.background_thread_stop_events, engine._background_jobs_stop_event))
    return bells


def _register(client: DBOSClient, queue: str, workers: int) -> None:
    client.register_queue(queue, partition_concurrency=1, worker_concurrency=workers, polling_interval_sec=POLL)


def stop(*, drain: bool) -> None:
    DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=DRAIN if drain else 0)


def client(engine: Any) -> DBOSClient:
    """For enqueueing inside a transaction of `engine`; where Slack waits, an error is better than a retry."""
    return DBOSClient(
        system_database_engine=engine,
        serializer=DBOSPortableJSONSerializer(),
        application_name=NAME,
        retry_connection_errors=False,
        lazy=True,
    )


def options(workflow: str, partition: str, seq: int, queue: str = QUEUE) -> EnqueueOptions:
    return {
        "workflow_name": WORKFLOW,
        "queue_name": queue,
        "workflow_id": workflow,
        "queue_partition_key": partition,
        "priority": seq,
        "app_version": VERSION,
    }


def take_over(client: DBOSClient, executor: str) -> int:
    """Gives what a dead executor had begun back to the queue, in its old place; any live executor goes on with it."""
    return sum(_take_over(client, executor, queue) for queue in (QUEUE, MODEL_QUEUE))


def _take_over(client: DBOSClient, executor: str, queue: str) -> int:
    left = client.list_workflows(
        status="PENDING", executor_id=executor, queue_name=queue, load_input=False, load_output=False
    )
    if left:
        client.resume_workflows([each.workflow_id for each in left], queue_name=queue)
    return len(left)


def orphans(client: DBOSClient, executor: str) -> set[str]:
    """Ids of workflows that this executor has begun and nobody here is working on: the engine gives up noting an
    outcome at some errors of a database that is away. For a moment also those that are just being begun.
    Raises Unavailable."""
    with guarded():
        begun = client.list_workflows(
            status="PENDING", executor_id=executor, name=WORKFLOW, load_input=False, load_output=False
        )
    active = set(_get_dbos_instance()._active_workflows_set.activeList())
    return {each.workflow_id for each in begun} - active


def give_back(client: DBOSClient, ids: set[str]) -> int:
    """Of these, those that are still begun and not done go back to the queue, in their old place."""
    return sum(_give_back(client, ids, queue) for queue in (QUEUE, MODEL_QUEUE))


def _give_back(client: DBOSClient, ids: set[str], queue: str) -> int:
    begun = client.list_workflows(status="PENDING", queue_name=queue, load_input=False, load_output=False)
    mine = [each.workflow_id for each in begun if each.workflow_id in ids]
    if mine:
        client.resume_workflows(mine, queue_name=queue)
    return len(mine)


def owners(client: DBOSClient) -> set[str]:
    """The executors that have begun work and not finished it. Raises Unavailable."""
    with guarded():
        begun = client.list_workflows(status="PENDING", name=WORKFLOW, load_input=False, load_output=False)
    return {each.executor_id for each in begun if each.executor_id}


def done_before(client: DBOSClient, moment: str, at_most: int, tenant: str = "") -> list[str]:
    """Ids of workflows that came to their end before a moment (ISO 8601), at most so many; a tenant's or all."""
    found = client.list_workflows(
        status="SUCCESS", name=WORKFLOW, completed_before=moment, limit=at_most, load_input=False, load_output=False,
        workflow_id_prefix=f"{tenant} " if tenant else None,
    )  # fmt: skip
    return [each.workflow_id for each in found]


def first_waiting(client: DBOSClient) -> str | None:
    """The id of the oldest workflow that is not done. Raises Unavailable."""
    with guarded():
        found = client.list_workflows(
            status=["ENQUEUED", "PENDING"], name=WORKFLOW, limit=1, load_input=False, load_output=False
        )
    return found[0].workflow_id if found else None


def waiting(client: DBOSClient) -> dict[str, int]:
    """How many accepted events are not done, by their state. Raises Unavailable."""
    states = ("ENQUEUED", "PENDING", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
    with guarded():
        found = client.list_workflows(status=list(states), name=WORKFLOW, load_input=False, load_output=False)
    return {state: sum(1 for each in found if each.status == state) for state in states}


def under_way(client: DBOSClient, tenant: str) -> frozenset[str]:
    """Keys of a tenant's events that are accepted and not done. Raises Unavailable."""
    with guarded():
        found = client.list_workflows(
            status=["ENQUEUED", "PENDING"], name=WORKFLOW, workflow_id_prefix=f"{tenant} ",
            load_input=False, load_output=False,
        )  # fmt: skip
    return frozenset(each.workflow_id.partition(" ")[2] for each in found)


def all_of(client: DBOSClient, tenant: str) -> list[str]:
    """Ids of all of a tenant's workflows. Raises Unavailable."""
    with guarded():
        found = client.list_workflows(
            name=WORKFLOW, workflow_id_prefix=f"{tenant} ", load_input=False, load_output=False
        )
    return [each.workflow_id for each in found]


def drop(client: DBOSClient, ids: list[str]) -> int:
    """Takes workflows out of the engine's tables; their events stay known by the inbox. Raises Unavailable."""
    with guarded():
        for at in range(0, len(ids), 500):
            client.delete_workflows(ids[at : at + 500])
    return len(ids)


def _config(url: str, executor: str) -> DBOSConfig:
    return {
        "name": NAME,
        "system_database_url": _plain(url),
        "executor_id": executor,
        "application_version": VERSION,
        "serializer": DBOSPortableJSONSerializer(),
        "log_level": "WARNING",
        "run_migrations": False,
        "sys_db_pool_size": 10,
        "notification_coalesce_sec": 1.0,  # between workflows, which ours do not send
    }


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def _quiet() -> None:
    """Its log goes where ours goes, and says only what is wrong."""
    if not _log.handlers:
        _log.addHandler(logging.NullHandler())
    _log.setLevel(logging.WARNING)
