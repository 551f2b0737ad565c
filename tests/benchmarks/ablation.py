"""What the recogniser, the gazetteer and the reading of context are worth: F1 on gold without each of them.

    python tests/benchmarks/ablation.py [--sets sample,pages,blind] [--json FILE]

Each set of data/gold/frozen.json is built anew without one of the three and scored. Only sums are printed, so that the
blind pages stay blind. Facts are kept whatever their confidence, which was fitted to the whole.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kg.evaluate import evaluate
from kg.means import WHOLE, Means
from kg.pipeline import build

ROOT = Path(__file__).parents[2]
SETS = ROOT / "data" / "gold" / "frozen.json"
VARIANTS = {
    "all of it": WHOLE,
    "recogniser: jieba for LAC": Means(recognizer="jieba"),
    "without the recogniser": Means(recognizer="none"),
    "without the gazetteer": Means(gazetteer=False),
    "without context": Means(context=False),
}
Score = dict[str, float]  # F1 of core entities and of facts


def measure(gold: Path, texts: Path, means: Means) -> Score:
    """F1 of a fresh build of some pages that leans on these means."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        build([texts], out, min_confidence=0.0, means=means)
        report = evaluate(gold, out)
    return {"entities": report.core.f1, "facts": report.all_facts.f1}


def measure_all(names: Sequence[str]) -> dict[str, dict[str, Score]]:
    """Scores by variant and set."""
    sets = json.loads(SETS.read_text(encoding="utf-8"))
    places = {name: (ROOT / sets[name]["gold"], ROOT / sets[name]["texts"]) for name in names}
    return {
        variant: {name: measure(gold, texts, means) for name, (gold, texts) in places.items()}
        for variant, means in VARIANTS.items()
    }


def shown(scores: dict[str, dict[str, Score]]) -> Table:
    """A row for each variant: F1 of each set, and what is lost against the first row."""
    whole = next(iter(scores.values()))
    table = Table(title="What each is worth", title_justify="left")
    table.add_column("F1", no_wrap=True)
    for name in whole:
        for kind in whole[name]:
            table.add_column(f"{name}\n{kind}", justify="right")
    for variant, found in scores.items():
        cells = [_cell(found[name][kind], whole[name][kind]) for name in whole for kind in whole[name]]
        table.add_row(variant, *cells)
    return table


def _cell(now: float, whole: float) -> str:
    return f"{now:.3f}" if now == whole else f"{now:.3f} ({now - whole:+.3f})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sets", default="sample,pages,blind", help="names in frozen.json")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores here too")
    given = parser.parse_args()
    scores = measure_all(given.sets.split(","))
    Console(width=150, highlight=False).print(shown(scores))
    if given.json:
        given.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
