"""The learned way beside the rules: a CRF for names, logistic regression for facts, on the gold pages.

    python tests/benchmarks/learned.py [--skip names|facts]

`pages` is read with each series (p1, p2, …) left out of the training in turn; `sample` and `blind` with all of
`pages` as training. Needs two packages that nothing else does: pip install python-crfsuite==0.9.12
scikit-learn==1.9.1. The same versions give the same figures. Some minutes on two cores.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from learned_facts import ALONE, FILTER, PROPOSE, RELATIONS, Classifier, Example, examples, with_facts
from learned_names import (
    Name,
    Reading,
    alone,
    bare,
    features,
    gold_names,
    intersection,
    labels,
    outer,
    put_in,
    read_names,
    reranked,
    union,
)
from learned_pages import Pages, Said, Score, load, score, under
from rich.console import Console
from rich.table import Table

from kg.annotate.line import Line
from kg.evaluate.tally import Tally
from kg.records import ENTITY_TYPES

GOLD = Path(__file__).parents[2] / "data" / "gold"
SETS = {
    "pages": (GOLD / "pages", GOLD / "pages"),
    "sample": (GOLD.parent / "sample", GOLD / "sample"),
    "blind": (GOLD / "blind", GOLD / "blind"),
}
WAYS = {"CRF alone": alone, "union": union, "intersection": intersection, "reranked": reranked}
Readings = dict[str, list[list[Reading]]]  # set → sheet → line


def read_all_names(sets: dict[str, Pages], *, with_rules: bool) -> Readings:
    """Every line as the CRF reads it that was not trained on its series."""
    given = {
        name: [[features(line, with_rules=with_rules) for line in s.document.lines] for s in pages.sheets]
        for name, pages in sets.items()
    }
    spans = {
        name: [[_spans(line) for line in s.document.lines] for s in pages.sheets]
        for name, pages in sets.items()
    }
    gold = {page.id: page for page in sets["pages"].gold}
    wanted = [
        [labels(line, gold_names(gold[s.setting.page], line)) for line in s.document.lines]
        for s in sets["pages"].sheets
    ]
    jobs = _jobs(sets)
    trainings, lines = [], []
    for job in jobs:
        kept = [i for i in range(len(wanted)) if ("pages", i) not in job]
        trainings.append([pair for i in kept for pair in zip(given["pages"][i], wanted[i], strict=True)])
        lines.append([pair for name, i in job for pair in zip(given[name][i], spans[name][i], strict=True)])
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        results = list(pool.map(read_names, trainings, lines))
    found: Readings = {name: [[] for _ in pages.sheets] for name, pages in sets.items()}
    for job, result in zip(jobs, results, strict=True):
        rest = iter(result)
        for name, i in job:
            found[name][i] = [next(rest) for _ in given[name][i]]
    return found


def _jobs(sets: dict[str, Pages]) -> list[list[tuple[str, int]]]:
    """Which sheets (by set and place) are read by one model: a series of `pages`, or all other sets."""
    jobs = [[("pages", i) for i in places] for places in _series(sets["pages"]).values()]
    others = [(name, i) for name in sets if name != "pages" for i in range(len(sets[name].sheets))]
    return [*jobs, others]


def _spans(line: Line) -> list[tuple[int, int]]:
    return [bare(line.text, c.start, c.end) for c in outer(line)]


def _series(pages: Pages) -> dict[str, list[int]]:
    """The places of each series' sheets."""
    found: dict[str, list[int]] = {}
    for i, sheet in enumerate(pages.sheets):
        found.setdefault(sheet.series, []).append(i)
    return found


def exact_names(pages: Pages, readings: Sequence[Sequence[Reading]] | None) -> dict[str, Tally]:
    """Names by exact place and type: the CRF's, or the rules' outer ones."""
    gold = {page.id: page for page in pages.gold}
    found: dict[str, Tally] = dict.fromkeys(ENTITY_TYPES, Tally())
    for i, sheet in enumerate(pages.sheets):
        for k, line in enumerate(sheet.document.lines):
            if readings is None:
                mine = [Name(*bare(line.text, c.start, c.end), c.type) for c in outer(line)]
            else:
                mine = list(readings[i][k].names)
            for kind, tally in _compared(gold_names(gold[sheet.setting.page], line), mine):
                found[kind] += tally
    return found


def _compared(wanted: Sequence[Name], mine: Sequence[Name]) -> Iterator[tuple[str, Tally]]:
    right = {
        (n.start, n.end)
        for n in mine
        for g in wanted
        if (g.start, g.end) == (n.start, n.end) and n.type in g.types
    }
    for name in mine:
        yield name.type, Tally(1) if (name.start, name.end) in right else Tally(0, 1)
    for name in wanted:
        if not name.optional and (name.start, name.end) not in right:
            yield name.type, Tally(0, 0, 1)


def names_beside_rules(sets: dict[str, Pages], console: Console) -> None:
    """Print the tables of names."""
    plain = read_all_names(sets, with_rules=False)
    full = read_all_names(sets, with_rules=True)
    for name, pages in sets.items():
        rows = {
            "rules": None,
            "CRF, features of text": plain[name],
            "CRF, with the rules' chunks": full[name],
        }
        exact = {way: exact_names(pages, readings) for way, readings in rows.items()}
        console.print(
            _table(
                f"{name}: names by exact place",
                ENTITY_TYPES,
                ((w, sum(t.values(), Tally()), t) for w, t in exact.items()),
            )
        )
        scores = {"rules": score(pages, pages.read())}
        scores["CRF alone, features of text"] = under(pages, partial(put_in, pages, plain[name], alone))
        scores |= {
            title: under(pages, partial(put_in, pages, full[name], way)) for title, way in WAYS.items()
        }
        console.print(
            _table(
                f"{name}: entities (core)", ENTITY_TYPES, ((w, s.core, s.entities) for w, s in scores.items())
            )
        )
        console.print(
            _table(
                f"{name}: facts under these names",
                RELATIONS,
                ((w, s.all_facts, s.facts) for w, s in scores.items()),
            )
        )


def facts_beside_rules(sets: dict[str, Pages], console: Console) -> None:
    """Print the tables of facts."""
    said = {name: pages.read() for name, pages in sets.items()}
    given = {name: examples(pages, said[name]) for name, pages in sets.items()}
    sure = {rules: {name: _sure(name, given, with_rules=rules) for name in sets} for rules in (False, True)}
    for name, pages in sets.items():
        change = partial(with_facts, pages, said[name], given[name])
        ways = {
            "classifier alone": with_facts(
                pages, _others(said[name]), given[name], sure[False][name], low=0.0, high=ALONE
            ),
            "filter": change(sure[True][name], low=FILTER, high=2.0),
            "proposer": change(sure[True][name], low=0.0, high=PROPOSE),
            "filter and proposer": change(sure[True][name], low=FILTER, high=PROPOSE),
        }
        scores: dict[str, Score] = {"rules": score(pages, said[name])}
        scores |= {way: score(pages, facts) for way, facts in ways.items()}
        console.print(
            _table(f"{name}: facts", RELATIONS, ((w, s.all_facts, s.facts) for w, s in scores.items()))
        )


def _others(said: Iterable[Said]) -> list[Said]:
    """Without the facts that the classifier speaks of."""
    return [(mentions, tuple(f for f in facts if f.relation not in RELATIONS)) for mentions, facts in said]


def _sure(name: str, given: dict[str, list[Example]], *, with_rules: bool) -> list[float]:
    if name != "pages":
        return Classifier(given["pages"], with_rules=with_rules).sure(given[name])
    found: dict[int, float] = {}
    for series in sorted({e.pair.sheet.series for e in given["pages"]}):
        rest = [e for e in given["pages"] if e.pair.sheet.series != series]
        places = [i for i, e in enumerate(given["pages"]) if e.pair.sheet.series == series]
        values = Classifier(rest, with_rules=with_rules).sure([given["pages"][i] for i in places])
        found |= dict(zip(places, values, strict=True))
    return [found[i] for i in range(len(given["pages"]))]


def _table(title: str, keys: Sequence[str], rows: Iterable[tuple[str, Tally, dict[str, Tally]]]) -> Table:
    table = Table("", title=title, title_justify="left")
    for head in ("P", "R", "F1", *keys):
        table.add_column(head, justify="right")
    for way, all_of_it, each in rows:
        figures = (all_of_it.precision, all_of_it.recall, all_of_it.f1)
        table.add_row(way, *(f"{f:.3f}" for f in figures), *(f"{each[key].f1:.2f}" for key in keys))
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--skip", choices=("names", "facts"), default="")
    given = parser.parse_args()
    console = Console(highlight=False, width=140)
    sets = {name: load(name, *folders) for name, folders in SETS.items()}
    if given.skip != "names":
        names_beside_rules(sets, console)
    if given.skip != "facts":
        facts_beside_rules(sets, console)


if __name__ == "__main__":
    main()
