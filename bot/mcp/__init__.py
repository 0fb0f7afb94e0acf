"""A door for other assistants: the Model Context Protocol, with the same visibility as in Slack."""
