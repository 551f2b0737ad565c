"""From the tables to a networkx graph of one view: plain attributes, no None, always the same order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, TypeAlias

import networkx as nx

from kg.analyse.labels import relation_labels, role_labels
from kg.analyse.views import View, view
from kg.tables import Row, Tables

Network: TypeAlias = "nx.MultiDiGraph[str] | nx.Graph[str]"
SHOWN_QUALIFIERS = (
    "post",
    "role",
    "status",
    "from",
    "to",
    "edition",
    "year",
    "date",
    "level",
    "by",
    "amount",
    "value",
    "currency",
)
_SEPARATOR = "; "


def view_graph(tables: Tables, name: str) -> Network:
    """The graph of a view: undirected where the view is projected, else a directed multigraph.

    Nodes carry label, type, kind, code, aliases and mentions; edges carry relation, label, weight, basis
    and what is known of post, time, confidence and facts.
    """
    chosen, nodes = view(name), _nodes(tables)
    facts = [fact for fact in tables.facts if _taken(chosen, fact, nodes)]
    graph: Network = nx.Graph() if chosen.projected else nx.MultiDiGraph()
    edges = list(_shared(facts, nodes) if chosen.projected else _stated(facts))
    if chosen.parents:
        stated = {(source, target) for source, target, edge in edges if edge["relation"] == "locatedIn"}
        edges += [edge for edge in _parents(tables, nodes) if edge[:2] not in stated]
    ends = {end for source, target, _ in edges for end in (source, target)}
    kept = (key for key in nodes if key in ends or chosen.alone)
    graph.add_nodes_from((key, nodes[key]) for key in sorted(kept, key=lambda key: _order(nodes, key)))
    for source, target, attributes in sorted(edges, key=lambda edge: (edge[:2], edge[2]["label"])):
        graph.add_edge(source, target, **attributes)
    return graph


def plain_graph(graph: Network) -> nx.Graph[str]:
    """The graph without direction, loops or parallel edges: their weights are added up."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph.nodes(data=True))
    for source, target, attributes in graph.edges(data=True):
        if source == target:
            continue
        before = plain.get_edge_data(source, target, {"weight": 0})["weight"]
        plain.add_edge(source, target, weight=before + attributes["weight"])
    return plain


def numbered_graph(graph: Network) -> tuple[nx.Graph[int], dict[str, int]]:
    """The plain graph with integers for nodes, and the integer of each node.

    networkx walks over sets of nodes: sets of integers have one order in every process, sets of strings not.
    """
    plain = plain_graph(graph)
    order = {node: number for number, node in enumerate(plain)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(order.values())
    for left, right, edge in plain.edges(data=True):
        numbered.add_edge(order[left], order[right], weight=edge["weight"])
    return numbered, order


_Edge: TypeAlias = tuple[str, str, dict[str, Any]]
_Nodes: TypeAlias = dict[str, dict[str, Any]]


def _nodes(tables: Tables) -> _Nodes:
    """Attributes of every entity and article by id."""
    mentions = Counter(row["entity"] for row in tables.mentions)
    nodes = {row["id"]: _entity(row, mentions[row["id"]]) for row in tables.entities}
    return nodes | {row["id"]: _article(row) for row in tables.articles}


def _entity(row: Row, mentions: int) -> dict[str, Any]:
    return {
        "label": row["name"] or row["id"],
        "type": row["type"],
        "kind": row.get("kind") or "",
        "code": row.get("code") or "",
        "aliases": _SEPARATOR.join(row.get("aliases") or ()),
        "mentions": mentions,
    }


def _article(row: Row) -> dict[str, Any]:
    label = row.get("headline") or row["id"]
    return {"label": label, "type": "Article", "kind": "", "code": "", "aliases": "", "mentions": 0}


def _order(nodes: _Nodes, key: str) -> tuple[str, str, str]:
    return nodes[key]["type"], nodes[key]["label"], key


def _taken(chosen: View, fact: Row, nodes: _Nodes) -> bool:
    subject, obj = fact["subject"], fact["object"]
    if subject not in nodes or obj not in nodes:
        return False
    types = nodes[subject]["type"], nodes[obj]["type"]
    return any(rule.takes(fact["relation"], *types) for rule in chosen.edges)


def _stated(facts: Iterable[Row]) -> Iterator[_Edge]:
    """One edge for all facts that say the same, told apart by what the edge shows and by its status."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for fact in facts:
        label = _label(fact["relation"], _qualifiers(fact))
        groups[fact["subject"], fact["object"], label, str(_qualifiers(fact).get("status", ""))].append(fact)
    for (source, target, label, _), group in sorted(groups.items()):
        yield source, target, _edge(group, label)


def _edge(facts: list[Row], label: str) -> dict[str, Any]:
    articles = {fact.get("article") or fact.get("page") or fact.get("id") for fact in facts}
    values = {
        name: sorted({str(q[name]) for q in map(_qualifiers, facts) if q.get(name)})
        for name in SHOWN_QUALIFIERS
    }
    return {
        "relation": facts[0]["relation"],
        "label": label,
        "weight": len(articles),
        "basis": "article",
        "confidence": max(_confidence(fact) for fact in facts),
        "facts": _SEPARATOR.join(sorted(str(fact.get("id") or "") for fact in facts)),
        **{name: _SEPARATOR.join(found) for name, found in values.items() if found},
    }


def _shared(facts: Iterable[Row], nodes: _Nodes) -> Iterator[_Edge]:
    """An edge between any two subjects of one object, weighted by how many objects they share."""
    companies: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        companies[fact["object"]][fact["subject"]].append(fact)
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in sorted(companies, key=lambda key: _order(nodes, key)):
        for pair in combinations(sorted(companies[event]), 2):
            pairs[pair].append(event)
    for (left, right), events in sorted(pairs.items()):
        facts_of = [fact for event in events for end in (left, right) for fact in companies[event][end]]
        yield left, right, _joint(events, facts_of, nodes)


def _joint(events: list[str], facts: list[Row], nodes: _Nodes) -> dict[str, Any]:
    label = relation_labels()["tookPartWith"].zh
    return {
        "relation": "tookPartWith",
        "label": f"{label} {len(events)} 次",
        "weight": len(events),
        "basis": "article",
        "confidence": max(_confidence(fact) for fact in facts),
        "facts": _SEPARATOR.join(sorted({str(fact.get("id") or "") for fact in facts})),
        "events": _SEPARATOR.join(nodes[event]["label"] for event in events),
    }


def _parents(tables: Tables, nodes: _Nodes) -> Iterator[_Edge]:
    label = relation_labels()["within"].zh
    for row in tables.entities:
        if row.get("within") and row["within"] in nodes:
            plain = {"relation": "within", "label": label, "weight": 1, "basis": "gazetteer"}
            yield row["id"], row["within"], {**plain, "confidence": 1.0, "facts": ""}


def _label(relation: str, qualifiers: dict[str, Any]) -> str:
    """The relation in Chinese, with the qualifier that its edges show: 任职：书记."""
    words = relation_labels().get(relation)
    if words is None:
        return relation
    shown = str(qualifiers.get(words.shown) or "") if words.shown else ""
    return f"{words.zh}：{role_labels().get(shown, shown)}" if shown else words.zh


def _qualifiers(fact: Row) -> dict[str, Any]:
    return fact.get("qualifiers") or {}


def _confidence(fact: Row) -> float:
    value = fact.get("confidence")
    return 1.0 if value is None else float(value)
