"""The workspaces in which the app is installed, each opened when something of it comes, and looked at anew now and
then: another process may have exchanged its token or seen it go."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, Protocol, TypeVar
from weakref import WeakValueDictionary

from slack_bolt import BoltRequest, BoltResponse

from bot.slack.installing.rotation import Rotation
from bot.slack.installing.store import SealedInstallations
from bot.slack.installing.whose import Whose, has_left, whose
from bot.slack.socket import Dispatching
from bot.slack.verification import Verification

log = logging.getLogger("bot.slack")
ANEW = 60.0  # seconds
MOST_OPEN = 1000


class Opened(Protocol):
    @property
    def token(self) -> str: ...
    @property
    def app(self) -> Dispatching: ...


Tenant = TypeVar("Tenant", bound=Opened)


class Installed(Generic[Tenant]):
    """Takes the place of the one Bolt app: `dispatch` finds whose a payload is. `nobody` answers what is nobody's.
    `open_`: (token, team) → the workspace."""

    def __init__(
        self,
        store: SealedInstallations,
        rotation: Rotation,
        open_: Callable[[str, str], Tenant],
        nobody: Dispatching,
        secret: str,
    ) -> None:
        self._store, self._rotation, self._open, self._nobody = store, rotation, open_, nobody
        self._verification = Verification(secret)
        self._known: OrderedDict[str, tuple[float, Tenant]] = OrderedDict()
        self._turns: WeakValueDictionary[str, Lock] = WeakValueDictionary()  # a workspace's while somebody has it
        self._lock = Lock()  # of both, and never held while something is read or asked

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        """Nothing is looked up for what Slack has not signed."""
        plain = BoltResponse(status=200, body="")
        return self._verification.process(req=req, resp=plain, next=lambda: self._given(req))

    def of(self, team: str) -> Tenant | None:
        """None where the app is not installed there. Raises SlackUnavailable, WrongTokenKey."""
        if (tenant := self._seen_lately(team)) is not None:
            return tenant
        with self._turn(team):  # an exchange of tokens goes over the network: no other workspace waits for it
            return self._seen_lately(team) or self._looked(team)

    def _turn(self, team: str) -> Lock:
        with self._lock:
            return self._turns.setdefault(team, Lock())

    def _seen_lately(self, team: str) -> Tenant | None:
        with self._lock:
            at, tenant = self._known.get(team, (float("-inf"), None))
        return tenant if time.monotonic() - at < ANEW else None

    def _looked(self, team: str) -> Tenant | None:
        bot = self._store.of_team(team)
        if bot is None:
            self._drop(team)
            return None
        token = str(self._rotation.fresh(bot).bot_token)
        with self._lock:
            _, before = self._known.get(team, (0.0, None))
        tenant = before if before is not None and before.token == token else self._open(token, team)
        self._keep(team, tenant)
        return tenant

    def _keep(self, team: str, tenant: Tenant) -> None:
        with self._lock:
            self._known[team] = (time.monotonic(), tenant)
            self._known.move_to_end(team)
            while len(self._known) > MOST_OPEN:
                self._known.popitem(last=False)

    def _drop(self, team: str) -> None:
        with self._lock:
            self._known.pop(team, None)

    def _given(self, request: BoltRequest) -> BoltResponse:
        body = request.body
        asked = whose(body)
        if not asked.team and not asked.enterprise:
            return self._nobody.dispatch(request)  # Slack looks whether the address is right
        if has_left(body):
            self._forget(asked)
            return BoltResponse(status=200, body="")
        team = asked.team or str(body.get("team_id") or "")
        if asked.everywhere and team:
            self._store.belongs(team, asked.enterprise, asked.app)
        tenant = self.of(team)
        if tenant is None:
            log.warning("ignored: the app is not installed in workspace %s", team)
            return BoltResponse(status=200, body="")
        return tenant.app.dispatch(request)

    def _forget(self, asked: Whose) -> None:
        """The token is worth nothing any more; what the workspace made stays until somebody forgets it."""
        everywhere = asked.everywhere or not asked.team
        left = [None, *self._store.teams_of(asked.enterprise)] if everywhere else [asked.team]
        for team in left:
            self._store.delete_all(enterprise_id=asked.enterprise or None, team_id=team)
            with self._turn(team or ""):  # whoever read it before it went has opened it by then
                self._drop(team or "")
        log.warning("the app was taken out of %s", asked.team or asked.enterprise)
