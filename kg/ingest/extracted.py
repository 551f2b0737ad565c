"""Files whose text must be taken out first (.html, .pdf) → pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from kg.errors import InputError
from kg.ingest.decoding import unreadable
from kg.ingest.described import described
from kg.ingest.html import read_html
from kg.ingest.pdf import read_pdf
from kg.ingest.publication import given_publication
from kg.records import Page, Publication, Reject

KINDS = (".html", ".htm", ".pdf")


def pages(path: Path, stem: str, raw: bytes, given: Publication) -> Iterator[Page | Reject]:
    """The pages of one file. The page id is the stem; of a PDF with several pages, stem-p1, stem-p2 and so on.

    What `given` leaves open is taken from the file, then inferred from the text.
    """
    try:
        if path.suffix.lower() == ".pdf":
            yield from _of_pdf(path, stem, raw, given)
        else:
            yield _of_html(path, stem, raw, given)
    except InputError as error:
        yield _reject(path, str(error))


def _of_html(path: Path, stem: str, raw: bytes, given: Publication) -> Page | Reject:
    web = read_html(raw)
    if reason := unreadable(web.text):
        return _reject(path, reason)
    publication = _completed(given, given_publication(web.told))
    return described(Page(stem, str(path), web.text, publication, web.headline), web.notes)


def _of_pdf(path: Path, stem: str, raw: bytes, given: Publication) -> Iterator[Page | Reject]:
    found = list(read_pdf(raw))
    for number, text in enumerate(found, 1):
        reason = str(text) if isinstance(text, InputError) else unreadable(text)
        if isinstance(text, InputError) or reason:
            yield _reject(path, f"{reason}")
            continue
        page_id = stem if len(found) == 1 else f"{stem}-p{number}"
        note = ("text", f"taken out of page {number} of the PDF by the places of its characters")
        yield described(Page(page_id, str(path), text, given), (note,))


def _completed(given: Publication, told: Publication) -> Publication:
    """The publication with the fields that are open filled in."""
    missing = {each.name for each in fields(given) if getattr(given, each.name) is None}
    return replace(given, **{name: getattr(told, name) for name in missing})


def _reject(path: Path, reason: str) -> Reject:
    return Reject(str(path), "ingest", f"{path.name}: {reason}")
