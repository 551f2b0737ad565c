"""Print how far two readings of the gold pages agree, from agreement.tsv.

python data/gold/agreement.py
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

COUNTS = Path(__file__).with_name("agreement.tsv")


def agreement(path: Path) -> dict[tuple[str, str], float]:
    """F1 of the two readings by series of pages (p1xx …) and kind (entities, facts), from counts a page."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            total = sums[row["page"][:2] + "xx", row["kind"]]
            for place, column in enumerate(("both", "first_only", "second_only")):
                total[place] += int(row[column])
    return {key: 2 * both / (2 * both + one + two) for key, (both, one, two) in sorted(sums.items())}


if __name__ == "__main__":
    for (series, kind), f1 in agreement(COUNTS).items():
        print(f"{series} {kind:8} {f1:.3f}")
