"""A ledger and a memory in a dictionary, for tests of what stands above them."""

from bot.llm.abilities import Abilities


class Kept:
    def __init__(self) -> None:
        self.spent: dict[tuple[str, str], int] = {}
        self.answers: dict[tuple[str, str], str] = {}
        self.known: dict[str, Abilities] = {}

    def tokens(self, tenant: str, month: str) -> int:
        return self.spent.get((tenant, month), 0)

    def spend(self, tenant: str, month: str, tokens_in: int, tokens_out: int) -> None:
        self.spent[tenant, month] = self.tokens(tenant, month) + tokens_in + tokens_out

    def answer(self, tenant: str, key: str) -> str | None:
        return self.answers.get((tenant, key))

    def keep(self, tenant: str, key: str, answer: str) -> None:
        self.answers[tenant, key] = answer

    def abilities(self, endpoint: str) -> Abilities | None:
        return self.known.get(endpoint)

    def learnt(self, endpoint: str, abilities: Abilities) -> None:
        self.known[endpoint] = abilities
