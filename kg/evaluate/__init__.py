"""Scores a build against gold pages: the guide beside the gold files says what counts."""

from kg.evaluate.report import Report, evaluate, figures
from kg.evaluate.table import report_tables
from kg.evaluate.write import write_report

__all__ = ["Report", "evaluate", "figures", "report_tables", "write_report"]
