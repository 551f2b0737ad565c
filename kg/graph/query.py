"""Questions to the store of a build folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Store

from kg.errors import UsageError
from kg.graph.answer import FORMATS, Answer, Format, read_answer
from kg.graph.questions import Question, bind, list_queries, load_query
from kg.graph.store import open_store
from kg.graph.vocabulary import PREFIXES

# What may hold any word without meaning it, as SPARQL's own grammar cuts it, longest quotes first.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\n\r]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![?$:\w])SERVICE(?![\w:])", re.IGNORECASE)

__all__ = ["FORMATS", "Answer", "Format", "Question", "ask", "list_queries", "load_query", "run"]


def run(out: Path, query: str, params: Mapping[str, str] | None = None) -> Answer:
    """A saved query by name, or a query's own text, over the store of a build folder.

    The default graph is the union of all graphs, so that a query need not say GRAPH; prefixes kg:, id:,
    rdf:, rdfs: and xsd: are known. Raises UsageError for a name, parameter or syntax that does not fit.
    """
    return ask(open_store(out), query, params or {})


def ask(store: Store, query: str, params: Mapping[str, str]) -> Answer:
    """The same over an open store."""
    text = query if any(mark in query for mark in " \n{") else load_query(query).text
    if _SERVICE.search(_OPAQUE.sub(" ", text)):
        raise UsageError("SERVICE asks another machine: a query reads this build alone, so leave it out")
    try:
        return read_answer(
            store.query(bind(text, params), prefixes=PREFIXES, use_default_graph_as_union=True)
        )
    except SyntaxError as error:
        raise UsageError(f"not a SPARQL query: {error}") from error
