"""A report as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.markup import escape
from rich.table import Table

from kg.evaluate.calibration import brier_score, calibration_error, label, reliability, scored
from kg.evaluate.facts import FactOutcome
from kg.evaluate.report import Report, threshold_tallies
from kg.evaluate.tally import Tally


def report_tables(report: Report, errors: int = 0) -> list[Table]:
    """Tables of a report, the figures first; with `errors`, as many false and missed facts each."""
    tables = [
        _tallies("Entities", {"core": report.core, **report.by_type()}),
        _tallies("Facts", {"all": report.all_facts, **report.by_relation()}),
        _tallies("Headlines", {"all": report.headlines}),
        _tallies("Facts by page", {p.page: p.all_facts for p in report.pages}),
    ]
    if genres := report.by_genre():
        tables.append(_tallies("Facts by genre", genres))
    tables += [
        _tallies("Facts kept from a confidence on", threshold_tallies(report)),
        _reliability(report),
    ]
    if report.spans is not None:
        tables.append(_spans(report))
    if errors:
        tables.append(_errors("False facts", "wrong", report, errors))
        tables.append(_errors("Missed facts", "missed", report, errors))
    return tables


def _tallies(title: str, rows: Mapping[str, Tally]) -> Table:
    table = Table("", title=title, title_justify="left")
    for heading in ("P", "R", "F1", "right", "wrong", "missed"):
        table.add_column(heading, justify="right")
    for name, counts in rows.items():
        shares = (f"{share:.3f}" for share in (counts.precision, counts.recall, counts.f1))
        table.add_row(escape(name), *shares, *map(str, (counts.right, counts.wrong, counts.missed)))
    return table


def _reliability(report: Report) -> Table:
    found = scored(report.facts)
    bins = reliability(found)
    title = (
        f"Is confidence true? Mean gap {calibration_error(bins):.3f}, Brier score {brier_score(found):.4f}"
    )
    table = Table("confidence", title=title, title_justify="left")
    for heading in ("facts", "mean", "right", "95 % interval", "gap"):
        table.add_column(heading, justify="right")
    for b in bins:
        low, high = b.interval
        numbers = (f"{b.confidence:.3f}", f"{b.precision:.3f}", f"{low:.3f}–{high:.3f}", f"{b.gap:+.3f}")
        table.add_row(label(b), str(b.facts), *numbers)
    return table


def _spans(report: Report) -> Table:
    table = Table("spans", "broken", title="Evidence", title_justify="left")
    if report.spans is not None:
        table.add_row(str(report.spans.spans), str(len(report.spans.broken)))
    return table


def _errors(title: str, verdict: str, report: Report, limit: int) -> Table:
    found = [fact for fact in report.facts if fact.verdict == verdict]
    table = Table(
        "page", "fact", "conf.", "rule", "sentence", title=f"{title}: {len(found)}", title_justify="left"
    )
    for cells in _error_rows(found[:limit]):
        table.add_row(*map(escape, cells))
    return table


def _error_rows(facts: Iterable[FactOutcome]) -> Iterable[tuple[str, ...]]:
    for fact in facts:
        confidence = f"{fact.confidence:.2f}" if fact.verdict == "wrong" else ""
        yield fact.page, fact.text, confidence, fact.rule, fact.sentence
