"""Files into a conversation, in Slack's three steps. The name carries the turn, so that it can be found again."""

import hashlib
import time

import httpx

from bot.slack import limits
from bot.slack.errors import SlackUnavailable
from bot.slack.web import Web, is_local
from bot.usecases.inbound import Place

PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0)  # seconds between looks whether a file has appeared


class Uploads:
    def __init__(self, web: Web) -> None:
        self._web = web

    @staticmethod
    def name(name: str, turn: str) -> str:
        """`map.png` of one turn → `map-3f9a1c20.png`, the same each time."""
        stem, dot, extension = name.rpartition(".")
        mark = hashlib.sha256(turn.encode()).hexdigest()[:8]
        return f"{(stem or extension)[: limits.FILE_NAME]}-{mark}{dot}{extension if stem else ''}"

    def share(self, place: Place, content: bytes, name: str, title: str, alt: str) -> str:
        """Raises `SlackUnavailable` where nothing of it shows, or `SlackRefused`."""
        opened = self._web.call(
            "files.getUploadURLExternal", filename=name, length=len(content), alt_txt=alt[: limits.ALT_TEXT] or None
        )
        self._send(str(opened["upload_url"]), content)
        file = str(opened["file_id"])
        self._web.call(
            "files.completeUploadExternal", files=[{"id": file, "title": title}], channel_id=place.channel,
            thread_ts=place.thread,
        )  # fmt: skip
        self._wait_until_it_shows(file)
        return file

    def _wait_until_it_shows(self, file: str) -> None:
        """Sharing goes on after Slack has answered, and sometimes never comes to an end
        (slackapi/bolt-js#2115, paradigmxyz/centaur#311)."""
        for pause in (0.0, *PAUSES):
            time.sleep(pause)
            if self._web.call("files.info", file=file)["file"].get("shares"):
                return
        raise SlackUnavailable("files.completeUploadExternal", "not_shared")

    def _send(self, url: str, content: bytes) -> None:
        try:
            answer = httpx.post(url, content=content, timeout=limits.CALL_SECONDS, trust_env=not is_local(url))
        except httpx.HTTPError as error:
            raise SlackUnavailable("upload", type(error).__name__) from None
        if answer.status_code != 200:
            raise SlackUnavailable("upload", f"http_{answer.status_code}")
