"""Printed lines → running text with page offsets: breaks and spaces that only print needs are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.ingest import cues
from kg.ingest.characters import is_ascii_word
from kg.ingest.lines import Line
from kg.records import Block, BlockKind

Chars = list[tuple[str, int]]
_NAME_LIST = re.compile(r"(?<![一-龥])[一-龥]{2,4}(?: [一-龥]{2,4}){2,}(?![一-龥])")
_PLAIN_PREFIX = re.compile(
    r"^[^。，]{0,12}讯(?: (?:本报)?(?:特约|见习|实习|首席)?(?:记者|通讯员|实习生) ?[一-龥·]{2,8}"
    r"(?: [一-龥]{2,3}(?= ))*)+[ ：:]"
)
_BYLINE_PREFIX = re.compile(r"^[^。]{0,24}?[（(](?=[^）)。]{0,20}(?:记者|通讯员))[^）)。]{0,80}[）)]")
_NAMES_PREFIX = re.compile(r"^[^。（(]{0,12}讯 ?[（(][一-龥 、·]{3,24}[）)]")
_SIGNED = re.compile(r"[（(]([一-龥 \n、·/／:：]{3,24})[）)]$")


def _chars(lines: Iterable[Line]) -> Chars:
    """All characters, with the page's own line break between lines."""
    chars: Chars = []
    end = 0
    for line in lines:
        if chars:
            chars.append(("\n", end))
        chars.extend(zip(line.text, line.offsets, strict=True))
        end = line.end
    return chars


def running(lines: Sequence[Line]) -> Chars:
    """Body text: breaks dropped, and spaces too, save between ASCII words, in bylines and name lists."""
    chars = _chars(lines)
    text = "".join(char for char, _ in chars)
    kept = _protected(text)
    out: Chars = []
    for index, (char, offset) in enumerate(chars):
        if char not in " \n":
            out.append((char, offset))
        elif _needed(text, index) or index in kept:
            out.append((" ", offset))
    return out


def _protected(text: str) -> frozenset[int]:
    spans = [found.span() for found in _NAME_LIST.finditer(text)]
    signed = _SIGNED.search(text)
    if signed:
        spans.append(signed.span())
    for pattern in (_BYLINE_PREFIX, _NAMES_PREFIX, _PLAIN_PREFIX):
        if prefix := pattern.match(text):
            spans.append(prefix.span())
    kept = {index for start, end in spans for index in range(start, end) if text[index] == " "}
    if signed and cues.names(signed.group(1).split()) is not None:  # the break stands between two names
        kept |= {i for i in range(*signed.span(1)) if text[i] == "\n" and text[i - 1] not in "（( "}
    return frozenset(kept)


def _needed(text: str, index: int) -> bool:
    """Whether a space keeps two ASCII words apart; a break keeps only letters apart (350\n00 is a number)."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if not (before and after and is_ascii_word(before) and is_ascii_word(after)):
        return False
    return text[index] == " " or (before.isalpha() and after.isalpha())


def phrase(lines: Sequence[Line]) -> Chars:
    """A heading of wrapped lines: breaks dropped, spaces between its phrases kept."""
    return [pair for pair in _chars(lines) if pair[0] != "\n"]


def listing(lines: Sequence[Line]) -> Chars:
    """A list: spaces and line ends kept, since both keep entries apart.

    Where commas keep them apart and the lines are full, the breaks only print a narrow column: dropped.
    """
    return running(lines) if _filled(lines) else _chars(lines)


def _filled(lines: Sequence[Line]) -> bool:
    text = "".join(line.text for line in lines)
    widest = max(line.width for line in lines)
    full = all(line.width >= widest - 1.5 for line in lines[:-1])
    split = any(line.text[-1] not in "、，；" for line in lines[:-1])
    return split and full and sum(text.count(mark) for mark in "、，；") >= len(lines) - 1


def spaced(phrases: Iterable[Sequence[Line]], separator: str = " ") -> Chars:
    """Phrases joined by a space that stands for the line break behind the phrase above."""
    out: Chars = []
    end = 0
    for lines in phrases:
        if out and separator:
            out.append((separator, end))
        out.extend(phrase(lines))
        end = lines[-1].end
    return out


@dataclass(slots=True)
class Text:
    """An article's text as it is put together block by block."""

    chars: Chars = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def add(self, kind: BlockKind, chars: Chars) -> None:
        """Append a block behind a "\n" that repeats the offset before it; nothing for no characters."""
        if not chars:
            return
        if self.chars:
            self.chars.append(("\n", self.chars[-1][1]))
        start = len(self.chars)
        self.chars.extend(chars)
        self.blocks.append(Block(kind, start, len(self.chars)))

    @property
    def text(self) -> str:
        """The characters joined."""
        return "".join(char for char, _ in self.chars)

    @property
    def offsets(self) -> tuple[int, ...]:
        """The page offset of each character."""
        return tuple(offset for _, offset in self.chars)
