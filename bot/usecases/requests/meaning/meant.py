"""meant(sentence) → what is wanted: the reader's judgement, plain forms where it has none, a follow-up of what went
before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date as Date

from bot.journey.model import Language
from bot.material.script import simplified
from bot.reading.read import Reader
from bot.reading.reading import Request as Heard
from bot.reading.situation import Situation
from bot.usecases.requests.learned.views import View, view_of
from bot.usecases.requests.meaning import forms, viewing
from bot.usecases.requests.meaning.names import Names, less, titles_in
from bot.usecases.requests.meaning.slots import filter_in, format_in, phrase, said, slots
from bot.usecases.requests.request import FIRST, Request, continued

SURE, VERY_SURE = 0.6, 0.9
FOLLOWS = 40  # characters of a follow-up
TELLING = ("overdue", "soon", "without owner", "unmeasured")  # filters that nothing but actions has
SHORT = 4  # words of a request that is no sentence: "overdue actions"
ORDERS = ("update", "evidence", "workshop", "digest", "nudge", "remind", "export")  # plain by their verb
PLAIN = (  # what the reader has no label for, or what is plain by its words alone
    "digest", "nudge", "heat", "feedback", "effects", "knows", "changes", "compare", "remind", "summary",
)  # fmt: skip
WEAK = ("none", "ask", "chat", "new", "help")  # what a plain form of another kind is stronger than


@dataclass(frozen=True)
class Meant:
    """`language`: the one that the answer is asked for in, where one is."""

    request: Request
    sure: float
    language: Language | None = None
    follows: bool = False
    viewed: bool = False  # a view of the maps that the reader has no label for


@dataclass(frozen=True)
class Hearing:
    """What a sentence is understood with."""

    reader: Reader
    names: Callable[[], Names]
    today: Date
    industry: Callable[[str], str | None]
    before: Request | None = None
    view: Callable[[str], View] = view_of


def meant(text: str, hearing: Hearing, language: Language = "en") -> Meant | None:
    """None where nothing is asked for."""
    plain = simplified(text).strip()
    heard = hearing.reader.read(plain, Situation("outside", language=language), hearing.today).request
    does, sure = (heard.does, heard.sure) if heard else ("none", 0.0)
    known = hearing.names()
    form_ = form(less(plain, titles_in(known, plain)))  # "Late check-in" is late with nothing
    if form_ and (does in WEAK or sure < VERY_SURE or form_ in PLAIN or _without_evidence(plain)):
        does, sure = form_, max(SURE, sure if does == form_ else 0.0)
    if does == "list" and filter_in("actions", plain) in TELLING:
        does = "actions"  # a map is never overdue
    tongue = _tongue(plain)
    if seen := _view(plain, does, form_, sure, hearing):
        return replace(seen, sure=max(SURE, sure), language=tongue)
    goes_on = does in WEAK or sure < SURE or forms.says("those", plain)
    goes_on = goes_on or (forms.says("follows", plain) and form_ in (None, "update"))
    if goes_on and (followed := _followed(plain, hearing, tongue)):
        return followed
    if does == "none" or (does not in WEAK and sure < SURE):
        return None
    request = _request(plain, does, heard, hearing)
    if does == "update" and form_ not in (None, "update") and not request.slot(*_CHANGES):
        request = _request(plain, form_ or does, None, hearing)  # an update of nothing is a question
    return Meant(_of_that_person(request, plain, hearing.before), sure, tongue)


def _of_that_person(request: Request, plain: str, before: Request | None) -> Request:
    """ "and what is he late with?": the person of the answer before, of those who carry the most the first."""
    if before is None or request.does != "actions" or request.slot("owner", "department"):
        return request
    person = before.slot("owner", "author") or (FIRST if (before.does, before.filter) == ("load", None) else "")
    return request.but(owner=person) if person and forms.says("that_person", plain) else request


def _view(plain: str, does: str, form_: str | None, sure: float, hearing: Hearing) -> Meant | None:
    """What is asked for where it is a view that the reader has no label for."""
    if len(plain) > viewing.LONGEST or form_ in ORDERS or does in ORDERS or (_brief(plain) and _of_a_filter(plain)):
        return None
    if hearing.before and (forms.says("follows", plain) or forms.says("those", plain)):
        return None
    view = hearing.view(plain)
    place = viewing.place_in(hearing.names(), plain) if view.kind in viewing.PLACED else ""
    otherwise = (does not in WEAK and sure >= VERY_SURE) or forms.says("craft", plain)
    wanted = viewing.asked(view, otherwise, form_, bool(place))
    if wanted is None:
        return None
    request = replace(_request(plain, wanted[0], None, hearing), filter=wanted[1])
    if view.kind in viewing.OF_EVERYTHING and request.slots:
        return None
    if view.kind == "there" and not place and "actions" in (form_, does):
        return None  # "what's on procurement's plate": a team, no place
    if view.kind not in viewing.PLACED:
        return Meant(request, view.sure, viewed=True)
    at = viewing.placed(request, place or viewing.place_said(plain))
    return Meant(at, view.sure, viewed=bool(place) or view.sure >= VERY_SURE)


def form(plain: str) -> str | None:
    """The kind of request that the sentence has the form of; None where it asks for nothing, or about the craft."""
    if forms.says("craft", plain):
        return None
    if _without_evidence(plain):
        return "list"
    found = next((does for does in forms.kinds() if forms.says(f"does.{does}", plain)), None)
    if found == "actions" and 0 <= forms.at("does.hurts", plain) < forms.at("does.actions", plain):
        found = "hurts"  # "what hurts most, and who's on it?": each pain point says who is
    if found in ORDERS or forms.says("asks", plain) or (found == "compare" and forms.group("pair", "second", plain)):
        return found or _of_a_filter(plain)
    if found == "actions" and filter_in("actions", plain) in TELLING and len(plain) <= FOLLOWS:
        return found  # "legal's overdue actions"
    return found or _of_a_filter(plain) if _brief(plain) and not _tells(plain) else None


def _brief(plain: str) -> bool:
    return len(plain.split()) <= SHORT and len(plain) <= 4 * SHORT


def _of_a_filter(plain: str) -> str | None:
    """ "anything overdue?", 「做完了但没测的」: the words of a filter that only actions have."""
    found = filter_in("actions", plain)
    unfinished = found == "open" and phrase("filters.open", plain).casefold() != "open"  # a kiosk is open too
    return "actions" if found in TELLING or unfinished else None


def _without_evidence(plain: str) -> bool:
    return bool(phrase("filters.without_evidence", plain))


def _tells(plain: str) -> bool:
    return any(mark in plain for mark in ":：,，。;；!！")


def _tongue(plain: str) -> Language | None:
    languages: tuple[Language, ...] = ("zh", "en")
    return next((one for one in languages if forms.says(f"tongue.{one}", plain)), None)


def _request(plain: str, does: str, heard: Heard | None, hearing: Hearing) -> Request:
    words = heard.slots if heard else {}
    one = said(plain, does, words, hearing.names(), hearing.today, hearing.industry)
    found = dict(words) if does in _AS_HEARD else _without_fragments(slots(one))
    format = _format(does, plain) or (heard.format if heard else None)
    filter = filter_in(does, one.rest)
    return Request(does, found, format, filter)


def _without_fragments(found: dict[str, str]) -> dict[str, str]:
    """A department "老" beside an owner 老吴 is a piece of the owner's name."""
    owner = found.get("owner", "")
    return {name: value for name, value in found.items() if name not in _NAMED or value == owner or value not in owner}


_NAMED = ("journey", "department", "persona")
_CHANGES = ("status", "name", "due", "value")
_AS_HEARD = ("new", "ask", "workshop", "help", "chat")


def _format(does: str, plain: str) -> str | None:
    return format_in(plain) if does in ("export", "summary", "compare", "heat", "list", "actions", "hurts") else None


def _followed(plain: str, hearing: Hearing, tongue: Language | None) -> Meant | None:
    """Few words after a request that name a part of the workspace, a time or a language: the same, of that."""
    before = hearing.before
    pointing = forms.says("those", plain)
    if before is None or len(plain) > FOLLOWS or not (_brief(plain) or forms.says("follows", plain) or pointing):
        return None
    if before.does == "hurts" and forms.says("on_it", plain):
        return Meant(Request("actions", before.slots), VERY_SURE, tongue, follows=True)
    now = _request(plain, before.does, None, hearing)
    if not now.slots and not now.filter and not now.format and not tongue:
        return None
    now = _of_that_person(now, plain, before)
    scope = _replaced(before, now)
    return Meant(continued(scope, now), VERY_SURE, tongue, follows=True)


def _replaced(before: Request, now: Request) -> Request:
    """What names the same sort of thing takes the other's place: another journey is not the journey by its id."""
    gone = {"id"} if "journey" in now.slots else set[str]()
    return replace(before, slots={name: value for name, value in before.slots.items() if name not in gone})
