"""Page → articles: lines, chunks, stories, then text with offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from kg.ingest import characters, chunks, cues, stories
from kg.ingest.bylines import bylines
from kg.ingest.chunk import Chunk
from kg.ingest.dates import find_dates, resolve_date
from kg.ingest.headline import heading
from kg.ingest.joining import Text, listing, phrase, running
from kg.ingest.lines import Line, lines
from kg.records import Article, BlockKind, Page, Reject

_BLOCKS: dict[str, BlockKind] = {
    "head": "subtitle",
    "subtitle": "subtitle",
    "label": "subtitle",
    "award": "subtitle",
    "list": "list",
    "signature": "body",
    "byline": "byline",
    "note": "byline",
    "credit": "byline",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's articles, and the page spans set aside as furniture or headings without a story."""

    articles: tuple[Article, ...]
    aside: tuple[tuple[int, int, str], ...]  # start, end on the page, the words
    before: bool  # headlines stand before their stories
    reasons: tuple[str, ...]  # why


def articles(page: Page) -> Iterator[Article | Reject]:
    """The articles of a page in page order; a page without any gives one Reject."""
    found = layout(page)
    if not found.articles:
        yield Reject(
            page.id, "ingest", "no story found: the page has no running text; give a page with articles"
        )
    yield from found.articles


def layout(page: Page) -> Layout:
    """Read a page's layout; nothing is lost: each printed line is in an article or in `aside`."""
    single = page.headline is not None or PurePath(page.path).suffix.lower() in (".jsonl", ".csv")
    page_chunks = chunks.chunks(list(lines(page.text)))
    reading = stories.read(page_chunks, single)
    ordered = sorted(reading.stories, key=lambda story: story.body[0].lines[0].offsets[0])
    found = tuple(_article(page, number, story) for number, story in enumerate(ordered, 1))
    aside = tuple(_aside(chunk) for chunk in reading.aside)
    return Layout(found, tuple(sorted(aside)), reading.direction.before, reading.direction.reasons)


def _aside(chunk: Chunk) -> tuple[int, int, str]:
    return chunk.lines[0].offsets[0], chunk.lines[-1].offsets[-1] + 1, chunk.text


def _article(page: Page, number: int, story: stories.Story) -> Article:
    over = heading(story.zone)
    text = Text()
    text.add("headline", over.headline)
    text.add("kicker", over.kicker)
    for subtitle in over.subtitles:
        text.add("subtitle", subtitle)
    for kind, group in _paragraphs(story):
        text.add(kind, _joined(kind, group))
    printed = [offset for _, offset in text.chars]
    headline = page.headline if page.headline is not None else _bare(_words(over.headline))
    return Article(
        id=f"{page.id}#a{number}",
        page=page.id,
        headline=headline,
        text=text.text,
        offsets=text.offsets,
        blocks=tuple(text.blocks),
        start=min(printed),
        end=max(printed) + 1,
        publication=page.publication,
        kicker=_words(over.kicker),
        date=_story_date(text, page),
        subtitle=" ".join(_words(part) for part in over.subtitles),
        bylines=bylines(text.text, tuple(text.blocks)),
    )


def _story_date(text: Text, page: Page) -> str | None:
    """The first day or month of the first two paragraphs that resolves and is no older than a season."""
    bodies = [block for block in text.blocks if block.kind in ("body", "caption")][:2]
    oldest = _season_before(page.publication.date)
    for block in bodies:
        for _, _, words in find_dates(text.text[block.start : block.end]):
            resolved = resolve_date(words, page.publication)
            if resolved and len(resolved[0]) >= len("2020-11") and resolved[0] >= oldest:
                return resolved[0].split("/")[0]
    return None


def _season_before(issue: str | None) -> str:
    """The ISO day 92 days before the issue date, or "" where it is unknown."""
    try:
        return (date.fromisoformat(issue or "") - timedelta(days=92)).isoformat()
    except ValueError:  # no issue date, or an impossible one: every date counts
        return ""


def _bare(headline: str) -> str:
    """The headline without the bullet that marks an item of a round-up."""
    bullet = cues.match("bullet", headline)
    return headline[bullet.end() :] if bullet else headline


def _words(chars: Iterable[tuple[str, int]]) -> str:
    return "".join(char for char, _ in chars).strip()


def _joined(kind: BlockKind, group: list[Line]) -> list[tuple[str, int]]:
    if kind == "list":
        return listing(group)
    return running(group) if kind in ("body", "caption") else phrase(group)


def _paragraphs(story: stories.Story) -> Iterator[tuple[BlockKind, list[Line]]]:
    """Blocks of a story's body: chunks that share a sentence, a paragraph or a list are one block."""
    group: list[Line] = []
    body: BlockKind = "caption" if story.caption else "body"
    held = body
    for chunk in story.body:
        kind = _BLOCKS.get(chunk.kind, body)
        if group and kind == held and (kind == "list" or (kind == body and not _new_paragraph(group, chunk))):
            group.extend(chunk.lines)
            continue
        if group:
            yield held, group
        held, group = kind, list(chunk.lines)
    if group:
        yield held, group


def _new_paragraph(group: list[Line], chunk: Chunk) -> bool:
    """Whether a chunk opens a paragraph: the text above is closed, and its last line is not full."""
    if cues.match("brief", chunk.text):
        return True
    last = group[-1]
    text = "".join(line.text for line in group[-3:])
    if not characters.closes(text):
        return last.text[-1] in "：:" and cues.match("pointer", text) is not None
    if chunk.gap or len(group) < 3:
        return True
    return last.width < max(line.width for line in group[-4:-1]) - 1
