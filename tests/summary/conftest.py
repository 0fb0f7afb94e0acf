"""A shared machine is slow at times; a property is not false for that."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
