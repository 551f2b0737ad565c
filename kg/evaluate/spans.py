"""Do the offsets of a build give back its words, in the pages' own texts?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.names import normal
from kg.run.folder import PAGES, page_file
from kg.tables import Row, Tables

_SENTENCE = re.compile(r"[^。！？]+[。！？”]*")


@dataclass(frozen=True, slots=True)
class SpanCheck:
    """How many spans were looked up, and which rows do not give back their words."""

    spans: int
    broken: tuple[str, ...]  # page, offsets, words claimed and words found, one line each


def page_texts(folder: Path, pages: Iterable[str]) -> dict[str, str]:
    """Texts of the pages from `folder`/PAGE.txt. Raises InputError where one is missing."""
    return {page: _read(folder / f"{page}.txt") for page in pages}


def kept_texts(out: Path, pages: Iterable[str]) -> dict[str, str]:
    """Texts of the pages as a build kept them; a page that it did not read is left out."""
    paths = {page: out / PAGES / page_file(page) for page in pages}
    return {page: path.read_text(encoding="utf-8") for page, path in paths.items() if path.is_file()}


def check_spans(tables: Tables, texts: dict[str, str]) -> SpanCheck:
    """Compare each mention and fact on the given pages with its span, width forms and spaces apart."""
    claims = [(row, "evidence") for row in tables.facts] + [(row, "surface") for row in tables.mentions]
    here = [(row, key) for row, key in claims if row.get("page") in texts]
    broken = [line for row, key in here if (line := _fault(row, key, texts[row["page"]]))]
    return SpanCheck(len(here), tuple(broken))


def sentence_with(text: str, subjects: Iterable[str], objects: Iterable[str]) -> str:
    """The first sentence in which a form of both ends stands, else one of the object; "" where none does.

    Whitespace is left out, so that words across wrapped lines are found.
    """
    sentences = _SENTENCE.findall("".join(text.split()))
    ends = [[s for s in map(normal, forms) if s] for forms in (subjects, objects)]
    for wanted in (ends, ends[1:]):
        for sentence in sentences:
            if all(any(form in normal(sentence) for form in forms) for forms in wanted):
                return str(sentence)
    return ""


def _fault(row: Row, key: str, text: str) -> str:
    start, end, claimed = row.get("start"), row.get("end"), row.get(key, "")
    span = text[start:end] if start is not None else ""
    if span and normal(span) == normal(claimed):
        return ""
    return f"{row['page']} [{start}:{end}] {key} is {claimed!r}, the page has {span!r}"


def _read(path: Path) -> str:
    if not path.is_file():
        raise InputError(f"{path} is missing: --texts takes the folder of the pages' .txt files")
    return path.read_text(encoding="utf-8")
