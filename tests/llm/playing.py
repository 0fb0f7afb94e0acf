"""Plays the dialogues beside a model: what it says in messages of its own is no answer to a turn."""

from tests.dialogues.playing import Player, turn_of
from tests.slackworld import Reply, Said

BESIDE = (":read", ":back", ":draft", ":tell", ":ask")


class PlayerBesideAModel(Player):
    def _next(self, to: Said | None = None) -> Reply:
        def fresh() -> Reply | None:
            for told in self.world.bot_messages(self.world.lab, self.root.ts):
                self._leave_out(told)
                if turn_of(told) not in (*self.heard, None):
                    return told
            return None

        reply: Reply = self.world.wait_for(fresh, 30)
        assert to is None or to.ts in str(turn_of(reply)), f"{turn_of(reply)} was answered, not {to.message.text!r}"
        self.heard.add(turn_of(reply))
        return reply

    def _leave_out(self, reply: Reply) -> None:
        key = turn_of(reply) or ""
        if any(mark in key for mark in BESIDE):
            self.heard.add(key)
