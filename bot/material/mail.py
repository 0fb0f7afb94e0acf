"""A mail (EML) → what its writer says, without the mail that it answers and without the signature; its tables apart."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from bot.material.pieces import Item, Outline, Piece, Quotation, Table, Unreadable

_ANSWERED = re.compile(
    r"^\s*(?:>.*|On .{5,120} wrote:|-{2,}\s*(?:Original Message|Forwarded message|原始邮件|转发邮件).*|_{10,}|"
    r"From:\s.+|发件人[:：].+|.{4,60}写道[:：])\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^(?:--\s*|Sent from my .*|发自我的.*)$", re.IGNORECASE)


def is_mail(text: str) -> bool:
    head = text[:4000].split("\n\n")[0]
    names = {line.partition(":")[0].strip().casefold() for line in head.split("\n") if ":" in line}
    return {"from", "subject"} <= names and bool(names & {"date", "to", "message-id", "mime-version"})


def pieces(content: bytes) -> tuple[Piece, ...]:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise Unreadable("empty")
    text, tables = str(body.get_content()), list[Piece]()
    if body.get_content_type() == "text/html":
        from bot.material import blocks

        read = blocks.pieces(text)
        tables = [piece for piece in read if isinstance(piece, Table)]
        text = "\n".join(item.text for piece in read if isinstance(piece, Outline) for item in piece.items)
    words = own_words(text)
    who = parseaddr(str(message["From"] or ""))
    said = Quotation(words, by=who[0] or who[1], date=_date(message))
    subject = Outline((Item(0, str(message["Subject"] or ""), "heading"),))
    return (subject, *((said,) if words else ()), *tables)


def own_words(text: str) -> str:
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if _ANSWERED.match(line) or _SIGNED.match(line.strip()):
            break
        kept.append(line.strip())
    return "\n".join(kept).strip()


def _date(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError):
        return ""
