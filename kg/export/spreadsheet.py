"""A view as two CSV files by the headings that Gephi's spreadsheet import looks for."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping

from kg.analyse.network import Network
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, edges_of, nodes_of

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say


def csv_files(graph: Network) -> dict[str, bytes]:
    """nodes.csv and edges.csv in UTF-8, a heading first."""
    return {"nodes.csv": _nodes(graph), "edges.csv": _edges(graph)}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip file without dates."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return written.getvalue()


def _nodes(graph: Network) -> bytes:
    heads = ["Id", "Label", "Type", *(column.name for column in NODE_COLUMNS[1:]), "X", "Y"]
    rows = (
        [node.id, node.label, *(column.of(node.attributes) or "" for column in NODE_COLUMNS), node.x, node.y]
        for node in nodes_of(graph)
    )
    return _csv(heads, rows)


def _edges(graph: Network) -> bytes:
    heads = ["Source", "Target", "Type", "Id", "Label", "Weight", *(column.name for column in EDGE_COLUMNS)]
    kind = "Directed" if graph.is_directed() else "Undirected"
    rows = (
        [edge.source, edge.target, kind, edge.id, edge.label, edge.weight]
        + [column.of(edge.attributes) or "" for column in EDGE_COLUMNS]
        for edge in edges_of(graph)
    )
    return _csv(heads, rows)


def _csv(heads: list[str], rows: Iterable[list[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
