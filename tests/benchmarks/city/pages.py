"""Pages as they are printed: stories one below another, some in narrow columns, each reference with its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from .city import City, draw_city
from .press import Issue, fill, issues
from .speak import Told
from .stories import Story
from .words import Words, references, text_of

_WRAPPED = 0.2  # share of pages set in columns
_HALF = 0.3  # share of pages with half-width punctuation
_NOT_FIRST = "，。、；：”）！,;:)"  # never at the head of a line
_HALVES = str.maketrans("，；：（）", ",;:()")


@dataclass(frozen=True, slots=True)
class Mark:
    """A true mention: its place on the page, half-open, and the thing that it stands for."""

    page: str
    start: int
    end: int
    surface: str
    thing: str
    kind: str
    form: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A page, what stands on it and what it tells."""

    id: str
    text: str
    paper: str
    place: str
    date: str
    marks: tuple[Mark, ...]
    told: tuple[Told, ...]


def print_city(count: int, seed: int, name: str = "") -> tuple[City, list[Printed]]:
    """The city of a seed and `count` pages about it; the same arguments give the same pages."""
    city, rng = draw_city(seed, name), Random(f"press {seed}")
    pages = []
    for number, issue in enumerate(issues(city, count, rng)):
        pages.append(_page(f"p{number:05}", issue, list(fill(issue, city, rng)), rng))
    return city, pages


def write(pages: Iterable[Printed], folder: Path) -> None:
    """NAME.txt and NAME.json of each page."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        (folder / f"{page.id}.txt").write_text(page.text, encoding="utf-8")
        given = {"paper": page.paper, "place": page.place, "date": page.date}
        (folder / f"{page.id}.json").write_text(
            json.dumps(given, ensure_ascii=False) + "\n", encoding="utf-8"
        )


def write_truth(city: City, pages: Iterable[Printed], folder: Path) -> None:
    """mentions.jsonl and told.jsonl of all pages, people.jsonl and bodies.jsonl of the city."""
    folder.mkdir(parents=True, exist_ok=True)
    marks, told = [], []
    for page in pages:
        marks += [asdict(mark) for mark in page.marks]
        told += [asdict(each) | {"page": page.id} for each in page.told]
    tables = {
        "mentions": marks,
        "told": told,
        "people": [asdict(person) for person in city.people.all],
        "bodies": [asdict(body) for body in city.bodies.values()],
    }
    for table, rows in tables.items():
        lines = (json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
        (folder / f"{table}.jsonl").write_text("".join(lines), encoding="utf-8")


def _page(name: str, issue: Issue, stories: list[Story], rng: Random) -> Printed:
    width = rng.randint(16, 26) if rng.random() < _WRAPPED else 0
    half = rng.random() < _HALF
    gap = "\n" if width else rng.choice(("\n", "\n\n"))
    text = ""
    marks: list[Mark] = []
    for story in stories:
        for number, words in enumerate((story.headline, *story.paragraphs)):
            if not words:
                continue
            text += (gap if number > 1 else "\n\n") if text else ""
            printed, places = _set(words, len(text), width if number else 0)
            marks += _marks(name, words, places)
            text += printed.translate(_HALVES) if half else printed
    paper = (
        issue.paper.name.removesuffix("市") + "日报"
        if issue.paper.level == "c"
        else "今日" + issue.paper.short
    )
    told = tuple(each for story in stories for each in story.told)
    return Printed(name, text + "\n", paper, issue.paper.name, issue.day.isoformat(), tuple(marks), told)


def _set(words: Words, at: int, width: int) -> tuple[str, list[int]]:
    """The words as printed at `at` in lines of `width` (0: one line), and the place of each character."""
    text, line, places = "", 0, []
    for character in text_of(words):
        if width and line >= width and character not in _NOT_FIRST:
            text, line = text + "\n", 0
        places.append(at + len(text))
        text, line = text + character, line + 1
    return text, places


def _marks(page: str, words: Words, places: list[int]) -> Iterator[Mark]:
    for start, end, ref in references(words):
        yield Mark(page, places[start], places[end - 1] + 1, ref.surface, ref.thing, ref.kind, ref.form)
