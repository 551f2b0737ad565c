"""A page with all that is known of its paper: given, inferred, and how its text was come by."""

from __future__ import annotations

from dataclasses import replace

from kg.ingest.publication import infer_publication
from kg.ingest.script import script_note, simplified
from kg.records import Page

Notes = tuple[tuple[str, str], ...]  # (field, reason in words)


def described(page: Page, notes: Notes = ()) -> Page:
    """The page with its publication inferred, and notes on its encoding, script and extraction added."""
    script = script_note(page.text)
    publication = infer_publication(replace(page, text=simplified(page.text)))
    added = (*notes, *((("script", script),) if script else ()))
    return replace(page, publication=replace(publication, inferred=(*publication.inferred, *added)))
