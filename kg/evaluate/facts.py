"""Which predicted statement is which gold fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.gold import GoldFact, GoldPage
from kg.evaluate.headlines import ArticleMatch
from kg.evaluate.names import normal
from kg.evaluate.predicted import PredictedPage
from kg.evaluate.tally import Verdict
from kg.records import RELATIONS
from kg.tables import Row

_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class FactOutcome:
    """What became of one statement, or of one gold fact that no statement stands for."""

    page: str
    relation: str
    verdict: Verdict
    subject: str  # as names
    post: str
    object: str
    genre: str
    confidence: float = 1.0  # the highest among the sentences that say the same
    id: str = ""
    rule: str = ""
    evidence: str = ""
    sentence: str = ""
    forms: tuple[str, ...] = ()  # of its two ends, as they may stand in the sentence

    @property
    def text(self) -> str:
        """The statement in one line."""
        return f"{self.subject} {self.relation} {self.post + ' @ ' if self.post else ''}{self.object}"


@dataclass(frozen=True, slots=True)
class PageMatch:
    """A page with its nodes and articles already matched."""

    gold: GoldPage
    found: PredictedPage
    nodes: Mapping[str, str]
    articles: ArticleMatch

    def subjects(self, fact: Row) -> frozenset[str]:
        """What the subject may be in gold: an article for reportedBy, else the one matched entity."""
        if fact["relation"] == "reportedBy":
            return frozenset(self.articles.gold_articles(fact["subject"]))
        return frozenset({self.nodes[fact["subject"]]}) if fact["subject"] in self.nodes else frozenset()


def fact_outcomes(page: PageMatch) -> list[FactOutcome]:
    """A verdict on each distinct statement of the page and on each required gold fact not found."""
    surest = _surest(page.found)
    used: set[int] = set()
    outcomes = []
    for key, fact in _distinct(page.found).items():
        hit = _find(page, fact, key[-1], used)
        verdict: Verdict = "wrong" if hit is None else "repeat" if hit in used else "right"
        if hit is not None:
            used.add(hit)
        outcomes.append(_outcome(page, fact, key, verdict, surest[key]))
    left = [fact for i, fact in enumerate(page.gold.facts) if i not in used and not fact.optional]
    return outcomes + [_missed(page.gold, fact) for fact in left if fact.relation in RELATIONS]


def _find(page: PageMatch, fact: Row, post: str, used: set[int]) -> int | None:
    """The first unused gold fact that says this, else the last used one, else None."""
    last_used = None
    for number in _candidates(page, fact, post):
        if number not in used:
            return number
        last_used = number
    return last_used


def _candidates(page: PageMatch, fact: Row, post: str) -> Iterator[int]:
    node, subjects = page.nodes.get(fact["object"]), page.subjects(fact)
    for number, gold in enumerate(page.gold.facts):
        if gold.relation != fact["relation"] or node not in gold.objects:
            continue
        wanted = gold.articles if gold.relation == "reportedBy" else gold.subjects
        if not subjects.isdisjoint(wanted) and _post_is_right(gold, post):
            yield number


def _post_is_right(gold: GoldFact, post: str) -> bool:
    return gold.relation != "holdsPost" or post in {normal(p) for p in gold.posts}


def _key(fact: Row) -> _Key:
    post = normal(str((fact.get("qualifiers") or {}).get("post", "")))
    return fact["relation"], fact["subject"], fact["object"], post


def _distinct(found: PredictedPage) -> dict[_Key, Row]:
    """The first of the rows that say the same, in file order; unknown relations are left out."""
    firsts: dict[_Key, Row] = {}
    for fact in found.facts:
        if fact["relation"] in RELATIONS:
            firsts.setdefault(_key(fact), fact)
    return firsts


def _surest(found: PredictedPage) -> dict[_Key, float]:
    best: dict[_Key, float] = {}
    for fact in found.facts:
        confidence = fact.get("confidence")
        best[_key(fact)] = max(best.get(_key(fact), 0.0), 1.0 if confidence is None else float(confidence))
    return best


def _outcome(page: PageMatch, fact: Row, key: _Key, verdict: Verdict, confidence: float) -> FactOutcome:
    articles = page.articles.gold_articles(str(fact.get("article", "")))
    return FactOutcome(
        page=page.gold.id,
        relation=key[0],
        verdict=verdict,
        subject=page.found.name(key[1]),
        post=key[3],
        object=page.found.name(key[2]),
        genre=page.gold.genre(articles),
        confidence=confidence,
        id=str(fact.get("id", "")),
        rule=str(fact.get("rule", "")),
        evidence=str(fact.get("evidence") or ""),
        sentence=str(fact.get("sentence") or fact.get("evidence") or ""),
        forms=(*page.found.forms(key[1]), *page.found.forms(key[2])),
    )


def _missed(gold: GoldPage, fact: GoldFact) -> FactOutcome:
    return FactOutcome(
        page=gold.id,
        relation=fact.relation,
        verdict="missed",
        subject="/".join(gold.name(e) for e in fact.subjects),
        post="/".join(fact.posts[:1]),
        object="/".join(gold.name(e) for e in fact.objects),
        genre=gold.genre(fact.articles),
        forms=tuple(form for e in (*fact.subjects, *fact.objects) for form in gold.forms(e)),
    )
