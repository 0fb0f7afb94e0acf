"""Tokens that expire are exchanged some time before they do, by one process at a time."""

import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.slack.errors import SlackUnavailable
from bot.slack.installing.store import SealedInstallations

log = logging.getLogger("bot.slack")
EARLY = 120  # minutes
Alone = Callable[[str], AbstractContextManager[bool]]  # the name of what is done alone → whether nobody else is at it


class Rotation:
    def __init__(self, store: SealedInstallations, secret: str, web: WebClient, alone: Alone) -> None:
        self._store, self._alone = store, alone
        self._rotator = TokenRotator(client_id=store.client_id, client_secret=secret, client=web)

    def fresh(self, bot: Bot) -> Bot:
        """The bot with a token that lives for a while; where it could not be exchanged, the old one as long as it
        lives. Raises SlackUnavailable where that is over."""
        if bot.bot_refresh_token is None:
            return bot
        with self._alone(f"rotate-{bot.team_id or bot.enterprise_id}") as first:
            return self._exchanged(self._as_kept(bot)) if first else _alive(bot, "being exchanged elsewhere")

    def _as_kept(self, bot: Bot) -> Bot:
        """Another process may have exchanged it since `bot` was read, and a refresh token serves once."""
        kept = self._store.find_bot(
            enterprise_id=bot.enterprise_id, team_id=bot.team_id, is_enterprise_install=bot.is_enterprise_install
        )
        return kept or bot

    def _exchanged(self, bot: Bot) -> Bot:
        try:
            new = self._rotator.perform_bot_token_rotation(bot=bot, minutes_before_expiration=EARLY)
        except (SlackApiError, SlackClientError, OSError) as error:
            log.warning("the token of %s was not exchanged: %s", bot.team_id or bot.enterprise_id, type(error).__name__)
            return _alive(bot, type(error).__name__)
        if new is None:
            return bot
        self._store.save_bot(new)
        return new


def _alive(bot: Bot, otherwise: str) -> Bot:
    if bot.bot_token_expires_at is not None and bot.bot_token_expires_at <= time.time():
        raise SlackUnavailable("oauth.v2.access", otherwise) from None
    return bot
