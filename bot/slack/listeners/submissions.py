"""Forms that were sent: checked as far as needs nobody, stored, and closed after that."""

import logging
import re
from typing import Any

from slack_bolt import Ack, App

from bot.slack.doors import Doors, NotSaved
from bot.slack.errors import not_saved, too_fast, trace
from bot.slack.places import EACH_ALONE, conversation
from bot.slack.rates import TooFast
from bot.slack.views.modals import Carried, Handle, fields_of
from bot.usecases.inbound import Submitted

Json = dict[str, Any]
log = logging.getLogger("bot.slack")


def register(app: App, doors: Doors) -> None:
    @app.view(re.compile(".*"))
    def sent(ack: Ack, body: Json) -> None:
        view = body["view"]
        fields = fields_of(view["state"]["values"])
        carried = Carried.model_validate_json(view["private_metadata"])
        wrong = doors.validate(view["callback_id"], fields, carried.language)
        if wrong:
            ack(response_action="errors", errors=_beside_fields(wrong, fields))
            return
        try:
            take(body, carried, fields, doors)
            ack()
        except NotSaved as fault:
            log.error("form not saved\n%s", trace(fault))
            said = not_saved(carried.language)
            ack(response_action="errors", errors=_beside_fields((("", said),), fields))
        except TooFast as fast:  # the form stays open with what was written in it
            log.warning("form not taken: too much of one %s", fast.limit)
            said = too_fast(fast.limit, carried.language)
            ack(response_action="errors", errors=_beside_fields((("", said),), fields))


def take(body: Json, carried: Carried, fields: tuple[tuple[str, str], ...], doors: Doors) -> None:
    """The view's id and hash make the key: the same form sent twice is taken once."""
    view = body["view"]
    form = str(view["callback_id"])
    submitted = Submitted(
        author=str(body["user"]["id"]),
        form=f"{form}:{carried.of}" if carried.of else form,
        private=carried.private,
        fields=fields,
        view=str(Handle(str(view["id"]), str(view["hash"]), carried.place)),
        place=carried.place,
        seen=carried.seen,
    )
    alone = form in EACH_ALONE or not (carried.place and carried.place.channel)
    about = f"home:{submitted.author}" if alone or not carried.place else conversation(carried.place)
    doors.take(f"view:{view['id']}:{view['hash']}", about, submitted)


def _beside_fields(wrong: tuple[tuple[str, str], ...], fields: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Slack shows an error only beside a field of the form: one that names none goes to the first."""
    names = [name for name, _ in fields]
    return {name if name in names else names[0]: said for name, said in reversed(wrong)}
