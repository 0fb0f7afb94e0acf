"""An offer in one message: what it is, on three real rows, and what can be done with it."""

from collections.abc import Iterator

from bot.guide.reply import Button, Section
from bot.guide.saying import signed
from bot.journey.model import Journey, Language
from bot.material.columns.guess import ROLES
from bot.material.columns.rows import Answer, by_score, spread
from bot.material.maps.recognised import unplaced_texts
from bot.usecases.handing.looking import Understood
from prompts import render

MOST = 200  # pieces of evidence of one file; a map that nobody can read helps nobody
SHOWN = 3
SHORT = 140  # characters of a shown row
MOST_UNPLACED = 6
MOST_VOICES = 4


def words(entry: str, language: Language, /, **values: object) -> str:
    return render(f"usecases/handing.{entry}", language, **values)


def section(one: Understood, id: str, language: Language, journey: Journey) -> Section:
    return Section("\n".join(_lines(one, language)), buttons=tuple(_buttons(one, id, language, journey)))


def name_of(one: Understood, language: Language) -> str:
    return one.offer.name or words("pasted", language)


def _lines(one: Understood, language: Language) -> Iterator[str]:
    match one.offer.kind:
        case "map":
            yield from _map(one, language)
        case "feedback":
            yield from _feedback(one, language)
        case "scores":
            yield _scores(one, language)
        case "talk":
            yield from _talk(one, language)
        case "quotes":
            yield words("quotes", language, name=name_of(one, language), n=len(one.quotes))
            for quote in one.quotes[:SHOWN]:
                yield words("row", language, text=short(quote.text), about=quote.by)
        case _:
            yield words("notes", language, name=name_of(one, language), n=len(one.paragraphs))
            for text in one.paragraphs[:SHOWN]:
                yield words("row", language, text=short(text), about="")


def short(text: str, most: int = SHORT) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def _feedback(one: Understood, language: Language) -> Iterator[str]:
    assert one.table is not None
    rows, name = len(one.table.rows), name_of(one, language)
    if one.offer.sure:
        about = {"sheet": one.table.where, "columns": _columns(one, language)}
        yield words("feedback", language, name=name, n=len(one.answers), rows=_body(one), **about)
    else:
        column = _column_name(one, one.offer.columns.words[0], language)
        yield words("unsure_guess", language, name=name, rows=_body(one), column=column)
    for answer in spread(one.answers, SHOWN):
        yield words("row", language, text=short(answer.text), about=_about(answer, language))
    if len(one.answers) > MOST:
        yield words("sample", language, most=MOST, n=len(one.answers), scores=_counted(one.answers, language))
    if one.table.total:
        yield words("more_rows", language, total=one.table.total, n=rows)
    if one.table.cut:
        yield words("cut", language, n=one.table.cut)


def _body(one: Understood) -> int:
    from bot.material.columns.head import head

    assert one.table is not None
    return (one.table.total or len(one.table.rows)) - head(one.table).rows


def _about(answer: Answer, language: Language) -> str:
    gap = "，" if language == "zh" else ", "
    return gap.join(
        part for part in (answer.score, answer.when, short(answer.product, 30), short(answer.question, 40)) if part
    )


def _counted(found: tuple[Answer, ...], language: Language) -> str:
    counted = [words("score_count", language, score=score, n=n) for score, n in by_score(found)]
    return ("，" if language == "zh" else ", ").join(counted)


def _columns(one: Understood, language: Language) -> str:
    columns = one.offer.columns
    named = [("words", at) for at in columns.words[:3]]
    named += [(role, at) for role in ROLES[1:] if (at := getattr(columns, role)) is not None]
    told = [
        words("column", language, role=words(f"roles.{r}", language), name=_column_name(one, at, language))
        for r, at in named
    ]
    return ("，" if language == "zh" else ", ").join(told)


def _column_name(one: Understood, at: int, language: Language) -> str:
    name = one.offer.names[at] if at < len(one.offer.names) else ""
    return short(name, 40) if name.strip() else words("unnamed", language, n=at + 1)


def metrics(one: Understood, language: Language) -> str:
    told = [words("metric", language, name=m.name, value=f"{m.value:g}", n=m.n) for m in one.metrics]
    return ("，" if language == "zh" else ", ").join(told)


def _scores(one: Understood, language: Language) -> str:
    name = name_of(one, language)
    if one.metrics:
        return words("scores", language, name=name, items=metrics(one, language))
    return words("table_only", language, name=name, rows=_body(one))


def counts(journey: Journey, language: Language) -> str:
    points = journey.all_touchpoints()
    numbers = {
        "stages": len(journey.stages),
        "touchpoints": len(points),
        "scores": sum(point.emotion is not None for point in points),
        "pain_points": len(journey.all_pain_points()),
        "opportunities": len(journey.opportunities),
        "actions": len(journey.actions),
        "personas": len(journey.personas),
        "evidence": len(journey.evidence),
    }
    told = [words(f"counts.{name}", language, n=n) for name, n in numbers.items() if n]
    return ("、" if language == "zh" else ", ").join(told)


def _map(one: Understood, language: Language) -> Iterator[str]:
    assert one.found is not None
    journey, found = one.found.journey, one.found
    values = {"counts": counts(journey, language), "rescaled": found.rescaled, "shared": found.shared}
    yield words("map", language, name=name_of(one, language), **values)
    for stage in journey.stages[:12]:
        points = [f"{t.name} {signed(t.emotion)}" if t.emotion is not None else t.name for t in stage.touchpoints]
        items = ("、" if language == "zh" else ", ").join(points)
        yield words("outline", language, stage=short(stage.name, 60), items=short(items))
    left = unplaced_texts(found)
    if left:
        told = [f"“{short(each.text, 50)}”" for each in left[:MOST_UNPLACED]]
        items = ("、" if language == "zh" else ", ").join(told) + (" …" if len(left) > MOST_UNPLACED else "")
        yield words("unplaced", language, n=len(left), items=items)


def _talk(one: Understood, language: Language) -> Iterator[str]:
    name, customers = name_of(one, language), one.offer.customers
    turns = one.turns
    if not one.offer.sure:
        yield words("talk_unsure", language, name=name, turns=turns)
        return
    joined = ("、" if language == "zh" else ", ").join(customers)
    yield words("talk", language, name=name, turns=turns, customers=joined, n=len(one.passages))
    for text, speaker, at in one.passages[:SHOWN]:
        yield words("passage", language, speaker=f"{speaker} {at}".strip(), text=short(text))


def _buttons(one: Understood, id: str, language: Language, journey: Journey) -> Iterator[Button]:
    def button(does: str, value: str = id, label: str = "", primary: bool = False) -> Button:
        return Button(does, label or words(f"buttons.{does}", language), value, primary=primary)  # type: ignore[arg-type]

    match one.offer.kind:
        case "map":
            label = words("buttons.add_map" if journey.stages else "buttons.make_map", language)
            yield button("make_map", label=label, primary=True)
            yield button("only_evidence")
        case "feedback":
            yield button("take_in", primary=one.offer.sure)
            yield button("columns", primary=not one.offer.sure)
        case "scores":
            if one.metrics:
                yield button("take_in", primary=True)
            yield button("columns", primary=not one.metrics)
        case "talk":
            if one.offer.sure and one.passages:
                yield button("take_in", primary=True)
            for number, voice in enumerate(one.voices[:MOST_VOICES]):
                if not one.offer.sure or voice not in one.offer.customers:
                    yield button(
                        "customers",
                        f"{id} {number}",
                        label=words("buttons.customer_is", language, name=short(voice, 30)),
                    )
        case _:
            yield button("take_in", label=words("buttons.customer_words", language))
            yield button("team_words")
    yield button("leave")
