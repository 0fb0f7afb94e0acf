"""The forms of a workshop."""

from collections.abc import Sequence

from bot.guide.form import Form, FormField
from bot.journey.model import Language
from bot.usecases.ports import Listed
from bot.usecases.workshops.words import label, words
from bot.workshop.model import FACTORS, FORMATS, STANCES, Contribution, Workshop

START, CONTRIBUTE, VOTE, ARRANGE, TAKE = "workshop", "contribute", "vote", "arrange", "take"
MINUTES = ("5", "10", "15", "30", "1440", "4320", "10080")
MOST_OPTIONS = 100
MOST_SUBJECTS = 30  # of a form: what three selects each of leave of a view's hundred blocks


def start_form(language: Language, journeys: Sequence[Listed], given: dict[str, str]) -> Form:
    """`given`: field → what is known already."""
    formats = tuple((name, words(f"formats.{name}", language)) for name in FORMATS)
    times = tuple((name, label(f"times.{name}", language)) for name in MINUTES)
    names = tuple((name, label(name, language)) for name in ("named", "anonymous"))
    dots = tuple((str(n), str(n)) for n in (1, 2, 3, 4, 5))
    maps = (*((one.id, one.title) for one in journeys[:99]), ("-", label("no_journey", language)))
    first = given.get("journey") or (journeys[0].id if len(journeys) == 1 else "-")
    fields = (
        FormField("question", label("question", language), given.get("question", ""), label("question_hint", language)),
        FormField(
            "format", label("format", language), given.get("format", "brainstorm"), options=formats, optional=False
        ),
        FormField("time", label("time", language), given.get("time", "10"), options=times, optional=False),
        FormField("names", label("names", language), given.get("names", "named"), options=names, optional=False),
        FormField("dots", label("dots", language), given.get("dots", "3"), options=dots, optional=False),
        FormField("journey", label("journey", language), first, options=maps, optional=False),
    )
    begin, cancel = label("begin", language), label("cancel", language)
    return Form(START, "", label("start", language), begin, cancel, fields, language)


def answer_form(workshop: Workshop, mine: Sequence[Contribution], language: Language) -> Form:
    """With what this person has answered before."""
    match workshop.format:
        case "emotions":
            fields = tuple(_emotion(each.id, each.name, mine, language) for each in workshop.subjects[:MOST_SUBJECTS])
        case "severity":
            fields = _severity(workshop, mine, language)
        case "assumptions":
            fields = _assumptions(workshop, mine, language)
        case _:
            fields = (_ideas(workshop, mine, language),)
    send, cancel = label("send", language), label("cancel", language)
    return Form(CONTRIBUTE, workshop.id, workshop.question, send, cancel, fields, language)


def _ideas(workshop: Workshop, mine: Sequence[Contribution], language: Language) -> FormField:
    hint = "ideas_hint" if workshop.phase == "answering" else "ideas_hint_group"
    late = workshop.phase not in ("answering", "pairs", "fours")
    typed = "" if late else "\n".join(one.text for one in mine)
    hint = label("ideas_hint_late" if late else hint, language)
    return FormField("ideas", label("ideas", language), typed, hint, multiline=True, optional=bool(typed))


def _chosen(mine: Sequence[Contribution], subject: str, aspect: str) -> str:
    return next((str(one.score) for one in mine if (one.subject, one.aspect) == (subject, aspect)), "-")


def _emotion(id: str, name: str, mine: Sequence[Contribution], language: Language) -> FormField:
    scores = tuple((str(n), f"{n:+d}".replace("-", "−").replace("+0", "0")) for n in (2, 1, 0, -1, -2))
    options = (*scores, ("-", label("unscored", language)))
    return FormField(f"emotion {id}", name, _chosen(mine, id, ""), options=options)


def _severity(workshop: Workshop, mine: Sequence[Contribution], language: Language) -> tuple[FormField, ...]:
    options = (*((str(n), str(n)) for n in range(5)), ("-", label("unscored", language)))
    return tuple(
        FormField(
            f"{factor} {each.id}",
            f"{each.name} · {words(f'factor_names.{factor}', language)}",
            _chosen(mine, each.id, factor),
            options=options,
        )
        for each in workshop.subjects[:MOST_SUBJECTS]
        for factor in FACTORS
    )


def _assumptions(workshop: Workshop, mine: Sequence[Contribution], language: Language) -> tuple[FormField, ...]:
    options = (
        *((str(n), words(f"stances.{stance}", language)) for n, stance in enumerate(STANCES)),
        ("-", label("unscored", language)),
    )
    fields = []
    for each in workshop.subjects[:MOST_SUBJECTS]:
        said = next((one.text for one in mine if one.subject == each.id), "")
        fields.append(FormField(f"stance {each.id}", each.name, _chosen(mine, each.id, ""), options=options))
        fields.append(FormField(f"evidence {each.id}", label("evidence", language), said))
    return tuple(fields)


def vote_form(workshop: Workshop, mine: Sequence[Contribution], language: Language) -> Form:
    """A select for each dot, so that several may lie on one cluster."""
    clusters = [(c.id, f"{number}. {c.name}") for number, c in enumerate(workshop.clusters, 1)]
    options = (*clusters[: MOST_OPTIONS - 1], ("-", label("unused", language)))  # a menu once chosen cannot be emptied
    given = [one.subject for one in mine for _ in range(one.score or 0)]
    fields = tuple(
        FormField(f"dot {n}", label("dot", language, n=n), given[n - 1] if n <= len(given) else "-", options=options)
        for n in range(1, workshop.dots + 1)
    )
    send, cancel = label("vote", language), label("cancel", language)
    return Form(VOTE, workshop.id, workshop.question, send, cancel, fields, language)


def arrange_form(workshop: Workshop, language: Language) -> Form:
    deeds = tuple((name, label(f"deeds.{name}", language)) for name in ("merge", "rename", "split", "move", "hide"))
    which = tuple((str(n), f"{n}. {c.name}") for n, c in enumerate(workshop.clusters, 1))[:MOST_OPTIONS]
    fields = (
        FormField("do", label("do", language), "merge", options=deeds, optional=False),
        FormField("which", label("which", language), options=which),
        FormField("with", label("with", language), options=which),
        FormField("name", label("new_name", language)),
        FormField("idea", label("idea", language)),
    )
    save, cancel = label("save", language), label("cancel", language)
    return Form(ARRANGE, workshop.id, label("arrange", language), save, cancel, fields, language)
