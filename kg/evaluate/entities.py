"""Which predicted node is which gold entity: each at most once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.gold import GoldEntity, GoldPage
from kg.evaluate.names import close_to_any, normal
from kg.evaluate.predicted import PredictedPage
from kg.evaluate.tally import Verdict
from kg.records import ENTITY_TYPES
from kg.tables import Row

_LOOSE_TYPES = frozenset({"Event", "Project", "Award"})  # their names have no one printed form
_EXACT, _CLOSE = 0, 1


@dataclass(frozen=True, slots=True)
class EntityOutcome:
    """What became of one node or of one gold entity."""

    page: str
    type: str
    name: str
    verdict: Verdict
    id: str  # of the node; of the gold entity where it was missed


def match_entities(gold: GoldPage, found: PredictedPage) -> dict[str, str]:
    """Gold ids by predicted ids: exact names before close ones, then in order of ids."""
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for _, gold_id, node in sorted(_candidates(gold, found)):
        if gold_id not in taken and node not in matched:
            taken.add(gold_id)
            matched[node] = gold_id
    return matched


def entity_outcomes(gold: GoldPage, found: PredictedPage, matched: Mapping[str, str]) -> list[EntityOutcome]:
    """A verdict on each node of the page and on each gold entity that no node stands for."""
    outcomes = [
        EntityOutcome(gold.id, row["type"], str(row["name"]), _verdict(gold, row, node in matched), node)
        for node, row in found.entities.items()
        if row["type"] in ENTITY_TYPES
    ]
    taken = set(matched.values())
    missed = [e for e in gold.entities.values() if e.id not in taken and not e.optional]
    return outcomes + [
        EntityOutcome(gold.id, e.types[0], e.name, "missed", e.id)
        for e in missed
        if e.types[0] in ENTITY_TYPES
    ]


def _candidates(gold: GoldPage, found: PredictedPage) -> Iterator[tuple[int, str, str]]:
    for node, row in found.entities.items():
        name = normal(row["name"])
        for entity in gold.entities.values():
            rank = _rank(row["type"], name, entity)
            if rank is not None:
                yield rank, entity.id, node


def _rank(kind: str, name: str, entity: GoldEntity) -> int | None:
    if kind not in entity.types:
        return None
    if name in entity.names:
        return _EXACT
    return _CLOSE if kind in _LOOSE_TYPES and close_to_any(name, entity.names) else None


def _verdict(gold: GoldPage, row: Row, is_matched: bool) -> Verdict:
    if is_matched:
        return "right"
    return "forgiven" if _names_an_optional(gold, normal(row["name"])) else "wrong"


def _names_an_optional(gold: GoldPage, name: str) -> bool:
    """A further node under a right name of an optional entity is no error."""
    return any(e.optional and name in e.names for e in gold.entities.values())
