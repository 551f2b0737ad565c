"""Gold pages read into records, with names in their normal form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import DataError, InputError
from kg.evaluate.names import normal

GENRES = "genres.tsv"  # page and genre, beside the gold pages or their folder


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A story of the page; `headlines` are the right ones in normal form, the printed one first."""

    id: str
    headline: str
    headlines: tuple[str, ...]
    optional: bool
    genre: str

    @property
    def required(self) -> bool:
        """Must a build find this headline?"""
        return bool(self.headline) and not self.optional


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A thing of the page under the names that are right for it."""

    id: str
    types: tuple[str, ...]
    name: str
    names: frozenset[str]  # normal forms of the name and of what else is accepted
    surfaces: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A statement of the page; any of `subjects` with any of `objects` is right."""

    relation: str
    articles: tuple[str, ...]  # where it is told; several where each of them does
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    posts: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPage:
    """All that a careful reader finds on one page."""

    id: str
    articles: tuple[GoldArticle, ...]
    entities: Mapping[str, GoldEntity]
    facts: tuple[GoldFact, ...]
    own_genre: str = ""  # of the page as a whole

    def genre(self, articles: Sequence[str]) -> str:
        """Genre of the one gold article that something may stand in, else of the page; "" where unknown."""
        return next((a.genre for a in self.articles if tuple(articles) == (a.id,)), self.own_genre)

    def name(self, entity: str) -> str:
        """Name of a gold entity, its id where there is none."""
        return self.entities[entity].name if entity in self.entities else entity

    def forms(self, entity: str) -> tuple[str, ...]:
        """Name and surfaces of a gold entity; () for anything else."""
        found = self.entities.get(entity)
        return (found.name, *found.surfaces) if found else ()


def read_gold(folder: Path) -> tuple[GoldPage, ...]:
    """The pages of all *.gold.json in a folder, by file name. Raises InputError or DataError."""
    paths = sorted(folder.glob("*.gold.json"))
    if not paths:
        raise InputError(f"{folder}: no *.gold.json in it: name the folder of the gold pages")
    genres = _genres(folder)
    pages = {page.id: page for page in (_read(path, genres) for path in paths)}
    return tuple(pages.values())


def _genres(folder: Path) -> dict[str, str]:
    """Genre by page from genres.tsv in the folder or the one above it; none where there is no such file."""
    path = next((p for p in (folder / GENRES, folder.absolute().parent / GENRES) if p.is_file()), None)
    lines = path.read_text(encoding="utf-8").splitlines() if path else ()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    short = next((row for row in rows if len(row) < 2), None)
    if short is not None:
        raise DataError(f"{path}: found the row {short}, expected page and genre set apart by a tab")
    return {row[0]: row[1] for row in rows}


def _read(path: Path, genres: Mapping[str, str]) -> GoldPage:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return _page(data, genres.get(data["page"], ""))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: not a gold page ({error!r}): see the guide for its form") from error


def _page(data: Mapping[str, Any], given: str) -> GoldPage:
    """A gold page; the genre given stands above those that its file gives page and articles."""
    genre = given or data.get("genre") or ""
    return GoldPage(
        id=data["page"],
        articles=tuple(_article(row, given, genre) for row in data["articles"]),
        entities={row["id"]: _entity(row) for row in data["entities"]},
        facts=tuple(_fact(row) for row in data["facts"]),
        own_genre=genre,
    )


def _article(row: Mapping[str, Any], given: str, genre: str) -> GoldArticle:
    headline = row.get("headline") or ""
    printed = [h for h in (headline, *row.get("accept", ())) if h]
    return GoldArticle(
        id=row["id"],
        headline=headline,
        headlines=tuple(normal(h) for h in printed),
        optional=bool(row.get("optional")),
        genre=given or row.get("genre") or genre,
    )


def _entity(row: Mapping[str, Any]) -> GoldEntity:
    return GoldEntity(
        id=row["id"],
        types=_several(row["type"]),
        name=row["name"],
        names=frozenset(normal(n) for n in (row["name"], *row.get("accept", ()))),
        surfaces=tuple(row.get("surface", ())),
        optional=bool(row.get("optional")),
    )


def _fact(row: Mapping[str, Any]) -> GoldFact:
    return GoldFact(
        relation=row["relation"],
        articles=_several(row.get("article") or None),
        subjects=_several(row["subject"]),
        objects=_several(row["object"]),
        posts=_several(row.get("post")),
        optional=bool(row.get("optional")),
    )


def _several(value: Any) -> tuple[str, ...]:
    """A gold field that may be one string or a list of them."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)
