"""Names as they are compared, and words that only point."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.resources import rows

_DROPPED = str.maketrans(dict.fromkeys("\"'“”‘’《》「」『』·•"))

_COMMITTEE = re.compile(
    r"(?:中国共产党|中共)(?P<place>[\u4e00-\u9fff]+(?:省|市|县|区|州|盟|旗|镇|乡|街道))委员会"
)


@cache
def comparable(name: str) -> str:
    """A name for comparison only: NFKC, without blanks and quotation marks, brackets in one form.

    A party committee is compared in its shorter form: 中共某某市委员会 as 中共某某市委.
    """
    plain = "".join(unicodedata.normalize("NFKC", name).split()).translate(_DROPPED)
    return _COMMITTEE.sub(r"中共\g<place>委", plain)


def points_only(surface: str) -> bool:
    """Whether words point at a thing without naming it: 我市, 该公司, 公司."""
    return _pointing().fullmatch(surface) is not None


@cache
def _pointing() -> re.Pattern[str]:
    parts: dict[str, list[str]] = {"pointer": [], "noun": []}
    for word, part in rows("resolve/pointing.tsv"):
        parts[part].append(re.escape(word))
    return re.compile(rf"(?:{'|'.join(parts['pointer'])})?(?:{'|'.join(parts['noun'])})")
