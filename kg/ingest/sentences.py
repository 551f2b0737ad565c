"""Article → sentences, by final marks; never across two blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.records import Article, Block, Sentence

_END = re.compile(r"(?:[。！？!?]|…{2,}|…(?![…一-龥A-Za-z，、；：,;:]))+[”’」』）)》】\"]*")
_PAIRS = {"”": "“", "》": "《", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "("}
_SHORT = 40  # a quotation up to this long is not cut inside


def sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of an article in order, offsets into Article.text; a list gives one for each line.

    A sentence ends at 。！？ or …… with the closing quotes and brackets behind it; not inside 《》 or a
    short quotation that goes on.
    """
    for block in article.blocks:
        spans = _lines(article.text, block) if block.kind == "list" else _cut(article.text, block)
        for start, end in spans:
            words = article.text[start:end]
            if words.strip():
                start += len(words) - len(words.lstrip())
                end -= len(words) - len(words.rstrip())
                yield Sentence(article.id, start, end, article.text[start:end], block.kind)


def _lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    while start < block.end:
        found = text.find("\n", start, block.end)
        end = block.end if found < 0 else found
        yield start, end
        start = end + 1


def _cut(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for found in _END.finditer(text, block.start, block.end):
        if not _inside(text, start, found, block.end):
            yield start, found.end()
            start = found.end()
    if start < block.end:
        yield start, block.end


def _inside(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Whether the final mark stands in an open pair that soon closes, or before words that go on."""
    before = text[start : found.end()]
    for closer, opener in _PAIRS.items():
        place = before.rfind(opener)
        if place > before.rfind(closer):
            closing = text.find(closer, found.end(), end)
            if 0 <= closing <= start + place + _SHORT:
                return True
    goes_on = "，、；：,;:的等和与" if found.group()[-1] in _PAIRS else "，、；：,;:"
    return text[found.end() : found.end() + 1] in tuple(goes_on)
