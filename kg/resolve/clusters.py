"""From judgements to clusters: connected components that never hold two things judged different."""

from __future__ import annotations

from collections.abc import Iterable

from kg.records import Judgement


class Clusters:
    """Ids joined step by step; every cluster is known by its smallest id."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {each: each for each in ids}
        self._apart: dict[str, set[str]] = {}

    def of(self, identifier: str) -> str:
        """The smallest id of the cluster that holds this one."""
        root = identifier
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[identifier] != root:
            above = self._parent[identifier]
            self._parent[identifier] = root
            identifier = above
        return root

    def join(self, left: str, right: str) -> bool:
        """Make two clusters one; False, and nothing done, where they were held apart."""
        low, high = sorted((self.of(left), self.of(right)))
        if low == high:
            return True
        if high in self._apart.get(low, ()):
            return False
        self._parent[high] = low
        for other in sorted(self._apart.pop(high, set())):
            self._apart[other].discard(high)
            self._hold(low, other)
        return True

    def keep_apart(self, left: str, right: str) -> bool:
        """Never let two clusters be one; False where they are one already."""
        one, other = self.of(left), self.of(right)
        if one == other:
            return False
        self._hold(one, other)
        return True

    def _hold(self, one: str, other: str) -> None:
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)


def components(ids: Iterable[str], steps: Iterable[Judgement]) -> dict[str, str]:
    """Each id with the smallest id of its cluster, after judgements taken in the order given.

    "same" joins unless an earlier step holds the two apart, "different" holds apart unless an earlier
    step has joined them, "unsure" does nothing. Every judgement's ends must be among the ids.
    """
    known = sorted(ids)
    clusters = Clusters(known)
    for step in steps:
        if step.verdict == "same":
            clusters.join(step.left, step.right)
        elif step.verdict == "different":
            clusters.keep_apart(step.left, step.right)
    return {each: clusters.of(each) for each in known}
