"""What is configured, what is missing, and how to mend it. Never a secret."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from bot.cli import office
from bot.cli.words import say
from bot.settings import Settings, WrongSettings
from storage.database import Unusable

LOW_DISK = 500_000_000  # bytes
State = Literal["ok", "unset", "broken"]


@dataclass(frozen=True)
class Sign:
    """`unset`: not configured, and the product runs without it."""

    name: str
    state: State
    about: str
    mend: str = ""


def examine(*, offline: bool) -> list[Sign]:
    try:
        settings = office.settings()
    except WrongSettings as wrong:
        return [_sign(name, "broken", "setting", setting=name, mend=say(f"settings.{name}")) for name in wrong.names]
    return [
        *_machine(settings),
        *_database(settings),
        *_slack(settings, offline),
        *_knowledge(settings),
        *_model(settings, offline),
    ]


def _sign(name: str, state: State, entry: str, *, mend: str = "", **values: Any) -> Sign:
    return Sign(name, state, say(f"doctor.{entry}", **values), mend)


def _broken(name: str, entry: str, **values: Any) -> Sign:
    mend = say(f"doctor.mend.{entry}", **values)
    return _sign(name, "broken", entry, mend=mend, **values)


def _unset(name: str, entry: str, **values: Any) -> Sign:
    return _sign(name, "unset", entry, mend=say(f"doctor.mend.{entry}", **values), **values)


def _machine(settings: Settings) -> Iterator[Sign]:
    yield _sign("python", "ok", "python", version=".".join(map(str, sys.version_info[:3])))
    home = settings.home.resolve()
    try:
        home.mkdir(parents=True, exist_ok=True)
        writable = os.access(home, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        yield _broken("home", "home_locked", path=str(home))
        return
    free = shutil.disk_usage(home).free
    sign = partial(_sign, "home", "ok", "home") if free > LOW_DISK else partial(_broken, "home", "disk_low")
    yield sign(path=str(home), megabytes=free // 1_000_000)


def _database(settings: Settings) -> Iterator[Sign]:
    from bot.wiring.examination import database_facts

    try:
        facts = database_facts(settings)
    except Unusable as unusable:
        yield _sign("database", "broken", "database_unusable", mend=_mend_database(unusable))
        return
    except Exception as error:
        yield _broken("database", "database_away", kind=type(error).__name__)
        return
    if not facts.migrated:
        yield _unset("database", "not_migrated", kind=facts.kind)
        return
    yield _sign("database", "ok", "database", kind=facts.kind, journeys=facts.journeys, workspaces=facts.workspaces)
    yield _sign("executor", "ok", "running" if facts.running else "stopped", executor=settings.executor)
    if facts.running:
        yield _ready(settings)
    if facts.waiting and not facts.running:
        yield _unset("inbox", "waiting", events=facts.waiting, executor=settings.executor)
    else:
        yield _sign("inbox", "ok", "inbox", events=facts.waiting)
    if facts.stuck:
        yield _broken("inbox", "stuck", events=facts.stuck)


def _ready(settings: Settings) -> Sign:
    """What the running process says of itself."""
    from bot.wiring.examination import ready_facts

    try:
        said = ready_facts(settings)
    except Exception as error:
        return _unset("ready", "silent", port=settings.port, kind=type(error).__name__)
    if not said.waiting_for:
        return _sign("ready", "ok", "ready")
    mend = say("doctor.mend.not_ready", part=said.waiting_for)
    return _sign("ready", "broken", "not_ready", part=said.waiting_for, reason=said.reason, mend=mend)


def _mend_database(unusable: Unusable) -> str:
    return say(f"trouble.database_{unusable.kind}", reason=str(unusable)).strip()


def _slack(settings: Settings, offline: bool) -> Iterator[Sign]:
    door = settings.door
    if door == "playground":
        yield _unset("slack", "slack_off", port=settings.port)
        return
    if missing := settings.missing_for(door):
        yield _broken("slack", "slack_missing", names=missing)
        return
    yield _sign("slack", "ok", f"slack_{door}", port=settings.port, url=settings.slack_api_url)
    if settings.is_for_many:
        yield _workspaces(settings)
    elif not offline:
        yield _slack_answer(settings)


def _workspaces(settings: Settings) -> Sign:
    from bot.wiring.examination import installed_workspaces

    try:
        return _sign("slack", "ok", "slack_many", workspaces=installed_workspaces(settings))
    except WrongSettings as wrong:
        return _sign("slack", "broken", "setting", setting=wrong.names[0], mend=say(f"settings.{wrong.names[0]}"))
    except Exception as error:
        return _broken("slack", "database_away", kind=type(error).__name__)


def _slack_answer(settings: Settings) -> Sign:
    from bot.slack.errors import SlackRefused, SlackUnavailable
    from bot.wiring.examination import slack_team

    try:
        return _sign("slack", "ok", "slack_team", team=slack_team(settings))
    except SlackRefused as refused:
        return _broken("slack", "slack_refused", code=refused.code)
    except SlackUnavailable:
        return _broken("slack", "slack_away", url=settings.slack_api_url)


def _knowledge(settings: Settings) -> Iterator[Sign]:
    from bot.wiring import examination

    if not examination.knowledge_is_there(settings):
        yield _unset("knowledge", "knowledge_new")
        return
    try:
        pages, model = examination.knowledge_facts(settings)
    except Exception as error:
        yield _broken("knowledge", "knowledge_away", kind=type(error).__name__, url=settings.chroma_url or "")
        return
    yield _sign("knowledge", "ok", "knowledge", pages=pages, model=model, url=settings.chroma_url or "")


def _model(settings: Settings, offline: bool) -> Iterator[Sign]:
    if settings.openai_api_key is None and settings.openai_base_url is None:
        yield _unset("model", "model_off")
    elif settings.openai_model is None:
        yield _unset("model", "model_unnamed")
    else:
        yield _sign("model", "ok", "model", model=settings.openai_model, redact=settings.llm_redact)
        if not offline:
            yield _model_answer(settings)


def _model_answer(settings: Settings) -> Sign:
    from bot.wiring.examination import model_facts

    facts = model_facts(settings)
    if facts.trouble:
        why = say(f"doctor.trouble.{facts.trouble}")
        return _broken("model", "model_away", why=why, url=settings.openai_base_url or "")
    ways = [say(f"doctor.way.{way}") for way in facts.ways]
    if not ways:
        return _unset("model", "model_babbles")
    return _sign("model", "ok", "model_can", ways=ways, streams=facts.streams)
