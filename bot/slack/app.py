"""The Bolt app: every listener registered, acknowledging only after the inbox has what came."""

import logging
from collections import OrderedDict
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.authorization import AuthorizeResult

from bot.guide.reply import Reply, Section
from bot.slack.doors import Doors, NotSaved
from bot.slack.errors import SlackRefused, SlackUnavailable, apology, record, too_fast, trace
from bot.slack.identity import Me
from bot.slack.letters import WholeLetters
from bot.slack.listeners import register
from bot.slack.listeners.apologies import language
from bot.slack.ours import OnlyOurs
from bot.slack.rates import TooFast
from bot.slack.verification import Verification
from bot.slack.views.messages import messages

log = logging.getLogger("bot.slack")
Json = dict[str, Any]


def bolt_app(doors: Doors, *, token: str, signing_secret: str) -> App:
    """`process_before_response`: Bolt would otherwise acknowledge an event before its listener ran, so that a
    raising one still gave 200 (measured). Nothing is asked of Slack here: the app starts with Slack down."""
    logger = logging.getLogger("bot.slack.bolt")
    logger.setLevel(logging.ERROR)  # while it is made: it warns that `authorize` stands in a token's place
    app = App(
        name="journey",
        logger=logger,
        process_before_response=True,
        signing_secret=signing_secret,
        request_verification_enabled=False,  # ours stands in its place: Bolt's writes the body to the log
        before_authorize=Verification(signing_secret),
        authorize=lambda **_: _authorized(doors.identity.get(), token),
        client=doors.hasty.client,
        ignoring_self_events_enabled=False,  # the listeners tell a person from a bot themselves
        attaching_conversation_kwargs_enabled=False,
    )
    logger.setLevel(logging.WARNING)  # below, Bolt writes whole payloads
    app.use(WholeLetters())
    app.use(OnlyOurs(doors.identity))
    register(app, doors)
    app.error(_Faults(doors))
    return app


def _authorized(me: Me, token: str) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=me.enterprise, team_id=me.team, bot_id=me.bot, bot_user_id=me.user, bot_token=token
    )


class _Faults:
    """Whatever a listener raised: 500, so that Slack sends it again; the reason in the log; an apology where the
    fault is ours. One event is apologised for once, however often it is delivered."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._told: OrderedDict[str, None] = OrderedDict()

    def __call__(self, error: Exception, body: Json) -> BoltResponse:
        if isinstance(error, TooFast):
            return self._slowed(error, body)
        if isinstance(error, NotSaved):
            log.error("not saved, not acknowledged: %s\n%s", error, trace(error))
        elif isinstance(error, SlackUnavailable | SlackRefused):
            log.error("not acknowledged: %s", error)
        elif self._is_new(body):
            self._apologise(body, record(error))
        return BoltResponse(status=500, body="")

    def _is_new(self, body: Json) -> bool:
        key = str(body.get("event_id") or body.get("trigger_id") or "")
        new = key not in self._told
        self._told[key] = None
        while len(self._told) > 500:
            self._told.popitem(last=False)
        return new

    def _slowed(self, fast: TooFast, body: Json) -> BoltResponse:
        """Acknowledged: sent again it would be too much again. The person is told, now and then."""
        log.warning("not taken: too much of one %s", fast.limit)
        if not fast.told:
            speaks = language({"user_id": _person(body)}, self._doors)
            self._say(body, Reply(speaks or "en", (Section(too_fast(fast.limit, speaks)),)), "too fast")
        return BoltResponse(status=200, body="")

    def _apologise(self, body: Json, reference: str) -> None:
        speaks = language({"user_id": _person(body)}, self._doors) or "en"
        self._say(body, apology(speaks, reference), reference)

    def _say(self, body: Json, reply: Reply, reference: str) -> None:
        """To the person alone, where they were."""
        event = body.get("event") or {}
        channel = event.get("channel") or body.get("channel_id") or (body.get("channel") or {}).get("id")
        person = _person(body)
        if not (channel and person):
            return
        said = messages(reply)[0]
        try:
            self._doors.hasty.call(
                "chat.postEphemeral", channel=channel, user=person, thread_ts=event.get("thread_ts"),
                text=said.text, blocks=list(said.blocks),
            )  # fmt: skip
        except (SlackRefused, SlackUnavailable) as refused:
            log.warning("could not tell of %s: %s", reference, refused)


def _person(body: Json) -> str:
    event = body.get("event") or {}
    return str(event.get("user") or body.get("user_id") or (body.get("user") or {}).get("id") or "")
