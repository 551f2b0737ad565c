"""The headings and the byline that a saved web page shows above the body of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement as Element

from kg.ingest import cues
from kg.ingest.characters import closes
from kg.ingest.html_tree import has_role, paragraphs

_ROLES = ("kicker", "title", "subtitle")
_TAGS = ("h1", "h2", "h3", "h4", "h5")
_LONGEST = 150  # characters of a heading


def headings(
    before: Sequence[Element], told: Mapping[str, str], page_title: str, alone: bool
) -> dict[str, str]:
    """Kicker, title and subtitle of an article, "" for what there is not.

    `before` are the elements above the body; `told` is what hidden data says; `page_title` stands in for
    a title where the page holds one article alone.
    """
    title = _best(before, "title", told.get("title") or page_title)
    found = {"title": _words(title) or told.get("title", "") or (page_title if alone else "")}
    for role, forward in (("kicker", False), ("subtitle", True)):
        shown = _words(_best(before, role, told.get(role, "")))
        found[role] = shown or told.get(role, "") or _neighbour(title, before, forward)
    return {role: found[role] for role in _ROLES}


def byline(before: Sequence[Element], author: str, text: str) -> str:
    """The author's line where the text does not name him: as shown, or made of the page's hidden data."""
    lines = [_words(node) for node in before if node.tag in _TAGS]
    set_as_heading = next((line for line in lines if cues.match("byline", line)), "")
    shown = _words(_best(before, "byline", "")) or set_as_heading
    names = [name for name in re.split(r"[\s,，、;；]+", author) if name]
    if shown and _plain(shown) not in _plain(text) and cues.match("byline", shown):
        return shown
    made = f"作者：{' '.join(names)}"
    if shown or not names or any(name in text for name in names) or not cues.match("byline", made):
        return ""
    return made


def _plain(text: str) -> str:
    return "".join(text.split())


def _words(node: Element | None) -> str:
    return "" if node is None else "\n".join(paragraphs(node))


def _best(before: Sequence[Element], role: str, known: str) -> Element | None:
    """The element of a role: one whose words the page's title repeats, else the best ranked, the last one."""
    found: list[tuple[bool, int, int]] = []
    for index, node in enumerate(before):
        rank = has_role(node, role)
        if rank is not None and _heading(words := _words(node)):
            found.append((_plain(words) not in _plain(known), rank, -index))
    return before[-min(found)[2]] if found else None


def _heading(words: str) -> bool:
    return 0 < len(words) < _LONGEST and not closes(words[:-1])


def _neighbour(title: Element | None, before: Sequence[Element], forward: bool) -> str:
    """The words of the heading element that stands next to the title, above or below it."""
    if title is None:
        return ""
    beside = (node for node in title.itersiblings(*_TAGS, preceding=not forward) if node in before)
    node = next(beside, None)
    words = _words(node)
    if node is None or has_role(node, "title") == has_role(title, "title") or not _heading(words):
        return ""
    return "" if cues.match("byline", words) or cues.match("furniture", words) else words
