"""The forms of a place name: register form to page form, official name to short forms."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from kg.resources import rows, words

Level = Literal["province", "prefecture", "county", "township", "village"]
LEVELS: tuple[Level, ...] = ("province", "prefecture", "county", "township", "village")


class NameRule(NamedTuple):
    """`ending` becomes `becomes`, or falls away where the rest ends in one of `kept`."""

    level: str
    ending: str
    becomes: str
    kept: tuple[str, ...]


class Suffix(NamedTuple):
    """How names of a level end; `short` is "-" where the ending is never dropped."""

    level: str
    ending: str
    short: str
    ethnic: bool


@cache
def name_rules() -> tuple[NameRule, ...]:
    """The rules of gazetteer/normalise.tsv in file order."""
    return tuple(
        NameRule(row[0], row[1], row[2], tuple(filter(None, row[3].split("、"))))
        for row in rows("gazetteer/normalise.tsv")
    )


@cache
def suffixes(level: str) -> tuple[Suffix, ...]:
    """The endings of one level, in file order (longest first)."""
    table = (Suffix(row[0], row[1], row[2], row[3] == "1") for row in rows("gazetteer/suffixes.tsv"))
    return tuple(suffix for suffix in table if suffix.level == level)


def normalise(name: str, level: str | None = None) -> str:
    """A name as a register or a page prints it → its one form: 西坡村民委员会 → 西坡村.

    With a level only that level's rules are tried. A name that no rule fits comes back as it is.
    """
    for rule in name_rules():
        if (level is None or rule.level == level) and name.endswith(rule.ending):
            rest = name[: -len(rule.ending)]
            if rest:
                return rest if rest.endswith(rule.kept or ("\0",)) else rest + rule.becomes
    return name


def suffix_of(name: str, level: str) -> str:
    """The ending of `name` among those of its level, "" where it has none of them."""
    return next(
        (s.ending for s in suffixes(level) if name.endswith(s.ending) and len(name) > len(s.ending)), ""
    )


def level_of(name: str) -> Level | None:
    """Township or village, as the longer ending of a name tells it; None where none does."""
    town, village = suffix_of(name, "township"), suffix_of(name, "village")
    if not town and not village:
        return None
    return "township" if len(town) > len(village) else "village"


def short_forms(name: str, level: str) -> tuple[str, ...]:
    """The short forms of an official name, two hanzi or more: 临夏回族自治州 → 临夏, 临夏州."""
    fitting = [suffix for suffix in suffixes(level) if name.endswith(suffix.ending)]
    for suffix in fitting:
        if len(name) - len(suffix.ending) > 1 or suffix.ethnic:
            return _shortened(name, suffix)
    return ()


def _shortened(name: str, suffix: Suffix) -> tuple[str, ...]:
    if suffix.short == "-":
        return ()
    stem = name[: -len(suffix.ending)]
    if suffix.ethnic:
        stem = without_nationalities(stem)
        stem = stem[:-1] if stem.endswith("族") and len(stem) > 2 else stem
    forms = [stem] if len(stem) > 1 else []
    if suffix.short:
        forms.append(stem + suffix.short)
    return tuple(form for form in forms if form != name)


def without_nationalities(stem: str) -> str:
    """临夏回族 → 临夏, as long as two hanzi stay: 内蒙古 stays."""
    names = sorted(words("gazetteer/nationalities.tsv"), key=len, reverse=True)
    while True:
        found = next((n for n in names if stem.endswith(n) and len(stem) - len(n) > 1), None)
        if found is None:
            return stem
        stem = stem[: -len(found)]
