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


def test_of_three_who_differ_none_is_lost_though_nobody_answers_the_question() -> None:
    one = talk()
    one.type("front desk -2 lift is fine, +1", MIA)
    assert "Mia says −2" in said(one, "no way, front desk 1 for me and the lift 0", TOM)
    assert shown(one)[:2] == (-2, 1)  # until the team has answered
    told = said(one, "hm front desk -1, lift 2, breakfast meh 0", RAJ)
    assert "*front desk* is now −1 (3 people" in told
    scores = {(each.person, each.touchpoint): each.value for each in one.session.scores}
    assert [scores[person, desk(one).id] for person in ("U1", "U2", "U5")] == [-2, 1, -1]
    assert shown(one) == (-1, 3, 1.25)
    lift, breakfast = one.journey.all_touchpoints()[1:]
    assert (lift.emotion, lift.emotion_n, breakfast.emotion) == (1, 3, 0)


def test_two_disagreements_in_one_message_are_both_kept() -> None:
    one = talk()
    one.type("front desk -2, lift -2", MIA)
    told = said(one, "front desk 2, lift 1", TOM)
    assert "Kept both: *front desk* is now 0 (2 people" in told
    assert "Tom says +1" in told
    assert shown(one) == (0, 2, 2.0)
    one.type("keep both", RAJ)
    assert {(each.person, each.value) for each in one.session.scores} == {("U1", -2), ("U2", 2), ("U2", 1)}


def test_who_thinks_better_of_it_before_the_question_is_answered_has_one_score() -> None:
    one = talk()
    one.type("front desk -2", MIA)
    one.type("front desk 2", TOM)
    one.type("sorry, front desk -1", TOM)
    assert shown(one) == (-1, 2, 0.5)
    assert one.session.waiting is None
