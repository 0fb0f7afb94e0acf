"""Pseudonyms: until the reveal one person's answers belong together, and nothing but the key says to whom."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from bot.workshop.model import Contribution


def new_key() -> str:
    return secrets.token_hex(32)


def pseudonym(key: str, workshop: str, person: str) -> str:
    """HMAC-SHA-256 of the person with this workshop's key, cut to 80 bits."""
    return hmac.new(bytes.fromhex(key), f"{workshop} {person}".encode(), hashlib.sha256).hexdigest()[:20]


def unlinked(contributions: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """The same answers in an order of chance, with new pseudonyms, no message and no time: what else was written
    down at the same second could tell whose they are. Ids stay: clusters name them, and they are random."""
    names: dict[str, str] = {}
    changed = [
        one.model_copy(update={"person": names.setdefault(one.person, secrets.token_hex(10)), "message": "", "at": ""})
        for one in contributions
    ]
    secrets.SystemRandom().shuffle(changed)
    return tuple(changed)
