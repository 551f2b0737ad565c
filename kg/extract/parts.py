"""What is a branch, institute or department of what: a name that opens with another body's name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.document import Document
from kg.extract.statement import Place, Statement

_OUTER = (
    "company",
    "bank",
    "school",
    "hospital",
    "research",
    "bureau",
    "court",
    "museum",
    "media",
    "police",
    "association",
)


def extract_parts(document: Document) -> Iterator[Statement]:
    """partOf statements of an article."""
    for line in document.lines:
        bodies = [c for c in line.chunks if c.type in ("Organization", "Company") and c.name]
        for whole in bodies:
            for part in bodies:
                if (
                    part.start == whole.start
                    and part.end > whole.end + 1
                    and part.name != whole.name
                    and whole.kind in _OUTER
                ):
                    yield Statement(
                        "partOf",
                        Place(line, part),
                        Place(line, whole),
                        line,
                        part.start,
                        part.end,
                        "name within a name",
                        0.9,
                    )
