"""A file under a key: pieces of 4 MB, each encrypted and authenticated with its number and whether it is the last, so
that none can be changed, moved or cut off unnoticed."""

import struct
from collections.abc import Callable, Iterator
from hashlib import scrypt
from pathlib import Path
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"JOURNEY1"
PIECE = 4 * 1024 * 1024
SALT, NONCE = 16, 12


class WrongKey(Exception):
    """The key does not open the file, or the file was changed."""


def sealed(plain: Path, to: Path, key: str) -> Path:
    salt = token_bytes(SALT)
    cipher = AESGCM(_stretched(key, salt))
    with plain.open("rb") as source, to.open("wb") as target:
        target.write(MAGIC + salt)
        for number, piece, last in _pieces(source.read):
            nonce = token_bytes(NONCE)
            body = cipher.encrypt(nonce, piece, struct.pack(">Q?", number, last))
            target.write(nonce + struct.pack(">I", len(body)) + body)
    return to


def opened(source: Path, to: Path, key: str | None) -> Path:
    """The file itself where it is not under a key. Raises WrongKey."""
    with source.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return source
        if key is None:
            raise WrongKey(str(source))
        cipher = AESGCM(_stretched(key, file.read(SALT)))
        with to.open("wb") as target:
            number, finished = 0, False
            while head := file.read(NONCE + 4):
                if finished or len(head) < NONCE + 4:
                    raise WrongKey(str(source))
                body = file.read(struct.unpack(">I", head[NONCE:])[0])
                piece, finished = _decrypted(cipher, head[:NONCE], body, number, source)
                target.write(piece)
                number += 1
            if not finished:
                raise WrongKey(str(source))
    return to


def _decrypted(cipher: AESGCM, nonce: bytes, body: bytes, number: int, source: Path) -> tuple[bytes, bool]:
    for last in (False, True):
        try:
            return cipher.decrypt(nonce, body, struct.pack(">Q?", number, last)), last
        except InvalidTag:
            continue
    raise WrongKey(str(source))


def _pieces(read: Callable[[int], bytes]) -> Iterator[tuple[int, bytes, bool]]:
    number, piece = 0, read(PIECE)
    while True:
        following = read(PIECE)
        yield number, piece, not following
        if not following:
            return
        number, piece = number + 1, following


def _stretched(key: str, salt: bytes) -> bytes:
    return scrypt(key.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
