"""The people of the workspace, as `users.info` shows them."""

from dataclasses import dataclass
from typing import Any

TEAM = "T0JOURNEY1"
TEAM_NAME = "Journey playground"
TEAM_DOMAIN = "journey-playground"
APP = "A0JOURNEY1"
BOT_USER = "U0JOURNEY1"
BOT = "B0JOURNEY1"
BOT_NAME = "Journey"

_OFFSETS = {"Europe/London": 0, "Asia/Shanghai": 28_800, "Asia/Kolkata": 19_800}


@dataclass(frozen=True)
class Person:
    """One member. `team` differs from ours for somebody of another workspace (Slack Connect)."""

    id: str
    name: str
    real_name: str
    locale: str = "en-GB"
    tz: str = "Europe/London"
    is_bot: bool = False
    is_guest: bool = False
    deleted: bool = False
    team: str = TEAM
    away: bool = False
    dnd: tuple[int, int] | None = None  # from and until when nobody shall disturb, in seconds since 1970

    def profile(self) -> dict[str, Any]:
        return {
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.real_name,
            "display_name_normalized": self.real_name,
            "avatar_hash": "",
            "team": self.team,
        }

    def as_slack(self, include_locale: bool = False) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "id": self.id,
            "team_id": self.team,
            "name": self.name,
            "deleted": self.deleted,
            "real_name": self.real_name,
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": _OFFSETS.get(self.tz, 0),
            "profile": self.profile(),
            "is_admin": False,
            "is_owner": False,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "is_restricted": self.is_guest,
            "is_ultra_restricted": False,
            "is_stranger": self.team != TEAM,
            "updated": 1_700_000_000,
        }
        return {**shown, "locale": self.locale} if include_locale else shown


THE_BOT = Person(BOT_USER, "journey", BOT_NAME, "en-US", "Europe/London", is_bot=True)
MIA = Person("U0MIA00001", "mia", "Mia", "en-GB", "Europe/London")
TOM = Person("U0TOM00001", "tom", "Tom", "en-GB", "Europe/London")
XIAO_CHEN = Person("U0XIAOCHEN", "xiaochen", "小陈", "zh-CN", "Asia/Shanghai")
LAO_WU = Person("U0LAOWU001", "laowu", "老吴", "zh-CN", "Asia/Shanghai")
RAJ = Person("U0RAJ00001", "raj", "Raj", "en-IN", "Asia/Kolkata")
FIRST_PEOPLE = (MIA, TOM, XIAO_CHEN, LAO_WU, RAJ)
