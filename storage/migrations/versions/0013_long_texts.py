"""On PostgreSQL no text that people type stands in an index, where a long one could not be kept"""

from alembic import op

revision = "0013"
down_revision = "0012"

PLACED = ("audience", "status")
LONG: dict[str, list[list[str]]] = {
    "journeys": [
        ["tenant", "title_key"],
        ["tenant", "updated_at", "id", "channel", "status", "title", "personas"],
    ],
    "actions": [["tenant", "owner_key", *PLACED, "owner"], ["tenant", "department_key", *PLACED, "department"]],
}
SHORT: dict[str, list[list[str]]] = {
    "journeys": [["tenant", "updated_at", "id", "channel", "status"]],
    "actions": [["tenant", *PLACED]],
}
HASHED: dict[str, list[list[str]]] = {
    "journeys": [["title_key"]],
    "actions": [["owner_key"], ["department_key"]],
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _dropped(LONG)
        _made(SHORT, "btree")
        _made(HASHED, "hash")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _dropped(HASHED)
        _dropped(SHORT)
        _made(LONG, "btree")


def _dropped(indexes: dict[str, list[list[str]]]) -> None:
    for table, each in indexes.items():
        for columns in each:
            op.drop_index(_name(table, columns), table_name=table)


def _made(indexes: dict[str, list[list[str]]], kind: str) -> None:
    for table, each in indexes.items():
        for columns in each:
            op.create_index(_name(table, columns), table, columns, postgresql_using=kind)


def _name(table: str, columns: list[str]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
