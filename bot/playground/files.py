"""Files, as `files.info` shows them. Their bytes lie on disk beside the workspace."""

import mimetypes
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bot.playground.people import TEAM

Json = dict[str, Any]
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass(frozen=True)
class Share:
    channel: str
    ts: str
    thread: str | None
    private: bool


@dataclass(frozen=True)
class File:
    id: str
    name: str
    title: str
    size: int
    user: str
    created: int
    alt_text: str = ""
    shares: tuple[Share, ...] = ()

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def is_picture(self) -> bool:
        return self.mimetype in PICTURES

    def as_slack(self, base: str) -> Json:
        """`base` is the address that files are fetched from, without a trailing slash."""
        link = f"{base}/files-pri/{TEAM}-{self.id}/{self.name}"
        kind = PurePosixPath(self.name).suffix.lstrip(".").lower() or "binary"
        shown: Json = {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title,
            "mimetype": self.mimetype,
            "filetype": kind,
            "pretty_type": kind.upper(),
            "user": self.user,
            "user_team": TEAM,
            "editable": False,
            "size": self.size,
            "mode": "hosted",
            "is_external": False,
            "external_type": "",
            "is_public": False,
            "public_url_shared": False,
            "display_as_bot": False,
            "username": "",
            "url_private": link,
            "url_private_download": f"{base}/files-pri/{TEAM}-{self.id}/download/{self.name}",
            "permalink": f"{base}/files/{self.user}/{self.id}/{self.name}",
            "file_access": "visible",
            "has_rich_preview": False,
            "shares": self._shares(),
            "channels": [each.channel for each in self.shares if not each.private],
            "groups": [each.channel for each in self.shares if each.private and each.channel.startswith("C")],
            "ims": [each.channel for each in self.shares if each.channel.startswith("D")],
        }
        return {**shown, "alt_txt": self.alt_text} if self.alt_text else shown

    def _shares(self) -> Json:
        shown: Json = {}
        for each in self.shares:
            entry = {"ts": each.ts, **({"thread_ts": each.thread} if each.thread else {})}
            shown.setdefault("private" if each.private else "public", {}).setdefault(each.channel, []).append(entry)
        return shown
