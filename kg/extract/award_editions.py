"""Which edition, year and level of an honour the words around its name give."""

from __future__ import annotations

import re

from kg.extract.statement import Place

_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届批次]|首届|首批")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年度|年)?(?![\d家台个万人])")
_LEVEL = (
    ("全国", "国家级"),
    ("国家", "国家级"),
    ("中国", "国家级"),
    ("省", "省级"),
    ("自治区", "省级"),
    ("市", "市级"),
    ("县", "县级"),
    ("区", "区级"),
)


def qualifiers(award: Place) -> dict[str, str]:
    """Edition, year and level as the words around an honour's name give them."""
    text = award.line.text[max(0, award.chunk.start - 12) : award.chunk.end]
    edition, year = _EDITION.search(text), _YEAR.search(text)
    level = next((value for word, value in _LEVEL if word in award.chunk.name[:6]), "")
    return {
        "edition": edition.group() if edition else "",
        "year": year.group(1) if year else "",
        "level": level,
    }
