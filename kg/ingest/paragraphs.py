"""Paragraphs → text in the conventions of plain text pages: blank lines between them, lists set close."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ingest import cues
from kg.ingest.characters import closes

_SIGNS = ("numbered", "award", "byline", "start")  # what shows by these is no further entry
_SHORT = 60  # characters of an entry in a list


def set_apart(paragraphs: Iterable[str]) -> str:
    """The paragraphs as text; short ones that close no sentence stand in adjoining lines, as lists do.

    An empty paragraph parts a list.
    """
    text = last = ""
    for paragraph in paragraphs:
        if text and paragraph:
            text += "\n" if _one_list(last, paragraph) else "\n\n"
        text += paragraph
        last = paragraph
    return text


def _one_list(above: str, below: str) -> bool:
    if not above or closes(above) or len(above) > _SHORT or len(below) > _SHORT:
        return False
    return not any(cues.match(sign, below) for sign in _SIGNS)
