"""What the scores of an emotion check, a severity poll or an assumption check came to, and the way into the map."""

from collections.abc import Sequence

from bot.guide.form import Form
from bot.guide.reply import Button, Reply, Section
from bot.journey.commands import ChangePainPoint, ChangeTouchpoint, Command
from bot.journey.formulas import severity
from bot.journey.ids import Mint
from bot.journey.model import Journey, Language
from bot.journey.tree import has
from bot.usecases.ports import Store
from bot.usecases.workshops import picturing, tracing
from bot.usecases.workshops.board import leading
from bot.usecases.workshops.forms import TAKE
from bot.usecases.workshops.words import camp_told, label, name_of, words
from bot.usecases.world import World
from bot.workshop import statistics
from bot.workshop.model import FACTORS, STANCES, Contribution, Subject, Workshop
from bot.workshop.statistics import FEWEST_TO_NAME, Scores, rounded, signed

Given = Sequence[Contribution]
NARROW, WIDE = 0.75, 1.25  # of a spread: below, people agree; above, they vary


def results(world: World, store: Store, tenant: str, workshop: Workshop) -> Reply:
    given = store.workshops.contributions(tenant, workshop.id, "answering")
    language = workshop.language
    people = len({one.person for one in given})
    head = words(f"{workshop.format}_done", language, people=people)
    tell = {"emotions": _emotions, "severity": _severities, "assumptions": _assumptions}[workshop.format]
    buttons = leading(workshop)
    if workshop.format != "assumptions":
        buttons = (Button("take", words("buttons.take", language), workshop.id, primary=True), *buttons)
    end = Section(words("decide_hint", language), buttons=buttons)
    drawn = picturing.emotions(workshop, given) if workshop.format == "emotions" else None
    return Reply(language, (Section(head), *tell(world, tenant, workshop, given), end), report=drawn)


def scores_of(given: Given, subject: str, aspect: str = "") -> list[int]:
    return [one.score for one in given if (one.subject, one.aspect) == (subject, aspect) and one.score is not None]


def _emotions(world: World, tenant: str, workshop: Workshop, given: Given) -> list[Section]:
    return [Section(_emotion(world, tenant, workshop, each, given)) for each in workshop.subjects]


def _emotion(world: World, tenant: str, workshop: Workshop, subject: Subject, given: Given) -> str:
    language, found = workshop.language, statistics.of(scores_of(given, subject.id))
    lines = [_line(subject.name, found, language)]
    if found.camps:
        camps = found.camps
        lines.append(
            words(
                "stats.split", language, low_n=camps.low_n, high_n=camps.high_n,
                low=camp_told(camps.low_span, language), high=camp_told(camps.high_span, language),
            )
        )  # fmt: skip
        lines += [_who(world, tenant, workshop, subject, given, camps.cut), words("stats.settle", language)]
    elif found.spread is not None and found.n >= FEWEST_TO_NAME:
        lines += [words("stats.agree", language)] if found.spread < NARROW else []
        lines += [words("stats.wide", language)] if found.spread > WIDE else []
    return "\n".join(line for line in lines if line)


def _who(world: World, tenant: str, workshop: Workshop, subject: Subject, given: Given, cut: int) -> str:
    """Who is in which camp: only where names are shown at all, and each camp has three."""
    if workshop.anonymous:
        return ""
    mine = [one for one in given if one.subject == subject.id and one.score is not None]
    low = [name_of(world, tenant, workshop, one.person) for one in mine if (one.score or 0) <= cut]
    high = [name_of(world, tenant, workshop, one.person) for one in mine if (one.score or 0) > cut]
    if min(len(low), len(high)) < FEWEST_TO_NAME:
        return words("too_few_to_name", workshop.language)
    mark = "、" if workshop.language == "zh" else ", "
    return words("camps", workshop.language, low=mark.join(low), high=mark.join(high))


def _line(name: str, found: Scores, language: Language) -> str:
    if found.mean is None:
        return words("stats.none", language, name=name)
    if found.spread is None:
        return words("stats.alone", language, name=name, mean=signed(found.mean))
    return words("stats.line", language, name=name, mean=signed(found.mean), n=found.n, spread=f"{found.spread:.1f}")


def _severities(world: World, tenant: str, workshop: Workshop, given: Given) -> list[Section]:
    order = sorted(workshop.subjects, key=lambda each: -(_severity(each, given) or -1))
    return [Section(_severity_line(workshop, each, given)) for each in order]


def factors(subject: Subject, given: Given) -> dict[str, Scores]:
    return {factor: statistics.of(scores_of(given, subject.id, factor)) for factor in FACTORS}


def _severity(subject: Subject, given: Given) -> int | None:
    found = factors(subject, given)
    return severity(*(None if found[f].mean is None else rounded(found[f].mean or 0) for f in FACTORS))


def _severity_line(workshop: Workshop, subject: Subject, given: Given) -> str:
    language, found = workshop.language, factors(subject, given)
    told = [
        words(f"factors.{name}", language, mean=f"{one.mean:.1f}", n=one.n, spread=_spread(one))
        for name, one in found.items()
        if one.mean is not None
    ]
    if not told:
        return words("stats.none", language, name=subject.name)
    joined = ("；" if language == "zh" else "; ").join(told)
    return words("severity_line", language, name=subject.name, severity=_severity(subject, given), factors=joined)


def _spread(found: Scores) -> str:
    return "–" if found.spread is None else f"{found.spread:.1f}"


def _assumptions(world: World, tenant: str, workshop: Workshop, given: Given) -> list[Section]:
    return [Section(_assumption(world, tenant, workshop, each, given)) for each in workshop.subjects]


def _assumption(world: World, tenant: str, workshop: Workshop, subject: Subject, given: Given) -> str:
    language = workshop.language
    mine = [one for one in given if one.subject == subject.id and one.score is not None]
    if not mine:
        return words("stats.none", language, name=subject.name)
    counts = {stance: sum(1 for one in mine if one.score == n) for n, stance in enumerate(STANCES)}
    told = [words(f"stance_counts.{stance}", language, n=n) for stance, n in counts.items() if n]
    joined = ("、" if language == "zh" else ", ").join(told)
    lines = [words("assumption_line", language, name=subject.name, counts=joined, n=len(mine))]
    if counts["evidence"] and counts["doubt"]:
        lines.append(words("disputed", language))
    elif not counts["evidence"]:
        lines.append(words("untested", language))
    for one in mine:
        if one.text:
            name = name_of(world, tenant, workshop, one.person)
            lines.append(words("evidence_said", language, text=one.text, name=name))
    return "\n".join(lines)


# Into the map


def take_form(workshop: Workshop, _journey: Journey, language: Language) -> Form:
    """Nothing to choose: every subject keeps its place in the map."""
    send, cancel = label("save", language), label("cancel", language)
    return Form(TAKE, workshop.id, label("take", language), send, cancel, (), language)


def commands(
    store: Store, tenant: str, workshop: Workshop, journey: Journey, link: str | None
) -> tuple[list[Command], list[str], list[str]]:
    """Scores of parts that are still on the map: commands, what they say, ids. `link` leads to the workshop."""
    given = store.workshops.contributions(tenant, workshop.id, "answering")
    made: list[Command] = []
    mint = Mint(journey)
    told, ids = [], []
    for each in workshop.subjects:
        if not has(journey, each.id):
            continue
        command = _scored(workshop, each, given)
        if command:
            made.append(command)
            told.append(_told(each, command))
            made += tracing.of_scores(mint, each, told[-1], workshop, link)
            ids.append(f"in:{each.id}")
    return made, told, ids


def _scored(workshop: Workshop, subject: Subject, given: Given) -> ChangeTouchpoint | ChangePainPoint | None:
    if workshop.format == "emotions":
        found = statistics.of(scores_of(given, subject.id))
        if found.mean is None:
            return None
        spread = None if found.spread is None else round(found.spread, 2)
        return ChangeTouchpoint(id=subject.id, emotion=rounded(found.mean), emotion_n=found.n, emotion_spread=spread)
    of = {name: rounded(one.mean) for name, one in factors(subject, given).items() if one.mean is not None}
    if not of or workshop.format != "severity":
        return None
    return ChangePainPoint(
        subject.id, frequency=of.get("frequency"), impact=of.get("impact"), persistence=of.get("persistence")
    )


def _told(subject: Subject, command: ChangeTouchpoint | ChangePainPoint) -> str:
    if isinstance(command, ChangeTouchpoint):
        return f"{subject.name} {signed(command.emotion or 0)} (n={command.emotion_n})"
    found = severity(command.frequency, command.impact, command.persistence)
    return f"{subject.name} {found}/4"
