"""Pieces of the report page: tables, bars, folds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kg.evaluate.tally import Tally

ALL = "all"  # the row of the sums
Cells = Sequence[str]  # HTML
_NUMBER = re.compile(r"[+-]?[\d.]+(?:–[\d.]+)?")


def table(caption: str, heads: Cells, body: Iterable[Cells], note: str = "") -> str:
    """A table of HTML cells, numbers set to the right; `note` says in a line how to read it."""
    found = list(body)
    kinds = map(_kind, found[0] if found else heads)
    top = "".join(f"<th{kind}>{head}</th>" for head, kind in zip(heads, kinds, strict=True))
    rows = "".join(f"<tr>{''.join(f'<td{_kind(c)}>{c}</td>' for c in cells)}</tr>" for cells in found)
    told = f"<small>{note}</small>" if note else ""
    head, foot = '<div class="wide"><table>', "</table></div>"
    return f"{head}<caption>{caption}{told}</caption><thead><tr>{top}</tr></thead><tbody>{rows}</tbody>{foot}"


def tallies(caption: str, rows: Mapping[str, Tally], dimension: str = "", note: str = "") -> str:
    """Counts under their names; with a dimension of errors, each name leads to its errors. "" for no rows."""
    heads = ("", "F1", "", "precision", "recall", "right", "wrong", "missed")
    body = [
        [
            errors_of(dimension if name != ALL else "", name),
            f"{t.f1:.3f}",
            bar(t.f1),
            f"{t.precision:.3f}",
            f"{t.recall:.3f}",
        ]
        + [str(count) for count in (t.right, t.wrong, t.missed)]
        for name, t in rows.items()
    ]
    return table(caption, heads, body, note) if body else ""


def errors_of(dimension: str, name: str) -> str:
    """A name that leads to the errors with this value of a dimension; without one, the name."""
    if not dimension:
        return escape(name)
    return f'<a href="#errors" data-by="{dimension}" data-value="{escape(name)}">{escape(name)}</a>'


def bar(share: float) -> str:
    """A share as a bar."""
    return f'<div class="bar"><i style="width:{share:.1%}"></i></div>'


def section(name: str, title: str, *parts: str) -> str:
    """A part of the page under a heading that can be linked to."""
    return f'<section id="{name}"><h2>{title}</h2>{"".join(parts)}</section>'


def folded(title: str, heads: Cells, body: Sequence[Cells]) -> str:
    """A table behind its title and length."""
    return f"<details><summary>{title}: {len(body)}</summary>{table('', heads, body)}</details>"


def _kind(cell: str) -> str:
    """The class of a cell that holds a number or a range of them."""
    return ' class="n"' if _NUMBER.fullmatch(cell) else ""
