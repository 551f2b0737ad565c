"""Hold our pages, gold and figures against a second scorer's folder, where one lies beside the checkout.

    python .ci/same.py CHECKOUT OTHER WORK

OTHER has seeds/, gold/ and score/score.py; WORK is what score.py of this folder left. Exit status 1, with what
differs, where a sample page or its gold differs from its twin, or the two scorers' figures on one build do.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def twins(sample: Path, seeds: Path) -> dict[str, str]:
    """Our name of each page → the name of the page with the same bytes there."""
    theirs = {path.read_bytes(): path.stem for path in seeds.glob("*.txt")}
    ours = {path.stem: path.read_bytes() for path in sorted(sample.glob("*.txt"))}
    return {name: theirs[text] for name, text in ours.items() if text in theirs}


def differing_gold(names: dict[str, str], ours: Path, theirs: Path) -> list[str]:
    """Pages whose gold differs in more than the page's name."""
    pairs = ((ours / f"{name}.gold.json", theirs / f"{twin}.gold.json") for name, twin in names.items())
    return [f"{a} differs from {b}" for a, b in pairs if {**_json(a), "page": ""} != {**_json(b), "page": ""}]


def differing_figures(scorer: Path, work: Path) -> list[str]:
    """The parts of the figures in which the scorer does not agree with ours on the same build."""
    written = work / "reference.json"
    call = [sys.executable, scorer, work / "gold", work / "out", "--texts", work / "texts", "--json", written]
    subprocess.run(list(map(str, call)), check=True, stdout=subprocess.DEVNULL)
    ours, theirs = _json(work / "figures.json"), _json(written)
    return [
        f"{work.name}: {key}: ours {ours[key]}, theirs {theirs[key]}"
        for key in theirs
        if ours[key] != theirs[key]
    ]


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def main(checkout: Path, other: Path, work: Path) -> None:
    """Compare everything and print what was compared."""
    sample = checkout / "data" / "sample"
    names = twins(sample, other / "seeds")
    bad = [f"data/sample/{p.name} has no twin" for p in sorted(sample.glob("*.txt")) if p.stem not in names]
    bad += differing_gold(names, checkout / "data" / "gold" / "sample", other / "gold")
    sets = _json(checkout / "data" / "gold" / "frozen.json")
    for name in sets:
        bad += differing_figures(other / "score" / "score.py", work / name)
    if bad:
        sys.exit("\n".join(bad))
    print(f"{len(names)} pages and their gold as there; the same figures on {', '.join(sets)}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
