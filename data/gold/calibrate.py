"""Fit the confidence of facts to the gold pages that the rules were written by: kg/data/calibration/confidence.tsv.

    python data/gold/calibrate.py            reads data/gold/pages, prints how well it foretells pages left out
    python data/gold/calibrate.py --check    writes nothing; exit status 1 where the table would become another

Only data/gold/pages is read: neither the sample nor the blind pages tell anything to the table. Run it after a change
of rules, before the score is taken. The threshold is the one with the highest F1 by the confidences that pages had
when they were left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kg.evaluate import Report, evaluate
from kg.evaluate.calibration import Scored, brier_score, calibration_error, kept_from, reliability
from kg.evaluate.fitting import PRIOR, best_threshold, class_counts, fit, foretold, sign_counts
from kg.evaluate.judged import Judged, judged_facts
from kg.extract.confidence import ANY, SIGNS, Calibration
from kg.pipeline import build
from kg.tables import read_tables

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "data" / "gold" / "pages"
TABLE = ROOT / "kg" / "data" / "calibration" / "confidence.tsv"
GROUPS = 10
HEAD = f"""\
# How often facts are right: by relation, family of rules and rule (share), drawn toward the class around it as if {PRIOR:.0f}
# facts had been judged there before, and what signs add to the log odds of that share (sign). A fact has the share of
# its finest class here. The threshold is what a build sets facts aside below, unless it is asked for another.
# Counted on data/gold/pages and written by data/gold/calibrate.py, which see; do not edit by hand. Licence: Apache-2.0.
# kind	name	value	right	judged	meaning
"""
Group = Callable[[Judged], Hashable]


def judge(pages: Path) -> tuple[Report, tuple[Judged, ...]]:
    """The report on a fresh build of the pages in which no fact was set aside, and its judged facts."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        build([pages], out, processes=0, min_confidence=0.0)
        report = evaluate(pages, out)
        return report, judged_facts(report.facts, read_tables(out))


def table_text(judged: Sequence[Judged], fitted: Calibration) -> str:
    """The text of confidence.tsv."""
    signs, shares = sign_counts(judged), class_counts(judged)
    rows = [("threshold", ANY, f"{fitted.threshold:.2f}", "", "", "facts below it are set aside")]
    rows += [
        (
            "sign",
            name,
            f"{fitted.weights[name]:+.2f}",
            *map(str, count),
            SIGNS.get(name, "every fact bears it"),
        )
        for name, count in signs.items()
        if name in fitted.weights
    ]
    rows += [
        ("share", name, f"{fitted.shares[name]:.3f}", *map(str, count), "")
        for name, count in shares.items()
        if name in fitted.shares
    ]
    return HEAD + "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)


def by_pages(judged: Sequence[Judged]) -> Group:
    """Groups of every tenth page by name."""
    number = {page: place % GROUPS for place, page in enumerate(sorted({each.page for each in judged}))}
    return lambda each: number[each.page]


def by_series(each: Judged) -> str:
    """The series of a page (p1xx …), which were written at different times about different things."""
    return each.page[:2]


def foretelling(judged: Sequence[Judged], groups: dict[str, Group]) -> Table:
    """How well confidences foretell the facts of groups left out, for coarser and finer classes."""
    kinds = {
        "one share for all": [replace(each, relation=ANY, rule="", signs=()) for each in judged],
        "relation": [replace(each, rule="", signs=()) for each in judged],
        "relation, rule": [replace(each, signs=()) for each in judged],
        "relation, rule, signs": list(judged),
    }
    table = Table("confidence by", "left out", "Brier", "mean gap", title="Facts of pages left out")
    for kind, facts in kinds.items():
        for name, group in groups.items():
            found = foretold(facts, group)
            gap = calibration_error(reliability(found))
            table.add_row(kind, name, f"{brier_score(found):.4f}", f"{gap:.4f}")
    return table


def thresholds(found: Sequence[Scored], missed: int, best: float) -> str:
    """What the chosen threshold does on the pages left out."""
    rows = ((cut, kept_from(cut, found, missed)) for cut in (0.0, best))
    return "; ".join(f"from {cut:.2f} on F1 {t.f1:.4f} ({t.right} right, {t.wrong} wrong)" for cut, t in rows)


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="only tell whether the table is up to date")
    given = parser.parse_args()
    report, judged = judge(PAGES)
    groups = {f"each of {GROUPS} groups of pages": by_pages(judged), "each series of pages": by_series}
    found, missed = foretold(judged, by_pages(judged)), report.all_facts.missed
    best = best_threshold(found, missed)
    text = table_text(judged, fit(judged, best))
    if given.check:
        fresh = TABLE.is_file() and TABLE.read_text(encoding="utf-8") == text
        sys.exit(0 if fresh else f"{TABLE.name} is not what data/gold/calibrate.py writes now: run it")
    console = Console(highlight=False)
    console.print(foretelling(judged, groups))
    console.print(thresholds(found, missed, best))
    TABLE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
