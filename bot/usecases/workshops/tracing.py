"""The way back from what was taken into a map: who said it, in their words, and the workshop's thread."""

from collections.abc import Iterator, Sequence

from bot.journey.commands import AddEvidence, AttachEvidence, Command
from bot.journey.ids import Mint
from bot.journey.model import Evidence, Journey
from bot.workshop.model import Contribution, Subject, Workshop

QUOTED = 3  # ideas of a cluster; the thread has them all
LONGEST = 500


def of_ideas(
    mint: Mint, to: str | None, ideas: Sequence[tuple[Contribution, str]], link: str | None
) -> Iterator[Command]:
    """`ideas` with their authors' names; `to`: the touchpoint or pain point that rests on them, where it is one."""
    for idea, name in ideas[:QUOTED]:
        made = Evidence(
            id=mint.new("evidence"),
            kind="message",
            origin="team",
            text=idea.text[:LONGEST],
            source=name,
            permalink=link,
        )
        yield AddEvidence(made)
        if to:
            yield AttachEvidence(made.id, to)


def of_scores(mint: Mint, subject: Subject, told: str, workshop: Workshop, link: str | None) -> Iterator[Command]:
    """What the team's scores came to, tied to what they scored."""
    source = workshop.question[:LONGEST]
    made = Evidence(
        id=mint.new("evidence"), kind="survey", origin="team", text=told[:LONGEST], source=source, permalink=link
    )
    yield from (AddEvidence(made), AttachEvidence(made.id, subject.id))


def unproven(journey: Journey) -> frozenset[str]:
    """Pain points that nothing but the team's own word speaks for."""
    proofs = {one.id for one in journey.evidence if one.origin != "team"}
    return frozenset(pain.id for pain in journey.all_pain_points() if not proofs.intersection(pain.evidence))
