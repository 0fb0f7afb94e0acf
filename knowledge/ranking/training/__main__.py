"""`make search`: learns the weights from the questions in `knowledge/questions/training`, the pages' own wordings and
the everyday sayings, sets the thresholds on `choosing`, and writes `weights.npz`."""

import argparse
import tempfile
import time
from pathlib import Path

from knowledge.asked import asked
from knowledge.embedding import Vectors
from knowledge.library import KnowledgeBase, open_knowledge
from knowledge.meaning import NOTHING, Meaning, own_meaning
from knowledge.passage import Language
from knowledge.ranking.network import FILE, WITHOUT, Brain
from knowledge.ranking.training.course import Course, certain, ordered, recognised, thresholds
from knowledge.ranking.training.lessons import Lesson, School, Way
from knowledge.ranking.training.measure import table
from knowledge.ranking.training.plain import origin, origins, write_plain
from knowledge.ranking.training.pool import Pool, gathered
from knowledge.ranking.training.remembering import BUILT_IN, remembered
from knowledge.ranking.training.seeking import seeking
from knowledge.ranking.training.threads import leaning

_OWN: tuple[Way, ...] = ("whole", "lone", "absent")


def main() -> None:
    """Trains, prints what the choosing part says, and writes the weights: of the search with both embedders, and of the
    one without the second."""
    home = _home()
    pool = gathered()
    for name, meaning, file in (("both", own_meaning(), FILE), ("first-alone", NOTHING, WITHOUT)):
        print(f"### {name}", flush=True)
        _learned(home / name, pool, remembered(meaning)).save(file)
    seeking(BUILT_IN, remembered(own_meaning()).asked).save()


def _learned(home: Path, pool: Pool, meaning: Meaning) -> Brain:
    begin = time.monotonic()
    base = open_knowledge(home / "own", embedder=BUILT_IN, meaning=meaning)
    recognition = recognised(base, pool)
    print(f"recognition learned, {time.monotonic() - begin:.0f} s", flush=True)
    course = Course(_own_lessons(base, recognition, pool), _plain_lessons(home, recognition, pool, meaning))
    print(f"{course.count} lessons, {time.monotonic() - begin:.0f} s", flush=True)
    ranking = ordered(course)
    brain = Brain(recognition, ranking, *certain(course, ranking))
    choosing = _choosing(base, recognition)
    brain = thresholds(brain, list(choosing.values()))
    print(table(brain, choosing))
    print(f"{time.monotonic() - begin:.0f} s", flush=True)
    leaning(base).save()
    base.close()
    return brain


def _home() -> Path:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="where indexes are kept between runs; else they are made anew")
    options = parser.parse_args()
    return options.home or Path(tempfile.mkdtemp(prefix="make-search-"))


def _own_lessons(base: KnowledgeBase, recognition: Vectors, pool: Pool) -> dict[str, list[Lesson]]:
    with base.opened() as shelf:
        return {
            way: list(School(base, shelf, lambda one: one.page, recognition, way).lessons(pool.own(way)))
            for way in _OWN
        }


def _plain_lessons(home: Path, recognition: Vectors, pool: Pool, meaning: Meaning) -> dict[str, list[Lesson]]:
    languages: tuple[Language, ...] = ("zh", "en")
    return {language: _of_language(home, language, recognition, pool, meaning) for language in languages}


def _of_language(home: Path, language: Language, recognition: Vectors, pool: Pool, meaning: Meaning) -> list[Lesson]:
    folder = home / f"plain-{language}"
    if not folder.exists():
        write_plain(folder, language)
    lines = origins(language)
    base = open_knowledge(home / f"plain-{language}-home", corpus=folder, embedder=BUILT_IN, meaning=meaning)
    with base.opened() as shelf:
        lessons = list(School(base, shelf, lambda one: origin(one, lines), recognition).lessons(pool.plain()))
    base.close()
    return lessons


def _choosing(base: KnowledgeBase, recognition: Vectors) -> dict[str, list[Lesson]]:
    with base.opened() as shelf:
        return {"whole": list(School(base, shelf, lambda one: one.page, recognition).lessons(asked("choosing")))}


if __name__ == "__main__":
    main()
