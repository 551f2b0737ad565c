"""Why the graph says so: the words, the rule and the judgements behind a fact, an entity, a tenure or a name."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType

from kg.errors import UsageError
from kg.graph.build import mention_id
from kg.graph.passage import Passages
from kg.graph.tables import Row, Tables, read_tables
from kg.graph.why_tenure import tenure_reasons, tenure_view
from kg.graph.why_view import entity_view, fact_view, names_view, rejects_view


@dataclass(frozen=True, slots=True)
class Reasons:
    """The answer to `why`: plain values for machines, and a renderable for people."""

    data: dict[str, Any]
    view: RenderableType


def why(out: Path, identifier: str, *, texts: Path | None = None) -> Reasons:
    """The reasons behind the id of a fact, entity or tenure, or behind a name, in a build folder.

    A page's words in context are read from the path in articles.jsonl (relative paths from `texts`,
    else from the current folder); where the file is gone or changed, only the recorded words show.
    For what was set aside, the reason is given. Raises UsageError with near ids for one in no table.
    """
    tables = read_tables(out)
    facts = {row["id"]: row for row in tables.facts}
    entities = {row["id"]: row for row in tables.entities}
    tenures = {row["id"]: row for row in tables.tenures}
    passages = Passages(tables.articles, texts or Path())
    if identifier in facts:
        return _reasons([_fact(facts[identifier], tables, entities, passages)])
    if identifier in tenures:
        found = tenure_reasons(tenures[identifier], tables)
        return Reasons(found, tenure_view(found))
    if identifier in entities:
        return _reasons([_entity(entities[identifier], tables, entities, passages)])
    named = [
        row for row in tables.entities if identifier == row["name"] or identifier in row.get("aliases", ())
    ]
    if len(named) == 1:
        return _reasons([_entity(named[0], tables, entities, passages)])
    if named:
        return Reasons({"matches": [dict(row) for row in named]}, names_view(identifier, named))
    set_aside = [dict(row) for row in tables.rejects if row["record"] == identifier]
    if set_aside:
        return Reasons({"id": identifier, "rejects": set_aside}, rejects_view(identifier, set_aside))
    raise UsageError(_unknown(identifier, tables))


def _reasons(answers: list[dict[str, Any]]) -> Reasons:
    views = [fact_view(each) if "relation" in each else entity_view(each) for each in answers]
    return Reasons(answers[0], Group(*views))


def _fact(row: Row, tables: Tables, entities: dict[str, Row], passages: Passages) -> dict[str, Any]:
    article = next((each for each in tables.articles if each["id"] == row["article"]), {})
    ends = [entities.get(row[end], {}).get("name") or row[end] for end in ("subject", "object")]
    before, words, after = passages.around(row, row["evidence"])
    return {
        "id": row["id"],
        "relation": row["relation"],
        "subject": {"id": row["subject"], "name": ends[0]},
        "object": {"id": row["object"], "name": ends[1]},
        "qualifiers": dict(row.get("qualifiers") or {}),
        "article": row["article"],
        "headline": article.get("headline", ""),
        "date": article.get("date") or article.get("page_date") or "",
        "page": row["page"],
        "path": article.get("path", ""),
        "start": row["start"],
        "end": row["end"],
        "evidence": row["evidence"],
        "sentence": row.get("sentence") or before + words + after,
        "context": {"before": before, "words": words, "after": after},
        "rule": row["rule"],
        "confidence": row.get("confidence", 1.0),
        "read_from": [
            _mention(each, passages)
            for end in ("subject_mention", "object_mention")
            for each in tables.mentions
            if row.get(end) and mention_id(each) == row[end]
        ],
    }


def _entity(row: Row, tables: Tables, entities: dict[str, Row], passages: Passages) -> dict[str, Any]:
    mine = [each for each in tables.mentions if each["entity"] == row["id"]]
    names = {row["id"], row["name"], *(row.get("aliases") or ()), *(mention_id(each) for each in mine)}
    return {
        "id": row["id"],
        "type": row["type"],
        "name": row["name"],
        "aliases": list(row.get("aliases") or ()),
        "kind": row.get("kind") or "",
        "code": row.get("code") or "",
        "within": entities.get(row.get("within") or "", {}).get("name", ""),
        "note": row.get("note") or "",
        "mentions": [_mention(each, passages) for each in mine],
        "judgements": [
            dict(each) for each in tables.judgements if each["left"] in names or each["right"] in names
        ],
        "facts": [
            {
                "id": each["id"],
                "relation": each["relation"],
                "subject": entities.get(each["subject"], {}).get("name") or each["subject"],
                "object": entities.get(each["object"], {}).get("name") or each["object"],
                "qualifiers": dict(each.get("qualifiers") or {}),
                "evidence": each["evidence"],
            }
            for each in tables.facts
            if row["id"] in (each["subject"], each["object"])
        ],
        "tenures": [
            {
                **{key: each[key] for key in ("id", "post", "interval", "end_basis")},
                "person": entities.get(each["person"], {}).get("name", ""),
                "body": entities.get(each["body"], {}).get("name", ""),
            }
            for each in tables.tenures
            if row["id"] in (each["person"], each["body"])
        ],
    }


def _mention(row: Row, passages: Passages) -> dict[str, Any]:
    before, words, after = passages.around(row, row["surface"])
    return {
        "id": mention_id(row),
        "page": row["page"],
        "article": row["article"],
        "start": row["start"],
        "end": row["end"],
        "surface": row["surface"],
        "name": row.get("name") or "",
        "rule": row["rule"],
        "confidence": row.get("confidence", 1.0),
        "note": row.get("note") or "",
        "context": {"before": before, "words": words, "after": after},
    }


def _unknown(identifier: str, tables: Tables) -> str:
    known = [row["id"] for row in (*tables.facts, *tables.entities, *tables.tenures)]
    names = [name for row in tables.entities for name in (row["name"], *(row.get("aliases") or ()))]
    inside = [name for name in names if identifier and identifier in name]
    near = [*inside, *get_close_matches(identifier, [*known, *names], n=5, cutoff=0.4)]
    hint = ", ".join(dict.fromkeys(near[:5])) or "see facts.jsonl and entities.jsonl for what there is"
    return f"no fact, entity or name {identifier!r} in this build: near it are {hint}"
