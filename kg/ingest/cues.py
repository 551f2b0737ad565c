"""The signs of a page (kg/data/ingest): what a line shows by its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.resources import rows, words

NAME = r"(?:[一-龥]{2,4}|[一-龥] [一-龥]|[一-龥]{1,6}·[一-龥]{1,6})"
NAMES = rf"(?:{NAME}(?:[、，,\s；;]{{1,2}}{NAME}){{0,7}}|[一-龥]{{2,8}})"
PAPER = r"(?:本报|本刊|本网|新华社|中新社|[一-龥]{2,4}(?:日报|晚报|早报|时报|商报|都市报|融媒)|[一-龥]{2,12}(?:融媒体中心|广播电视台|电视台|报社|新闻中心))"
RANK = r"(?:(?:特派|特约|见习|实习|首席|全媒体|融媒体){1,2})"
_PARTS = (("{NAMES}", NAMES), ("{NAME}", NAME), ("{PAPER}", PAPER), ("{RANK}", RANK))


def expanded(pattern: str) -> re.Pattern[str]:
    """A pattern of the data file with its {NAMES}, {NAME}, {PAPER}, {RANK} spelt out, compiled."""
    for part, meaning in _PARTS:
        pattern = pattern.replace(part, meaning)
    return re.compile(pattern)


@cache
def _compiled(sign: str) -> tuple[re.Pattern[str], ...]:
    return tuple(expanded(row[1]) for row in rows("ingest/cues.tsv") if row[0] == sign)


def match(sign: str, text: str) -> re.Match[str] | None:
    """The first pattern of this sign that fits the beginning of the text, or None."""
    for pattern in _compiled(sign):
        if found := pattern.match(text):
            return found
    return None


def search(sign: str, text: str, start: int = 0) -> re.Match[str] | None:
    """The first pattern of this sign found anywhere from `start`, or None."""
    hits = [found for pattern in _compiled(sign) if (found := pattern.search(text, start))]
    return min(hits, key=lambda hit: hit.start(), default=None)


@cache
def _labels(how: str) -> tuple[str, ...]:
    return tuple(row[0] for row in rows("ingest/labels.tsv") if row[1] == how)


_TWO_WORDS = re.compile(r"[一-龥]{2}[·•][一-龥]{2}")  # 经济·品牌


def is_label(text: str) -> bool:
    """Whether the line is a section label (政务要闻), by the list or by its ending."""
    bare = text.replace(" ", "").strip("【】[]《》“”·—-|｜")
    if (
        _TWO_WORDS.fullmatch(bare)
        or bare in _labels("whole")
        or all(part in _labels("whole") for part in text.split(" "))
    ):
        return True
    return len(bare) <= 9 and bare.endswith(_labels("ending")) or is_roundup(bare)


def is_roundup(text: str) -> bool:
    """Whether the line heads a round-up of brief items (简讯), and so is the headline of each."""
    bare = text.replace(" ", "").strip("【】[]《》“”·—-|｜")
    return len(bare) <= 6 and bare.endswith(_labels("roundup"))


def is_spelt(name: str) -> bool:
    """Whether the name is written with the characters that spell Mongolian, Uyghur… names (巴雅尔孟和)."""
    return len(name) >= 4 and all(char in _spelling() for char in name)


@cache
def _spelling() -> frozenset[str]:
    return frozenset(char for row in rows("lexicon/transliteration.tsv") for char in row[0].split(" "))


def names_subject(text: str) -> bool:
    """Whether a short line names the place or body a headline speaks of (李万街道, 某某局：)."""
    bare = text.replace(" ", "")
    if not 2 <= len(bare) <= 12:
        return False
    return bare.endswith(("：", ":", *words("ingest/bodies.tsv")))


@cache
def _body_endings() -> tuple[str, ...]:
    known = (row[0] for row in rows("lexicon/endings.tsv"))
    return (*words("ingest/bodies.tsv"), *known, *"组队班科室所站厂校院局厅处部间馆会", "政府", "支部")


def ends_as_body(text: str) -> bool:
    """Whether the text ends as the name of a body or place does (某市国家税务局办税服务厅)."""
    return text.endswith(_body_endings())


def is_roll_title(text: str) -> bool:
    """Whether the whole text is the title of a roll (某县先进集体和先进个人名单)."""
    found = match("rolltitle", text)
    return found is not None and found.end() == len(text)


@cache
def _surnames(kind: str) -> frozenset[str]:
    found = [row[0] for row in rows("ingest/surnames.tsv") if row[1] == kind]
    if kind == "compound":
        return frozenset(found)
    known = [name for row in rows("lexicon/surnames.tsv") if "rare" not in row[1] for name in row[0].split()]
    return frozenset("".join(found)) | {name for name in known if len(name) == 1}


def surname_length(name: str) -> int:
    """Characters of the family name that the text begins with: 2, 1, or 0 where none is known."""
    if name[:2] in _surnames("compound"):
        return 2
    return 1 if name[:1] in _surnames("single") else 0


def is_name(text: str) -> bool:
    """Whether the text reads as one person's name: known family name, two to four characters in all."""
    bare = text.replace(" ", "")
    family = surname_length(bare)
    return family > 0 and family + 1 <= len(bare) <= family + 2 and all("一" <= c <= "龥" for c in bare)


def names(tokens: Sequence[str]) -> list[str] | None:
    """Names that a spaced list prints (马 兰 王玉琴 → 马 兰, 王玉琴), or None for anything else."""
    found: list[str] = []
    index = 0
    while index < len(tokens):
        pair = " ".join(tokens[index : index + 2])
        if len(tokens[index]) == 1 and len(pair) == 3 and is_name(pair):
            found.append(pair)
            index += 2
        elif is_name(re.sub(r"[（(].{1,4}[）)]$", "", tokens[index])):
            found.append(tokens[index])
            index += 1
        else:
            return None
    return found
