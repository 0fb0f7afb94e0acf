"""One app in many workspaces: installed by Slack's OAuth, each with a token of its own, kept under a key."""
