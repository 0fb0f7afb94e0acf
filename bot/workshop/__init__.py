"""Rules of a group session: pure, without Slack, tables or a clock of its own."""
