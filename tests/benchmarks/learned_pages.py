"""Gold pages annotated once and read again under other names or facts, scored as `kg eval` scores a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.annotate.document import Document, annotate
from kg.annotate.line import Chunk
from kg.evaluate.entities import entity_outcomes, match_entities
from kg.evaluate.facts import PageMatch, fact_outcomes
from kg.evaluate.gold import GoldPage, read_gold
from kg.evaluate.headlines import match_articles
from kg.evaluate.predicted import predicted_pages
from kg.evaluate.tally import Tally
from kg.extract.document import read
from kg.ingest.layout import articles
from kg.ingest.readers import read_sources
from kg.records import ENTITY_TYPES, RELATIONS, Article, Fact, Mention, Page
from kg.resolve.nodes import Setting
from kg.run.pages import article_row
from kg.run.rows import Rows, build_rows
from kg.tables import Row, Tables

CORE = ("Person", "District", "Company", "Organization", "Award")
Said = tuple[tuple[Mention, ...], tuple[Fact, ...]]  # what one article gives


@dataclass
class Sheet:
    """An article with the rules' own chunks, to which `reset` leads back."""

    document: Document
    row: Row
    setting: Setting
    chunks: tuple[tuple[Chunk, ...], ...]

    @property
    def series(self) -> str:
        """p1 of p101-renmian-wujiang."""
        return self.setting.page[:2]

    def reset(self) -> None:
        """Give every line the chunks that the rules found."""
        for line, chunks in zip(self.document.lines, self.chunks, strict=True):
            line.chunks = list(chunks)


@dataclass(frozen=True)
class Pages:
    """A gold set, annotated."""

    name: str
    gold: tuple[GoldPage, ...]
    sheets: tuple[Sheet, ...]

    def read(self) -> list[Said]:
        """Mentions and facts of every article, from the chunks that its lines bear now."""
        return [read(sheet.document) for sheet in self.sheets]


def load(name: str, texts: Path, gold: Path) -> Pages:
    """The pages of `texts` that `gold` has judgements on."""
    known = read_gold(gold)
    ids = {page.id for page in known}
    pages = [each for each in read_sources([texts]) if isinstance(each, Page) and each.id in ids]
    return Pages(name, known, tuple(sheet for page in pages for sheet in _sheets(page)))


def _sheets(page: Page) -> Iterable[Sheet]:
    for article in articles(page):
        if isinstance(article, Article):
            document = annotate(article)
            place = article.publication
            yield Sheet(
                document,
                article_row(article, page),
                Setting(
                    article.id,
                    page.id,
                    place.paper or "",
                    place.place or "",
                    place.date or article.date or "",
                ),
                tuple(tuple(line.chunks) for line in document.lines),
            )


def rows_of(pages: Pages, said: Sequence[Said]) -> Rows:
    """The rows of a build that found this."""
    return build_rows(
        [sheet.row for sheet in pages.sheets],
        [mention for mentions, _ in said for mention in mentions],
        [(fact, "") for _, facts in said for fact in facts],
        {sheet.setting.article: sheet.setting for sheet in pages.sheets},
    )


def matches(pages: Pages, rows: Rows) -> list[PageMatch]:
    """Every gold page with its nodes and articles matched."""
    tables = Tables(articles=rows.articles, entities=rows.entities, mentions=rows.mentions, facts=rows.facts)
    found = predicted_pages(tables, [page.id for page in pages.gold])
    return [
        PageMatch(
            gold, found[gold.id], match_entities(gold, found[gold.id]), match_articles(gold, found[gold.id])
        )
        for gold in pages.gold
    ]


@dataclass(frozen=True)
class Score:
    """Counts by entity type and by relation."""

    entities: dict[str, Tally]
    facts: dict[str, Tally]

    @property
    def core(self) -> Tally:
        """Counts of the core entity types."""
        return sum((self.entities[kind] for kind in CORE), Tally())

    @property
    def all_facts(self) -> Tally:
        """Counts of all relations."""
        return sum(self.facts.values(), Tally())


def score(pages: Pages, said: Sequence[Said]) -> Score:
    """Score what was read against gold."""
    entities: Counter[tuple[str, str]] = Counter()
    facts: Counter[tuple[str, str]] = Counter()
    for match in matches(pages, rows_of(pages, said)):
        outcomes = entity_outcomes(match.gold, match.found, match.nodes)
        entities.update((each.type, each.verdict) for each in outcomes)
        facts.update((each.relation, each.verdict) for each in fact_outcomes(match))
    return Score(_tallies(entities, ENTITY_TYPES), _tallies(facts, RELATIONS))


def _tallies(counts: Counter[tuple[str, str]], keys: Collection[str]) -> dict[str, Tally]:
    return {key: Tally(*(counts[key, verdict] for verdict in ("right", "wrong", "missed"))) for key in keys}


def under(pages: Pages, change: Callable[[], None]) -> Score:
    """The score after `change` of the lines' chunks; the rules' chunks stand again afterwards."""
    change()
    found = score(pages, pages.read())
    for sheet in pages.sheets:
        sheet.reset()
    return found
