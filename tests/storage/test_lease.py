import pytest

from storage.database import Database
from storage.lease import Held, is_held, lease


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


def test_who_asks_whether_a_name_is_held_does_not_hold_it(database: Database) -> None:
    for name in ("a", "-7", "b" * 60):  # numbers of locks above and below zero
        assert not is_held(database, name)
        with lease(database, name):
            assert is_held(database, name)
            assert not is_held(database, f"{name}x")
        assert not is_held(database, name)
