"""Saved web pages of newspapers → their articles as text, in the conventions of plain text pages.

The text that is read, and that offsets count in, is the text made here: titles before their articles,
paragraphs apart by a blank line. A build keeps it as pages/ID.txt.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement as Element

from kg.errors import InputError
from kg.ingest import cues
from kg.ingest.characters import closes, is_hanzi
from kg.ingest.html_heads import byline, headings
from kg.ingest.html_tree import declared_charset, has_role, paragraphs, parsed
from kg.ingest.html_words import Told, hidden, page_title, printed
from kg.ingest.paragraphs import set_apart

_FEWEST = 15  # hanzi of a body
_FEWEST_OF_LIST = 60  # hanzi without any sentence
_ARTICLES = 0.7  # share of a wrapper's hanzi that makes the elements in it its articles
_TOLD = ("date", "paper", "page", "url")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a saved web page holds: text, the headline where it is one article, and its paper."""

    text: str
    headline: str | None
    told: dict[str, str]  # paper, date, page, url as far as the page tells
    notes: tuple[tuple[str, str], ...]  # (field, where it was found, in words)


@dataclass(frozen=True, slots=True)
class _Part:
    """A body, and the elements between the body before it and its own end."""

    body: Element
    before: list[Element]
    around: list[Element]  # before, and the body's own


def read_html(raw: bytes) -> WebPage:
    """The articles of a saved web page: an e-paper's article or page with all its articles, a news site's.

    Raises InputError where the bytes are no HTML or no article with sentences is found in it.
    """
    text, note = _decoded(raw)
    root = parsed(text)
    nodes = list(root.iter())
    bodies, found = _bodies(nodes)
    parts = _parts(nodes, bodies)
    articles = [_article(part, root, len(parts) == 1) for part in parts]
    known = hidden(nodes)
    told = printed(parts[0].before, root) | {field: known[field] for field in _TOLD if field in known}
    notes = (("text", f"taken out of the HTML, {len(parts)} × {found}"), *_reasons(told))
    if note:
        notes = (*notes, ("encoding", note))
    body = "\n\n".join(words for _, words in articles) + "\n"
    single = len(parts) == 1 and not _roundup(body) and not _headed_within(parts[0])
    headline = articles[0][0].replace("\n", " ") if single else ""
    return WebPage(body, headline or None, {field: value for field, (value, _) in told.items()}, notes)


def _reasons(told: dict[str, Told]) -> tuple[tuple[str, str], ...]:
    return tuple((field, reason) for field, (_, reason) in sorted(told.items()))


def _decoded(raw: bytes) -> tuple[str, str | None]:
    """Text by byte order mark, as UTF-8, as the page's head says, else as GB18030; a note where not UTF-8."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), None
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        name = declared_charset(raw) or "gb18030"  # a wrong name shows in the characters: see `unreadable`
    try:
        return raw.decode(name, "replace"), f"not UTF-8, read as {name}"
    except (LookupError, UnicodeError) as error:
        raise InputError(f"unknown charset {name!r} in the page's head; save it as UTF-8") from error


def _bodies(nodes: list[Element]) -> tuple[list[Element], str]:
    """The elements that hold an article each, in page order, and what they were known by."""
    ranked: dict[int, list[Element]] = {}
    for node in nodes:
        rank = _body_rank(node)
        if rank is not None and _hanzi(node) >= _FEWEST:
            ranked.setdefault(rank, []).append(node)
    if ranked:
        best = _outermost(ranked[min(ranked)])
        inner = [_outermost(ranked[rank]) for rank in sorted(ranked)[1:]]
        best = next((several for several in inner if _make_up(several, best)), best)
        return best, _named(best[0])
    for sign, fewest in (("。", _FEWEST), ("", _FEWEST_OF_LIST)):  # a list of names has no sentences
        densest = max(nodes, key=lambda node: _density(node, sign))
        if _density(densest, sign) >= fewest:
            return [densest], f"the element with most text ({_named(densest)})"
    raise InputError("no article found in the HTML: no element with text enough; save the article's own page")


def _outermost(found: list[Element]) -> list[Element]:
    return [node for node in found if not any(up in found for up in node.iterancestors())]


def _make_up(several: list[Element], bodies: list[Element]) -> bool:
    """Whether several elements are the articles that one body around them holds."""
    around = len(bodies) == 1 and all(bodies[0] in node.iterancestors() for node in several)
    return around and len(several) > 1 and sum(map(_hanzi, several)) > _ARTICLES * _hanzi(bodies[0])


def _body_rank(node: Element) -> int | None:
    """How surely an element holds an article, 0 the surest; None where nothing says so."""
    sure, perhaps = has_role(node, "body"), has_role(node, "perhaps")
    return sure if sure is not None else None if perhaps is None else 1000 + perhaps


def _named(node: Element) -> str:
    return f"<{node.tag}{' id=' + node.get('id') if node.get('id') else ''}>"


def _hanzi(node: Element) -> int:
    return sum(map(is_hanzi, node.text_content()))


def _density(node: Element, sign: str) -> int:
    """Hanzi in paragraphs that hold a sign, or without one no link, in the element itself or in its <p>."""
    if not isinstance(node.tag, str) or node.tag in ("p", "span", "b", "strong", "font", "head", "title"):
        return 0
    own = [node.text or "", *((child.tail or "") for child in node)]
    own += [
        child.text_content() for child in node if child.tag == "p" and (sign or child.find(".//a") is None)
    ]
    return sum(sum(map(is_hanzi, text)) for text in own if sign in text)


def _parts(nodes: list[Element], bodies: list[Element]) -> list[_Part]:
    order = {node: index for index, node in enumerate(nodes)}
    parts: list[_Part] = []
    begin = 0
    for body in bodies:
        start = order[body]
        end = start + sum(1 for _ in body.iter())
        parts.append(_Part(body, nodes[begin:start], nodes[begin:end]))
        begin = end
    return parts


def _article(part: _Part, root: Element, alone: bool) -> tuple[str, str]:
    """Title and text of one article; the page's own title stands in where no element shows one."""
    told = {field: value for field, (value, _) in hidden(part.around).items()}
    body = paragraphs(part.body)
    heads = headings(part.before, told, page_title(root), alone)
    opening = ["".join(line.split()) for line in body[:3]]
    over = [words for words in heads.values() if words and "".join(words.split()) not in opening]
    inside = heads["title"] or (body[0] if body and not closes(body[0]) else "")
    by = byline(part.before, told.get("byline", ""), "".join(body))
    return inside, "\n\n".join(piece for piece in (*over, by, set_apart(body)) if piece)


def _headed_within(part: _Part) -> bool:
    """Whether the headings of several articles stand in the body, and none above it."""
    above = any(has_role(node, "title") is not None for node in part.before)
    return not above and sum(has_role(node, "title") is not None for node in part.body.iter()) > 1


def _roundup(text: str) -> bool:
    """Whether an article is a round-up of items, which are articles of their own."""
    return sum(cues.match("brief", line) is not None for line in text.split("\n")) > 1
