"""How fast reading is, beside jieba's tagger on the same text; how long and how large a whole build is.

    python tests/benchmarks/speed.py [--rounds N] [SRC...]

Characters a second are the best of N rounds in one process, everything loaded before the clock starts. The
whole build starts from cold in a process of its own: its seconds are the best of N, its memory the largest.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import jieba
import jieba.posseg
from rich.console import Console
from rich.table import Table

from kg.annotate.document import annotate
from kg.annotate.recognizer import recognizer
from kg.extract.document import read
from kg.ingest.layout import articles
from kg.ingest.readers import read_sources
from kg.ingest.sentences import sentences
from kg.records import Article, Page

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample"
PAGES = ROOT / "data" / "gold" / "pages"
MEGABYTE = (
    2**20 if sys.platform == "darwin" else 2**10
)  # in what ru_maxrss counts: bytes there, kilobytes elsewhere


@dataclass(frozen=True)
class Rate:
    """A way of reading and how many characters of the text it reads in a second."""

    name: str
    speed: float


def measure(sources: Sequence[Path], rounds: int) -> tuple[int, list[Rate]]:
    """The characters of all sentences, and the rate of each way of reading them."""
    found = list(_articles(sources))
    texts = [sentence.text for article in found for sentence in sentences(article)]
    characters = sum(map(len, texts))
    jieba.setLogLevel("WARNING")
    tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    lac = recognizer()
    ways: dict[str, Callable[[], object]] = {
        "jieba.posseg": lambda: [list(tagger.cut(text)) for text in texts],
        "LAC alone": lambda: lac.words(texts),
        "annotate + extract": lambda: [read(annotate(article)) for article in found],
    }
    return characters, [Rate(name, characters / _best(way, rounds)) for name, way in ways.items()]


def cold_build(sources: Sequence[Path], rounds: int) -> tuple[float, float]:
    """Seconds of `kg build` in a new process, the best of the rounds, and its largest memory in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", "from kg.cli import main; main()", "build", *map(str, sources)]
        seconds = min(_run([*command, "-o", f"{folder}/out", "--processes", "1"]) for _ in range(rounds))
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE


def _articles(sources: Sequence[Path]) -> Iterator[Article]:
    for page in read_sources(sources):
        if isinstance(page, Page):
            yield from (each for each in articles(page) if isinstance(each, Article))


def _best(way: Callable[[], object], rounds: int) -> float:
    way()  # loads what is loaded once
    return min(_seconds(way) for _ in range(rounds))


def _seconds(way: Callable[[], object]) -> float:
    begun = perf_counter()
    way()
    return perf_counter() - begun


def _run(command: Sequence[str]) -> float:
    begun = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - begun


def _table(characters: int, rates: Sequence[Rate]) -> Table:
    title = f"Reading {characters:,} characters, one process"
    table = Table("what", title=title, title_justify="left")
    table.add_column("characters/s", justify="right")
    table.add_column("jieba.posseg = 1", justify="right")
    for rate in rates:
        table.add_row(rate.name, f"{rate.speed:,.0f}", f"{rate.speed / rates[0].speed:.2f}")
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sources", nargs="*", type=Path, default=[SAMPLE, PAGES], metavar="SRC")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    given = parser.parse_args()
    console = Console(highlight=False)
    console.print(_table(*measure(given.sources, given.rounds)))
    seconds, megabytes = cold_build([SAMPLE], given.rounds)
    console.print(f"kg build data/sample from cold: {seconds:.1f} s, {megabytes:.0f} MB at most")


if __name__ == "__main__":
    main()
