"""Functional zones: what they are called in full, in short, and inside their own city."""

from __future__ import annotations

from functools import cache

from kg.annotate.places_names import short_forms
from kg.resources import rows

_NOT_ZONES = ("镇", "乡", "街道", "社区", "苏木")


@cache
def zone_endings() -> tuple[tuple[str, str], ...]:
    """(full form, short form) pairs of gazetteer/zones.tsv, in file order."""
    return tuple((row[0], row[1]) for row in rows("gazetteer/zones.tsv"))


@cache
def generic_zone_names() -> frozenset[str]:
    """Names that every city may use for a zone of its own: 高新区, 示范区 …"""
    return frozenset(form for pair in zone_endings() for form in pair)


def is_zone_name(name: str) -> bool:
    """Whether a name ends as functional zones do (高新技术产业开发区, 高新区 …)."""
    return not name.endswith(_NOT_ZONES) and name.endswith(tuple(generic_zone_names()))


def zone_forms(name: str, province: str, prefecture: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A zone's official name and its parents' → (forms clear anywhere, forms clear inside the city).

    焦作城乡一体化示范区 → (焦作市城乡一体化示范区, 焦作示范区 …), (城乡一体化示范区, 示范区).
    """
    rest = name
    for parent in filter(None, (province, prefecture)):
        rest = _without_parent(rest, parent)
    local = _shorter(rest)
    seats = (prefecture, *short_forms(prefecture, "prefecture")[:1]) if prefecture else (province,)
    wide = [seat + form for seat in seats for form in local]
    inside = tuple(form for form in local if form != name)
    return tuple(dict.fromkeys(form for form in wide if form != name)), inside


def _without_parent(name: str, parent: str) -> str:
    level = "prefecture" if not parent.endswith(("省", "自治区")) else "province"
    for form in (parent, *short_forms(parent, level)[:1]):
        if name.startswith(form) and len(name) - len(form) > 1:
            return name[len(form) :]
    return name


def _shorter(rest: str) -> tuple[str, ...]:
    longest = next((full for full, _ in zone_endings() if rest.endswith(full)), None)
    if longest is None:
        return (rest,)
    stem = rest[: -len(longest)]
    return tuple(dict.fromkeys((rest, *(stem + short for full, short in zone_endings() if full == longest))))
