"""Where journeys, conversations, turns and accepted events live: SQLite under the home folder, or PostgreSQL."""
