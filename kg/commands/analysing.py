"""`kg analyse`: measures of a view as a table, as CSV, or the view as a picture."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from kg.analyse.views import VIEWS
from kg.analyse.views import view as view_named
from kg.commands import display
from kg.errors import UsageError
from kg.tables import Tables, read_tables


def analyse(view: str | None, graph: Path, limit: int, output: Path | None) -> None:
    """Show the measures of a view, or write them (.csv) or a picture (.png); without a view, list them.

    Raises UsageError for an unknown view or kind of file.
    """
    from kg.analyse.measures import measure
    from kg.analyse.network import view_graph
    from kg.analyse.table import measure_csv, measure_notes, measure_table

    if view is None:
        display.show_all([_views()])
        return
    chosen = view_named(view)
    tables = read_tables(graph)
    if output is not None and output.suffix.lower() == ".png":
        _draw(tables, view, output)
        return
    if output is not None and output.suffix.lower() != ".csv":
        raise UsageError(f"found -o {output}, expected a .csv or .png file: kg analyse {view} -o {view}.png")
    measures = measure(view_graph(tables, view))
    if output is not None:
        display.write(measure_csv(measures), output)
        return
    display.show_all([measure_table(chosen, measures, limit), measure_notes()])


def _draw(tables: Tables, view: str, output: Path) -> None:
    try:
        from kg.analyse.plots import plot_view
    except ModuleNotFoundError as error:
        raise UsageError(f"pictures need {error.name}: pip install 'news-kg[notebooks]'") from error
    typer.echo(plot_view(tables, view, output))


def _views() -> Table:
    table = Table("view", "说明", "meaning", title="Views: kg analyse VIEW", title_justify="left")
    for each in VIEWS:
        table.add_row(each.name, Text(each.means_zh), Text(each.means_en))
    return table
