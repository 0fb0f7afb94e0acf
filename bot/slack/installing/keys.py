"""The keys that stored tokens are under. The first is for what is written; the others still open what is there, so
that a key can be changed while the product runs."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class WrongTokenKey(Exception):
    """None of the keys opens a stored token."""


class TokenKeys:
    def __init__(self, keys: Sequence[str]) -> None:
        """Long random texts, the newest first."""
        self._first = Fernet(_made(keys[0]))
        self._all = MultiFernet([self._first, *(Fernet(_made(key)) for key in keys[1:])])

    def sealed(self, token: str | None) -> str | None:
        return self._first.encrypt(token.encode()).decode() if token else token

    def opened(self, kept: str | None) -> str | None:
        """Raises WrongTokenKey."""
        try:
            return self._all.decrypt(kept.encode()).decode() if kept else kept
        except InvalidToken:
            raise WrongTokenKey from None

    def is_newest(self, kept: str) -> bool:
        try:
            self._first.decrypt(kept.encode())
            return True
        except InvalidToken:
            return False


def _made(key: str) -> bytes:
    return urlsafe_b64encode(sha256(f"journey guide, tokens of Slack: {key}".encode()).digest())
