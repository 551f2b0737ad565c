"""How often facts like this one are right: by its rule, and by signs that speak against it.

The table says what was counted on the pages that the rules were written by; data/gold/calibrate.py writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

from kg.errors import DataError
from kg.records import Fact, Mention
from kg.resources import rows

TABLE = "calibration/confidence.tsv"
ANY = "any"  # the share of all facts; the weight that every fact bears
SIGNS: Mapping[str, str] = {
    "subject elsewhere": "its subject does not stand in the words that tell it",
    "object elsewhere": "its object does not stand in the words that tell it",
    "unsure person": "its subject is a person whose name was found by weak signs",
    "body as subject": "its subject is an organization",
    "subject by other words": "its subject is named by a short form or a pointing word",
    "former": "it tells of a post that is over",
}
_SURE_PERSON = 0.85


@dataclass(frozen=True, slots=True)
class Calibration:
    """Shares of right facts by relation, family of rules and rule; log odds of the signs."""

    shares: Mapping[str, float]
    weights: Mapping[str, float]
    threshold: float  # facts below it are set aside unless a build asks for another

    def share(self, relation: str, rule: str) -> float:
        """The share right of the finest class of facts that the table has."""
        return next(self.shares[key] for key in reversed(classes(relation, rule)) if key in self.shares)

    def confidence(self, relation: str, rule: str, signs: Iterable[str]) -> float:
        """The share of facts of this class and with these signs that are right, strictly between 0 and 1."""
        odds = logit(self.share(relation, rule))
        return sigmoid(odds + sum(self.weights.get(sign, 0.0) for sign in (ANY, *signs)))


def classes(relation: str, rule: str) -> tuple[str, ...]:
    """The classes that a fact belongs to, each within the one before.

    >>> classes("tookPart", "participation:spoke")
    ('any', 'tookPart', 'tookPart/participation', 'tookPart/participation:spoke')
    """
    family = f"{relation}/{rule.partition(':')[0]}"
    return tuple(dict.fromkeys((ANY, relation, family, f"{relation}/{rule}")))


def signs_against(fact: Fact, subject: Mention | None, object: Mention) -> tuple[str, ...]:
    """The signs that speak against a fact, in the order of SIGNS; `subject` is None where it is the article."""
    found = {*_of_subject(fact, subject)} if subject is not None else set()
    if not _inside(fact, object):
        found.add("object elsewhere")
    if dict(fact.qualifiers).get("status") == "former":
        found.add("former")
    return tuple(sign for sign in SIGNS if sign in found)


def confidence(fact: Fact, subject: Mention | None, object: Mention) -> float:
    """The calibrated confidence of a fact, to three places."""
    signs = signs_against(fact, subject, object)
    return round(calibration().confidence(fact.relation, fact.rule, signs), 3)


@cache
def calibration() -> Calibration:
    """The package's own table. Raises DataError where it holds something else."""
    return read_calibration(rows(TABLE))


def read_calibration(table: Iterable[tuple[str, ...]]) -> Calibration:
    """Calibration from rows of kind, name, value and what it rests on. Raises DataError for others."""
    found: dict[str, dict[str, float]] = {"share": {}, "sign": {}, "threshold": {}}
    for row in table:
        try:
            found[row[0]][row[1]] = float(row[2])
        except (KeyError, IndexError, ValueError) as error:
            raise DataError(f"{TABLE}: found the row {row}: run data/gold/calibrate.py") from error
    unknown = found["sign"].keys() - {ANY, *SIGNS}
    if unknown or ANY not in found["share"] or ANY not in found["threshold"]:
        raise DataError(f"{TABLE}: signs {sorted(unknown)} unknown or a row {ANY} missing: write it anew")
    return Calibration(found["share"], found["sign"], found["threshold"][ANY])


def logit(share: float) -> float:
    """Log odds of a share that lies strictly between 0 and 1."""
    return log(share / (1 - share))


def sigmoid(odds: float) -> float:
    """The share of which these are the log odds."""
    return 1 / (1 + exp(-odds))


def _of_subject(fact: Fact, subject: Mention) -> Iterator[str]:
    if not _inside(fact, subject):
        yield "subject elsewhere"
    if subject.type == "Person" and subject.confidence < _SURE_PERSON:
        yield "unsure person"
    if subject.type == "Organization":
        yield "body as subject"
    if subject.name != subject.surface:
        yield "subject by other words"


def _inside(fact: Fact, mention: Mention) -> bool:
    """Does the mention stand in the fact's evidence?"""
    return fact.start <= mention.start and mention.end <= fact.end
