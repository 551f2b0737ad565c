"""From the core of a public body and its place to its full name: 党委 of 焦作市 → 中共焦作市委."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.gazetteer import Gazetteer
from kg.annotate.lexicon import cores
from kg.resources import rows


@cache
def _bureaus() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("lexicon/bureaus.tsv")}


def long_bureau(core: str) -> str:
    """The full form of a bureau's short core (科技局 → 科学技术局); the core itself where none is known."""
    return _bureaus().get(core, core)


def full_name(core: str, place: str, gazetteer: Gazetteer) -> str:
    """The full name of a public body from its core and the full name of its place."""
    if core == "团委":
        return f"共青团{place}委"
    if core in ("团委员会", "团团委"):
        return f"共青团{place}委员会"
    row = cores().get(core)
    if row is None:
        base, rest = _longest_core(core)
        return (base.replace("{J}", place) if base else place) + rest
    if core == "农科院" and not place.endswith(("省", "自治区")):
        return place + "农业科学研究院"
    township = place.endswith(("镇", "乡", "街道", "社区", "村"))
    full = row.full
    if core == "党委" and not township:
        full = "中共{J}委"
    if row.kind == "party" and township:
        full = "中共{J}委员会"
    if (
        row.text in ("法院", "人民法院")
        and place.endswith(("市", "州", "盟"))
        and _is_prefecture(place, gazetteer)
    ):
        full = "{J}中级人民法院"
    return full.replace("{J}", place).replace("{S}", re.sub(r"(?<=..)(?:省|市|县|区)$", "", place))


def _is_prefecture(place: str, gazetteer: Gazetteer) -> bool:
    return any(d.level == "prefecture" for d in gazetteer.named(place))


def _longest_core(core: str) -> tuple[str, str]:
    for length in range(len(core) - 1, 0, -1):
        if core[:length] in cores():
            return cores()[core[:length]].full, core[length:]
    return "", core
