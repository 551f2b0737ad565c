"""What a build says of one page: the rows of its tables that belong there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.tables import Row, Tables

_OTHER_TYPE_NAMES = {"Official": "Person", "Journalist": "Person", "Organisation": "Organization"}


@dataclass(frozen=True, slots=True)
class PredictedPage:
    """Entities (by id), articles and facts that a build found on a page."""

    entities: Mapping[str, Row]
    articles: tuple[Row, ...]
    facts: tuple[Row, ...]

    def name(self, end: str) -> str:
        """Name of an entity, or the id of anything else."""
        return str(self.entities[end]["name"]) if end in self.entities else end

    def forms(self, end: str) -> tuple[str, ...]:
        """Name and aliases of an entity; () for anything else."""
        row = self.entities.get(end)
        return (str(row["name"]), *row.get("aliases", ())) if row else ()


def predicted_pages(tables: Tables, pages: Iterable[str]) -> dict[str, PredictedPage]:
    """The rows on each of the pages; an entity is on a page where it has a mention or ends a fact."""
    wanted = list(pages)
    known = {row["id"]: _own_type(row) for row in tables.entities}
    present: dict[str, dict[str, Row]] = {page: {} for page in wanted}
    for end, page in _places(tables):
        if page in present and end in known:
            present[page][end] = known[end]
    return {
        page: PredictedPage(present[page], _on(page, tables.articles), _on(page, tables.facts))
        for page in wanted
    }


def _places(tables: Tables) -> Iterable[tuple[str, str | None]]:
    for mention in tables.mentions:
        yield mention["entity"], mention["page"]
    for fact in tables.facts:
        yield fact["subject"], fact.get("page")
        yield fact["object"], fact.get("page")


def _on(page: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.get("page") == page)


def _own_type(row: Row) -> Row:
    return {**row, "type": _OTHER_TYPE_NAMES.get(row["type"], row["type"])}
