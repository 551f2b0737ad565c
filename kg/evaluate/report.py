"""A build scored against gold pages, as one record and as plain figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.evaluate.calibration import Bin, at_thresholds, brier_score, calibration_error, reliability, scored
from kg.evaluate.entities import EntityOutcome, entity_outcomes, match_entities
from kg.evaluate.facts import FactOutcome, PageMatch, fact_outcomes
from kg.evaluate.gold import GoldPage, read_gold
from kg.evaluate.headlines import match_articles
from kg.evaluate.predicted import PredictedPage, predicted_pages
from kg.evaluate.spans import SpanCheck, check_spans, kept_texts, page_texts, sentence_with
from kg.evaluate.tally import Tally, Verdict, tally, total
from kg.records import ENTITY_TYPES, RELATIONS
from kg.tables import read_tables

CORE_TYPES = ("Person", "District", "Company", "Organization", "Award")


@dataclass(frozen=True, slots=True)
class PageReport:
    """Verdicts on one page."""

    page: str
    entities: tuple[EntityOutcome, ...]
    headlines: Tally
    missed_headlines: tuple[str, ...]
    facts: tuple[FactOutcome, ...]

    @property
    def core(self) -> Tally:
        """Counts of the core entity types."""
        return tally(e.verdict for e in self.entities if e.type in CORE_TYPES)

    @property
    def all_facts(self) -> Tally:
        """Counts of all relations."""
        return tally(f.verdict for f in self.facts)


@dataclass(frozen=True, slots=True)
class Report:
    """Verdicts on all gold pages; `spans` only where the pages' texts were given."""

    pages: tuple[PageReport, ...]
    spans: SpanCheck | None = None

    @property
    def facts(self) -> tuple[FactOutcome, ...]:
        """Verdicts on facts, page by page."""
        return tuple(fact for page in self.pages for fact in page.facts)

    @property
    def entities(self) -> tuple[EntityOutcome, ...]:
        """Verdicts on entities, page by page."""
        return tuple(entity for page in self.pages for entity in page.entities)

    @property
    def core(self) -> Tally:
        """Counts of the core entity types."""
        return total(page.core for page in self.pages)

    @property
    def all_facts(self) -> Tally:
        """Counts of all relations."""
        return total(page.all_facts for page in self.pages)

    @property
    def headlines(self) -> Tally:
        """Counts of headlines."""
        return total(page.headlines for page in self.pages)

    def by_type(self) -> dict[str, Tally]:
        """Counts for each entity type."""
        return {kind: tally(e.verdict for e in self.entities if e.type == kind) for kind in ENTITY_TYPES}

    def by_relation(self) -> dict[str, Tally]:
        """Counts for each relation."""
        return {name: tally(f.verdict for f in self.facts if f.relation == name) for name in RELATIONS}

    def by_genre(self) -> dict[str, Tally]:
        """Counts of facts for each genre of article; empty where the gold files name none."""
        genres = sorted({fact.genre for fact in self.facts if fact.genre})
        return {genre: tally(f.verdict for f in self.facts if f.genre == genre) for genre in genres}

    def by_rule(self) -> dict[tuple[str, str], Tally]:
        """Counts for each relation and rule of what the rule said, busy rules first; a miss has no rule."""
        found: dict[tuple[str, str], list[Verdict]] = {}
        for fact in self.facts:
            if fact.verdict in ("right", "wrong"):
                found.setdefault((fact.relation, fact.rule), []).append(fact.verdict)
        ordered = sorted(found, key=lambda key: (RELATIONS.index(key[0]), -len(found[key]), key))
        return {key: tally(found[key]) for key in ordered}


def evaluate(gold_dir: Path, out: Path, texts: Path | None = None) -> Report:
    """Score build folder `out` against the gold pages; with the folder of their texts, check spans too.

    Without it, the texts that the build kept show the sentences of missed facts.
    """
    gold, tables = read_gold(gold_dir), read_tables(out)
    ids = [page.id for page in gold]
    found = predicted_pages(tables, ids)
    words = page_texts(texts, ids) if texts is not None else kept_texts(out, ids)
    pages = tuple(_page(page, found[page.id], words.get(page.id, "")) for page in gold)
    return Report(pages, check_spans(tables, words) if texts is not None else None)


def figures(report: Report) -> dict[str, Any]:
    """All counts and shares of a report as plain values for JSON."""
    bins = reliability(scored(report.facts))
    return {
        "entities": {"core": report.core.figures(), **_figures(report.by_type())},
        "facts": {"all": report.all_facts.figures(), **_figures(report.by_relation())},
        "headlines": report.headlines.figures(),
        "evidence": {"spans": report.spans.spans, "broken": len(report.spans.broken)} if report.spans else {},
        "pages": {
            p.page: {"entities": p.core.figures(), "facts": p.all_facts.figures()} for p in report.pages
        },
        "genres": _figures(report.by_genre()),
        "rules": [
            {"relation": relation, "rule": rule, **counts.figures()}
            for (relation, rule), counts in report.by_rule().items()
        ],
        "thresholds": [{"confidence": t, **counts.figures()} for t, counts in at_thresholds(report.facts)],
        "reliability": [_bin_figures(b) for b in bins],
        "calibration_error": round(calibration_error(bins), 4),
        "brier": round(brier_score(scored(report.facts)), 4),
    }


def _bin_figures(b: Bin) -> dict[str, float | int]:
    low, high = b.interval
    return {
        "low": b.low,
        "high": b.high,
        "facts": b.facts,
        "confidence": round(b.confidence, 4),
        "precision": round(b.precision, 4),
        "precision_low": round(low, 4),
        "precision_high": round(high, 4),
    }


def threshold_tallies(report: Report) -> dict[str, Tally]:
    """Counts of facts kept from each confidence on, under a label to print."""
    return {f"≥ {threshold:g}": counts for threshold, counts in at_thresholds(report.facts)}


def _page(gold: GoldPage, found: PredictedPage, text: str) -> PageReport:
    nodes = match_entities(gold, found)
    articles = match_articles(gold, found)
    facts = fact_outcomes(PageMatch(gold, found, nodes, articles))
    return PageReport(
        page=gold.id,
        entities=tuple(entity_outcomes(gold, found, nodes)),
        headlines=articles.tally,
        missed_headlines=tuple(article.headline for article in articles.missed),
        facts=tuple(_with_sentence(gold, fact, text) for fact in facts),
    )


def _with_sentence(gold: GoldPage, fact: FactOutcome, text: str) -> FactOutcome:
    """A missed fact with the sentence that a reader may have found it in."""
    if fact.verdict != "missed" or not text:
        return fact
    subjects, objects = (_named(gold, names) for names in (fact.subject, fact.object))
    return replace(fact, sentence=sentence_with(text, subjects, objects))


def _named(gold: GoldPage, names: str) -> list[str]:
    """Forms of the gold entities of these names, which a bar sets apart."""
    wanted = names.split("/")
    return [form for e in gold.entities.values() if e.name in wanted for form in gold.forms(e.id)]


def _figures(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float | int]]:
    return {key: counts.figures() for key, counts in tallies.items()}
