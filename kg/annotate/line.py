"""A sentence with its words, as the finders of names read it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.annotate.recognizer import Word
from kg.records import Sentence

_SPACE = re.compile(r"\s")
NOMINAL = frozenset({"n", "nz", "nw", "vn", "an", "LOC", "ORG", "PER", "f", "s", "j", "a"})


def overlaps(start: int, end: int, chunks: Iterable[Chunk]) -> bool:
    """Does one of the chunks overlap [start, end)?"""
    return any(c.start < end and start < c.end for c in chunks)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of a sentence that name or stand for something, in the sentence's own offsets.

    `seat` is the jurisdiction as printed (市, 我市, 焦作市, 示范区, ""), `core` what follows it.
    """

    start: int
    end: int
    type: str  # an EntityType, or "Title"
    text: str
    kind: str = ""
    name: str = ""
    seat: str = ""
    core: str = ""
    within: str = ""
    rule: str = ""
    confidence: float = 1.0
    note: str = ""

    def named(self, name: str, note: str = "") -> Chunk:
        """The same words under a fuller name."""
        return replace(self, name=name, note=note or self.note)


@dataclass
class Line:
    """One sentence, its words, and the chunks found so far."""

    sentence: Sentence
    words: list[Word]
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.sentence.text

    @cached_property
    def starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def ends(self) -> frozenset[int]:
        return frozenset(word.end for word in self.words)

    def index_at(self, place: int) -> int:
        """Index of the word that covers the character at `place`."""
        return max(0, bisect_right(self.starts, place) - 1)

    def tag_at(self, place: int) -> str:
        """Tag of the word at `place`; "" beyond the sentence."""
        return self.words[self.index_at(place)].tag if 0 <= place < len(self.text) else ""

    def is_start(self, place: int) -> bool:
        """Does a word start at `place`?"""
        return place == len(self.text) or self.words[self.index_at(place)].start == place

    def tags(self, start: int, end: int) -> list[str]:
        """Tags of the words that overlap [start, end)."""
        found = []
        for i in range(self.index_at(start), len(self.words)):
            if self.words[i].start >= end:
                break
            found.append(self.words[i].tag)
        return found

    def ending_at(self, place: int, *types: str) -> Chunk | None:
        """The chunk of one of these types that ends at `place`, the longest first."""
        found = [c for c in self.chunks if c.end == place and (not types or c.type in types)]
        return min(found, key=lambda c: c.start, default=None)

    def starting_at(self, place: int, *types: str) -> Chunk | None:
        """The chunk of one of these types that starts at `place`, the longest first."""
        found = [c for c in self.chunks if c.start == place and (not types or c.type in types)]
        return max(found, key=lambda c: c.end, default=None)

    def covered(self, start: int, end: int, *types: str) -> bool:
        """Does a chunk of these types overlap [start, end)?"""
        return overlaps(start, end, (c for c in self.chunks if not types or c.type in types))

    def in_title(self, place: int) -> bool:
        """Does the place lie inside the title of a document, 《…》?"""
        return self.text.count("《", 0, place) > self.text.count("》", 0, place)

    def path_start(self, place: int) -> int:
        """Where the written path of districts begins that ends at `place`: 绍兴市柯桥区 of 绍兴市柯桥区|委."""
        while (above := self.ending_at(place, "District")) is not None and above.kind != "deictic":
            place = above.start
        return place

    def add(self, chunks: Iterable[Chunk]) -> None:
        """Keep the chunks too, all in order of place."""
        self.chunks = sorted([*self.chunks, *chunks], key=lambda c: (c.start, -c.end, c.type))


def split_at_spaces(text: str, words: Iterable[Word]) -> list[Word]:
    """Words cut at whitespace, which becomes punctuation: a recogniser may run across it."""
    if _SPACE.search(text) is None:
        return list(words)
    found = []
    for word in words:
        for match in re.finditer(r"\s+|\S+", text[word.start : word.end]):
            tag = "w" if match.group().isspace() else word.tag
            found.append(Word(word.start + match.start(), word.start + match.end(), tag))
    return found
