"""What a query gave, and how it is shown: a table, CSV, SPARQL JSON or Turtle."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)
from rich.table import Table

from kg.errors import UsageError
from kg.graph.vocabulary import PREFIXES, shorten

Format = Literal["table", "csv", "json", "turtle"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json", "turtle")


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows as a reader wants them; `raw` is the full answer: JSON results or Turtle."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    raw: str
    is_graph: bool = False

    def render(self, form: Format) -> str:
        """The answer as text. Raises UsageError where the form does not fit the kind of query."""
        if form == "turtle" or (form == "json" and self.is_graph):
            return self._whole(form, graph=True)
        if form == "json":
            return self._whole(form, graph=False)
        return self._csv()

    def table(self, title: str = "") -> Table:
        """The answer as a rich table."""
        table = Table(title=title or None)
        for column in self.columns:
            table.add_column(column, overflow="fold")
        for row in self.rows:
            table.add_row(*row)
        return table

    def _whole(self, form: Format, *, graph: bool) -> str:
        if self.is_graph == (form == "turtle"):
            return self.raw
        fits = "turtle" if self.is_graph else "table, csv or json"
        raise UsageError(f"--format {form} does not fit this query: use {fits}")

    def _csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue()


def read_answer(result: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    """What pyoxigraph gives for SELECT, ASK, CONSTRUCT or DESCRIBE."""
    if isinstance(result, QueryTriples):
        return _graph(sorted(set(result), key=str))
    raw = result.serialize(format=QueryResultsFormat.JSON) or b""
    found = json.loads(raw)
    if "boolean" in found:
        return Answer(("answer",), (("yes" if found["boolean"] else "no",),), _pretty(found))
    columns = tuple(found["head"]["vars"])
    rows = tuple(
        tuple(_shown(binding.get(column)) for column in columns) for binding in found["results"]["bindings"]
    )
    return Answer(columns, rows, _pretty(found))


def _graph(triples: list[Triple]) -> Answer:
    rows = tuple(tuple(shorten(part.value) for part in triple) for triple in triples)
    prefixes = {name: iri for name, iri in PREFIXES.items() if name != "id"}
    turtle = serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b""
    return Answer(("subject", "predicate", "object"), rows, turtle.decode("utf-8"), is_graph=True)


def _shown(term: dict[str, str] | None) -> str:
    if term is None:
        return ""
    return shorten(term["value"]) if term["type"] == "uri" else term["value"]


def _pretty(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
