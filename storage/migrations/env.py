"""Run by Alembic for each command; the connection comes from `storage.migrations`."""

from alembic import context

from storage.migrations import VERSIONS, is_ours
from storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSIONS,
    include_name=is_ours,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
