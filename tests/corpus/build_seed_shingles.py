"""Writes `seed_shingles.bin` from the texts that the corpus was written after, which are not kept here.

    python -m tests.corpus.build_seed_shingles FOLDER_OF_TXT_FILES

Windows that lie wholly inside a line of `allowed_terms.txt` (a name, or a list of bare terms) are left out.
"""

import sys
from pathlib import Path

from tests.corpus.shingles import save, shingle, windows

HERE = Path(__file__).parent
SHINGLES = HERE / "seed_shingles.bin"
ALLOWED = HERE / "allowed_terms.txt"


def allowed_windows() -> set[str]:
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return {window for line in lines if not line.startswith("#") for window in windows(line)}


def build(folder: Path) -> int:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    found = {window for text in texts for window in windows(text)} - allowed_windows()
    save(SHINGLES, (shingle(window) for window in found))
    return len(found)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not any(Path(sys.argv[1]).glob("*.txt")):
        sys.exit("usage: python -m tests.corpus.build_seed_shingles FOLDER_OF_TXT_FILES")
    print(f"{build(Path(sys.argv[1]))} windows written to {SHINGLES}")
