"""`python -m storage.migrations.check`: fails where the migrations do not make the tables of the code."""

import sys
import tempfile
from pathlib import Path

from storage.database import Database
from storage.migrations import differences, upgrade


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'check.db'}")
        upgrade(database.engine)
        found = differences(database.engine)
        database.close()
    for difference in found:
        print("migrations and tables differ:", difference, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
