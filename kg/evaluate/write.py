"""A report as files: figures as JSON, errors as JSON Lines, and one HTML page for a reader."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from kg.evaluate.page import report_page
from kg.evaluate.report import Report, figures
from kg.tables import write_rows


def write_report(report: Report, folder: Path) -> list[Path]:
    """Write figures.json, errors.jsonl and report.html into a folder (made if need be); the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in ("figures.json", "errors.jsonl", "report.html")]
    numbers = json.dumps(figures(report), ensure_ascii=False, indent=1)
    paths[0].write_text(numbers + "\n", encoding="utf-8", newline="\n")
    write_rows(paths[1], [asdict(fact) for fact in report.facts if fact.verdict in ("wrong", "missed")])
    paths[2].write_text(report_page(report), encoding="utf-8", newline="\n")
    return paths
