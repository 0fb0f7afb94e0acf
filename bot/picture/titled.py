"""What a picture says to somebody who cannot see it: the title and the description of an SVG, in its first elements."""

from xml.sax.saxutils import escape, quoteattr

from bot.journey.model import Journey, Language
from bot.picture.alt import alt
from bot.picture.breaking import clean


def titled(svg: bytes, journey: Journey, language: Language) -> bytes:
    head, begin, rest = svg.partition(b"<svg")
    opening, close, body = rest.partition(b">")
    said = f' role="img" xml:lang={quoteattr(language)}'.encode()
    words = (
        f"<title>{escape(clean(journey.title))}</title><desc>{escape(clean(alt(journey, language)))}</desc>".encode()
    )
    return head + begin + opening + said + close + words + body
