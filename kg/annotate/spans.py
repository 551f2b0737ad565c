"""Spans of a spaCy Doc by character offsets; tokens give way where a span begins or ends inside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span

SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be: characters [start, end) of the Doc's text, label, name (kb_id) and rule (span id)."""

    start: int
    end: int
    label: str
    name: str = ""
    rule: str = ""


def set_spans(doc: Doc, key: str, marks: Iterable[Mark]) -> None:
    """Make `doc.spans[key]` of the marks, cutting tokens at their bounds; the other groups stay."""
    kept = {name: marks_of(doc, name) for name in doc.spans}
    kept[key] = list(marks)
    split_at(doc, {place for mark in kept[key] for place in (mark.start, mark.end)})
    for name, found in kept.items():
        doc.spans[name] = [_span(doc, mark) for mark in found]
    firsts = {mark.start for mark in kept.get(SENTENCES, ())}
    for token in doc:
        token.is_sent_start = token.idx in firsts if firsts else None


def marks_of(doc: Doc, key: str) -> list[Mark]:
    """The marks that `doc.spans[key]` was made of."""
    return [Mark(s.start_char, s.end_char, s.label_, s.kb_id_, s.id_) for s in doc.spans[key]]


def split_at(doc: Doc, places: set[int]) -> None:
    """Cut every token that a place (a character offset of the text) lies inside of."""
    with doc.retokenize() as retokenizer:
        for token in doc:
            end = token.idx + len(token)
            cuts = [p - token.idx for p in range(token.idx + 1, end) if p in places]
            if cuts:
                bounds = [0, *cuts, len(token)]
                pieces = [token.text[a:b] for a, b in pairwise(bounds)]
                retokenizer.split(token, pieces, heads=[(token, i) for i in range(len(pieces))])


def _span(doc: Doc, mark: Mark) -> Span:
    span = doc.char_span(mark.start, mark.end, label=mark.label, kb_id=mark.name, span_id=mark.rule)
    if span is None:
        raise ValueError(f"characters {mark.start}-{mark.end} of a text of {len(doc.text)} are no tokens")
    return span
