"""Each person's score is theirs: mean, number and spread come from all of them, a changed mind replaces one's own."""

from bot.guide.said import Author
from bot.journey.model import Touchpoint
from tests.guide.crafts import NoCraft
from tests.guide.talk import MIA, TOM, Talk

RAJ, ANA = Author("U5", "Raj", "en"), Author("U6", "Ana", "en")
MAP = ("goal: repeat visits from 18% to 25%", "today", "from booking to leaving", "the persona is Anna, 34",
       "a quick start", "skip", "stages: Arrive, Stay", "Arrive: front desk, lift\nStay: breakfast")  # fmt: skip


def talk() -> Talk:
    one = Talk("help us map hotel check-in", NoCraft(), starter=MIA)
    for line in MAP:
        one.type(line)
    one.type("go to emotions")
    return one


def desk(one: Talk) -> Touchpoint:
    return next(t for t in one.journey.all_touchpoints() if t.name == "front desk")


def shown(one: Talk) -> tuple[int | None, int, float | None]:
    return desk(one).emotion, desk(one).emotion_n, desk(one).emotion_spread


def both(one: Talk, author: Author) -> None:
    one.press("choose", f"disagree:{desk(one).id}", "both", author=author)


def said(one: Talk, text: str, author: Author) -> str:
    return "\n".join(section.text for section in one.type(text, author).sections)


def test_the_mean_comes_from_all_of_them_and_not_from_the_mean_before() -> None:
    one = talk()
    one.type("front desk -2", MIA)
    one.type("front desk 1", TOM)
    both(one, RAJ)  # whoever presses, the scores stay those of Mia and Tom
    assert shown(one) == (0, 2, 1.5)
    one.type("front desk -1", RAJ)
    assert shown(one) == (-1, 3, 1.25)
    told = said(one, "front desk 1", MIA)
    assert "Mia's score" in told
    assert "instead of −2" in told
    assert shown(one) == (0, 3, 0.94)
    one.press("undo", str(one.journey.revision), author=MIA)
    assert shown(one) == (-1, 3, 1.25)
    one.type("front desk 0", ANA)
    assert shown(one) == (0, 4, 1.12)  # of −2, 1, −1, 0: what was undone does not count


def test_one_that_the_team_decided_on_counts_alone() -> None:
    one = talk()
    one.type("front desk -2", MIA)
    one.type("front desk 2", TOM)
    one.press("choose", f"disagree:{desk(one).id}", "new", author=MIA)
    assert shown(one)[:2] == (2, 1)
    one.type("front desk 1", RAJ)
    assert shown(one) == (2, 2, 0.5)  # of 2 and 1: Mia's is out


def test_ones_own_single_score_is_simply_another() -> None:
    one = talk()
    one.type("front desk -2", MIA)
    assert "instead of" not in said(one, "front desk -1", MIA)
    assert shown(one)[:2] == (-1, 1)
