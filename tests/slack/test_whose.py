"""Whose a payload is: the workspace where the app is installed, never the one of a message's author."""

from typing import Any

import pytest

from bot.slack.installing.whose import whose

OURS, THEIRS = "T0OURS", "T0THEIRS"


@pytest.mark.parametrize(
    "body",
    [
        {"type": "message_action", "team": {"id": OURS}, "message": {"team": THEIRS, "text": "of a guest"}},
        {"type": "block_actions", "team": {"id": THEIRS}, "message": {"team": OURS}},
        {"type": "view_submission", "team": {"id": THEIRS}, "view": {"app_installed_team_id": OURS}},
        {"type": "event_callback", "team_id": THEIRS, "authorizations": [{"team_id": OURS}]},
        {"type": "message_action", "team": None, "user": {"id": "U1", "team_id": OURS}, "message": {"team": THEIRS}},
        {"type": "block_actions", "team": None, "user": {"id": "U1", "team_id": OURS}, "container": {}},
        {"command": "/journey", "team_id": OURS, "user_id": "U1"},
    ],
)
def test_a_payload_is_of_the_workspace_where_it_was_installed(body: dict[str, Any]) -> None:
    assert whose(body).team == OURS
