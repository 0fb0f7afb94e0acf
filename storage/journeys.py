"""Journeys and their revisions, each call within one workspace."""

import unicodedata

from sqlalchemy import Select, and_, insert, not_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.usecases.ports import Listed, NotFound, Stale
from storage.portfolio.following import follow, mark
from storage.portfolio.projecting import facets
from storage.tables import LEAVING, JourneyRow, RevisionRow

FOUND_AT_MOST = 20
_Lines = Select[str, str, str, str | None, str | None, str, int]
_LINE = (
    JourneyRow.id,
    JourneyRow.title,
    JourneyRow.status,
    JourneyRow.channel,
    JourneyRow.industry,
    JourneyRow.updated_at,
    JourneyRow.revision,
)


class SqlJourneys:
    def __init__(self, session: Session) -> None:
        self._session = session

    def create(self, tenant: str, journey: Journey, first: Revision) -> None:
        """Raises Stale where the workspace has a journey of this id already."""
        row = {"tenant": tenant, "id": journey.id, **_columns(journey), "followed": mark(journey.revision)}
        try:
            self._session.execute(insert(JourneyRow).values(row))
        except IntegrityError as error:
            raise Stale(journey.id) from error
        self._add(tenant, journey, first)

    def get(self, tenant: str, id: str) -> Journey:
        found = select(JourneyRow.document).where(JourneyRow.tenant == tenant, JourneyRow.id == id)
        journey = self._session.scalar(found)
        if journey is None:
            raise NotFound(id)
        return journey

    def save(self, tenant: str, journey: Journey, revision: Revision) -> None:
        """Stores the journey that follows the stored one; its revision says which that is."""
        stored = update(JourneyRow).where(JourneyRow.tenant == tenant, JourneyRow.id == journey.id)
        before = stored.where(JourneyRow.revision == journey.revision - 1)
        columns = {**_columns(journey), "followed": mark(journey.revision)}
        saved = self._session.scalar(before.values(columns).returning(JourneyRow.id))
        if saved is None:
            self.get(tenant, journey.id)
            raise Stale(journey.id)
        self._add(tenant, journey, revision)

    def revisions(self, tenant: str, id: str) -> tuple[Revision, ...]:
        return tuple(self._session.scalars(_revisions(tenant, id).order_by(RevisionRow.number)))

    def revision(self, tenant: str, id: str, number: int) -> Revision:
        found = self._session.scalar(_revisions(tenant, id).where(RevisionRow.number == number))
        if found is None:
            raise NotFound(f"{id}#{number}")
        return found

    def find(self, tenant: str, id_or_title: str) -> tuple[Listed, ...]:
        """The journey of this id; else those of this title; else those whose title contains it, newest first."""
        key = title_key(id_or_title)
        for matches in (
            JourneyRow.id == id_or_title,
            JourneyRow.title_key == key,
            JourneyRow.title_key.contains(key, autoescape=True),
        ):
            if found := self._lines(_newest(tenant).where(matches).limit(FOUND_AT_MOST)):
                return found
        return ()

    def listing(
        self,
        tenant: str,
        *,
        channels: tuple[str, ...] | None = None,
        limit: int = 50,
        before: Listed | None = None,
    ) -> tuple[Listed, ...]:
        wanted = _newest(tenant).limit(limit)
        if channels is not None:
            wanted = wanted.where(JourneyRow.channel.in_(channels))
        if before is not None:
            earlier = JourneyRow.updated_at < before.updated_at
            same = and_(JourneyRow.updated_at == before.updated_at, JourneyRow.id < before.id)
            # The first bound is implied by the second; it lets the index seek instead of filter.
            wanted = wanted.where(JourneyRow.updated_at <= before.updated_at, or_(earlier, same))
        return self._lines(wanted)

    def tenants(self) -> tuple[str, ...]:
        return tuple(self._session.scalars(select(JourneyRow.tenant).distinct().order_by(JourneyRow.tenant)))

    def _add(self, tenant: str, journey: Journey, revision: Revision) -> None:
        key = {"tenant": tenant, "journey": journey.id, "number": revision.number}
        told = {"at": revision.at, "author": revision.author, "document": revision}
        self._session.execute(insert(RevisionRow).values(**key, **told))
        follow(self._session, tenant, journey, revision)

    def _lines(self, wanted: _Lines) -> tuple[Listed, ...]:
        return tuple(Listed(*row) for row in self._session.execute(wanted))


def title_key(title: str) -> str:
    """Titles are compared without case, width or spaces around."""
    return unicodedata.normalize("NFKC", title).casefold().strip().replace("\0", "")


def _columns(journey: Journey) -> dict[str, object]:
    return {
        "document": journey,
        "revision": journey.revision,
        "title": journey.title.replace("\0", ""),
        "title_key": title_key(journey.title),
        "status": journey.status,
        "channel": journey.channel,
        "industry": journey.industry,
        **facets(journey),
        "updated_at": journey.updated_at,
    }


def _newest(tenant: str) -> _Lines:
    order = (JourneyRow.updated_at.desc(), JourneyRow.id.desc())
    here = not_(JourneyRow.status.startswith(LEAVING, autoescape=True))
    return select(*_LINE).where(JourneyRow.tenant == tenant, here).order_by(*order)


def _revisions(tenant: str, id: str) -> Select[Revision]:
    return select(RevisionRow.document).where(RevisionRow.tenant == tenant, RevisionRow.journey == id)
