"""A report as one HTML page that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from kg.evaluate.calibration import (
    Bin,
    at_thresholds,
    brier_score,
    calibration_error,
    label,
    reliability,
    scored,
)
from kg.evaluate.error_cards import error_cards
from kg.evaluate.figures_svg import reliability_plot, threshold_plot
from kg.evaluate.html import ALL, bar, errors_of, folded, section, table, tallies
from kg.evaluate.report import Report, threshold_tallies
from kg.evaluate.tally import Verdict
from kg.evaluate.webfont import font_face

_LINKS = {
    "figures": "Figures · 数字",
    "confidence": "Confidence · 置信度",
    "genres": "Genres · 体裁",
    "patterns": "Patterns · 规则",
    "pages": "Pages · 版面",
    "errors": "Errors · 错误",
}


def report_page(report: Report) -> str:
    """The report as the text of an HTML file."""
    body = "\n".join((_head(report), *_sections(report)))
    style, script = (files("kg.evaluate").joinpath(name).read_text("utf-8") for name in _BESIDE)
    face = font_face(body + style + script)
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Evaluation · 评测</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{face}{style}</style>\n<body>{body}\n<script>{script}</script></body></html>\n"
    )


_BESIDE = ("report.css", "report.js")


def _sections(report: Report) -> tuple[str, ...]:
    parts = (
        (
            tallies("Entities · 实体", {"core": report.core, **report.by_type()}),
            tallies("Facts · 事实", {ALL: report.all_facts, **report.by_relation()}, "relation"),
        ),
        (_confidence(report),),
        (tallies("Facts by genre · 各体裁", report.by_genre(), "genre"),),
        (_patterns(report),),
        (tallies("Facts by page · 各版面", {p.page: p.all_facts for p in report.pages}, "page"),),
        (_errors(report),),
    )
    return tuple(
        section(name, title, *found) for (name, title), found in zip(_LINKS.items(), parts, strict=True)
    )


def _head(report: Report) -> str:
    shown = {"core entities F1": report.core, "facts F1": report.all_facts, "headlines F1": report.headlines}
    boxes = [f"<div><b>{counts.f1:.3f}</b>{name}</div>" for name, counts in shown.items()]
    bins = reliability(scored(report.facts))
    boxes.append(f"<div><b>{calibration_error(bins):.3f}</b>mean gap of confidence</div>")
    if report.spans is not None:
        boxes.append(f"<div><b>{len(report.spans.broken)}</b>broken of {report.spans.spans} spans</div>")
    links = "".join(f'<a href="#{name}">{title}</a>' for name, title in _LINKS.items())
    read = f"<p>{len(report.pages)} pages, {len(report.facts)} facts judged</p>"
    return f'<header><h1>Evaluation · 评测</h1>{read}<div class="sum">{"".join(boxes)}</div></header><nav>{links}</nav>'


def _confidence(report: Report) -> str:
    found = scored(report.facts)
    bins = reliability(found)
    plots = reliability_plot(bins) + threshold_plot(at_thresholds(report.facts))
    score = f"mean gap {calibration_error(bins):.3f}, Brier score {brier_score(found):.4f}"
    return (
        f'<div class="plots">{plots}</div>{_reliability(bins, score)}'
        f"{tallies('Facts kept from a confidence on · 置信度阈值', threshold_tallies(report))}"
    )


def _reliability(bins: Sequence[Bin], score: str) -> str:
    body = []
    for b in bins:
        low, high = b.interval
        numbers = [f"{b.confidence:.3f}", f"{b.precision:.3f}", f"{low:.3f}–{high:.3f}", f"{b.gap:+.3f}"]
        body.append([label(b), str(b.facts), *numbers, bar(b.precision)])
    heads = ("confidence", "facts", "mean", "right", "95 % interval", "gap", "")
    return table("Is confidence true? · 可信度", heads, body, score) if body else ""


def _patterns(report: Report) -> str:
    body = [
        [
            escape(relation),
            errors_of("rule", rule) if rule else "—",
            f"{t.precision:.3f}",
            bar(t.precision),
            str(t.right),
            str(t.wrong),
        ]
        for (relation, rule), t in report.by_rule().items()
    ]
    heads = ("relation", "pattern", "precision", "", "right", "wrong")
    note = "A missed fact has no pattern."
    return table("What each pattern said · 各规则", heads, body, note) if body else ""


def _errors(report: Report) -> str:
    lines = report.spans.broken if report.spans is not None else ()
    return (
        error_cards(report.facts)
        + _entities("False entities · 误判实体", report, "wrong")
        + _entities("Missed entities · 漏判实体", report, "missed")
        + (folded("Broken spans · 错位", ("span",), [[escape(line)] for line in lines]) if lines else "")
    )


def _entities(title: str, report: Report, verdict: Verdict) -> str:
    found = [e for e in report.entities if e.verdict == verdict]
    return folded(
        title, ("page", "type", "name"), [[escape(c) for c in (e.page, e.type, e.name)] for e in found]
    )
