"""One door to every format."""

from __future__ import annotations

from pathlib import Path

from kg.analyse.network import view_graph
from kg.analyse.views import view as view_named
from kg.errors import UsageError
from kg.export.gexf import gexf_bytes
from kg.export.graphml import graphml_bytes
from kg.export.rdf import SYNTAXES, rdf_bytes
from kg.export.spreadsheet import csv_files, zipped
from kg.tables import read_tables

NETWORKS = ("gephi", "graphml", "csv")
FORMATS = (*NETWORKS, *SYNTAXES)


def export(out: Path, fmt: str, view: str, dest: Path) -> list[Path]:
    """Write build folder `out` in a format, and return the files written.

    csv makes a folder of two files, or one file if `dest` ends in .zip. Raises UsageError for an unknown
    format or view, or for a view of RDF, which is written whole.
    """
    if fmt != "csv" or dest.suffix == ".zip":
        dest.write_bytes(exported(out, fmt, view))
        return [dest]
    files = csv_files(view_graph(read_tables(out), view))
    dest.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (dest / name).write_bytes(data)
    return [dest / name for name in files]


def exported(out: Path, fmt: str, view: str = "all") -> bytes:
    """Build folder `out` in a format as bytes; the two files of csv come zipped. Errors as `export`."""
    if fmt not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(f"no format is called {fmt!r}; there are {known}: kg export gephi -o graph.gexf")
    chosen = view_named(view)
    if fmt in SYNTAXES:
        if chosen.name != "all":
            raise UsageError(
                f"{fmt} writes the whole graph, not the view {view!r}: kg export {fmt} --view all"
            )
        return rdf_bytes(out, fmt)
    graph = view_graph(read_tables(out), view)
    if fmt == "gephi":
        return gexf_bytes(graph, chosen)
    return graphml_bytes(graph) if fmt == "graphml" else zipped(csv_files(graph))
