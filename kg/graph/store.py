"""The graph on disk: Oxigraph holds the data, rdflib may read it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

from kg.errors import DataError
from kg.graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib

STORE = "store"
GRAPH = "graph.nq"


def build_store(nq_path: Path, store_dir: Path) -> int:
    """Loads N-Quads into a new store that replaces `store_dir` whole, or not at all; gives its size.

    The store is made beside its place and renamed, so that a reader never sees half of one.
    """
    store_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".store-", dir=store_dir.parent) as scratch:
        fresh = Path(scratch) / "new"
        size = _load(nq_path, fresh)
        if store_dir.exists():
            store_dir.rename(Path(scratch) / "old")
        fresh.rename(store_dir)
    return size


def _load(nq_path: Path, place: Path) -> int:
    store = Store(place)
    try:
        store.bulk_load(path=nq_path, format=RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        raise DataError(f"{nq_path}: not N-Quads ({error}): build the folder again") from error
    store.flush()
    return len(store)


def open_store(out: Path) -> Store:
    """The store of a build folder, read-only. Raises DataError where there is none."""
    place = out / STORE
    if not place.is_dir():
        raise DataError(f"{place} is missing: build the folder with `kg build SRC -o {out}`")
    try:
        return Store.read_only(str(place))
    except OSError as error:
        raise DataError(f"{place} cannot be opened ({error}): build the folder again") from error


def as_rdflib(out: Path) -> rdflib.Dataset:
    """The same store as an rdflib Dataset whose default graph is the union of all graphs."""
    import rdflib
    from oxrdflib import OxigraphStore

    dataset = rdflib.Dataset(store=OxigraphStore(store=open_store(out)), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
