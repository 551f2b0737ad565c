"""How well names become things: a simulated city's pages are built, and people, bodies, tenures held to the truth.

    python tests/benchmarks/resolution.py [--pages N] [--seed N] [--city NAME] [--processes N] [--keep DIR]
        [--out DIR] [--shown N] [--json FILE]

The city is for measuring only: nothing is to be tuned on it, so change the seed. `--keep` leaves pages and truth
in DIR; `--out` measures a build that was made of them before, instead of building.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from city.align import Pair, align
from city.bcubed import Score, score
from city.city import City
from city.errors import Error, Errors
from city.pages import Printed, print_city, write, write_truth
from city.tenures import as_tight, comparable, evidence, results
from rich.console import Console
from rich.table import Table

from kg.pipeline import build

TENURES = "tenures.jsonl"
_WIDE = 160  # columns of the tables


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a table."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def laid(out: Path, pages: Sequence[Printed]) -> list[Pair]:
    """Every true mention with what the build made of it."""
    types = {row["id"]: row["type"] for row in read(out / "entities.jsonl")}
    marks = [mark for page in pages for mark in page.marks]
    return align(marks, read(out / "mentions.jsonl"), types)


def groups(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """The true mentions by what they stand for."""
    kinds = {
        "people": ("Person",),
        "bodies": ("Organization", "Company"),
        "of them Organization": ("Organization",),
        "of them Company": ("Company",),
    }
    return {name: [pair for pair in pairs if pair.mark.kind in types] for name, types in kinds.items()}


def found_table(pairs: Sequence[Pair]) -> Table:
    """How many of the true mentions the build has at all, by form."""
    table = Table("mentions", title="Found (resolution is measured on these)", title_justify="left")
    for name in ("true", "found", "share", "same words"):
        table.add_column(name, justify="right")
    forms = Counter((pair.mark.kind, pair.mark.form) for pair in pairs)
    rows = [(kind, {form}) for kind, form in sorted(forms)]
    every = {form for _, form in forms}
    for kind, wanted in [*((kind, every) for kind in ("Person", "Organization", "Company")), *rows]:
        own = [pair for pair in pairs if pair.mark.kind == kind and pair.mark.form in wanted]
        name = f"  {kind} {min(wanted)}" if len(wanted) == 1 else kind
        there = [pair for pair in own if pair.entity]
        same = sum(pair.surface == pair.mark.surface for pair in there)
        share = len(there) / max(1, len(own))
        table.add_row(
            name, f"{len(own):,}", f"{len(there):,}", f"{share:.3f}", f"{same / max(1, len(own)):.3f}"
        )
    return table


def score_table(scores: dict[str, Score]) -> Table:
    """B-cubed and pairs of each group."""
    table = Table("group", title="Resolution", title_justify="left")
    names = (
        "mentions",
        "B³ P",
        "B³ R",
        "B³ F1",
        "pairs judged one",
        "false",
        "of those",
        "of all",
        "true",
        "missed",
    )
    for name in names:
        table.add_column(name, justify="right")
    for group, s in scores.items():
        table.add_row(
            group,
            f"{s.mentions:,}",
            f"{s.precision:.4f}",
            f"{s.recall:.4f}",
            f"{s.f1:.4f}",
            f"{s.judged:,}",
            f"{s.false:,}",
            f"{s.false / max(1, s.judged):.3%}",
            f"{s.false / max(1, s.pairs):.5%}",
            f"{s.true:,}",
            f"{s.missed / max(1, s.true):.3%}",
        )
    return table


def tell_errors(console: Console, title: str, errors: Sequence[Error], shown: int) -> None:
    """Classes with counts, then the dearest."""
    costs, counts = Counter[str](), Counter(error.kind for error in errors)
    for error in errors:
        costs[error.kind] += error.cost
    console.print(f"\n{title}: {len(errors):,} of {sum(costs.values()):,} pairs")
    for kind, cost in costs.most_common(shown):
        first = next(error for error in errors if error.kind == kind)
        console.print(
            f"  {cost:>9,} pairs, {counts[kind]:>5,} times  {kind}   e.g. {first.left} ~ {first.right}"
        )
    for error in errors[:shown]:
        console.print(
            f"  {error.cost:>7,}  {error.left}\n           {error.right}\n           {', '.join(error.pages)}"
        )


def family_of(city: City) -> dict[str, str]:
    """Bodies of which either reading is right."""
    return {body.id: body.family for body in city.bodies.values() if body.family}


def measure(out: Path, city: City, pages: Sequence[Printed], shown: int) -> dict[str, Any]:
    """Print what there is to see; the figures as plain values."""
    console = Console(highlight=False, markup=False, soft_wrap=True, width=_WIDE)
    pairs, family = laid(out, pages), family_of(city)
    console.print(found_table(pairs))
    both = {name: [p for p in own if p.entity] for name, own in groups(pairs).items()}
    scores = {name: score(((p.entity, p.mark.thing) for p in own), family) for name, own in both.items()}
    console.print(score_table(scores))
    errors = Errors(city, {page.id: date.fromisoformat(page.date) for page in pages}, family)
    for name in ("people", "bodies"):
        tell_errors(console, f"False merges of {name}", errors.false_merges(both[name]), shown)
        tell_errors(console, f"Missed merges of {name}", errors.missed_merges(both[name]), shown)
    figures: dict[str, Any] = {name: asdict(each) | {"f1": each.f1} for name, each in scores.items()}
    return figures | {"tenures": tell_tenures(console, out, city, pages, pairs, shown)}


def tell_tenures(
    console: Console, out: Path, city: City, pages: Sequence[Printed], pairs: Sequence[Pair], shown: int
) -> dict[str, Any]:
    """How the tenures that pages tell of fared, or that the build has no table of them."""
    told = evidence(city, pages)
    if not (out / TENURES).is_file():
        console.print(
            f"\nTenures: pages tell of {len(told):,}; {out / TENURES} is missing, so they are not measured"
        )
        return {"told": len(told)}
    rows, names = read(out / TENURES), {row["id"]: row["name"] for row in read(out / "entities.jsonl")}
    found = results(city, pages, pairs, rows, names)
    verdicts = Counter(result.verdict for result in found)
    used = {result.row["id"] for result in found if result.row and result.verdict == "right"}
    open_rows = comparable(city, rows, pairs, names)
    right = verdicts["right"]
    tight = sum(as_tight(r.evidence, r.row) for r in found if r.row and r.verdict == "right")
    console.print(
        f"\nTenures: right {right:,} of {len(found):,} told ({right / max(1, len(found)):.4f}); of {len(open_rows):,} "
        f"built that can be judged {len([r for r in open_rows if r['id'] in used]):,} are right; "
        f"{tight:,} are as tight as what pages show ({tight / max(1, len(found)):.4f})"
    )
    for verdict, count in verdicts.most_common():
        console.print(f"  {count:>6,}  {verdict}")
        for result in [r for r in found if r.verdict == verdict and verdict != "right"][: max(1, shown // 5)]:
            tenure, row = result.evidence.tenure, result.row
            days = ", ".join(f"{t.how} {t.day}" for t in result.evidence.told[:1] + result.evidence.told[-1:])
            person, body = (
                city.people.all[int(tenure.person[7:])].name,
                city.bodies[tenure.post.body].names[0].full,
            )
            console.print(
                f"          {person} {body}{tenure.post.title} {tenure.begin}–{tenure.end or ''} ({days})"
            )
            if row:
                said = (
                    "begin_earliest",
                    "begin_latest",
                    "end_earliest",
                    "end_latest",
                    "begin_basis",
                    "end_basis",
                )
                console.print("            built: " + " ".join(f"{row[name] or '..'}" for name in said))
    return {
        "told": len(found),
        "right": right,
        "tight": tight,
        "verdicts": dict(verdicts),
        "built": len(open_rows),
        "used": len(used),
    }


def main(arguments: Iterable[str] | None = None) -> None:
    """Draw, build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=2000, metavar="N")
    parser.add_argument("--seed", type=int, default=7, metavar="N")
    parser.add_argument("--city", default="", metavar="NAME")
    parser.add_argument("--processes", type=int, default=0, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, metavar="DIR")
    parser.add_argument("--shown", type=int, default=20, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args(None if arguments is None else list(arguments))
    city, pages = print_city(given.pages, given.seed, given.city)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        write(pages, folder / "pages")
        write_truth(city, pages, folder / "truth")
        out = given.out or folder / "out"
        if given.out is None:
            build([folder / "pages"], out, processes=given.processes)
        print(
            f"{city.place.name}, seed {given.seed}: {len(pages):,} pages, {sum(len(p.text) for p in pages):,} characters"
        )
        figures = measure(out, city, pages, given.shown)
    if given.json:
        given.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
