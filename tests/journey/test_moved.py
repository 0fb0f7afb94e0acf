"""The interval of a difference: against published figures, and against counting it out."""

import pytest

from bot.journey.moved import moved, of_shares


@pytest.mark.parametrize(
    ("was", "now", "low", "high"),
    [
        ((48, 80), (56, 70), 5.24, 33.39),
        ((3, 10), (9, 10), 17.05, 80.90),
        ((2, 7), (6, 7), 5.82, 80.62),
        ((0, 29), (5, 56), -3.81, 19.26),
    ],
)
def test_two_shares_as_newcombe_has_them(was: tuple[int, int], now: tuple[int, int], low: float, high: float) -> None:
    """Newcombe 1998, table II, method 10: 56/70 − 48/80 and its like."""
    change = of_shares(was[0] / was[1], was[1], now[0] / now[1], now[1])
    assert (change.low, change.high) == pytest.approx((low, high), abs=0.01)


def test_an_nps_moves_where_even_the_widest_interval_leaves_0() -> None:
    sure, unsure = moved("NPS", (10, 400), (40, 400)), moved("NPS", (10, 60), (30, 60))
    assert sure
    assert unsure
    assert (sure.detectable, unsure.detectable) == (True, False)
    assert sure.low < sure.value == 30 < sure.high


@pytest.mark.parametrize("name", ["NPS", "CSAT"])
def test_without_a_sample_nothing_is_told(name: str) -> None:
    assert moved(name, (10, None), (20, 100)) is None
    assert moved(name, (10, 100), (20, 1)) is None


def test_a_mean_alone_tells_no_interval() -> None:
    assert moved("CES", (4, 200), (5, 200)) is None
