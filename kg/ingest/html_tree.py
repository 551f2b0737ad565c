"""HTML → a tree without what is no part of an article, and the printed lines of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml.etree import ParserError
from lxml.html import HtmlElement as Element
from lxml.html import HTMLParser, document_fromstring

from kg.errors import InputError
from kg.ingest.characters import closes
from kg.resources import rows

_LISTS = ("ul", "ol", "dl", "table", "div", "td", "p", "header", "section")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_ESCAPED = re.compile(r"&#(\d{1,7}|[xX][0-9a-fA-F]{1,6});?")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def declared_charset(raw: bytes) -> str | None:
    """The character set that the page's head names, in lower case; GB2312 and GBK as gb18030."""
    found = _CHARSET.search(raw[:4096])
    name = found.group(1).decode("ascii").lower() if found else None
    return "gb18030" if name in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else name


def parsed(text: str) -> Element:
    """The page's tree without scripts, navigation and advertisements. Comments stay.

    Raises InputError where there is no element in it.
    """
    parser = HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        root = document_fromstring(_sound(text).encode("utf-8"), parser=parser)
    except ParserError as error:
        raise InputError("no HTML elements found; expected a saved web page") from error
    sure = {
        up
        for node in root.iter()
        if has_role(node, "body") is not None
        for up in (node, *node.iterancestors())
    }
    for node in [node for node in root.iter() if node not in sure and _dropped(node)]:
        if node.getparent() is not None:
            node.drop_tree()
    for node in [node for node in root.iter(*_LISTS) if _links_only(node)]:
        if node.getparent() is not None:
            node.drop_tree()
    return root


def _links_only(node: Element) -> bool:
    """Whether an element is a list of links: at least three, most of its words, no sentence."""
    linked = [link.text_content().strip() for link in node.iter("a")]
    text = node.text_content()
    length = len("".join(text.split()))
    return len(linked) > 2 and "。" not in text and sum(map(len, linked)) > 0.6 * length


def _sound(text: str) -> str:
    """The text without control characters and halves of characters, written or escaped: no tree holds them."""
    return _UNFIT.sub("", _ESCAPED.sub(_checked, text)).encode("utf-8", "replace").decode("utf-8")


def _checked(found: re.Match[str]) -> str:
    digits = found.group(1)
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    good = 32 <= code < 0xD800 or 0xDFFF < code < 0xFFFE or 0xFFFF < code < 0x110000 or code in (9, 10, 13)
    return found.group() if good else ""


def _dropped(node: Element) -> bool:
    if not isinstance(node.tag, str) or node.tag in ("html", "body"):
        return False
    style = re.sub(r"\s", "", node.get("style", "")).lower()
    return "display:none" in style or node.get("hidden") is not None or has_role(node, "aside") is not None


def has_role(node: Element, role: str) -> int | None:
    """The rank (from 0) of the first selector of a role that fits the element, or None."""
    if not isinstance(node.tag, str):
        return None
    exact, begins = _selectors(role)
    keys = [node.tag.lower(), *(f".{name}" for name in node.get("class", "").lower().split())]
    if node.get("id"):
        keys.append("#" + node.get("id", "").lower().strip())
    ranks = [exact[key] for key in keys if key in exact]
    ranks += [rank for start, rank in begins if any(key.startswith(start) for key in keys)]
    return min(ranks, default=None)


@cache
def _selectors(role: str) -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    words = [selector for name, selector in rows("ingest/web.tsv") if name == role]
    exact = {word: rank for rank, word in enumerate(words) if not word.endswith("*")}
    return exact, tuple((word[:-1], rank) for rank, word in enumerate(words) if word.endswith("*"))


def paragraphs(node: Element) -> list[str]:
    """The text of an element as paragraphs; a line broken within a sentence has "\\n" at the break."""
    blocks = "".join(_pieces(node)).split("\f")
    return [paragraph for block in blocks for paragraph in _broken(block)]


def _broken(block: str) -> list[str]:
    """The lines of a block: after a closed sentence, or indented, a line begins a paragraph."""
    found: list[str] = []
    for raw in block.split("\v"):
        if not (line := _collapsed(raw)):
            continue
        if found and not closes(found[-1]) and not raw.strip("\r\n\t ").startswith(("\u3000", "\xa0")):
            found[-1] += "\n" + line
        else:
            found.append(line)
    return found


def _pieces(node: Element) -> Iterator[str]:
    """Text in order, "\\f" at the edges of blocks and "\\v" at line breaks."""
    if isinstance(node.tag, str):
        edge = "" if has_role(node, "block") is None else "\f"
        yield "\v" if node.tag == "br" else edge
        yield re.sub(r"[\f\v]", " ", node.text or "")
        for child in node:
            yield from _pieces(child)
            yield re.sub(r"[\f\v]", " ", child.tail or "")
        yield edge


def _collapsed(text: str) -> str:
    """Text as a browser shows it, without breaks of the source between Chinese characters."""
    text = re.sub(r"(?<=[^\x00-\x7f])[ \t]*[\r\n][ \t\r\n]*(?=[^\x00-\x7f])", "", text.strip())
    return re.sub(r"[ \t\r\n]+", " ", text).strip().strip("\u3000\xa0 ")
