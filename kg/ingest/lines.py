"""Page text → printed lines with the page offset of each character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.ingest import characters, cues
from kg.ingest.script import simplified


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: repaired and trimmed text, page offset of each character, blank lines above.

    `end` is the page offset of the line break behind it.
    """

    text: str
    offsets: tuple[int, ...]
    gap: int
    width: float
    end: int

    @property
    def closed(self) -> bool:
        """Whether the line ends a sentence."""
        return characters.closes(self.text)


def lines(text: str) -> Iterator[Line]:
    """The lines of a page that hold anything, in order; a story start within a line begins a line.

    A page in traditional script is read in simplified script, at the same offsets.
    """
    gap = 0
    start = 0
    for raw in simplified(text).split("\n"):
        chars = _repaired(raw, start)
        start += len(raw) + 1
        if not chars:
            gap += 1
            continue
        for part in _parts(chars):
            yield _line(part, gap, start - 1)
            gap = 0


def _repaired(raw: str, start: int) -> list[tuple[str, int]]:
    """Repaired characters and offsets, trimmed, each run of spaces one space, letter-spacing undone."""
    chars: list[tuple[str, int]] = []
    for index, char in enumerate(raw):
        good = characters.repaired(char)
        if char == "•" and index and characters.is_hanzi(raw[index - 1]):
            good = "·"  # a bullet printed for the dot inside a name
        if good and not (good == " " and (not chars or chars[-1][0] == " ")):
            chars.append((good, start + index))
    if chars and chars[-1][0] == " ":
        chars.pop()
    if _letter_spaced("".join(char for char, _ in chars)):
        chars = [pair for pair in chars if pair[0] != " "]
    return chars


def _letter_spaced(text: str) -> bool:
    tokens = text.split(" ")
    single = sum(len(token) == 1 for token in tokens)
    if any(len(token) > 2 for token in tokens) or len(tokens) < 3 or single < 0.7 * len(tokens):
        return False
    bare = [re.sub(r"[（(].{1,4}[）)]$", "", token) for token in tokens]
    return cues.names(bare) is None


def _parts(chars: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """The line, cut where a new story begins after a closed sentence (…壮大。 本报讯（记者…）)."""
    text = "".join(char for char, _ in chars)
    begin = at = 0
    while found := cues.search("inline", text, at + 1):
        at = found.start()
        if characters.closes(text[begin:at]):
            yield _trimmed(chars[begin:at])
            begin = at
    yield chars[begin:]


def _trimmed(chars: list[tuple[str, int]]) -> list[tuple[str, int]]:
    while chars and chars[-1][0] == " ":
        chars = chars[:-1]
    return chars


def _line(chars: list[tuple[str, int]], gap: int, end: int) -> Line:
    text = "".join(char for char, _ in chars)
    return Line(text, tuple(offset for _, offset in chars), gap, characters.width(text), end)
