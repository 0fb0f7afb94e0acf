"""What customers said in files, every row of it; the map shows a sample."""

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.usecases.ports import Comment
from storage.tables import Base

AT_ONCE = 5_000  # rows


class FeedbackRow(Base):
    """`day` is ISO 8601 where the row names one day, else its words; `score` is the cell as it stands."""

    __tablename__ = "feedback"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    journey: Mapped[str] = mapped_column(primary_key=True)
    batch: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    question: Mapped[str]
    score: Mapped[str]
    day: Mapped[str]
    product: Mapped[str]


class SqlFeedback:
    """Implements `bot.usecases.ports.Feedback`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, tenant: str, journey: str, batch: str, comments: Iterable[Comment]) -> None:
        key = {"tenant": tenant, "journey": journey, "batch": batch}
        rows = ({**key, "number": n, **vars(one)} for n, one in enumerate(comments))
        while some := list(islice(rows, AT_ONCE)):
            self._session.execute(insert(FeedbackRow), some)

    def counts(self, tenant: str, journey: str) -> dict[str, int]:
        mine = select(FeedbackRow.batch, func.count()).where(*_of(tenant, journey)).group_by(FeedbackRow.batch)
        return dict(self._session.execute(mine).tuples().all())

    def of(self, tenant: str, journey: str, batch: str) -> Iterator[Comment]:
        mine = select(FeedbackRow).where(*_of(tenant, journey), FeedbackRow.batch == batch).order_by(FeedbackRow.number)
        for row in self._session.scalars(mine.execution_options(yield_per=AT_ONCE)):
            yield Comment(row.text, row.question, row.score, row.day, row.product)


def _of(tenant: str, journey: str):  # type: ignore[no-untyped-def]
    return FeedbackRow.tenant == tenant, FeedbackRow.journey == journey
