"""Tables to quads: a named graph for each article, one for entities, one for background knowledge."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.graph.districts import code_on, containment_quads, district_quads, divisions_of
from kg.graph.facts import basis, fact_quads, place_pairs, post_quads
from kg.graph.tables import Row, Tables
from kg.graph.tenures import tenure_quads
from kg.graph.terms import Pair, decimal, iso_date, quads_of, text, whole
from kg.graph.vocabulary import BACKGROUND, RDF_TYPE, RDFS_LABEL, RESOLUTION, article_graph, node, term
from kg.ids import digest


def article_quads(
    article: Row, facts: Iterable[Row], mentions: Iterable[Row], entities: Mapping[str, Row]
) -> Iterator[Quad]:
    """All that one article states, as quads of its own named graph.

    `facts` and `mentions` are the article's own rows; `entities` is by id and is only looked up.
    """
    graph = article_graph(article["id"])
    me = node("article", article["id"])
    yield from quads_of(me, _article_pairs(article), graph)
    yield from _page_quads(article, graph)
    printed = article.get("page_date") or article.get("date") or ""
    for mention in mentions:
        yield from _mention_quads(mention, graph, code_on(entities.get(mention["entity"], {}), printed))
        yield Quad(me, term("mentions"), node("entity", mention["entity"]), graph)
    for fact in facts:
        yield from fact_quads(fact, entities, article.get("date") or article.get("page_date") or "")


def type_quad(entity: Row) -> Quad:
    """The one quad that says of which class an entity is."""
    return Quad(node("entity", entity["id"]), RDF_TYPE, term(entity["type"]), RESOLUTION)


def entity_quads(entity: Row) -> Iterator[Quad]:
    """An entity's type, names and codes, as quads of the resolution graph."""
    pairs: list[Pair] = [
        (RDF_TYPE, term(entity["type"])),
        (term("id"), text(entity["id"])),
        (term("name"), text(entity["name"])),
        (RDFS_LABEL, Literal(entity["name"], language="zh")),
        *((term("alias"), text(alias)) for alias in entity.get("aliases") or ()),
        *((term(field), text(entity[field])) for field in ("kind", "code", "note") if entity.get(field)),
    ]
    return quads_of(node("entity", entity["id"]), pairs, RESOLUTION)


def judgement_quads(judgement: Row) -> Iterator[Quad]:
    """A decision on two names, with its reason, as quads of the resolution graph."""
    identifier = judgement_id(judgement)
    pairs: list[Pair] = [
        (RDF_TYPE, term("Judgement")),
        (term("id"), text(identifier)),
        *((term(field), text(judgement[field])) for field in ("left", "right", "verdict", "reason")),
        (term("score"), decimal(judgement["score"])),
        (term("judgedBy"), text(judgement.get("by") or "rule")),
    ]
    return quads_of(node("judgement", identifier), pairs, RESOLUTION)


def background_quads(entity: Row, entities: Mapping[str, Row]) -> Iterator[Quad]:
    """Where a thing lies by the gazetteer: a node without evidence, and its plain edge.

    Nothing where the row names no parent, or one that is no district of this build.
    """
    parent = entity.get("within") or ""
    if entities.get(parent, {}).get("type") != "District":
        return
    yield from containment_quads(entity["id"], parent, basis(entity, entities[parent]))
    yield Quad(node("entity", entity["id"]), term("within"), node("entity", parent), BACKGROUND)


def graph_quads(tables: Tables) -> Iterator[Quad]:
    """The whole graph of a build, in no order that matters."""
    entities = {row["id"]: row for row in tables.entities}
    facts, mentions = by_article(tables.facts), by_article(tables.mentions)
    for article in tables.articles:
        yield from article_quads(article, facts[article["id"]], mentions[article["id"]], entities)
    yield from shared_quads(tables)


def shared_quads(tables: Tables) -> Iterator[Quad]:
    """The resolution and background graphs: all that belongs to no single article."""
    entities = {row["id"]: row for row in tables.entities}
    divisions = divisions_of(tables.entities)
    for entity in tables.entities:
        yield from entity_quads(entity)
        yield from background_quads(entity, entities)
        yield from district_quads(entity, entities, divisions)
    for fact in tables.facts:
        yield from post_quads(fact)
    for tenure in tables.tenures:
        yield from tenure_quads(tenure)
    for judgement in tables.judgements:
        yield from judgement_quads(judgement)
    for name in sorted({row["paper"] for row in tables.articles if row.get("paper")}):
        yield Quad(node("paper", name), RDF_TYPE, term("Newspaper"), RESOLUTION)
        yield Quad(node("paper", name), term("name"), text(name), RESOLUTION)


def write_graph(tables: Tables, path: Path) -> int:
    """Writes the graph as sorted N-Quads, the same bytes for the same tables; gives the line count."""
    lines = sorted(set(nquads(graph_quads(tables)).splitlines(keepends=True)))
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("wb") as file:
        file.writelines(lines)
    os.replace(unfinished, path)
    return len(lines)


def nquads(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads, one a line."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def by_article(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    """Rows grouped by the article they name; an article without rows gives an empty list."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["article"]].append(row)
    return groups


def judgement_id(judgement: Row) -> str:
    """The id of a row of judgements.jsonl, from what it compares and what it says."""
    return f"judgement-{digest(judgement['left'], judgement['right'], judgement['verdict'])}"


def mention_id(mention: Row) -> str:
    """The id of a row of mentions.jsonl: its own, or one from its place and entity."""
    place = f"{mention['article']}:{mention['start']}-{mention['end']}:{mention['entity']}"
    return str(mention.get("id") or place)


def _article_pairs(article: Row) -> list[Pair]:
    headline = article.get("headline") or ""
    return [
        (RDF_TYPE, term("Article")),
        (term("id"), text(article["id"])),
        (term("headline"), text(headline)),
        (RDFS_LABEL, Literal(headline or article["id"], language="zh")),
        (term("onPage"), node("page", article["page"])),
        (term("start"), whole(article["start"])),
        (term("end"), whole(article["end"])),
        *((term(name), text(article[name])) for name in ("kicker", "subtitle") if article.get(name)),
        *([(term("date"), iso_date(article["date"]))] if article.get("date") else []),
        *([(term("issueDate"), iso_date(article["page_date"]))] if article.get("page_date") else []),
        *((term("inferred"), text(f"{k}: {v}")) for k, v in sorted((article.get("inferred") or {}).items())),
    ]


def _page_quads(article: Row, graph: NamedNode) -> Iterator[Quad]:
    page = node("page", article["page"])
    yield from quads_of(page, [(RDF_TYPE, term("Page")), (term("id"), text(article["page"]))], graph)
    if article.get("paper"):
        yield Quad(page, term("inPaper"), node("paper", article["paper"]), graph)


def _mention_quads(mention: Row, graph: NamedNode, code_then: str) -> Iterator[Quad]:
    pairs: list[Pair] = [
        (RDF_TYPE, term("Mention")),
        (term("refersTo"), node("entity", mention["entity"])),
        *place_pairs(mention, mention["surface"]),
        *([(term("readAs"), text(mention["name"]))] if mention.get("name") else []),
        *([(term("note"), text(mention["note"]))] if mention.get("note") else []),
        *([(term("codeThen"), text(code_then))] if code_then else []),
    ]
    return quads_of(node("mention", mention_id(mention)), pairs, graph)
