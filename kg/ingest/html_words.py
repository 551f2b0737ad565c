"""What a saved web page tells of its paper: hidden fields, and the words around its articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from lxml import etree
from lxml.html import HtmlElement as Element

from kg.resources import rows

Told = tuple[str, str]  # value, where it was found
_FIELD = re.compile(r"<([a-z]+)>\s*([^<>]*?)\s*</\1>", re.IGNORECASE)
_PAPER = re.compile(r"《?([一-龥]{2,10}?报)(?:社|数字报|电子版|数字版|网|多媒体)*》?")
_MASTHEAD = re.compile(
    r"(?:^|[\s《>：:_|-])([一-龥]{2,6}(?:日报|晚报|早报|时报|商报|晨报|都市报))(?=[\s》社网数电:：_|-]|$)"
)
_DATE = re.compile(r"(?:19|20)\d\d\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}")
_PAGE = re.compile(r"第?\s?([A-D]?\d{1,2})\s?版(?!权)")
_SITES = ("网", "数字报", "电子报", "门户", "客户端", "频道", "首页")
_SEPARATOR = re.compile(r"\s*[-_|｜—–]+\s*")


def hidden(nodes: Iterable[Element]) -> dict[str, Told]:
    """What <meta> and the comments of e-paper software among the nodes tell, by field."""
    given: dict[str, tuple[str, str]] = {}
    for node in nodes:
        if node.tag == "meta" and node.get("content", "").strip():
            name = (node.get("name") or node.get("property") or "").lower()
            given.setdefault(name, (node.get("content").strip(), f"<meta {name}>"))
        elif node.tag is etree.Comment and "enpproperty" in (node.text or ""):
            for name, value in _FIELD.findall(node.text):
                if value:
                    given[name.lower()] = (value, f"<{name.lower()}> in the comment of the e-paper software")
    found: dict[str, Told] = {}
    for field, name in _names():
        if field not in found and name in given:
            value = _clean(field, given[name][0])
            if value:
                found[field] = (value, f"{given[name][1]}: {value}")
    return found


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple((field, name) for field, name, *_ in rows("ingest/webmeta.tsv"))


def _clean(field: str, value: str) -> str:
    """The value as a field holds it, "" where it is none."""
    if field == "paper":
        found = _PAPER.fullmatch(value)
        return found.group(1) if found else ""
    if field == "date":
        day = _DATE.match(value)
        return day.group() if day else ""
    if field == "page":
        page = _PAGE.search(value) or re.match(r"([A-D]?\d{1,2})(?!\d)", value)
        return page.group(1).lstrip("0") if page else ""
    return " ".join(value.split())


def page_title(root: Element) -> str:
    """The words of <title> without the site's name behind them."""
    node = root.find(".//title")
    words = " ".join((node.text_content() if node is not None else "").split())
    kept = [part for part in _SEPARATOR.split(words) if part and not _site(part)]
    return kept[0] if kept else ""


def _site(words: str) -> bool:
    return bool(_PAPER.fullmatch(words)) or words.endswith(_SITES)


def printed(before: Sequence[Element], root: Element) -> dict[str, Told]:
    """Paper, date and page as shown above the first article, or in <title>; the last named counts."""
    text = " ".join(_own(node) for node in before if isinstance(node.tag, str))
    title = root.find(".//title")
    title_words = title.text_content() if title is not None else ""
    found: dict[str, Told] = {}
    for words in (title_words, text):
        for field, pattern in (("paper", _MASTHEAD), ("date", _DATE), ("page", _PAGE)):
            shown = [match.group(1) if match.groups() else match.group() for match in pattern.finditer(words)]
            if shown:
                value = shown[0].lstrip("0") if field == "page" else shown[0]
                found[field] = (value, f"shown on the web page: {shown[0]}")
    return found


def _own(node: Element) -> str:
    """The words of an element itself, those of elements in it left out."""
    if node.tag in ("title", "meta", "option"):
        return ""
    return " ".join([node.text or "", *((child.tail or "") for child in node)])
