"""`kg query`: from the words of the command line to an answer shown or written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from kg.commands import display
from kg.errors import InputError, UsageError
from kg.graph.query import FORMATS, Answer, Format, list_queries, run

_BY_ENDING: dict[str, Format] = {".json": "json", ".ttl": "turtle", ".csv": "csv"}


def ask(
    question: str | None, graph: Path, params: Sequence[str], form: str | None, output: Path | None
) -> None:
    """Ask a question and show or write the answer; without one, list the saved ones.

    Raises UsageError for an unknown name, form or parameter, InputError for a file that cannot be read.
    """
    if question is None:
        display.show_all([_saved()])
        return
    chosen = _format(form, output)
    answer = run(graph, _text(question), _params(params))
    if chosen == "table" and output is None:
        display.show_all([_table(answer), Text(f"{len(answer.rows)} rows")])
        return
    display.write(display.plain(_table(answer)) if chosen == "table" else answer.render(chosen), output)


def _table(answer: Answer) -> Table:
    table = Table()
    for column in answer.columns:
        table.add_column(Text(column), overflow="fold")
    for row in answer.rows:
        table.add_row(*map(Text, row))  # page text may hold [ ], which is markup to rich
    return table


def _saved() -> Table:
    table = Table(
        "name", "question", "parameters", title="Saved queries: kg query NAME", title_justify="left"
    )
    for each in list_queries():
        table.add_row(Text(each.name), Text(each.question), Text(", ".join(name for name, _ in each.params)))
    return table


def _format(form: str | None, output: Path | None) -> Format:
    if form is None:
        return _BY_ENDING.get(output.suffix.lower(), "csv") if output else "table"
    if form not in FORMATS:
        raise UsageError(
            f"no format is called {form!r}; there are {', '.join(FORMATS)}: kg query NAME --format csv"
        )
    return form


def _text(question: str) -> str:
    """A saved query's name, or the text of a query."""
    if question == "-":
        return sys.stdin.read() + "\n"
    path = Path(question)
    if path.suffix == ".rq" or path.is_file():
        try:
            return path.read_text(encoding="utf-8") + "\n"
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read ({error}); name a .rq file in UTF-8") from error
    return question


def _params(params: Sequence[str]) -> dict[str, str]:
    found = {}
    for each in params:
        name, sign, value = each.partition("=")
        if not (name and sign):
            raise UsageError(f"found the parameter {each!r}, expected name=value: --param person=NAME")
        found[name] = value
    return found
