"""Names and feelings across all maps are read from an index alone, without a look at each row"""

from alembic import op

revision = "0012"
down_revision = "0011"

PLACED = ("tenant", "audience", "status")
BEFORE: dict[str, list[list[str]]] = {
    "touchpoints": [],
    "actions": [["tenant", "owner_key"], ["tenant", "department_key"]],
    "journeys": [],
}
NOW: dict[str, list[list[str]]] = {
    "touchpoints": [["tenant", "journey", *PLACED[1:], "emotion"]],
    "actions": [["tenant", "owner_key", *PLACED[1:], "owner"], ["tenant", "department_key", *PLACED[1:], "department"]],
    "journeys": [["tenant", "updated_at", "id", "channel", "status", "title", "personas"]],
}


def upgrade() -> None:
    _exchanged(BEFORE, NOW)


def downgrade() -> None:
    _exchanged(NOW, BEFORE)


def _exchanged(gone: dict[str, list[list[str]]], made: dict[str, list[list[str]]]) -> None:
    for table, indexes in gone.items():
        for columns in indexes:
            op.drop_index(_name(table, columns), table_name=table)
    for table, indexes in made.items():
        for columns in indexes:
            op.create_index(_name(table, columns), table, columns)


def _name(table: str, columns: list[str]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
