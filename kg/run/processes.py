"""Pages read one after another, in this process or in several, always in the order given."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context

from kg.errors import KgError
from kg.means import WHOLE, Means
from kg.records import Page
from kg.run.pages import Reading, read_page

ENOUGH = 40  # pages from which more than one process pays: each loads its models first
BATCH = 64  # pages in flight for each process
CHUNK = 4


def read_all(
    pages: Iterable[Page], processes: int = 1, means: Means = WHOLE
) -> Iterator[tuple[Page, Reading]]:
    """Each page with its reading, in order; 0 processes means as many as there are cores, if there is work.

    Raises KgError where a process dies (out of memory, killed).
    """
    source = iter(pages)
    workers = processes or os.cpu_count() or 1
    if processes == 0:
        first = list(islice(source, ENOUGH))
        workers = workers if len(first) == ENOUGH else 1
        source = chain(first, source)
    if workers == 1:
        return ((page, read_page(page, means)) for page in source)
    return _in_processes(source, workers, means)


def _in_processes(source: Iterator[Page], workers: int, means: Means) -> Iterator[tuple[Page, Reading]]:
    reader = partial(read_page, means=means)
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            while batch := list(islice(source, BATCH * workers)):
                yield from zip(batch, pool.map(reader, batch, chunksize=CHUNK), strict=True)
    except BrokenProcessPool as error:
        raise KgError(
            f"one of {workers} processes died, perhaps for want of memory: use --processes 1"
        ) from error
