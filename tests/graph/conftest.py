"""The hand-made build of 云河市: its tables, and the store built from them once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.graph.build import write_graph
from kg.graph.store import build_store
from kg.graph.tables import Tables, read_tables

TABLES = Path(__file__).parent / "tables"


@pytest.fixture(scope="session")
def tables() -> Tables:
    return read_tables(TABLES)


@pytest.fixture(scope="session")
def out(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder with tables, graph.nq and store."""
    folder = tmp_path_factory.mktemp("build") / "out"
    shutil.copytree(TABLES, folder)
    write_graph(tables, folder / "graph.nq")
    build_store(folder / "graph.nq", folder / "store")
    return folder
