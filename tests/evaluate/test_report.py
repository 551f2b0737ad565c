"""What a reader gets: terminal tables, files, and the page."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from kg.errors import UsageError
from kg.evaluate import Report, report_tables, webfont, write_report
from kg.evaluate.error_cards import marked
from kg.evaluate.facts import FactOutcome
from kg.evaluate.page import report_page
from kg.evaluate.report import PageReport
from kg.evaluate.spans import SpanCheck
from kg.evaluate.tally import Tally, Verdict
from kg.evaluate.webfont import font_face


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
        rule="post before name",
        sentence=sentence,
        forms=("苏慕云", "云河市"),
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
    assert "95 % interval" in shown
    assert "0.85–0.9" in shown


class _Page(HTMLParser):
    """Collects text and what would be loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.loaded: list[str] = []
        self.places: set[str] = set()
        self.links: set[str] = set()
        self.cards: list[dict[str, str | None]] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        links = {value or "" for name, value in attrs if name in ("src", "href")}
        self.links |= {link for link in links if link.startswith("#")}
        self.loaded += sorted(links - self.links)
        self.places |= {f"#{given['id']}"} if "id" in given else set()
        self.cards += [given] if tag == "article" else []


def test_the_files_of_a_report(report: Report, tmp_path: Path) -> None:
    paths = write_report(report, tmp_path / "new" / "report")
    assert [path.name for path in paths] == ["figures.json", "errors.jsonl", "report.html"]
    numbers = json.loads(paths[0].read_text(encoding="utf-8"))
    assert numbers["facts"]["all"]["f1"] == pytest.approx(0.5714)
    assert numbers["evidence"] == {"spans": 3, "broken": 1}
    errors = [json.loads(line) for line in paths[1].read_text(encoding="utf-8").splitlines()]
    assert [error["verdict"] for error in errors] == ["wrong", "wrong", "missed"]
    page = page_of(paths[2].read_text(encoding="utf-8"))
    words = "".join(page.text)
    assert "<b>苏慕云市长</b>" in words
    assert "苏慕云是市长。" in words
    assert page.loaded == []


def page_of(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    return page


def test_every_error_is_a_card_that_can_be_chosen_by_what_it_is(report: Report) -> None:
    page = page_of(report_page(report))
    told = [
        (card["class"], card["data-relation"], card["data-genre"], card["data-page"]) for card in page.cards
    ]
    assert told == [(kind, "holdsPost", "会议", "p") for kind in ("wrong", "wrong", "missed")]
    assert {card["data-rule"] for card in page.cards} == {"post before name"}
    assert page.links <= page.places


def test_the_pictures_show_each_bin_and_three_curves(report: Report) -> None:
    text = report_page(report)
    assert text.count("<circle") == 3
    assert "1 facts of confidence 0.200: 0.000 right" in text
    for name in ("precision", "recall", "f1"):
        assert text.count(f'class="curve {name}"') == 2  # the line, and its key


def test_a_report_without_facts_is_a_page_too() -> None:
    page = page_of(report_page(Report(())))
    assert page.cards == []
    assert page.links <= page.places


def test_the_evidence_and_the_ends_are_marked_in_the_sentence() -> None:
    found = marked("云河市<开会>,市长苏慕云说。", "市长苏慕云", ["苏慕云", "云河市", "云"])
    assert found == "云河市&lt;开会&gt;,<mark>市长</mark><mark><b>苏慕云</b></mark>说。"
    assert marked("市长苏慕云说。", "", ["苏慕云"]) == "市长<b>苏慕云</b>说。"


def test_the_characters_of_the_page_come_with_it() -> None:
    face = font_face("评测 abc")
    assert face.startswith("/* Noto Sans SC, SIL Open Font License")
    assert 1_000 < len(face) < 20_000
    assert face == font_face("评测 abc")


def test_without_a_font_installed_the_page_names_those_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise UsageError("no font")

    monkeypatch.setattr(webfont, "chinese_font", none)
    assert font_face("评测") == ""


def test_the_same_report_gives_the_same_bytes(report: Report, tmp_path: Path) -> None:
    first, second = (write_report(report, tmp_path / name) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
