"""The rows of a build's tables: mentions and facts led to their entities, sorted by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.decisions import Decision
from kg.ids import fact_id
from kg.means import WHOLE, Means
from kg.records import Fact, Mention, Reject, as_row
from kg.resolve.nodes import Setting
from kg.resolve.resolve import Resolution, resolve

Row = dict[str, Any]
TABLES = ("articles", "entities", "mentions", "facts", "judgements", "tenures")
_TOLD = ("relation", "subject", "object", "article", "evidence", "rule")  # of a fact that is set aside
_UNSURE = "low confidence"
Stated = tuple[Fact, str]  # a fact and the sentence around its evidence


@dataclass(frozen=True, slots=True)
class Rows:
    """The tables of a build, and the facts that resolution set aside."""

    articles: tuple[Row, ...]
    entities: tuple[Row, ...]
    mentions: tuple[Row, ...]
    facts: tuple[Row, ...]
    judgements: tuple[Row, ...]
    tenures: tuple[Row, ...] = ()  # made of the facts that have passed the gate
    rejects: tuple[Reject, ...] = ()
    facts_in: int = 0
    unsure: int = 0  # of the rejects: facts that nothing speaks against but their confidence
    unused_decisions: int = 0

    def tables(self) -> dict[str, tuple[Row, ...]]:
        """Each table under its name."""
        return {name: getattr(self, name) for name in TABLES}

    def counts(self) -> dict[str, int]:
        """The number of rows of each table."""
        return {name: len(rows) for name, rows in self.tables().items()}

    def size(self) -> int:
        """All rows of all tables."""
        return sum(self.counts().values())


def build_rows(
    articles: Iterable[Row],
    mentions: Sequence[Mention],
    facts: Sequence[Stated],
    settings: Mapping[str, Setting],
    decisions: Sequence[Decision] = (),
    min_confidence: float = 0.0,
    means: Means = WHOLE,
) -> Rows:
    """Resolve all mentions and write every record as a row; facts that cannot stand become rejects."""
    resolution = resolve(mentions, [fact for fact, _ in facts], settings, decisions, means)
    kept, rejects = _fact_rows(facts, resolution, frozenset(settings), min_confidence)
    return Rows(
        articles=_by_place(articles),
        entities=tuple(map(as_row, resolution.entities)),
        mentions=_by_place(_mention_row(mention, resolution.entity_of[mention.id]) for mention in mentions),
        facts=_by_place(kept),
        judgements=tuple(map(as_row, resolution.judgements)),
        rejects=tuple(rejects),
        facts_in=len(facts),
        unsure=sum("confidence" in reject.detail for reject in rejects),
        unused_decisions=len(resolution.unused),
    )


def _by_place(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows in the order in which a page is read, whatever order they came in."""
    return tuple(sorted(rows, key=lambda row: (row["page"], row["start"], row["end"], row["id"])))


def _mention_row(mention: Mention, entity: str) -> Row:
    return {
        "id": mention.id,
        "entity": entity,
        "page": mention.page,
        "article": mention.article,
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "type": mention.type,
        "name": mention.name,
        "rule": mention.rule,
        "confidence": mention.confidence,
        "note": mention.note,
    }


def _fact_rows(
    facts: Iterable[Stated], resolution: Resolution, articles: frozenset[str], min_confidence: float
) -> tuple[list[Row], list[Reject]]:
    kept: dict[str, Row] = {}
    rejects = []
    for fact, sentence in sorted(facts, key=lambda stated: (_fact_id(stated[0]), -stated[0].confidence)):
        row = _fact_row(fact, sentence, resolution, articles)
        why = _fault(row, min_confidence) or ("stated twice by the same words" if row["id"] in kept else "")
        if why:
            detail = {key: row[key] for key in _TOLD}
            if why.startswith(_UNSURE):
                detail["confidence"] = row["confidence"]
            rejects.append(Reject(row["id"], "resolve", why, detail))
        else:
            kept[row["id"]] = row
    return list(kept.values()), rejects


def _fault(row: Row, min_confidence: float) -> str:
    """Why a fact cannot stand, "" where it can."""
    for end in ("subject", "object"):
        if not row[end]:
            return f"the {end} is no mention of this build: found none under {row[f'{end}_mention']}"
    if row["subject"] == row["object"]:
        return "subject and object are one entity: found two mentions of it, expected two things"
    if row["confidence"] < min_confidence:
        return (
            f"{_UNSURE} {row['confidence']:.3f}, expected {min_confidence:.2f} or more: "
            f"build with a lower --min-confidence to keep it"
        )
    return ""


def _fact_id(fact: Fact) -> str:
    post = dict(fact.qualifiers).get("post", "")
    return fact_id(fact.relation, fact.subject, fact.object, post, fact.page, str(fact.start), str(fact.end))


def _fact_row(fact: Fact, sentence: str, resolution: Resolution, articles: frozenset[str]) -> Row:
    signed = fact.relation == "reportedBy"
    subject = (
        fact.subject if signed and fact.subject in articles else resolution.entity_of.get(fact.subject, "")
    )
    return {
        "id": _fact_id(fact),
        "relation": fact.relation,
        "subject": subject,
        "object": resolution.entity_of.get(fact.object, ""),
        "subject_mention": "" if signed else fact.subject,
        "object_mention": fact.object,
        "page": fact.page,
        "article": fact.article,
        "evidence": fact.evidence,
        "start": fact.start,
        "end": fact.end,
        "sentence": sentence,
        "confidence": fact.confidence,
        "rule": fact.rule,
        "qualifiers": dict(fact.qualifiers),
    }
