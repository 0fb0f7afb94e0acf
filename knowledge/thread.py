"""A question that goes on with the one before it: "and in a bank?", 「那线上呢」."""

import re

from knowledge.normal import breadth

#: A question wider than this stands by itself, however it begins.
_WIDE = 26.0
#: One as short as this goes on with what was asked before, unless it names something of its own.
_SHORT = 9.0
_GOES_ON = re.compile(
    r"(?:and|or|but|also|then|so|ok(?:ay)?|right|yes|no|what about|how about|what if|same (?:for|in|with)|"
    r"in an?|for an?|with an?|why(?: not)?|any|which one|how so|what else|more)\b"
    r"|(?:那么?|那如果|如果|要是|换成|换作|还有|然后|另外|再|同样|反过来|为什么|怎么讲|具体|比如|有没有)",
    re.IGNORECASE,
)
_ENDS_SO = re.compile(r"呢[？?。！!～~]*$")
_POINTS_BACK = re.compile(
    r"\b(?:it|that|this|those|these|them|they|there|one|the same)\b"
    r"|[它他她]们?|这[个种样些]|那[个种样些]|上面|前面|刚才",
    re.IGNORECASE,
)


def in_thread(query: str, after: str | None) -> str:
    """The text to search for: the query, behind the question that it goes on with."""
    if not after or not goes_on(query):
        return query
    return f"{after.strip()} {query.strip()}"


def goes_on(query: str) -> bool:
    """Whether a question can hardly be understood without the one before it."""
    query = query.strip()
    width = breadth(query)
    if width > _WIDE:
        return False
    if _GOES_ON.match(query) or _ENDS_SO.search(query):
        return True
    return width <= _SHORT or bool(_POINTS_BACK.search(query))
