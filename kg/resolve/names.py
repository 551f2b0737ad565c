"""Names as they are compared, and words that only point."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.resources import rows

_DROPPED = str.maketrans(dict.fromkeys("\"'“”‘’《》「」『』·•"))


@cache
def comparable(name: str) -> str:
    """A name for comparison only: NFKC, without blanks and quotation marks, brackets in one form."""
    return "".join(unicodedata.normalize("NFKC", name).split()).translate(_DROPPED)


def points_only(surface: str) -> bool:
    """Whether words point at a thing without naming it: 我市, 该公司, 公司."""
    return _pointing().fullmatch(surface) is not None


@cache
def _pointing() -> re.Pattern[str]:
    parts: dict[str, list[str]] = {"pointer": [], "noun": []}
    for word, part in rows("resolve/pointing.tsv"):
        parts[part].append(re.escape(word))
    return re.compile(rf"(?:{'|'.join(parts['pointer'])})?(?:{'|'.join(parts['noun'])})")
