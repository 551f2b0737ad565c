"""Names of people, drawn as they are in China, so that namesakes arise by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from .tables import rows

_ALONE = 0.16  # share of given names of one character among people born 1950 to 1990


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the city, or who comes to it."""

    id: str
    name: str
    woman: bool
    born: int  # year
    role: str = "citizen"  # official, reporter, correspondent, firm, school, citizen, visitor


class People:
    """Everyone drawn so far; ids count up, so the same draws give the same people."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self.all: list[Person] = []

    def new(
        self, born: int, role: str, name: str = "", woman: bool | None = None, women: float = 0.3
    ) -> Person:
        """One more person, under a name that is drawn unless it is given; `women` is their share."""
        woman = self._rng.random() < women if woman is None else woman
        person = Person(f"person-{len(self.all):05}", name or draw_name(self._rng, woman), woman, born, role)
        self.all.append(person)
        return person

    def citizen(self, year: int) -> Person:
        """Someone whom the paper names for once: a teacher, a worker, a villager."""
        return self.new(year - self._rng.randint(22, 60), "citizen", women=0.45)


def draw_name(rng: Random, woman: bool) -> str:
    """A family name by its share, and a given name of one or two characters by theirs."""
    names, shares = _family()
    family = rng.choices(names, shares)[0]
    pick = _picker("f" if woman else "m", rng)
    if rng.random() < _ALONE:
        return family + pick(0)
    first = pick(1)
    second = pick(2)
    while second == first:
        second = pick(2)
    return family + first + second


@cache
def _family() -> tuple[list[str], list[float]]:
    table = rows("surnames")
    return [row[0] for row in table], [float(row[1]) for row in table]


def _picker(sex: str, rng: Random) -> Callable[[int], str]:
    def pick(column: int) -> str:
        characters, weights = _given(sex)[column]
        return rng.choices(characters, weights)[0]

    return pick


@cache
def _given(sex: str) -> tuple[tuple[list[str], list[float]], ...]:
    table = [row for row in rows("given_names") if row[1] == sex]
    return tuple(([row[0] for row in table], [float(row[column]) for row in table]) for column in (2, 3, 4))
