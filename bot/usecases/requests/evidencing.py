"""Words put on a map from elsewhere: kept as evidence, with a guess at the touchpoint that a person confirms."""

from dataclasses import dataclass

import numpy as np

from bot.guide.reply import Button, Reply, Section
from bot.journey.commands import AddEvidence, AttachEvidence
from bot.journey.model import Evidence, Journey, Touchpoint
from bot.summary.wording import cut
from bot.usecases.requests.inquiry import Inquiry, Otherwise
from bot.usecases.requests.request import Request
from bot.usecases.requests.saving import save, undo_button
from bot.usecases.requests.scoping import one_journey
from bot.usecases.world import Embed

GUESSES = 3
LONGEST = 2000


@dataclass(frozen=True)
class Guess:
    id: str
    name: str
    like: float  # cosine of the words and of what stands at the touchpoint


def evidence(asked: Inquiry) -> Reply:
    """ "Put this on …": the words that were quoted. A private channel's words never leave it."""
    words = asked.request.slot("text")
    if not words:
        raise Otherwise(asked.reply(asked.say("evidence.what")))
    journey = asked.store.journeys.get(asked.tenant, one_journey(asked, asked.request.slot("journey")))
    if asked.place.kind == "private" and journey.channel != asked.place.channel:
        raise Otherwise(asked.reply(asked.say("evidence.private")))
    id = asked.world.new_id()
    source = asked.author.name
    link = asked.world.mouth.permalink(asked.tenant, asked.place, asked.place.thread) if asked.place.thread else None
    made = Evidence(id=id, kind="quote", origin="customer", text=words[:LONGEST], source=source, permalink=link)
    saved = save(asked, journey.id, (AddEvidence(made),), asked.say("evidence.saved_as", words=cut(words, 60)))
    told = asked.say("evidence.saved", title=journey.title, link=asked.link(journey.id), words=cut(words, 90))
    return with_places(asked, journey, id, words, asked.reply(told, buttons=undo_button(asked, saved)))


def with_places(asked: Inquiry, journey: Journey, id: str, words: str, reply: Reply) -> Reply:
    """The reply, and where on the map the words may belong: the likeliest first."""
    found = guesses(words, journey, asked.world.embed)
    if not found:
        return reply
    buttons = tuple(_at(asked, journey, id, guess, primary=not n) for n, guess in enumerate(found))
    where = Section(asked.say("evidence.where"), buttons=buttons)
    return Reply(reply.language, (*reply.sections, where), footer_buttons=reply.footer_buttons)


def _at(asked: Inquiry, journey: Journey, id: str, guess: Guess, *, primary: bool) -> Button:
    request = Request("place", {"id": f"{journey.id}:{id}", "touchpoint": guess.id})
    return asked.button("named", request, primary=primary, title=asked.words.name(guess.name))


def guesses(words: str, journey: Journey, embed: Embed) -> tuple[Guess, ...]:
    """The touchpoints whose own words, pain points and thoughts are most like these."""
    points = journey.all_touchpoints()
    if not points:
        return ()
    texts = [told_of(point) for point in points]
    vectors = np.asarray(embed([words, *texts]))
    likes = vectors[1:] @ vectors[0]
    order = sorted(range(len(points)), key=lambda at: (-float(likes[at]), at))[:GUESSES]
    return tuple(Guess(points[at].id, points[at].name, float(likes[at])) for at in order)


def told_of(point: Touchpoint) -> str:
    """What stands at a touchpoint, in words."""
    parts = (point.name, point.action, point.thought, *(pain.text for pain in point.pain_points))
    return " · ".join(part for part in parts if part)


def place(asked: Inquiry) -> Reply:
    """The tap: this evidence belongs to that touchpoint."""
    id, touchpoint = asked.request.slot("id"), asked.request.slot("touchpoint")
    journey = asked.store.journeys.get(asked.tenant, one_journey(asked, ""))
    part = id.partition(":")[2]
    point = next((t for t in journey.all_touchpoints() if t.id == touchpoint), None)
    if point is None or not any(one.id == part for one in journey.evidence):
        raise Otherwise(asked.reply(asked.say("evidence.gone")))
    saved = save(asked, journey.id, (AttachEvidence(part, touchpoint),), asked.say("evidence.at", name=point.name))
    return asked.reply(asked.say("evidence.at", name=point.name), buttons=undo_button(asked, saved))
