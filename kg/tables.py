"""The tables of a build folder as JSON Lines: the one place that reads and writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import DataError

Row = dict[str, Any]

_NEEDED: dict[str, tuple[str, ...]] = {
    "articles": ("id", "page"),
    "entities": ("id", "type", "name"),
    "mentions": ("entity", "page"),
    "facts": ("relation", "subject", "object"),
    "judgements": (),
    "tenures": ("id", "person", "body", "post", "statements"),
    "rejects": (),
}
_OPTIONAL = ("judgements", "tenures", "rejects")  # tables of facts alone may leave these out
# Line breaks to str.splitlines(), though JSON lets them stand in a string: other readers would cut there.
_ESCAPED_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows of a build, in file order."""

    articles: tuple[Row, ...] = ()
    entities: tuple[Row, ...] = ()
    mentions: tuple[Row, ...] = ()
    facts: tuple[Row, ...] = ()
    judgements: tuple[Row, ...] = ()
    tenures: tuple[Row, ...] = ()
    rejects: tuple[Row, ...] = ()


def read_tables(out: Path) -> Tables:
    """The tables in build folder `out`. Raises DataError naming file and line where one is damaged."""
    return Tables(**{name: _read(out / f"{name}.jsonl", name) for name in _NEEDED})


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write one row a line, keys in the given order, and return how many: the same rows, the same bytes."""
    lines = [json.dumps(row, ensure_ascii=False).translate(_ESCAPED_BREAKS) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def _read(path: Path, name: str) -> tuple[Row, ...]:
    if not path.is_file():
        if name in _OPTIONAL and path.parent.is_dir():
            return ()
        raise DataError(f"{path} is missing: name a folder that `kg build SRC -o OUT` has written")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}: build the folder again") from error
    lines = enumerate(text.split("\n"), 1)
    return tuple(_row(path, number, line, _NEEDED[name]) for number, line in lines if line.strip())


def _row(path: Path, number: int, line: str, needed: tuple[str, ...]) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise DataError(f"{path}:{number}: not JSON ({error}): build the folder again") from error
    if not isinstance(row, dict):
        found = type(row).__name__
        raise DataError(f"{path}:{number}: found a {found}, expected an object: build the folder again")
    missing = [key for key in needed if key not in row]
    if missing:
        raise DataError(f"{path}:{number}: key {', '.join(missing)} is missing: build the folder again")
    return row
