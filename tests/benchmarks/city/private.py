"""Firms, schools and hospitals of the city, with the names that papers call them by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .bodies import FIRST, Body, Name, Place
from .tables import rows

_FIRMS, _SAME_BRAND = 56, 4
_RENAMED = 6  # firms that change the trade in their registered name


@dataclass(frozen=True, slots=True)
class Firm:
    """What a firm is called besides its registered name, and what it makes."""

    body: Body
    brand: str
    makes: str


def firms(rng: Random, province: str, places: list[Place]) -> list[Firm]:
    """Firms under the name of province, city or county; a few share a brand with another one."""
    seats = [place for place in places if place.level in "ck"]
    found: list[Firm] = []
    while len(found) < _FIRMS:
        brand = _pick(rng, "brand1")[0] + _pick(rng, "brand2")[0]
        if brand not in {firm.brand for firm in found}:
            found.append(_firm(rng, len(found), province, rng.choice(seats), brand))
    for other in rng.sample(found, _SAME_BRAND):
        found.append(_other_trade(rng, len(found), province, rng.choice(seats), other))
    return found


def _other_trade(rng: Random, number: int, province: str, place: Place, other: Firm) -> Firm:
    made = other
    while made.makes == other.makes:
        made = _firm(rng, number, province, place, other.brand)
    return made


def _firm(rng: Random, number: int, province: str, place: Place, brand: str) -> Firm:
    trade, makes = _pick(rng, "trade")
    legal = _pick(rng, "legal")[0]
    head = rng.choice((place.short, place.name if place.level == "c" else place.short, province[:2]))
    names = [Name(brand + trade, f"{head}{brand}{trade}{legal}", "董事长", "总经理")]
    if number % (_FIRMS // _RENAMED) == 3 and legal == "有限公司":
        day = FIRST + timedelta(days=rng.randint(900, 2800))
        names.append(Name(brand + trade, f"{head}{brand}{trade}股份有限公司", "董事长", "总经理", day))
    body = Body(f"firm-{number:03}", "firm", place, tuple(names), "Company")
    return Firm(body, brand, makes)


def _pick(rng: Random, part: str) -> tuple[str, str]:
    _, word, makes = rng.choice([(*row, "")[:3] for row in rows("firms") if row[0] == part])
    return word, makes


def schools(places: list[Place]) -> Iterator[Body]:
    """Schools and hospitals: key, short name as printed, full name."""
    for place in places:
        if place.level == "c":
            for n in "一二三四五":
                yield _house(place, f"school{n}", f"市第{n}中学", f"{place.name}第{n}中学", "校长")
            for road in ("建设路", "文化路", "人民路", "健康路"):
                yield _house(place, f"primary{road}", f"{road}小学", f"{place.name}{road}小学", "校长")
            yield _house(place, "hospital1", "市中心医院", f"{place.name}中心医院", "院长")
            yield _house(place, "hospital2", "市第一人民医院", f"{place.name}第一人民医院", "院长")
        elif place.level == "k":
            first = f"{place.word}第一高级中学"
            yield _house(place, "school", first, f"{place.name}第一高级中学", "校长")
            yield _house(place, "hospital", f"{place.word}人民医院", f"{place.name}人民医院", "院长")
        elif place.level == "t":
            yield _house(place, "school", f"{place.word}中心学校", f"{place.name}中心学校", "校长")


def branches(places: list[Place]) -> Iterator[Body]:
    """The village branches of the party."""
    for place in places:
        if place.level == "v":
            yield _house(place, "village", f"{place.name}党支部", f"{place.name}党支部", "书记")


def _house(place: Place, key: str, core: str, full: str, head: str) -> Body:
    return Body(f"{place.code}-{key}", key, place, (Name(core, full, head, "副" + head, date(2000, 1, 1)),))
