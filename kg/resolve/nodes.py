"""The smallest units of resolution: the mentions of one name in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.records import EntityType, Mention
from kg.resolve.names import comparable


@dataclass(frozen=True, slots=True)
class Setting:
    """What resolution knows of an article: where and when it was printed."""

    article: str
    page: str
    paper: str = ""
    place: str = ""
    date: str = ""  # ISO date of issue, else of the story, "" if unknown


@dataclass(frozen=True, slots=True)
class Node:
    """Mentions of one type and name in one article, which are one thing."""

    id: str  # of its first mention
    type: EntityType
    key: str  # the name as compared
    setting: Setting
    mentions: tuple[Mention, ...]
    within: str = ""  # for a District: name of the parent that the words give

    @property
    def name(self) -> str:
        """The name that its first mention gives."""
        return self.mentions[0].name

    @property
    def kind(self) -> str:
        """The finer class that most of its naming mentions give, "" where none does."""
        kinds = [m.kind for m in self.mentions if m.kind not in ("", "deictic", "level word")]
        return min(kinds, key=lambda kind: (-kinds.count(kind), kind)) if kinds else ""


def nodes_of(mentions: Iterable[Mention], settings: Mapping[str, Setting]) -> tuple[Node, ...]:
    """Mentions grouped by article, type and name, districts also by the parent named; in order of id.

    A district mentioned without its parent belongs to the one of that name in its article, if there is
    just one.
    """
    groups: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.article, mention.type, comparable(mention.name)].append(mention)
    found = [
        Node(_first(part).id, _first(part).type, key, settings[article], tuple(part), within)
        for (article, _, key), group in groups.items()
        for within, part in _by_parent(group).items()
    ]
    return tuple(sorted(found, key=lambda node: node.id))


def _first(mentions: list[Mention]) -> Mention:
    return mentions[0]


def _by_parent(group: list[Mention]) -> dict[str, list[Mention]]:
    group = sorted(group, key=lambda m: (m.start, m.end, m.id))
    parents = sorted({m.within for m in group if m.within})
    if group[0].type != "District" or len(parents) < 2:
        return {parents[0] if parents else "": group}
    parts: dict[str, list[Mention]] = defaultdict(list)
    for mention in group:
        parts[mention.within].append(mention)
    return parts
