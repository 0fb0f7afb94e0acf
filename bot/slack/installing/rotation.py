"""Tokens that expire are exchanged some time before they do, by one process at a time."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.slack.errors import SlackUnavailable
from bot.slack.installing.store import SealedInstallations

EARLY = 120  # minutes
Alone = Callable[[str], AbstractContextManager[bool]]  # the name of what is done alone → whether nobody else is at it


class Rotation:
    def __init__(self, store: SealedInstallations, secret: str, web: WebClient, alone: Alone) -> None:
        self._store, self._alone = store, alone
        self._rotator = TokenRotator(client_id=store.client_id, client_secret=secret, client=web)

    def fresh(self, bot: Bot) -> Bot:
        """The bot with a token that lives for a while. Raises SlackUnavailable where it could not be exchanged and the
        old one is over."""
        if bot.bot_refresh_token is None:
            return bot
        with self._alone(f"rotate-{bot.team_id or bot.enterprise_id}") as first:
            return (self._exchanged(bot) or bot) if first else bot

    def _exchanged(self, bot: Bot) -> Bot | None:
        try:
            new = self._rotator.perform_bot_token_rotation(bot=bot, minutes_before_expiration=EARLY)
        except (SlackApiError, SlackClientError, OSError) as error:
            raise SlackUnavailable("oauth.v2.access", type(error).__name__) from None
        if new is not None:
            self._store.save_bot(new)
        return new
