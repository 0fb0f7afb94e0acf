import pytest

from storage.database import Database
from storage.lease import Held, lease


def test_a_name_is_held_by_one_at_a_time(database: Database) -> None:
    with lease(database, "a"), lease(database, "b"):
        with pytest.raises(Held), lease(database, "a"):
            pass
        other = Database(database.url)
        with pytest.raises(Held), lease(other, "a"):
            pass
        other.close()
    with lease(database, "a"):
        pass
