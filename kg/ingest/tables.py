"""Rows of .jsonl and .csv files → pages, one article a row."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from kg.ingest.decoding import unreadable
from kg.ingest.described import described
from kg.ingest.publication import given_publication
from kg.records import Page, Reject

_LONGEST_PAGE = 2_000_000
_SURROGATE = re.compile(r"[\ud800-\udfff]")
Row = dict[str, str]


def pages(path: Path, stem: str, text: str, note: str | None) -> Iterator[Page | Reject]:
    """The rows of one table; page id = stem-ROW, ROW from column `id` or the row's number from 1.

    A row that cannot be read, has no text, or repeats an id is a Reject naming file and line.
    """
    rows = _json_rows(path, text) if path.suffix.lower() == ".jsonl" else _csv_rows(path, text)
    taken: set[str] = set()
    count = 0
    for number, (line, row) in enumerate(rows, 1):
        count = number
        if isinstance(row, str):
            yield Reject(f"{path}:{line}", "ingest", f"{path.name}:{line}: {row}")
            continue
        page_id = f"{stem}-{row.get('id') or number}"
        reason = _fault(row) or (f"id {row.get('id')!r} stands twice" if page_id in taken else None)
        taken.add(page_id)
        if reason:
            yield Reject(f"{path}:{line}", "ingest", f"{path.name}:{line}: {reason}")
        else:
            yield _page(path, page_id, row, note)
    if not count:
        yield Reject(str(path), "ingest", f"{path.name}: no rows")


def _json_rows(path: Path, text: str) -> Iterator[tuple[int, Row | str]]:
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip().strip("﻿"):
            continue
        try:
            row = json.loads(words.lstrip("﻿"))
        except (ValueError, RecursionError) as error:
            yield line, f"not JSON ({error}); expected one object a line"
            continue
        yield line, _strings(row) if isinstance(row, dict) else "expected an object"


def _strings(row: dict[str, object]) -> Row:
    return {key: str(value) for key, value in row.items() if value is not None}


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, Row | str]]:
    csv.field_size_limit(10 * _LONGEST_PAGE)
    reader = csv.DictReader(StringIO(text.lstrip("﻿"), newline=""), strict=True)
    if "text" not in (reader.fieldnames or ()):
        yield 1, f"no column 'text'; found {', '.join(reader.fieldnames or ())[:200]}"
        return
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"broken CSV ({error}); rows after it are not read"
            return
        yield line, {key: value for key, value in row.items() if isinstance(key, str) and value}


def _fault(row: Row) -> str | None:
    text = row.get("text", "")
    if not text:
        return "no 'text'"
    if len(text) > _LONGEST_PAGE:
        return f"{len(text)} characters of text, the limit is {_LONGEST_PAGE}"
    return _half_character(row) or unreadable(text)


def _half_character(row: Row) -> str | None:
    """Why a row cannot be written: JSON may escape one half of a character's pair (\\ud800)."""
    for name, value in row.items():
        if found := _SURROGATE.search(name + value):
            return f"half a character ({found.group()!a}) in {name!a}; correct or remove it"
    return None


def _page(path: Path, page_id: str, row: Row, note: str | None) -> Page:
    text = row["text"].replace("\r\n", "\n").replace("\r", "\n")
    given = given_publication({key: row.get(key) for key in ("paper", "place", "date", "url")})
    page = Page(page_id, str(path), text, given, row.get("title", "").strip() or None)
    return described(page, (("encoding", note),) if note else ())
