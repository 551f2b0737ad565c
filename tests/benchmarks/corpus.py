"""Texts to measure on: our own pages, or the 新闻联播 corpus (assets/YYYY/YYYYMMDD.json), which is not ours to keep.

The corpus is read where it lies, from a checkout or from a git directory without one.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from kg.ingest.layout import articles
from kg.ingest.readers import read_sources
from kg.records import Article, Page

_PARAGRAPH = re.compile(r"</p>|<br\s*/?>")
_TAG = re.compile(r"<[^>]+>")


def articles_of(sources: Sequence[Path]) -> Iterator[Article]:
    """The articles of pages of any kind that `kg build` reads."""
    return _laid_out(page for page in read_sources(sources) if isinstance(page, Page))


def news(corpus: Path, every: int = 1) -> Iterator[Article]:
    """The items of one day in `every` of the corpus, each an article, one after another as they are asked for."""
    return _laid_out(page for name, day in _days(corpus, every) for page in _items(name, day))


def _laid_out(pages: Iterator[Page]) -> Iterator[Article]:
    for page in pages:
        yield from (each for each in articles(page) if isinstance(each, Article))


def _items(name: str, day: dict[str, Any]) -> Iterator[Page]:
    for number, item in enumerate(day.get("videoList") or ()):
        parts = _PARAGRAPH.split((item.get("video_detail") or {}).get("content") or "")
        lines = (unescape(_TAG.sub("", part)).strip() for part in parts)
        if text := "\n".join(filter(None, lines)):
            headline = str(item.get("video_title") or "").removeprefix("[视频]")
            yield Page(f"{Path(name).stem}-{number}", name, text, headline=headline or None)


def _days(corpus: Path, every: int) -> Iterator[tuple[str, dict[str, Any]]]:
    checked_out = sorted(corpus.glob("assets/*/*.json"))[::every]
    for path in checked_out:
        yield str(path.relative_to(corpus)), json.loads(path.read_bytes())
    if not checked_out:
        for name in [name for name in _git(corpus, "ls-tree", "-r", "--name-only", "HEAD", "assets").split()][
            ::every
        ]:
            if name.endswith(".json"):
                yield name, json.loads(_git(corpus, "show", f"HEAD:{name}"))


def _git(folder: Path, *command: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *command], check=True, capture_output=True, encoding="utf-8"
    ).stdout
