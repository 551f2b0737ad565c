"""The word lists of names as matchers, built once a process."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.resources import rows


@dataclass(frozen=True, slots=True)
class Core:
    """What a public body is called after its seat: 发改委, kind bureau, full {J}发展和改革委员会."""

    text: str
    kind: str
    full: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The ending of a name: 有限公司 → Company, company."""

    text: str
    type: str
    kind: str


@dataclass(frozen=True, slots=True)
class TitleWord:
    """A title and the kinds of body it is held at; `level` for the head of a district."""

    text: str
    kinds: frozenset[str]
    level: str


def alternatives(words: Iterable[str]) -> str:
    """A regular expression of the words, the longest tried first: what they begin with alike stands once."""
    tails: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        tails[word[:1]].append(word[1:])
    return "|".join(re.escape(head) + _rest(tails[head]) for head in tails)


def _rest(tails: list[str]) -> str:
    longer = [tail for tail in tails if tail]
    may_end = "?" if len(longer) < len(tails) else ""
    return f"(?:{alternatives(longer)}){may_end}" if longer else ""


def opening(words: Iterable[str]) -> str:
    """What tells at once where none of the words can begin: a look ahead at their first characters."""
    return f"(?=[{''.join(re.escape(c) for c in sorted({w[0] for w in words}))}])"


def every_match(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The match at each place of the text that has one, whether or not it overlaps the one before."""
    match = pattern.search(text)
    while match:
        yield match
        match = pattern.search(text, match.start() + 1)


@cache
def wordset(name: str) -> frozenset[str]:
    """All words of a list whose rows hold words separated by spaces."""
    return frozenset(w for row in rows(f"lexicon/{name}.tsv") for w in row[0].split())


@cache
def generic(use: str) -> frozenset[str]:
    """Group words of one use: `cut` from the left of a name, or `topic`, which name nothing by themselves."""
    return frozenset(w for row in rows("lexicon/generic.tsv") if row[1] == use for w in row[0].split())


@cache
def cores() -> dict[str, Core]:
    """Public bodies by their words after the seat, departments in both forms."""
    found = {row[0]: Core(row[0], row[1], row[2]) for row in rows("lexicon/bodies.tsv")}
    for short, full in (row[:2] for row in rows("lexicon/bureaus.tsv")):
        for text in (short, full):
            found.setdefault(text, Core(text, "bureau", "{J}" + full))
    return found


@cache
def core_pattern() -> re.Pattern[str]:
    """A core at a given place; short cores only where the next characters make no other word."""
    return re.compile(
        rf"{opening(cores())}(?:{alternatives(list(cores()))})"
        r"(?<!委(?=托|派|任|外|婉|屈|内))(?<!委(?=员(?!会)))(?<!人大(?=代表(?!大会)))(?<!政协(?=委员(?!会)))"
    )


@cache
def national() -> dict[str, tuple[str, str]]:
    """Central bodies: form as printed → (full name, kind)."""
    return {row[0]: (row[1], row[2]) for row in rows("lexicon/national.tsv")}


@cache
def national_pattern() -> re.Pattern[str]:
    """A central body that is not part of a longer word."""
    return re.compile(
        rf"{opening(national())}(?<![\u4e00-\u9fff]国)(?:{alternatives(list(national()))})(?!门)"
    )


@cache
def endings() -> dict[str, Ending]:
    """Endings of names."""
    return {row[0]: Ending(row[0], row[1], row[2]) for row in rows("lexicon/endings.tsv")}


@cache
def ending_pattern() -> re.Pattern[str]:
    """The longest ending at a place."""
    return re.compile(alternatives(list(endings())))


@cache
def titles() -> dict[str, TitleWord]:
    """Titles by their words."""
    return {
        row[0]: TitleWord(
            row[0], frozenset(k for k in row[1].split(",") if k), row[2] if len(row) > 2 else ""
        )
        for row in rows("lexicon/titles.tsv")
    }


@cache
def modifiers() -> dict[str, str]:
    """Words before a title that belong to the post, with the status that they give it."""
    return {row[0]: row[1] for row in rows("lexicon/modifiers.tsv")}


@cache
def title_pattern() -> re.Pattern[str]:
    """A title with its modifiers: groups `mod` and `title`."""
    return re.compile(
        rf"{opening([*modifiers(), *titles()])}"
        rf"(?P<mod>(?:{alternatives(list(modifiers()))})*)(?P<title>{alternatives(list(titles()))})"
        r"(?<!代表(?=团|队|大会|们|性|处|作|了|着|全|我|中国))(?<!书记(?=[处员]))(?<!常委(?=会))"
        r"(?<!党组(?=织))(?<!主席(?=台|团|令))(?<!长(?=质量奖|热线|助理|信箱))(?<!委员(?=会))(?<!总监(?=票))"
        r"(?!小学|中学|医院|大会|会议室|路[口段上]|大道|学校|节|制|岗|级|队伍|能力|团队)"
    )


@cache
def surnames() -> frozenset[str]:
    """Family names of one character and of two."""
    return frozenset(n for row in rows("lexicon/surnames.tsv") for n in row[0].split())


@cache
def compound_surnames() -> frozenset[str]:
    """Family names of two characters."""
    return frozenset(n for n in surnames() if len(n) == 2)
