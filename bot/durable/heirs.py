"""What a dead replica left is taken up by the living, by itself and in its old order. There is no leader: each looks,
and of several that see the same death one is first."""

import logging
import threading
import time
from collections.abc import Callable

from storage.database import Database, Unavailable
from storage.lease import Held, Tenure, is_held, lease

log = logging.getLogger(__name__)

EVERY = 2.0  # seconds between two looks on PostgreSQL …
EVERY_ALONE = 10.0  # … and on SQLite, where another name is rare
# So long must a name be free: a living replica whose server was restarted takes it again within one look.
SURELY_DEAD = 5.0


class Heirs:
    """`owners`: whose work is begun and not done; `take_over`: gives one's work back to the queue. `orphans`: of our
    own what nobody is working on; `give_back`: to the queue with it."""

    def __init__(
        self,
        database: Database,
        tenure: Tenure,
        owners: Callable[[], set[str]],
        take_over: Callable[[str], int],
        orphans: Callable[[], set[str]] = set,
        give_back: Callable[[set[str]], int] = len,
    ) -> None:
        self._orphans, self._give_back = orphans, give_back
        self._alone_since: dict[str, float] = {}
        self._database, self._tenure, self._owners, self._take_over = database, tenure, owners, take_over
        self._every = EVERY if database.engine.dialect.name == "postgresql" else EVERY_ALONE
        self._missed: dict[str, float] = {}
        self._over = threading.Event()
        self.in_office = True  # whether our own name is ours

    def start(self) -> None:
        self._over.clear()
        threading.Thread(target=self._go_on, name="heirs", daemon=True).start()

    def stop(self) -> None:
        self._over.set()

    def look(self) -> int:
        """How many events were given back. Raises Unavailable."""
        self._keep_own_name()
        owners = self._owners() - {self._tenure.name}
        self._missed = {owner: since for owner, since in self._missed.items() if owner in owners}
        return self._own() + sum(self._inherit(owner) for owner in sorted(owners))

    def _own(self) -> int:
        """What was begun a moment ago may not be at work yet; what has been nobody's for longer is taken up again."""
        now = time.monotonic()
        self._alone_since = {id: self._alone_since.get(id, now) for id in self._orphans()}
        alone = {id for id, since in self._alone_since.items() if now - since >= SURELY_DEAD}
        if not alone:
            return 0
        given = self._give_back(alone)
        log.warning("%d events were begun here and not ended; they are taken up again", given)
        return given

    def _keep_own_name(self) -> None:
        try:
            if self._tenure.renew():
                log.warning("the server had forgotten our name %s; it is ours again", self._tenure.name)
            self.in_office = True
        except (Held, Unavailable):
            self.in_office = False
            raise

    def _inherit(self, owner: str) -> int:
        """Looking takes nothing: an heir that held the name while it looked would seem alive to the other heirs, and
        of two that look at the same pace each would wait for the other."""
        if is_held(self._database, owner):
            self._missed.pop(owner, None)
            return 0
        since = self._missed.setdefault(owner, time.monotonic())
        return self._take(owner) if time.monotonic() - since >= SURELY_DEAD else 0

    def _take(self, owner: str) -> int:
        try:
            with lease(self._database, owner):
                taken = self._take_over(owner)
        except Held:
            return 0  # another heir is at it; what it leaves is looked for again
        self._missed.pop(owner, None)
        log.warning("%s is dead; its %d unfinished events are taken up", owner, taken)
        return taken

    def _go_on(self) -> None:
        while not self._over.wait(self._every):
            try:
                self.look()
            except (Held, Unavailable) as error:
                log.warning("could not look after dead replicas: %s", type(error).__name__)
            except Exception:
                log.exception("could not look after dead replicas")
