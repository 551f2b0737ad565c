"""Words and colours for the types and relations of a network, from kg/data/labels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.resources import rows


@dataclass(frozen=True, slots=True)
class TypeLabel:
    """How a type of node is named and coloured."""

    type: str
    zh: str
    en: str
    colour: str  # RRGGBB

    @property
    def rgb(self) -> tuple[int, int, int]:
        """The colour as red, green and blue from 0 to 255."""
        red, green, blue = (int(self.colour[i : i + 2], 16) for i in (0, 2, 4))
        return red, green, blue


@dataclass(frozen=True, slots=True)
class RelationLabel:
    """How a relation is named; `shown` is the qualifier that an edge bears, "" for none."""

    relation: str
    zh: str
    en: str
    shown: str


@cache
def type_labels() -> dict[str, TypeLabel]:
    """Labels by type, in the order in which legends list them."""
    return {row[0]: TypeLabel(*row) for row in rows("labels/types.tsv")}


@cache
def relation_labels() -> dict[str, RelationLabel]:
    """Labels by relation."""
    found = (
        RelationLabel(relation, zh, en, "" if shown == "-" else shown)
        for relation, zh, en, shown in rows("labels/relations.tsv")
    )
    return {label.relation: label for label in found}


@cache
def role_labels() -> dict[str, str]:
    """Chinese words by role."""
    return {row[0]: row[1] for row in rows("labels/roles.tsv")}
