"""How long each workspace keeps what, and taking away what is older."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.guide.session import Kept
from bot.usecases.retention import Retention
from storage.columns import Typed
from storage.feedback import FeedbackRow
from storage.tables import Base, ConversationRow, HandedRow, TurnRow
from storage.usage import ModelAnswerRow


class RetentionRow(Base):
    __tablename__ = "retention"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[Retention] = mapped_column(Typed(Retention))


class SqlRetentions:
    """Implements `bot.usecases.retention.Retentions`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, tenant: str) -> Retention:
        return self._session.scalar(select(RetentionRow.document).filter_by(tenant=tenant)) or Retention()

    def put(self, tenant: str, retention: Retention) -> None:
        self._session.execute(delete(RetentionRow).filter_by(tenant=tenant))
        self._session.execute(insert(RetentionRow).values(tenant=tenant, document=retention))


def tidy(session: Session, tenant: str, retention: Retention, now: datetime) -> dict[str, int]:
    """Takes away what is older than it may be, events of the inbox apart; how many of each."""
    gone = {"model answers": _answers(session, tenant, now - timedelta(days=retention.events))}
    if retention.words:
        gone["kept words"] = _words(session, tenant, now - timedelta(days=retention.words))
    if retention.feedback:
        gone["feedback"] = _feedback(session, tenant, now - timedelta(days=retention.feedback))
    return gone


def quieten(session: Session, tenant: str, keys: list[str]) -> None:
    """Of turns only that they were taken is left."""
    mine = update(TurnRow).where(TurnRow.tenant == tenant, TurnRow.key.in_(keys))
    session.execute(mine.values(reply=None, place=None))


def _answers(session: Session, tenant: str, before: datetime) -> int:
    old = delete(ModelAnswerRow).where(ModelAnswerRow.tenant == tenant, ModelAnswerRow.at < _iso(before))
    return len(session.execute(old.returning(ModelAnswerRow.key)).all())


def _words(session: Session, tenant: str, before: datetime) -> int:
    """What was kept in a thread because nobody understood it. Without a message's time its age is not known: stays."""
    gone = 0
    for row in session.scalars(select(ConversationRow).where(ConversationRow.tenant == tenant)):
        kept = tuple(one for one in row.session.kept if not _is_older(one, before))
        if len(kept) < len(row.session.kept):
            gone += len(row.session.kept) - len(kept)
            row.session = row.session.model_copy(update={"kept": kept})
    return gone


def _is_older(kept: Kept, before: datetime) -> bool:
    seconds = (kept.message or "").partition(".")[0]
    return seconds.isdigit() and datetime.fromtimestamp(int(seconds), UTC) < before


def _feedback(session: Session, tenant: str, before: datetime) -> int:
    """Customers' rows by the day on which their file was handed in; the map keeps its sample and its counts."""
    old = select(HandedRow.id).where(HandedRow.tenant == tenant, HandedRow.at < _iso(before))
    rows = delete(FeedbackRow).where(FeedbackRow.tenant == tenant, FeedbackRow.batch.in_(old))
    return len(session.execute(rows.returning(FeedbackRow.number)).all())


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
