"""The words of an uploaded interview or note."""

from bot.usecases.feedback import Unreadable, decoded

LONGEST = 200_000  # bytes


def words_of(name: str, content: bytes) -> str:
    """Raises Unreadable for what is not plain text."""
    if not name.lower().endswith((".txt", ".md")) or len(content) > LONGEST:
        raise Unreadable("unreadable")
    return decoded(content)
