"""Over days each person is asked alone, in their own working hours, and reminded once."""

from bot.usecases.world import World


def ask_everybody(world: World, tenant: str, id: str) -> None:
    """Sets a timer for each person who is to be asked."""
