"""`journey`: for those who run the product, and for tests."""

import sys


def main() -> None:
    """Runs the command of the arguments and ends the process with its exit code; see `bot.cli.trouble`."""
    from bot.cli.app import app
    from bot.cli.trouble import told

    sys.exit(told(app))
