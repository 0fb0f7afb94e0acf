"""A persona: who lives the journey, what they need, what they expect."""

import re
from dataclasses import dataclass

from bot.guide.readers.fields import labelled_fields
from bot.guide.readers.lists import items, labelled, trimmed
from bot.guide.readers.quoting import pieces
from bot.reading.lexicon import HAN, alternation, any_of, said, words
from bot.reading.plain import plain
from prompts import entries

_CLAUSE = re.compile(r"\s*(?:[,，;；。\n]|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)\.(?=\s|$)|\s[-–—]\s)\s*")
_IN_BRACKETS = re.compile(r"(?P<name>[^(（\n]{1,40})[(（](?P<about>[^()（）\n]{2,300})[)）](?P<more>[^\n]*)")
_NEED = re.compile(rf"(?:{alternation(words('persona.need_starts'))})", re.IGNORECASE)
_EXPECT = re.compile(rf"(?:{alternation(words('persona.expectation_starts'))})", re.IGNORECASE)
_NOT_A_NAME = re.compile(rf"\d|[?？]|{alternation(words('persona.no_names'))}", re.IGNORECASE)


@dataclass(frozen=True)
class PersonaSaid:
    name: str | None = None
    description: str | None = None
    needs: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()


def persona(text: str) -> PersonaSaid | None:
    """What a text says of a persona; None where it neither names nor labels one. Everything that is no name, need or
    expectation is the description."""
    text = plain(text)
    told, rest = labelled_fields(text, "persona.labels")
    name, about = _name_and_rest(told.pop("name", None), rest)
    description, needs, expectations = _sorted_clauses(about)
    needs = (*items(told.get("needs", "")), *needs) if told.get("needs") else needs
    needs = (*needs, *_concerns(told["concerns"])) if told.get("concerns") else needs
    expectations = (*items(told["expectations"]), *expectations) if told.get("expectations") else expectations
    description = "; ".join(d for d in (told.get("description"), description) if d) or None
    if not name and not told:
        return None
    return PersonaSaid(name, description, tuple(needs), tuple(expectations))


def _name_and_rest(name: str | None, rest: str) -> tuple[str | None, str]:
    if name:
        first, *more = pieces(name, _CLAUSE)
        return trimmed(first), "，".join(p for p in (*more, rest) if p.strip()) if more else rest
    for clause, others in _heads(rest):
        if told := said("persona.named", clause, at_most=160):
            return trimmed(told["name"]), _joined(told.get("about"), others)
    if (found := _IN_BRACKETS.fullmatch(rest)) and _is_name(found["name"]):
        return trimmed(found["name"]), _joined(found["about"], found["more"].lstrip(" ,，;；。."))
    if (pair := labelled(rest)) and _is_name(pair[0]):
        return trimmed(pair[0]), pair[1]
    clauses = [c for c in pieces(rest, _CLAUSE) if c.strip()]
    if len(clauses) > 1 and _is_name(clauses[0]):
        return trimmed(clauses[0]), rest[rest.find(clauses[0]) + len(clauses[0]) :].strip(" ,，;；。.\n-–—")
    if len(clauses) == 1 and _is_name(clauses[0]) and _looks_like_name(clauses[0]):
        return trimmed(clauses[0]), ""
    return None, rest


def _heads(text: str) -> list[tuple[str, str]]:
    """Each clause of the first few with everything else, in order."""
    clauses = [c for c in pieces(text, _CLAUSE) if c.strip()][:6]
    out, start = [], 0
    for clause in clauses:
        at = text.find(clause, start)
        start = at + len(clause)
        out.append(
            (clause.strip(), (text[:at].strip(" ,，;；。\n") + "\n" + text[start:].strip(" ,，;；。\n")).strip())
        )
    return out


def _joined(about: str | None, others: str) -> str:
    return ", ".join(p.strip() for p in (about or "", others) if p.strip())


def _is_name(text: str) -> bool:
    text = text.strip()
    if not text or _NOT_A_NAME.search(text):
        return False
    return len(text) <= 12 if re.search(f"[{HAN}]", text) else len(text.split()) <= 4 and len(text) <= 40


def _looks_like_name(text: str) -> bool:
    """Standing alone it must look like one: capitals in Latin, a short word in Chinese."""
    text = text.strip()
    if re.search(f"[{HAN}]", text):
        return len(text) <= 6
    return all(w[:1].isupper() or w.lower() in {"the", "of", "a", "and"} for w in text.split())


def _sorted_clauses(text: str) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    about: list[str] = []
    needs: list[str] = []
    expectations: list[str] = []
    for clause in (c.strip() for c in pieces(text, _CLAUSE) if c.strip()):
        if _EXPECT.match(clause):
            expectations.append(clause)
        elif _NEED.match(clause):
            needs.append(clause)
        else:
            about.append(clause)
    comma = "，" if re.search(f"[{HAN}]", text) else ", "
    return comma.join(about) or None, tuple(needs), tuple(expectations)


_LABELS = alternation((*words("persona.labels.expectations"), *words("persona.labels.needs")))
_LED = re.compile(rf"^(?:[她他]的|我们的|the |her |his |their )?{_LABELS}(?:\s*就?是|\s+(?:is|are))\s*", re.IGNORECASE)


def needs_in(text: str) -> tuple[str, ...]:
    """The needs of an answer to "what does she need": labelled, or the items of the list."""
    return _answered(text, "needs")


def expectations_in(text: str) -> tuple[str, ...]:
    """The expectations of an answer to "what does she hope for"."""
    return _answered(text, "expectations")


def concerns_in(text: str) -> tuple[str, ...]:
    """What somebody worries about, each in words that say so: it stands among the needs."""
    return _concerns(plain(text))


def _concerns(text: str) -> tuple[str, ...]:
    han, latin = ((*listed, "")[0] for listed in entries("lexicon/persona")["concern_leads"].values())
    told = (part for item in items(text) for part in pieces(item, _CLAUSE) if part.strip())
    return tuple(_worried(part.strip(), han, latin) for part in told)


def _worried(concern: str, han: str, latin: str) -> str:
    if _NEED.match(concern):
        return concern
    return f"{han}{concern}" if re.search(f"[{HAN}]", concern) else f"{latin} {concern}"


def only_persona(text: str) -> bool:
    """Whether each label in front of a line is a persona's: then "目标" is what the persona is after."""
    labels = [pair[0] for line in plain(text).split("\n") if (pair := labelled(line))]
    known = any_of(*(f"persona.labels.{name}" for name in entries("lexicon/persona")["labels"]))
    return any(known.fullmatch(label.strip()) for label in labels) and all(
        known.fullmatch(label.strip()) or _is_name(label) for label in labels
    )


def _answered(text: str, field: str) -> tuple[str, ...]:
    told, rest = labelled_fields(_LED.sub("", plain(text), count=1), "persona.labels")
    if field in told:
        return items(told[field])
    return items(rest) if not told else ()


def speaks_of_persona(text: str) -> bool:
    return bool(any_of("ordinals.persona").search(text))
