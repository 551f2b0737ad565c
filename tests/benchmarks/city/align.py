"""True mentions and the build's, laid upon one another page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .pages import Mark

_GROUPS = {"Person": "people", "Organization": "bodies", "Company": "bodies"}
LEAST = 0.5  # of the characters that either covers


@dataclass(frozen=True, slots=True)
class Pair:
    """A true mention and what the build made of it: the entity it gave, "" where it found nothing there."""

    mark: Mark
    entity: str
    surface: str = ""
    article: str = ""


def align(
    marks: Iterable[Mark], mentions: Iterable[Mapping[str, Any]], types: Mapping[str, str]
) -> list[Pair]:
    """Each true mention with the one of the build that covers most of the same characters, one to one.

    `types` gives the type of each entity. Only people and people, bodies and bodies are laid together, and
    only where half of the characters that either covers are common.
    """
    built: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in mentions:
        group = _GROUPS.get(types[row["entity"]])
        if group:
            built[row["page"], group].append(row)
    own: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        own[mark.page, _GROUPS[mark.kind]].append(mark)
    return [pair for key, there in sorted(own.items()) for pair in _page(there, built.get(key, []))]


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Common characters over those that either span covers."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def _page(marks: Sequence[Mark], mentions: Sequence[Mapping[str, Any]]) -> list[Pair]:
    near = sorted(
        (-share, n, k)
        for n, mark in enumerate(marks)
        for k, row in enumerate(mentions)
        if (share := overlap((mark.start, mark.end), (row["start"], row["end"]))) >= LEAST
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, n, k in near:
        if n not in taken and k not in used:
            taken[n] = k
            used.add(k)
    return [_pair(mark, mentions[taken[n]] if n in taken else None) for n, mark in enumerate(marks)]


def _pair(mark: Mark, row: Mapping[str, Any] | None) -> Pair:
    if row is None:
        return Pair(mark, "")
    return Pair(mark, str(row["entity"]), str(row["surface"]), str(row["article"]))
