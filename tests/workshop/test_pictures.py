"""What a workshop came to, as a picture: everybody's scores, the votes as bars; who is few stays unseen."""

import re

from bot.material.report.page import page
from bot.material.report.spread import spread_svg
from bot.picture.artist import TypstArtist
from bot.usecases.workshops import picturing
from bot.workshop.model import Cluster, Contribution, Subject, Workshop
from bot.workshop.votes import Standing

BASE = Workshop(
    id="w", format="emotions", question="Check-in", language="en", channel="C1", kind="public", facilitator="U1",
    started_at="2026-01-01T00:00:00Z", subjects=(Subject(id="t1", name="Desk"), Subject(id="t2", name="Lift")),
)  # fmt: skip


def scored(subject: str, *scores: int) -> list[Contribution]:
    return [
        Contribution(id=f"{subject}{n}", phase="answering", person=f"U{n}", subject=subject, score=score)
        for n, score in enumerate(scores)
    ]


def test_every_score_is_a_dot_at_its_height() -> None:
    report = picturing.emotions(BASE, [*scored("t1", -2, -2, 1), *scored("t2", 0)])
    assert report
    drawn = spread_svg(report.blocks[0].scored)
    heights = [float(y) for y in re.findall(r'<circle [^>]*cy="([\d.]+)"', drawn)]
    assert len(heights) == 4
    assert heights[0] == heights[1] > heights[3] > heights[2]
    assert TypstArtist().prints(report).content.startswith(b"\x89PNG")


def test_of_fewer_than_three_nobody_is_shown_where_it_is_anonymous() -> None:
    report = picturing.emotions(
        BASE.model_copy(update={"anonymous": True}), [*scored("t1", -2, 1), *scored("t2", 0, 1, 2)]
    )
    assert report
    assert [one.scores for one in report.blocks[0].scored] == [(), (0, 1, 2)]


def test_nothing_scored_and_nothing_voted_is_no_picture() -> None:
    assert picturing.emotions(BASE, []) is None
    assert picturing.votes(BASE, [Standing(Cluster(id="c1", name="a", items=()), 0, 0, 1)]) is None


def test_bars_are_as_long_as_the_votes() -> None:
    clusters = [Cluster(id=f"c{n}", name=f"<b>{n}</b>", items=("i",)) for n in range(3)]
    report = picturing.votes(
        BASE, [Standing(c, v, 1, p) for c, v, p in zip(clusters, (4, 2, 0), (1, 2, 3), strict=True)]
    )
    assert report
    assert report.blocks[0].bars == (1.0, 0.5, 0.0)
    html = page(report)
    assert "width:50%" in html
    assert "<b>0" not in html
    assert TypstArtist().prints(report).content.startswith(b"\x89PNG")
