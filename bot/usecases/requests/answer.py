"""answer_request: a request → what is said, and what is changed."""

from collections.abc import Callable
from dataclasses import replace

from bot.guide.reply import Reply, Section
from bot.guide.said import Author
from bot.journey.model import Language
from bot.material.script import Script
from bot.usecases.inbound import Place
from bot.usecases.ports import Store, Turn
from bot.usecases.reading import out_of_reach
from bot.usecases.requests.acting import actions, effects
from bot.usecases.requests.blocking import blocked
from bot.usecases.requests.carrying import load
from bot.usecases.requests.changing import changes
from bot.usecases.requests.comparing import compare
from bot.usecases.requests.digesting import digest
from bot.usecases.requests.evidencing import evidence
from bot.usecases.requests.evidencing import place as place_evidence
from bot.usecases.requests.feeling import felt
from bot.usecases.requests.founding import unfounded
from bot.usecases.requests.hurting import hurts, knows
from bot.usecases.requests.inquiry import Inquiry, Otherwise, audiences, inquiry
from bot.usecases.requests.listening import feedback
from bot.usecases.requests.listing import listing
from bot.usecases.requests.measuring import metric
from bot.usecases.requests.nudging import nudge
from bot.usecases.requests.portraying import portray
from bot.usecases.requests.recurring import recurring
from bot.usecases.requests.reminding import remind
from bot.usecases.requests.reporting import format_of, of_reply, offered
from bot.usecases.requests.request import Request
from bot.usecases.requests.saving import undo
from bot.usecases.requests.summarising import summary
from bot.usecases.requests.updating import leave, update
from bot.usecases.script import told
from bot.usecases.tongue import tongue
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import render

_ANSWERS: dict[str, Callable[[Inquiry], Reply]] = {
    "hurts": hurts, "knows": knows, "actions": actions, "effects": effects, "changes": changes, "compare": compare,
    "list": listing, "update": update, "metric": metric, "undo": undo, "leave": leave,
    "blocked": blocked, "remind": remind, "heat": portray, "digest": digest, "nudge": nudge, "tongue": tongue,
    "load": load, "felt": felt, "bare": unfounded, "recurring": recurring,
    "feedback": feedback, "evidence": evidence, "place": place_evidence,
}  # fmt: skip
CHANGING = frozenset(
    {"update", "metric", "undo", "leave", "blocked", "remind", "digest", "nudge", "tongue", "evidence", "place"}
)
# With a file of all their lines.
TOLD = ("hurts", "actions", "effects", "changes", "compare", "list", "load", "felt", "bare", "recurring")
_EVERYTHING = ("hurts", "list")  # where somebody would miss a journey that is not there
OURS = frozenset({*_ANSWERS, "summary"})


def answer_request(
    world: World,
    tenant: str,
    key: str,
    place: Place,
    author: Author,
    request: Request,
    *,
    language: Language | None = None,
    script: Script = "hans",
    private: bool = False,
    again: bool = False,
) -> Turn:
    """Answers once under `key`: where it was asked, or (`private`) to the asker alone. `request.does` is one of OURS.
    Raises CannotTell where nobody can say what the asker may see."""
    heard_in = None if private or place.kind == "dm" else place
    may = audiences(world, tenant, author.id, heard_in)
    lost = out_of_reach(world, tenant, author.id) if request.does in _EVERYTHING else 0
    spoken = language or author.language or "en"

    def work_out(store: Store) -> Turn:
        asked = inquiry(world, store, tenant, place, author, spoken, request, may, heard_in)
        reply, journey = answered(asked)
        reply = _with_the_lost(asked, reply, lost)
        reply = told(reply, script, store.journeys.get(tenant, journey) if journey else None)
        return _turn(asked, key, reply, journey, private)

    turn = once(world, tenant, key, work_out)
    posted = deliver(world, tenant, turn, again)
    if turn.place and posted and turn.place.channel != place.channel and place.channel:
        _tell_where(world, tenant, place, turn.place, posted, author, spoken)
    return turn


def _tell_where(
    world: World, tenant: str, asked: Place, went: Place, posted: str, author: Author, language: Language
) -> None:
    link = world.mouth.permalink(tenant, went, posted) or ""
    said = Reply(language, (Section(render("usecases/talk.sent_to_dm", language, link=link)),))
    world.mouth.whisper(tenant, asked, author.id, said)


def _turn(asked: Inquiry, key: str, reply: Reply, journey: str | None, private: bool) -> Turn:
    """To the asker alone where it is private; no file is whispered: it goes to their DM."""
    if not private or asked.place.kind == "dm":
        return Turn(key, asked.place, reply, journey)
    if reply.report or reply.beside or reply.sides:
        return Turn(key, asked.world.mouth.dm(asked.tenant, asked.author.id), reply, journey)
    return Turn(key, asked.place, replace(reply, only_to=asked.author.id), journey)


def answered(asked: Inquiry) -> tuple[Reply, str | None]:
    """The answer, and the journey that it is about where it is one's summary."""
    try:
        if asked.request.does == "summary":
            return summary(asked)
        return _alone(asked, _in_its_format(asked, _ANSWERS[asked.request.does](asked))), None
    except Otherwise as otherwise:
        return _alone(asked, otherwise.reply), None


def _in_its_format(asked: Inquiry, reply: Reply) -> Reply:
    """As a file where one was asked for; else with the offer of one where there is something to hand on."""
    if asked.request.does in CHANGING or asked.request.does not in TOLD or reply.report:
        return reply
    format = format_of(asked.request)
    if format is None:
        return offered(asked, reply) if "\n" in reply.sections[0].text or len(reply.sections) > 1 else reply
    report = of_reply(asked, reply, format)
    if report is None:
        return reply
    title = Section(asked.say("report.file", title=report.title, format=format.upper()))
    return Reply(asked.language, (title,), report=report)


def _with_the_lost(asked: Inquiry, reply: Reply, lost: int) -> Reply:
    """One line on journeys in channels that the bot cannot reach any more, for somebody who took part in them."""
    if not lost:
        return reply
    told = Section(render("usecases/talk.out_of_reach", asked.language, n=lost))
    return replace(reply, sections=(*reply.sections, told))


def _alone(asked: Inquiry, reply: Reply) -> Reply:
    """Where others hear it, the asker can have it with what only they may see."""
    if asked.heard_in is None or asked.request.does in CHANGING:
        return reply
    button = asked.button("alone", asked.request.but(**{"from": ""}))
    return replace(reply, footer_buttons=(*reply.footer_buttons, button))
