"""From a sentence to branches of state banks by their short forms: 农行云河支行, 县农行."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.lexicon import alternatives
from kg.annotate.line import Chunk, Line
from kg.resources import rows

_BRANCH = r"[\u4e00-\u9fff]{2,10}?(?:中心支行|分行|支行)"


@cache
def full_banks() -> dict[str, str]:
    """Short form of a state bank → its full name."""
    return {row[0]: row[1] for row in rows("lexicon/banks.tsv")}


@cache
def _with_branch() -> re.Pattern[str]:
    return re.compile(rf"(?<!中国)(?P<bank>{alternatives(list(full_banks()))})(?P<branch>{_BRANCH})")


@cache
def _after_level() -> re.Pattern[str]:
    banks = alternatives(list(full_banks()))
    return re.compile(
        rf"(?P<level>[市县区州旗盟])(?P<bank>{banks})(?=[、，。（副行长向为党今已]|等|共|与|和|$)"
    )


def find_banks(line: Line) -> list[Chunk]:
    """Company chunks of branches: named in full after a short form, with a level word as seat where that stands."""
    found = []
    for match in _with_branch().finditer(line.text):
        if line.is_start(match.start()) and match.end() in line.ends:
            name = full_banks()[match.group("bank")] + match.group("branch")
            note = f"{match.group('bank')} is {full_banks()[match.group('bank')]}"
            found.append(_branch(*match.span(), match.group(), name=name, note=note))
    for match in _after_level().finditer(line.text):
        if line.is_start(match.start()) or match.end() in line.ends:
            found.append(
                _branch(*match.span(), match.group(), seat=match.group("level"), core=match.group("bank"))
            )
    return found


def branch_at(bank: str, place: str) -> str:
    """The branch of a state bank at a place by its rank: 县农行 → 中国农业银行云河县支行."""
    whole_city = place.endswith(("州", "盟"))
    return full_banks()[bank] + place + ("分行" if whole_city else "支行")


def _branch(
    start: int, end: int, text: str, *, name: str = "", note: str = "", seat: str = "", core: str = ""
) -> Chunk:
    return Chunk(
        start,
        end,
        "Company",
        text,
        "bank",
        name,
        seat=seat,
        core=core,
        rule="state bank",
        confidence=0.85,
        note=note,
    )
