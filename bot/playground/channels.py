"""Channels and direct messages, as `conversations.info` shows them."""

from dataclasses import dataclass
from typing import Any, Literal

from bot.playground.people import BOT_USER, LAO_WU, MIA, RAJ, TEAM, TOM, XIAO_CHEN

Kind = Literal["channel", "group", "im"]


@dataclass(frozen=True)
class Channel:
    """`kind` is Slack's `channel_type`: a public channel, a private one, or a direct message with the bot."""

    id: str
    name: str
    kind: Kind
    members: tuple[str, ...]
    creator: str = ""
    created: int = 1_700_000_000
    is_archived: bool = False
    is_shared: bool = False

    @property
    def has_bot(self) -> bool:
        return BOT_USER in self.members

    @property
    def other(self) -> str:
        """The person on the other side of a direct message with the bot; empty in a channel."""
        return next((one for one in self.members if one != BOT_USER), "") if self.kind == "im" else ""

    def as_slack(self, include_members: bool = False) -> dict[str, Any]:
        shown = self._as_im() if self.kind == "im" else self._as_room()
        return {**shown, "num_members": len(self.members)} if include_members else shown

    def _as_im(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "created": self.created,
            "is_im": True,
            "is_org_shared": False,
            "is_archived": self.is_archived,
            "context_team_id": TEAM,
            "user": self.other,
            "is_user_deleted": False,
            "priority": 0,
        }

    def _as_room(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "group",
            "is_im": False,
            "is_mpim": False,
            "is_private": self.kind == "group",
            "is_general": False,
            "created": self.created,
            "creator": self.creator,
            "is_archived": self.is_archived,
            "is_shared": self.is_shared,
            "is_ext_shared": self.is_shared,
            "is_org_shared": False,
            "is_member": self.has_bot,
            "context_team_id": TEAM,
            "topic": {"value": "", "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
        }


LAB = Channel(
    "C0LAB00001",
    "journey-lab",
    "channel",
    (MIA.id, TOM.id, XIAO_CHEN.id, LAO_WU.id, RAJ.id, BOT_USER),
    MIA.id,
)
PRIVATE = Channel("C0PRIVATE1", "private-team", "group", (MIA.id, TOM.id, XIAO_CHEN.id, BOT_USER), MIA.id)
FIRST_CHANNELS = (LAB, PRIVATE)
