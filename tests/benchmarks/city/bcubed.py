"""B-cubed and pairs: how well clusters of mentions fit the things that they stand for.

Bagga and Baldwin's measure (1998): for each mention the share of its cluster that stands for its thing
(precision), and the share of its thing's mentions that its cluster holds (recall), each averaged over all
mentions. Two things of one family may be one or two: pairs of them are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """B-cubed of a set of mentions, and its pairs: judged one, of those wrong; truly one, of those missed."""

    mentions: int
    precision: float
    recall: float
    judged: int
    false: int
    true: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def pairs(self) -> int:
        """All pairs of mentions."""
        return self.mentions * (self.mentions - 1) // 2


def score(items: Iterable[tuple[str, str]], family: Mapping[str, str] | None = None) -> Score:
    """The score of (cluster, thing) of each mention; without mentions all shares are 1.

    `family` gives the family of those things that have one.
    """
    cells = Counter(items)
    kin = family or {}
    of_thing: Counter[str] = Counter()
    in_cluster: dict[str, Counter[str]] = defaultdict(Counter)
    for (cluster, thing), count in cells.items():
        of_thing[thing] += count
        in_cluster[cluster][thing] += count
    total = sum(of_thing.values())
    precision = recall = 0.0
    judged = false = hit = 0
    for (cluster, thing), count in cells.items():
        near = sum(n for other, n in in_cluster[cluster].items() if _open(thing, other, kin))
        counted = sum(in_cluster[cluster].values()) - near
        precision += count * count / counted
        recall += count * count / of_thing[thing]
        hit += _two(count)
        judged += count * (counted - count)  # each wrong pair is met from both its ends
    false, judged = judged // 2, judged // 2 + hit
    true = sum(map(_two, of_thing.values()))
    share = (precision / total, recall / total) if total else (1.0, 1.0)
    return Score(total, *share, judged, false, true, true - hit)


def _open(one: str, other: str, family: Mapping[str, str]) -> bool:
    return one != other and one in family and family[one] == family.get(other)


def _two(count: int) -> int:
    return count * (count - 1) // 2
