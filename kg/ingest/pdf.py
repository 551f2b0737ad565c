"""PDF files with a text layer → the text of each of their pages, columns in reading order.

The text that is read, and that offsets count in, is the text made here. A build keeps it as pages/ID.txt.
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from kg.errors import InputError
from kg.ingest.pdf_glyphs import Sheet, sheet
from kg.ingest.pdf_text import page_text

_FEWEST = 10  # glyphs of a page with a text layer
_MOST = 400  # pages of a file
_UNKNOWN_SHARE = 0.1


def read_pdf(raw: bytes) -> Iterator[str | InputError]:
    """The text of each page in order, or the error that says why a page has none.

    Raises InputError where the file is no PDF, needs a password, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        words = "a password is needed; save it without one" if "assword" in str(error) else f"{error}"
        raise InputError(f"not a PDF that can be opened: {words}") from error
    try:
        if len(document) > _MOST:
            raise InputError(f"{len(document)} pages, the limit is {_MOST}; split the file")
        for number in range(len(document)):
            yield _page(document, number)
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> str | InputError:
    try:
        page = document[number]
        shown = sheet(page)
        page.close()
    except pdfium.PdfiumError as error:
        return InputError(f"page {number + 1} is damaged ({error}); save it anew")
    return _fault(shown, number + 1) or page_text(shown)


def _fault(shown: Sheet, number: int) -> InputError | None:
    if len(shown.glyphs) < _FEWEST:
        return InputError(
            f"page {number} has no text layer, perhaps a scan; run text recognition over it first"
        )
    unknown = sum(glyph.char == "\ufffd" or "\ue000" <= glyph.char <= "\uf8ff" for glyph in shown.glyphs)
    if unknown > _UNKNOWN_SHARE * len(shown.glyphs):
        return InputError(
            f"page {number}: the fonts do not tell which characters {unknown} of {len(shown.glyphs)} glyphs are;"
            " save the page's text as .txt, or run text recognition over it"
        )
    return None
