"""The store is replaced whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg.errors import DataError
from kg.graph.build import write_graph
from kg.graph.store import build_store, open_store
from kg.graph.tables import Tables
from kg.graph.vocabulary import RESOLUTION, node, term


def test_the_store_holds_what_the_file_holds(tables: Tables, out: Path) -> None:
    assert len(open_store(out)) == len((out / "graph.nq").read_bytes().splitlines())


def test_a_second_build_replaces_the_first(tables: Tables, tmp_path: Path) -> None:
    write_graph(tables, tmp_path / "graph.nq")
    build_store(tmp_path / "graph.nq", tmp_path / "store")
    write_graph(Tables(entities=tables.entities), tmp_path / "graph.nq")
    size = build_store(tmp_path / "graph.nq", tmp_path / "store")
    assert len(open_store(tmp_path)) == size
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nq", "store"]


def test_a_damaged_file_leaves_the_old_store(tables: Tables, tmp_path: Path) -> None:
    write_graph(tables, tmp_path / "graph.nq")
    size = build_store(tmp_path / "graph.nq", tmp_path / "store")
    (tmp_path / "graph.nq").write_text("<a> <b\n", encoding="utf-8")
    with pytest.raises(DataError, match="not N-Quads"):
        build_store(tmp_path / "graph.nq", tmp_path / "store")
    assert len(open_store(tmp_path)) == size


def test_the_store_opens_read_only(out: Path) -> None:
    me = node("entity", "x")
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(out).add(Quad(me, term("name"), me, RESOLUTION))


def test_two_readers_at_once(out: Path) -> None:
    first, second = open_store(out), open_store(out)
    assert len(first) == len(second)
