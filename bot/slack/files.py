"""Files that people shared, fetched with the bot's token: from Slack's own hosts only, within a size and a time."""

import time
from urllib.parse import urlsplit

import httpx

from bot.slack import limits
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.identity import Identity
from bot.slack.web import Web, is_local
from bot.usecases.inbound import UploadedFile
from bot.usecases.ports import FileRefused

SLACKS_HOSTS = (".slack.com", ".slack-files.com")


class Files:
    """Reasons of a refusal: `host`, `size`, `time`, `gone`, `access`."""

    def __init__(self, web: Web, identity: Identity, *, most: int = limits.FILE_BYTES,
                 seconds: float = limits.FILE_SECONDS) -> None:  # fmt: skip
        self._web, self._identity = web, identity
        self._most, self._seconds = most, seconds

    def fetch(self, tenant: str, file: UploadedFile) -> bytes:
        """The bytes. Raises `FileRefused`, or `SlackUnavailable` where another try may help."""
        if tenant != self._identity.get().team:
            raise FileRefused("access")
        if file.size > self._most:
            raise FileRefused("size")
        url = file.url or self._ask_for_the_address(file.id)
        if not self._may_be_asked(url):
            raise FileRefused("host")
        try:
            return self._read(url)
        except httpx.TimeoutException:
            raise FileRefused("time") from None
        except httpx.HTTPError as error:
            raise SlackUnavailable("file", type(error).__name__) from None

    def _ask_for_the_address(self, id: str) -> str:
        """A file of another workspace comes as an id alone (Slack Connect, `check_file_info`)."""
        try:
            known = self._web.call("files.info", file=id)["file"]
        except SlackRefused as refused:
            raise FileRefused("gone" if refused.code in ("file_not_found", "file_deleted") else "access") from None
        return str(known.get("url_private_download") or known.get("url_private") or "")

    def _may_be_asked(self, url: str) -> bool:
        """The token goes along: nobody else's host ever sees it."""
        parts, api = urlsplit(url), urlsplit(self._web.client.base_url)
        if (parts.scheme, parts.hostname, parts.port) == (api.scheme, api.hostname, api.port):
            return True
        host = f".{parts.hostname or ''}"
        return parts.scheme == "https" and parts.port in (None, 443) and host.endswith(SLACKS_HOSTS)

    def _read(self, url: str) -> bytes:
        """Redirects are not followed: they lead to a sign-in page, or off with the token."""
        until = time.monotonic() + self._seconds
        token = {"Authorization": f"Bearer {self._web.client.token}"}
        with httpx.stream("GET", url, headers=token, timeout=self._seconds, trust_env=not is_local(url)) as answer:
            self._look_at(answer)
            content = bytearray()
            for part in answer.iter_bytes():
                content += part
                if len(content) > self._most:
                    raise FileRefused("size")
                if time.monotonic() > until:
                    raise FileRefused("time")
        return bytes(content)

    @staticmethod
    def _look_at(answer: httpx.Response) -> None:
        if answer.status_code in (404, 410):
            raise FileRefused("gone")
        if answer.status_code >= 500 or answer.status_code == 429:
            raise SlackUnavailable("file", f"http_{answer.status_code}")
        if answer.status_code != 200 or _is_sign_in(answer):
            raise FileRefused("access")


def _is_sign_in(answer: httpx.Response) -> bool:
    """Without the right to a file Slack answers 200 with a page to sign in on."""
    page = answer.headers.get("content-type", "").startswith("text/html")
    return page and "attachment" not in answer.headers.get("content-disposition", "")
