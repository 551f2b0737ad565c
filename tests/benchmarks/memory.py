"""Whether memory stays flat over many articles: what the process holds after each thousandth part of them.

    python tests/benchmarks/memory.py [--articles N] [--longest N] [--seconds N] [--corpus DIR | SRC...]

Articles go through annotation and extraction one after another, and nothing of them is kept; where there are
fewer than N they come round again. `--longest` leaves out articles of more characters.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from corpus import articles_of, news
from rich.console import Console

from kg.annotate.document import annotate
from kg.extract.document import read
from kg.records import Article

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "data" / "sample", ROOT / "data" / "gold" / "pages"]
STEPS = 20  # lines printed


def resident() -> float:
    """Megabytes that this process holds in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def again(start: Callable[[], Iterator[Article]], longest: int) -> Iterator[Article]:
    """The articles over and over, those longer than `longest` left out. Raises ValueError where none is left."""
    while True:
        count = 0
        for article in start():
            if len(article.text) <= longest:
                count += 1
                yield article
        if not count:
            raise ValueError(f"no article of at most {longest} characters")


def measure(articles: Iterator[Article], count: int, seconds: float, tell: Callable[[str], object]) -> None:
    """Read `count` articles, or as many as there is time for, and tell what the process holds on the way."""
    begun, characters, step = perf_counter(), 0, max(1, count // STEPS)
    first = 0.0
    for number, article in enumerate(islice(articles, count), 1):
        read(annotate(article))
        characters += len(article.text)
        late = perf_counter() - begun > seconds
        if number % step and number != count and not late:
            continue
        held, rate = resident(), characters / (perf_counter() - begun)
        first = first or held
        tell(
            f"{number:>7,} articles {characters:>12,} characters {rate:>8,.0f}/s {held:7.1f} MB {held - first:+7.1f}"
        )
        if late:
            break


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sources", nargs="*", type=Path, default=PAGES, metavar="SRC")
    parser.add_argument("--corpus", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=int, default=50_000, metavar="N")
    parser.add_argument("--longest", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--seconds", type=float, default=1e9, metavar="N")
    given = parser.parse_args()
    pages = list(articles_of(given.sources)) if not given.corpus else []
    start = (lambda: news(given.corpus)) if given.corpus else (lambda: iter(pages))
    measure(again(start, given.longest), given.articles, given.seconds, Console(highlight=False).print)


if __name__ == "__main__":
    main()
