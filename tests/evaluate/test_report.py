"""What a reader gets: calibration, terminal tables, files, and the page."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from kg.evaluate import Report, report_tables, write_report
from kg.evaluate.calibration import Bin, at_thresholds, calibration_error, reliability
from kg.evaluate.facts import FactOutcome
from kg.evaluate.report import PageReport
from kg.evaluate.spans import SpanCheck
from kg.evaluate.tally import Tally, Verdict


def outcome(verdict: Verdict, confidence: float, sentence: str = "") -> FactOutcome:
    return FactOutcome(
        page="p",
        relation="holdsPost",
        verdict=verdict,
        subject="苏慕云",
        post="市长",
        object="云河市",
        genre="会议",
        confidence=confidence,
        sentence=sentence,
    )


FACTS = (
    outcome("right", 1.0),
    outcome("right", 0.85),
    outcome("wrong", 0.85, "<b>苏慕云市长</b>"),
    outcome("wrong", 0.2),
    outcome("repeat", 0.9),
    outcome("missed", 1.0, "苏慕云是市长。"),
)


@pytest.fixture
def report() -> Report:
    page = PageReport("p", (), Tally(right=1), (), FACTS)
    return Report((page,), SpanCheck(3, ("p [0:2] evidence is '甲', the page has '乙'",)))


def test_dropping_unsure_facts_trades_recall_for_precision() -> None:
    kept = dict(at_thresholds(FACTS))
    assert kept[0.0] == Tally(2, 2, 1)
    assert kept[0.5] == Tally(2, 1, 1)
    assert kept[0.9] == Tally(1, 0, 2)


def test_reliability_sets_mean_confidence_beside_precision() -> None:
    bins = reliability(FACTS)
    assert [(b.low, b.facts, b.precision) for b in bins] == [(0.2, 1, 0.0), (0.8, 2, 0.5), (0.9, 1, 1.0)]
    assert bins[1].gap == pytest.approx(0.35)
    assert calibration_error(bins) == pytest.approx((0.2 + 2 * 0.35) / 4)


def test_no_facts_have_no_calibration_error() -> None:
    assert reliability(()) == []
    assert calibration_error(()) == 0.0
    assert Bin(0.0, 0.1, 1, 0.05, 1.0).gap == pytest.approx(-0.95)


def test_the_terminal_shows_figures_and_errors(report: Report) -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    for table in report_tables(report, errors=5):
        console.print(table)
    shown = console.export_text()
    assert "holdsPost" in shown
    assert "会议" in shown
    assert "False facts: 2" in shown
    assert "苏慕云 holdsPost 市长 @ 云河市" in shown
    assert "<b>苏慕云市长</b>" in shown


class _Page(HTMLParser):
    """Collects text and what would be loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.loaded: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [value or "" for name, value in attrs if name in ("src", "href")]


def test_the_files_of_a_report(report: Report, tmp_path: Path) -> None:
    paths = write_report(report, tmp_path / "new" / "report")
    assert [path.name for path in paths] == ["figures.json", "errors.jsonl", "report.html"]
    numbers = json.loads(paths[0].read_text(encoding="utf-8"))
    assert numbers["facts"]["all"]["f1"] == pytest.approx(0.5714)
    assert numbers["evidence"] == {"spans": 3, "broken": 1}
    errors = [json.loads(line) for line in paths[1].read_text(encoding="utf-8").splitlines()]
    assert [error["verdict"] for error in errors] == ["wrong", "wrong", "missed"]
    page = _Page()
    page.feed(paths[2].read_text(encoding="utf-8"))
    assert "<b>苏慕云市长</b>" in page.text
    assert "苏慕云是市长。" in page.text
    assert page.loaded == []


def test_the_same_report_gives_the_same_bytes(report: Report, tmp_path: Path) -> None:
    first, second = (write_report(report, tmp_path / name) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
