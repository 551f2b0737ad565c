"""Why a tenure is told so: the statements that it rests on, each with its sentence, and what ended it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from kg.graph.tables import Row, Tables
from kg.graph.why_view import pairs_view, table_of

_TOLD = (
    "interval",
    "begin_earliest",
    "begin_latest",
    "begin_basis",
    "end_earliest",
    "end_latest",
    "end_basis",
)


def tenure_reasons(row: Row, tables: Tables) -> dict[str, Any]:
    """A row of tenures.jsonl with its statements in order of date, what ended it and what contradicts it."""
    names = {entity["id"]: entity["name"] for entity in tables.entities}
    facts = {fact["id"]: fact for fact in tables.facts}
    dates = {each["id"]: each.get("date") or each.get("page_date") or "" for each in tables.articles}
    tenures = {each["id"]: each for each in tables.tenures}
    return {
        **{key: row[key] for key in ("id", "post", *_TOLD, "note")},
        "person": {"id": row["person"], "name": names.get(row["person"], "")},
        "body": {"id": row["body"], "name": names.get(row["body"], "")},
        "statements": [_statement(facts[each], dates) for each in row["statements"] if each in facts],
        "ended_by": _named(row["ended_by"], tenures, names),
        "overlaps": [_named(each, tenures, names) for each in row["overlaps"]],
    }


def tenure_view(tenure: Mapping[str, Any]) -> RenderableType:
    """A tenure: the days between which it began and ended, what told them, and every statement."""
    lines = pairs_view(
        [
            ("interval", tenure["interval"]),
            ("began", _window(tenure, "begin")),
            ("ended", f"{_window(tenure, 'end')} {tenure['ended_by']}".strip()),
            ("contradicts", "; ".join(tenure["overlaps"])),
            ("note", tenure["note"]),
            ("ids", f"{tenure['id']}: {tenure['person']['id']} → {tenure['body']['id']}"),
        ]
    )
    table = table_of("statements", "fact", "day", "says", "sentence")
    for each in tenure["statements"]:
        table.add_row(*map(Text, (each["id"], each["date"], each["says"], each["sentence"])))
    title = f"{tenure['person']['name']} — {tenure['post']} → {tenure['body']['name']}"
    return Panel(Group(lines, table), title=Text(title), title_align="left")


def _statement(fact: Row, dates: Mapping[str, str]) -> dict[str, str]:
    given = fact.get("qualifiers") or {}
    return {
        "id": fact["id"],
        "date": dates.get(fact["article"], ""),
        "says": "，".join(f"{key}={value}" for key, value in given.items()),
        "sentence": fact.get("sentence") or fact["evidence"],
    }


def _named(identifier: str, tenures: Mapping[str, Row], names: Mapping[str, str]) -> str:
    other = tenures.get(identifier)
    return f"{names.get(other['person'], '')} {other['interval']} ({identifier})" if other else identifier


def _window(tenure: Mapping[str, Any], end: str) -> str:
    earliest, latest, basis = (tenure[f"{end}_{part}"] for part in ("earliest", "latest", "basis"))
    within = earliest if earliest == latest else f"{earliest or '…'} to {latest or '…'}"
    return f"{within}, {basis}"
