"""The barrier of a build: mentions and facts of all articles to entities, with every judgement made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.decisions import Decision
from kg.means import WHOLE, Means
from kg.records import Entity, Fact, Judgement, Mention
from kg.resolve.clusters import components
from kg.resolve.decided import decide, steps
from kg.resolve.districts import judge_districts
from kg.resolve.entities import Cluster, clusters_of, entities_of
from kg.resolve.honours import judge_honours
from kg.resolve.located import Located, locate, on_codes
from kg.resolve.meetings import judge_meetings
from kg.resolve.nodes import Node, Setting, nodes_of
from kg.resolve.people import judge_people
from kg.resolve.profiles import Profile, body_of, profiles
from kg.resolve.same_names import judge_same_names
from kg.resolve.shorts import judge_short_names, short_nodes
from kg.resolve.telling import telling


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities in order of id, the entity of each mention, and the judgements that tell why."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[str, str]  # mention id → entity id
    judgements: tuple[Judgement, ...]
    unused: tuple[Decision, ...] = ()  # decisions on things that this build does not have


def resolve(
    mentions: Iterable[Mention],
    facts: Iterable[Fact],
    settings: Mapping[str, Setting],
    decisions: Sequence[Decision] = (),
    means: Means = WHOLE,
) -> Resolution:
    """Which mentions are one thing: no record is rewritten, so a judgement is undone without reading again.

    `settings` is by article id. The order of mentions and facts makes no difference.
    """
    nodes, facts = nodes_of(mentions, settings), tuple(facts)
    located = locate(nodes, means.register(), decisions)
    coded = set(on_codes(decisions))
    decisions = [each for each in decisions if each not in coded]
    things = [node for node in nodes if node.type != "Person"]
    shorts = list(judge_short_names(things)) if means.context else []
    same = judge_same_names(things, short_nodes(things, shorts))
    rules = [
        *same,
        *judge_districts(things, located),
        *shorts,
        *judge_honours(things),
        *judge_meetings(things),
    ]
    known = _profiles(nodes, facts, things, rules, located)
    rules += judge_people(known)
    plain = components([node.id for node in nodes], steps((), rules, {}))
    if not decisions:
        return _resolution(nodes, plain, located, known, rules)
    entities = entities_of(clusters_of(nodes, plain, located), known)
    cluster_of = {node.id: entities[plain[node.id]].id for node in nodes}
    decided = decide(decisions, nodes, cluster_of)
    final = components(plain, steps(decided.judgements, rules, cluster_of))
    return _resolution(nodes, final, located, known, [*decided.judgements, *rules], decided.unused)


def _profiles(
    nodes: Sequence[Node],
    facts: Sequence[Fact],
    things: Sequence[Node],
    rules: Sequence[Judgement],
    located: Mapping[str, Located],
) -> dict[str, Profile]:
    """What the facts tell of each person, bodies under the names that they were judged to bear."""
    roots = components([node.id for node in things], steps((), rules, {}))
    clusters = clusters_of(things, roots, located)
    cities = {node.key: located[node.id].city for node in things if node.type == "District"}
    bodies = {node.id: body_of(node, clusters[roots[node.id]].name, cities) for node in things}
    return profiles([node for node in nodes if node.type == "Person"], facts, _node_of(nodes), bodies)


def _node_of(nodes: Iterable[Node]) -> dict[str, str]:
    return {mention.id: node.id for node in nodes for mention in node.mentions}


def _resolution(
    nodes: Sequence[Node],
    roots: Mapping[str, str],
    located: Mapping[str, Located],
    known: Mapping[str, Profile],
    judgements: Iterable[Judgement],
    unused: tuple[Decision, ...] = (),
) -> Resolution:
    clusters: Mapping[str, Cluster] = clusters_of(nodes, roots, located)
    entities = entities_of(clusters, known)
    return Resolution(
        entities=tuple(sorted(entities.values(), key=lambda entity: entity.id)),
        entity_of={mention: entities[roots[node]].id for mention, node in _node_of(nodes).items()},
        judgements=tuple(sorted(telling(set(judgements), roots), key=_order)),
        unused=unused,
    )


def _order(judgement: Judgement) -> tuple[str, str, str, float, str, str]:
    return judgement.left, judgement.right, judgement.verdict, judgement.score, judgement.reason, judgement.by
