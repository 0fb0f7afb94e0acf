"""What the doctor asks of each part. Each answer is plain data; what cannot be had raises."""

from dataclasses import dataclass
from pathlib import Path

from bot.durable import engine
from bot.settings import Settings
from bot.wiring.data import opened_database, ready_database
from storage.lease import is_held
from storage.migrations import is_current


@dataclass(frozen=True)
class DatabaseFacts:
    kind: str
    migrated: bool
    journeys: int
    workspaces: int
    running: bool  # a process of this executor's name is alive
    waiting: int
    stuck: int


def database_facts(settings: Settings) -> DatabaseFacts:
    database = opened_database(settings)
    try:
        kind = "PostgreSQL" if database.engine.dialect.name == "postgresql" else "SQLite"
        if not is_current(database.engine):
            return DatabaseFacts(kind, False, 0, 0, False, 0, 0)
        engine.migrate(database.url)
        with database.store() as store:
            tenants = store.journeys.tenants()
            journeys = sum(len(store.journeys.listing(t, limit=1_000_000)) for t in tenants)
        queue = engine.waiting(engine.client(database.engine))
        stuck = queue.pop("MAX_RECOVERY_ATTEMPTS_EXCEEDED")
        alive = is_held(database, settings.executor)
        return DatabaseFacts(kind, True, journeys, len(tenants), alive, sum(queue.values()), stuck)
    finally:
        database.close()


@dataclass(frozen=True)
class ReadyFacts:
    """`waiting_for`: what the running process says that it waits for; "" where it is ready."""

    waiting_for: str = ""
    reason: str = ""


def ready_facts(settings: Settings) -> ReadyFacts:
    """Asked of the running process, on this machine. Raises OSError or httpx.HTTPError where it does not answer."""
    import httpx

    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    said = httpx.get(f"http://{host}:{settings.port}/readyz", trust_env=False, timeout=5).json()
    return ReadyFacts(str(said.get("waiting_for", "")), str(said.get("reason", "")))


def knowledge_facts(settings: Settings) -> tuple[int, str]:
    """How many pages of the product's own corpus are indexed, and by which model; opens and indexes nothing new."""
    from bot.wiring.knowledge import opened_knowledge
    from knowledge.library import KnowledgeBase

    base: KnowledgeBase = opened_knowledge(settings)
    try:
        return len(base.own_listing()), settings.openai_embedding_model or ""
    finally:
        base.close()


def knowledge_is_there(settings: Settings) -> bool:
    return Path(settings.home, "knowledge").is_dir()


def slack_team(settings: Settings) -> str:
    """The workspace that the bot token belongs to. Raises SlackRefused or SlackUnavailable."""
    from bot.slack.identity import Identity
    from bot.slack.web import Web, client

    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    return Identity(Web(client(token, settings.slack_api_url, hasty=True))).get().team


def installed_workspaces(settings: Settings) -> int:
    """In how many the app is installed; an organisation counts once. Raises WrongSettings where the keys are wrong."""
    from bot.wiring.many import installations, opened_by

    with ready_database(settings) as database:
        store = installations(settings, database)
        opened_by(store)
        return store.count()


@dataclass(frozen=True)
class ModelFacts:
    """`ways`: how answers of a given form can be had, the best first; `trouble`: why the endpoint gave none."""

    ways: tuple[str, ...] = ()
    streams: bool = False
    trouble: str = ""


def model_facts(settings: Settings) -> ModelFacts:
    """Real, small calls to the endpoint; what it can do is remembered for the product."""
    from bot.llm.endpoint import CallFailed
    from bot.wiring.mind import opened_caller

    with ready_database(settings) as database:
        caller = opened_caller(settings, database)
        try:
            found = caller.abilities(caller.models().main, all_ways=True, fresh=True)
            return ModelFacts(found.ways, found.streams)
        except CallFailed as failed:
            return ModelFacts(trouble=failed.trouble)
        finally:
            caller.close()
