"""Facts of a build with the verdict of the gold pages and the signs against them: what confidence is fitted to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import DataError
from kg.evaluate.facts import FactOutcome
from kg.extract.confidence import signs_against
from kg.records import Fact, Mention
from kg.tables import Row, Tables


@dataclass(frozen=True, slots=True)
class Judged:
    """A distinct statement of a page, by the first sentence that tells it."""

    page: str
    relation: str
    rule: str
    signs: tuple[str, ...]
    right: bool


def judged_facts(outcomes: Iterable[FactOutcome], tables: Tables) -> tuple[Judged, ...]:
    """The statements that are right or wrong. Raises DataError where the build's own rows are missing."""
    facts = {row["id"]: row for row in tables.facts}
    mentions = {row["id"]: row for row in tables.mentions}
    predicted = [o for o in outcomes if o.verdict in ("right", "wrong")]
    try:
        return tuple(_judged(o, facts[o.id], mentions) for o in predicted)
    except KeyError as error:
        raise DataError(f"the build has no row or field {error}: build the pages again") from error


def _judged(outcome: FactOutcome, row: Row, mentions: dict[str, Row]) -> Judged:
    subject = mentions[row["subject_mention"]] if row["subject_mention"] else None
    signs = signs_against(
        _fact(row), _mention(subject) if subject else None, _mention(mentions[row["object_mention"]])
    )
    return Judged(outcome.page, outcome.relation, outcome.rule, signs, outcome.verdict == "right")


def _fact(row: Row) -> Fact:
    return Fact(
        relation=row["relation"],
        subject=row["subject_mention"],
        object=row["object_mention"],
        page=row["page"],
        article=row["article"],
        evidence=row["evidence"],
        start=row["start"],
        end=row["end"],
        rule=row["rule"],
        qualifiers=tuple(sorted(row["qualifiers"].items())),
    )


def _mention(row: Row) -> Mention:
    return Mention(
        id=row["id"],
        page=row["page"],
        article=row["article"],
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        type=row["type"],
        name=row["name"],
        rule=row["rule"],
        confidence=row["confidence"],
    )
