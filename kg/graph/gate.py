"""The gate before the graph is written: rows that break a shape are set aside, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import Quad

from kg.graph.build import (
    article_quads,
    by_article,
    judgement_id,
    mention_id,
    shared_quads,
    type_quad,
)
from kg.graph.check import BATCH, validate
from kg.graph.facts import post_id, post_quads
from kg.graph.relations import relation_classes
from kg.graph.tables import Row, Tables
from kg.graph.tenures import tenure_quads
from kg.graph.violation import Violation
from kg.records import Reject

ROOM = "graph"

Faults = Mapping[tuple[str, str], str]  # (kind of node, its id) → why it is refused


def gate(tables: Tables) -> tuple[Tables, list[Reject]]:
    """The rows that may be written, and a reject for each that may not, table by table.

    A fact falls with its own node, its evidence, its post, its article or an end of it; a mention with
    its article or entity. In each table, rows in = rows kept + rows rejected.
    """
    faults = _faults(tables)
    articles, bad_articles = _sift(tables.articles, lambda row: faults.get(("article", row["id"]), ""))
    entities, bad_entities = _sift(tables.entities, lambda row: faults.get(("entity", row["id"]), ""))
    judgements, bad_judgements = _sift(
        tables.judgements, lambda row: faults.get(("judgement", judgement_id(row)), "")
    )
    standing = {row["id"] for row in (*articles, *entities)}
    mentions, bad_mentions = _sift(tables.mentions, lambda row: _mention_fault(row, faults, standing))
    facts, bad_facts = _sift(tables.facts, lambda row: _fact_fault(row, faults, standing))
    kept = replace(
        tables, articles=articles, entities=entities, mentions=mentions, facts=facts, judgements=judgements
    )
    rejects = [Reject(row["id"], ROOM, why) for row, why in (*bad_articles, *bad_entities, *bad_facts)]
    rejects += [Reject(mention_id(row), ROOM, why) for row, why in bad_mentions]
    rejects += [Reject(judgement_id(row), ROOM, why) for row, why in bad_judgements]
    return kept, rejects


def gate_tenures(tables: Tables) -> tuple[Tables, list[Reject]]:
    """The tenures that may be written, and a reject for each that may not; all other tables as they are."""
    entities = {row["id"]: row for row in tables.entities}
    used = sorted({row[end] for row in tables.tenures for end in ("person", "body")} & entities.keys())
    types = [type_quad(entities[identifier]) for identifier in used]
    told = (quad for row in tables.tenures for quad in tenure_quads(row))
    faults = _gathered(validate([*types, *told], shared=False))
    kept, bad = _sift(tables.tenures, lambda row: faults.get(("tenure", row["id"]), ""))
    return replace(tables, tenures=kept), [Reject(row["id"], ROOM, why) for row, why in bad]


def _sift(rows: Iterable[Row], fault: Callable[[Row], str]) -> tuple[tuple[Row, ...], list[tuple[Row, str]]]:
    kept, bad = [], []
    for row in rows:
        why = fault(row)
        if why:
            bad.append((row, why))
        else:
            kept.append(row)
    return tuple(kept), bad


def _mention_fault(row: Row, faults: Faults, standing: set[str]) -> str:
    own = faults.get(("mention", mention_id(row)), "")
    return own or _missing(standing, row["article"], row["entity"])


def _fact_fault(row: Row, faults: Faults, standing: set[str]) -> str:
    if row["relation"] not in relation_classes():
        known = ", ".join(sorted(relation_classes()))
        return f"fact: found the relation {row['relation']}; expected one of {known}"
    post = (row.get("qualifiers") or {}).get("post")
    own = faults.get(("fact", row["id"]), "")
    seat = faults.get(("post", post_id(row["object"], post)), "") if post else ""
    return own or seat or _missing(standing, row["article"], row["subject"], row["object"])


def _missing(standing: set[str], *ends: str) -> str:
    gone = [end for end in ends if end not in standing]
    return f"{gone[0]} is in no table, or was itself rejected: see its own row" if gone else ""


def _faults(tables: Tables) -> Faults:
    return _gathered(_violations(tables))


def _gathered(violations: Iterable[Violation]) -> Faults:
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for violation in sorted(set(violations)):
        key = ("fact", violation.fact) if violation.fact else (violation.kind, violation.record)
        reasons[key].append(violation.reason)
    return {key: "; ".join(each) for key, each in reasons.items()}


def _violations(tables: Tables) -> Iterator[Violation]:
    entities = {row["id"]: row for row in tables.entities}
    yield from validate(shared_quads(tables))
    declared = [row for row in tables.facts if row["relation"] in relation_classes()]
    facts, mentions = by_article(declared), by_article(tables.mentions)
    for start in range(0, len(tables.articles), BATCH):
        batch = tables.articles[start : start + BATCH]
        yield from validate(_batch_quads(batch, facts, mentions, entities), shared=False)


def _batch_quads(
    articles: Sequence[Row],
    facts: Mapping[str, Sequence[Row]],
    mentions: Mapping[str, Sequence[Row]],
    entities: Mapping[str, Row],
) -> Iterator[Quad]:
    used: set[str] = set()
    for article in articles:
        stated, said = facts.get(article["id"], ()), mentions.get(article["id"], ())
        used.update(end for fact in stated for end in (fact["subject"], fact["object"]))
        used.update(mention["entity"] for mention in said)
        yield from article_quads(article, stated, said, entities)
    for identifier in sorted(used & entities.keys()):
        yield type_quad(entities[identifier])
    for fact in (fact for article in articles for fact in facts.get(article["id"], ())):
        yield from post_quads(fact)[:1]
