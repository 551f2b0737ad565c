"""Measures as a table for the terminal and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple

from rich.markup import escape
from rich.table import Table

from kg.analyse.labels import type_labels
from kg.analyse.measures import MEASURES, NodeMeasures, measure_columns
from kg.analyse.views import View


def measure_table(view: View, rows: Sequence[NodeMeasures], limit: int = 20) -> Table:
    """The first rows with headings in Chinese, and what an edge means below."""
    title = f"{view.title_zh} · {view.title_en}: {len(rows)} nodes"
    caption = f"边: {view.means_zh}\nedge: {view.means_en}"
    table = Table("名称", "类型", title=title, caption=caption, title_justify="left", caption_justify="left")
    for m in MEASURES:
        table.add_column(m.title_zh, justify="right")
    for row in rows[:limit]:
        table.add_row(escape(row.name), type_label(row.type), *_numbers(row))
    return table


def measure_notes() -> Table:
    """What each measure means and does not mean."""
    table = Table("量", "measure", "means", "does not mean")
    for m in MEASURES:
        table.add_row(m.title_zh, m.name, m.means, m.means_not)
    return table


def measure_csv(rows: Sequence[NodeMeasures]) -> str:
    """All rows as CSV with a heading."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(measure_columns())
    writer.writerows(astuple(row) for row in rows)
    return text.getvalue()


def type_label(kind: str) -> str:
    """The Chinese word for a type of node, the type itself where there is none."""
    return type_labels()[kind].zh if kind in type_labels() else kind


def _numbers(row: NodeMeasures) -> list[str]:
    return [f"{v:.3f}" if isinstance(v, float) else str(v) for v in (getattr(row, m.name) for m in MEASURES)]
