"""A report as one HTML page that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kg.evaluate.calibration import Bin, calibration_error, reliability
from kg.evaluate.report import Report, threshold_tallies
from kg.evaluate.tally import Tally, Verdict

_STYLE = """
body{font:15px/1.5 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:72em;
margin:2em auto;padding:0 1em;color:#222}
table{border-collapse:collapse;margin:.5em 0 2em}caption{text-align:left;font-weight:600;padding:.3em 0}
th,td{padding:.25em .7em;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}
.sum{display:flex;gap:2em;flex-wrap:wrap}.sum b{font-size:1.8em;display:block}
.bar{background:#e8edf2;width:10em;height:.8em;position:relative}
.bar i{position:absolute;left:0;top:0;bottom:0;background:#4878a8}
details summary{cursor:pointer;font-weight:600;padding:.4em 0}.q{color:#555}
"""
_Cells = Sequence[str]


def report_page(report: Report) -> str:
    """The report as the text of an HTML file."""
    bins = reliability(report.facts)
    parts = [
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Evaluation · 评测</title>',
        f"<style>{_STYLE}</style><h1>Evaluation · 评测</h1>",
        _summary(report),
        _tallies("Entities · 实体", {"core": report.core, **report.by_type()}),
        _tallies("Facts · 事实", {"all": report.all_facts, **report.by_relation()}),
        _tallies("Facts by page · 各版面", {p.page: p.all_facts for p in report.pages}),
        _tallies("Facts by genre · 各体裁", report.by_genre()),
        _tallies("Facts kept from a confidence on · 置信度阈值", threshold_tallies(report)),
        _reliability(bins),
        _facts("False facts · 误判", report, "wrong"),
        _facts("Missed facts · 漏判", report, "missed"),
        _entities("False entities · 误判实体", report, "wrong"),
        _entities("Missed entities · 漏判实体", report, "missed"),
        _broken(report),
        "</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _summary(report: Report) -> str:
    shown = {"core entities F1": report.core, "facts F1": report.all_facts, "headlines F1": report.headlines}
    boxes = [f"<div><b>{counts.f1:.3f}</b>{label}</div>" for label, counts in shown.items()]
    if report.spans is not None:
        boxes.append(f"<div><b>{len(report.spans.broken)}</b>broken of {report.spans.spans} spans</div>")
    return f'<div class="sum">{"".join(boxes)}</div>'


def _tallies(caption: str, rows: Mapping[str, Tally]) -> str:
    heads = ("", "F1", "", "precision", "recall", "right", "wrong", "missed")
    body = [
        [escape(name), f"{t.f1:.3f}", _bar(t.f1), f"{t.precision:.3f}", f"{t.recall:.3f}"]
        + [str(count) for count in (t.right, t.wrong, t.missed)]
        for name, t in rows.items()
    ]
    return _table(caption, heads, body) if body else ""


def _reliability(bins: Sequence[Bin]) -> str:
    body = [
        [
            f"{b.low:.1f}–{b.high:.1f}",
            str(b.facts),
            f"{b.confidence:.3f}",
            f"{b.precision:.3f}",
            _bar(b.precision),
        ]
        for b in bins
    ]
    caption = f"Is confidence true? · 可信度 (mean gap {calibration_error(bins):.3f})"
    return _table(caption, ("confidence", "facts", "mean", "precision", ""), body) if body else ""


def _facts(title: str, report: Report, verdict: Verdict) -> str:
    found = [fact for fact in report.facts if fact.verdict == verdict]
    body = [
        [escape(cell) for cell in (f.page, f.relation, f.subject, f.post, f.object, f.rule)]
        + [
            "" if verdict == "missed" else f"{f.confidence:.2f}",
            f'<span class="q">{escape(f.sentence)}</span>',
        ]
        for f in found
    ]
    heads = ("page", "relation", "subject", "post", "object", "rule", "conf.", "sentence")
    return _folded(title, heads, body)


def _entities(title: str, report: Report, verdict: Verdict) -> str:
    found = [e for e in report.entities if e.verdict == verdict]
    return _folded(
        title, ("page", "type", "name"), [[escape(c) for c in (e.page, e.type, e.name)] for e in found]
    )


def _broken(report: Report) -> str:
    lines = report.spans.broken if report.spans is not None else ()
    return _folded("Broken spans · 错位", ("span",), [[escape(line)] for line in lines]) if lines else ""


def _folded(title: str, heads: _Cells, body: Sequence[_Cells]) -> str:
    return f"<details><summary>{title}: {len(body)}</summary>{_table('', heads, body)}</details>"


def _table(caption: str, heads: _Cells, body: Iterable[_Cells]) -> str:
    top = "".join(f"<th>{head}</th>" for head in heads)
    rows = "".join(f"<tr>{''.join(map(_cell, cells))}</tr>" for cells in body)
    return f"<table><caption>{caption}</caption><tr>{top}</tr>{rows}</table>"


def _cell(text: str) -> str:
    number = text.replace(".", "", 1).isdigit()
    return f'<td class="n">{text}</td>' if number else f"<td>{text}</td>"


def _bar(share: float) -> str:
    return f'<div class="bar"><i style="width:{share:.1%}"></i></div>'
