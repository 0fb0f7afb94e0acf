"""What a person's own assistant may do for them: read what they may see, and propose; a person decides in Slack."""

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.guide.reply import Reply, Section
from bot.journey.document import to_json
from bot.journey.model import Journey, Language
from bot.material.typed import pieces
from bot.usecases.handing.looking import digest_of, look
from bot.usecases.handing.telling import section, words
from bot.usecases.inbound import Place
from bot.usecases.ports import Handed, NotFound
from bot.usecases.reading import found, journeys_of, read
from bot.usecases.talk import summary_of
from bot.usecases.world import World
from prompts import render

MOST = 50
SEEN = 100  # characters of a text that is found


@dataclass(frozen=True)
class Asker:
    tenant: str
    person: str  # Slack user id


def listing(world: World, who: Asker, limit: int) -> list[dict[str, Any]]:
    lines = journeys_of(world, who.tenant, who.person, max(1, min(limit, MOST)))
    return [{"id": one.id, "title": one.title, "status": one.status, "updated_at": one.updated_at} for one in lines]


def document(world: World, who: Asker, asked: str) -> dict[str, Any]:
    """The journey document, schema `journey/1`. Raises NotFound, also where the person may not see it."""
    told: dict[str, Any] = json.loads(to_json(_the_one(world, who, asked)))
    return told


def summary(world: World, who: Asker, asked: str, language: Language) -> str:
    return "\n\n".join(part.text for part in summary_of(world, _the_one(world, who, asked), language))


def search(world: World, who: Asker, text: str) -> list[dict[str, Any]]:
    """Places in the journeys that the person may see whose words hold all of these."""
    wanted = [word for word in re.split(r"\s+", text.casefold().strip()) if word]
    hits: list[dict[str, Any]] = []
    for line in journeys_of(world, who.tenant, who.person, MOST) if wanted else ():
        journey = read(world, who.tenant, who.person, line.id)
        for kind, told in _texts(journey):
            if all(word in told.casefold() for word in wanted):
                hits.append({"journey": journey.id, "title": journey.title, "kind": kind, "text": told[:500]})
    return hits[:SEEN]


def _texts(journey: Journey) -> list[tuple[str, str]]:
    told = [("title", journey.title), *(("stage", stage.name) for stage in journey.stages)]
    told += [("touchpoint", f"{t.name} {t.action or ''} {t.thought or ''}".strip()) for t in journey.all_touchpoints()]
    told += [("pain point", pain.text) for pain in journey.all_pain_points()]
    told += [("opportunity", one.how_might_we) for one in journey.opportunities]
    told += [("action", one.title) for one in journey.actions]
    return [*told, *(("evidence", one.text) for one in journey.evidence)]


def knowledge(world: World, who: Asker, question: str, language: Language) -> list[dict[str, Any]]:
    """Sentences of the knowledge base that answer, each with its source; the workspace's own shelf included."""
    craft = world.craft(who.tenant, Place(channel="", kind="dm"))
    answer = craft.answer(question, "", None, language)
    return [{"text": text, "title": cite.title, "source": cite.source} for text, cite in answer.sentences]


def propose(world: World, who: Asker, asked: str, text: str) -> str:
    """Shows in the journey's thread what the text would bring – a map as a table or outline, a table of feedback, a
    talk, quotations –, with buttons for the people there. Nothing is saved by this."""
    journey = _the_one(world, who, asked)
    understood = look(pieces(text), "")
    if understood is None:
        return render("mcp/tools.nothing_in_it", "en")
    with world.store() as store:
        places = store.conversations.of_journey(who.tenant, journey.id)
        if not places:
            return render("mcp/tools.no_thread", "en")
        conversation, place = places[0]
        id = f"mcp:{world.new_id()}"
        digest = digest_of(understood.offer.pieces)
        store.handed.add(
            who.tenant,
            Handed(id, conversation, journey.id, who.person, world.clock(), digest, understood.offer),
        )
    name = world.directory.person(who.tenant, who.person).name
    intro = Section(words("by_assistant", journey.language, name=name))
    reply = Reply(journey.language, (intro, section(understood, id, journey.language, journey)))
    world.mouth.post(who.tenant, place, reply, id, False)
    return render("mcp/tools.proposed", "en", title=journey.title)


def _the_one(world: World, who: Asker, asked: str) -> Journey:
    lines = found(world, who.tenant, who.person, asked)
    if not lines:
        raise NotFound(asked)
    return read(world, who.tenant, who.person, lines[0].id)
