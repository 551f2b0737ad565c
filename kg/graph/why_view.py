"""How the reasons behind a fact or entity look on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from kg.graph.tables import Row

_MARK = "bold reverse"


def fact_view(fact: Mapping[str, Any]) -> RenderableType:
    """A fact: what it says, the sentence with its words marked, where they stand, what read them."""
    title = f"{fact['subject']['name']} — {fact['relation']} → {fact['object']['name']}"
    lines = pairs_view(
        [
            ("words", _marked_sentence(fact)),
            ("qualifiers", _listed(fact["qualifiers"])),
            ("article", f"{fact['headline']} ({fact['article']}) {fact['date']}"),
            ("place", f"{fact['path'] or fact['page']} [{fact['start']}:{fact['end']}]"),
            ("rule", f"{fact['rule']}, confidence {fact['confidence']:.2f}"),
            ("ids", f"{fact['id']}: {fact['subject']['id']} → {fact['object']['id']}"),
        ]
    )
    return Panel(Group(lines, *_mention_tables(fact["read_from"])), title=Text(title), title_align="left")


def entity_view(entity: Mapping[str, Any]) -> RenderableType:
    """An entity: its names, each mention in context, and the judgements that made it one."""
    lines = pairs_view(
        [
            ("aliases", "、".join(entity["aliases"])),
            ("kind", entity["kind"]),
            ("code", entity["code"]),
            ("within", entity["within"]),
            ("note", entity["note"]),
            ("id", entity["id"]),
        ]
    )
    parts = [lines, *_mention_tables(entity["mentions"]), *_judgement_tables(entity["judgements"])]
    parts += _tenure_tables(entity["tenures"])
    title = Text(f"{entity['name']} ({entity['type']})")
    return Panel(Group(*parts, *_fact_tables(entity["facts"])), title=title, title_align="left")


def names_view(name: str, rows: Sequence[Row]) -> RenderableType:
    """Several entities of one name, to choose from by id."""
    table = table_of(f"{name}: {len(rows)} entities; ask for one by id", "id", "type", "name", "aliases")
    for row in rows:
        table.add_row(*map(Text, (row["id"], row["type"], row["name"], "、".join(row.get("aliases") or ()))))
    return table


def rejects_view(identifier: str, rows: Sequence[Row]) -> RenderableType:
    """Why a record was set aside."""
    table = table_of(f"{identifier} was set aside", "room", "reason", "detail")
    for row in rows:
        table.add_row(*map(Text, (row["room"], row["reason"], _listed(row.get("detail") or {}))))
    return table


def table_of(title: str, *columns: str) -> Table:
    """An empty table that folds its cells."""
    table = Table(title=Text(title), title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")  # Chinese has no blanks to break at
    return table


def pairs_view(pairs: Sequence[tuple[str, str | Text]]) -> RenderableType:
    """Names and values in two columns, those without a value left out."""
    grid = Table.grid(padding=(0, 2))
    for name, value in pairs:
        if value:
            grid.add_row(Text(name, style="dim"), value if isinstance(value, Text) else Text(value))
    return grid


def _marked_sentence(fact: Mapping[str, Any]) -> Text:
    sentence, words = fact["sentence"], fact["evidence"]
    before, found, after = sentence.partition(words)
    if not found:
        return _marked(fact["context"])
    return Text.assemble(before, (words, _MARK), after)


def _marked(context: Mapping[str, str]) -> Text:
    return Text.assemble(context["before"], (context["words"], _MARK), context["after"])


def _mention_tables(mentions: Sequence[Mapping[str, Any]]) -> list[Table]:
    if not mentions:
        return []
    table = table_of("mentions", "mention", "read as", "why", "rule", "place")
    for each in mentions:
        place = f"{each['article']} [{each['start']}:{each['end']}]"
        rule = f"{each['rule']} {each['confidence']:.2f}"
        table.add_row(_marked(each["context"]), *map(Text, (each["name"], each["note"], rule, place)))
    return [table]


def _judgement_tables(judgements: Sequence[Mapping[str, Any]]) -> list[Table]:
    if not judgements:
        return []
    table = table_of("judgements", "left", "right", "verdict", "reason", "by")
    for each in judgements:
        verdict = f"{each['verdict']} {each['score']:.2f}"
        table.add_row(
            *map(Text, (each["left"], each["right"], verdict, each["reason"], each.get("by") or "rule"))
        )
    return [table]


def _fact_tables(facts: Sequence[Mapping[str, Any]]) -> list[Table]:
    if not facts:
        return []
    table = table_of("facts", "fact", "relation", "subject", "object", "with", "words")
    for each in facts:
        said = _listed(each["qualifiers"])
        cells = (each["id"], each["relation"], each["subject"], each["object"], said, each["evidence"])
        table.add_row(*map(Text, cells))
    return [table]


def _tenure_tables(tenures: Sequence[Mapping[str, Any]]) -> list[Table]:
    if not tenures:
        return []
    table = table_of("tenures", "tenure", "holder", "post", "body", "interval", "end")
    for each in tenures:
        cells = (each["id"], each["person"], each["post"], each["body"], each["interval"], each["end_basis"])
        table.add_row(*map(Text, cells))
    return [table]


def _listed(values: Mapping[str, Any]) -> str:
    return "，".join(f"{name}={value}" for name, value in values.items())
