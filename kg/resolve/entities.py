"""Clusters of nodes to entities: canonical name, aliases, id, place in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.annotate.gazetteer import Division, load
from kg.annotate.places_history import periods
from kg.ids import entity_id
from kg.records import Entity
from kg.resolve.located import Located, official_code
from kg.resolve.names import comparable, points_only
from kg.resolve.nodes import Node
from kg.resolve.profiles import Profile


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes judged to be one thing, under its canonical name."""

    nodes: tuple[Node, ...]
    name: str
    division: Division | None = None
    note: str = ""


def clusters_of(
    nodes: Sequence[Node], root_of: Mapping[str, str], located: Mapping[str, Located]
) -> dict[str, Cluster]:
    """Nodes gathered by the smallest id of their cluster, in order of that id."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[root_of[node.id]].append(node)
    return {root: _cluster(group, located) for root, group in sorted(groups.items())}


def canonical(names: Iterable[str], division: Division | None = None) -> str:
    """The longest name, of several the first by code points; a district's is the last it bore of those said.

    A zone keeps the longest: papers write its city out, the register does not.
    """
    said = set(names)
    if division and not division.zone:
        borne = [division.name, *(period.name for period in reversed(periods(division.code)))]
        if name := next((name for name in borne if name in said), ""):
            return name
    return min(said, key=lambda name: (-len(name), name))


def entities_of(clusters: Mapping[str, Cluster], profiles: Mapping[str, Profile]) -> dict[str, Entity]:
    """The entity of each cluster, by the cluster's smallest node id."""
    namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for root, cluster in clusters.items():
        namesakes[cluster.nodes[0].type, cluster.name].append(root)
    found: dict[str, Entity] = {}
    for roots in namesakes.values():
        for root, apart in _told_apart(roots, clusters, profiles).items():
            found[root] = _entity(clusters[root], apart)
    return _with_parents(found, clusters)


def _cluster(group: list[Node], located: Mapping[str, Located]) -> Cluster:
    known = [located[node.id] for node in group if node.id in located]
    then = next((each.division for each in known if each.division), None)
    division = load().get(then.code) or then if then else None  # as it is today
    notes = sorted({each.note for each in known if each.note and (division is None or each.division)})
    names = [mention.name for node in group for mention in node.mentions]
    return Cluster(tuple(group), canonical(names, division), division, "; ".join(notes))


def _told_apart(
    roots: list[str], clusters: Mapping[str, Cluster], profiles: Mapping[str, Profile]
) -> dict[str, str]:
    """What tells entities of one type and name apart: nothing for the only one, else code, parent or body."""
    if len(roots) == 1:
        return {roots[0]: ""}
    marks = {root: _mark(clusters[root], profiles) for root in roots}
    used = list(marks.values())
    return {
        root: mark if mark and used.count(mark) == 1 else f"{mark}@{clusters[root].nodes[0].setting.article}"
        for root, mark in marks.items()
    }


def _mark(cluster: Cluster, profiles: Mapping[str, Profile]) -> str:
    if cluster.division:
        return cluster.division.code
    parents = [node.within for node in cluster.nodes if node.within]
    bodies = [body for node in cluster.nodes if node.id in profiles for body in profiles[node.id].bodies]
    return min(parents or bodies or [""])


def _entity(cluster: Cluster, apart: str) -> Entity:
    first = cluster.nodes[0]
    division = cluster.division
    return Entity(
        id=entity_id(first.type, cluster.name, apart),
        type=first.type,
        name=cluster.name,
        aliases=_aliases(cluster),
        kind=("zone" if division.zone else division.level) if division else _kind(cluster),
        code=official_code(division) if division else "",
        note=cluster.note,
    )


def _kind(cluster: Cluster) -> str:
    kinds = [node.kind for node in cluster.nodes if node.kind]
    return min(kinds, key=lambda kind: (-kinds.count(kind), kind)) if kinds else ""


def _aliases(cluster: Cluster) -> tuple[str, ...]:
    """All other names and surfaces in order, those that only point left out."""
    mentions = [mention for node in cluster.nodes for mention in node.mentions]
    names = {mention.name for mention in mentions}
    names |= {m.surface for m in mentions if m.kind not in ("deictic", "level word") and m.rule != "deictic"}
    return tuple(sorted(name for name in names if name != cluster.name and not points_only(comparable(name))))


def _with_parents(entities: Mapping[str, Entity], clusters: Mapping[str, Cluster]) -> dict[str, Entity]:
    """Districts with the id of the nearest district above them, by the register, that this build has."""
    by_code = {
        cluster.division.code: entities[root].id for root, cluster in clusters.items() if cluster.division
    }
    return {
        root: replace(each, within=_parent(clusters[root].division, by_code))
        for root, each in entities.items()
    }


def _parent(division: Division | None, by_code: Mapping[str, str]) -> str:
    above = load().path(division)[-2::-1] if division else ()
    return next((by_code[d.code] for d in above if d.code in by_code), "")
