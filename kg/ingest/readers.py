"""Files and folders → pages; what cannot be read is rejected with its reason, the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.ingest import extracted, tables
from kg.ingest.decoding import decoded, unreadable
from kg.ingest.described import described
from kg.ingest.publication import given_publication
from kg.records import Page, Publication, Reject

LARGEST_FILE = 100_000_000  # bytes, tables; a page may have LARGEST_PAGE
LARGEST_PAGE = 2_000_000
_FIELDS = ("paper", "place", "date", "page", "url")
_KINDS = (".txt", ".jsonl", ".csv", *extracted.KINDS)
_EXPECTED = f"{', '.join(_KINDS[:-1])} or {_KINDS[-1]}"


def read_sources(paths: Sequence[Path]) -> Iterator[Page | Reject]:
    """The pages of files and folders, ordered by path whatever the order given; one Reject for each fault.

    Page ids are file stems; of two files with one stem the second in path order gets "-2" behind it,
    and so on. Folders are read recursively; sidecars, *.gold.json and hidden files are no sources.
    """
    taken: dict[str, int] = {}
    for path in _files(paths):
        if isinstance(path, Reject):
            yield path
            continue
        stem = _unique(path.stem, taken) if path.suffix.lower() in _KINDS else path.stem
        yield from _read(path, stem)


def _files(paths: Sequence[Path]) -> Iterator[Path | Reject]:
    found: dict[Path, Path] = {}
    faults: dict[str, str] = {}
    for path in paths:
        if path.is_dir():
            inside = {inner.resolve(): inner for inner in path.rglob("*") if _source(inner, path)}
            found |= inside
            if not inside:
                faults[str(path)] = f"a folder without any source; expected {_EXPECTED} in it"
        elif path.exists():
            found[path.resolve()] = path
        else:
            faults[str(path)] = "no such file or folder; check the path"
    for name, reason in sorted(faults.items()):
        yield Reject(name, "ingest", f"{name}: {reason}")
    yield from sorted(found.values(), key=lambda path: (path.name, str(path)))


def _source(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return path.is_file() and not hidden and path.suffix.lower() != ".json"


def _unique(stem: str, taken: dict[str, int]) -> str:
    taken[stem] = taken.get(stem, 0) + 1
    if taken[stem] == 1:
        return stem
    return _unique(f"{stem}-{taken[stem]}", taken)


def _read(path: Path, page_id: str) -> Iterator[Page | Reject]:
    kind = path.suffix.lower()
    if kind not in _KINDS:
        yield _reject(path, f"unknown type {kind or '(none)'!r}; expected {_EXPECTED}")
        return
    limit = LARGEST_PAGE if kind == ".txt" else LARGEST_FILE
    if (size := path.stat().st_size) > limit:
        yield _reject(path, f"{size} bytes, the limit for {kind} is {limit}; split the file")
        return
    try:
        raw = path.read_bytes()
        if kind in extracted.KINDS:
            yield from extracted.pages(path, page_id, raw, sidecar(path))
            return
        text, note = decoded(raw)
    except (InputError, OSError) as error:
        yield _reject(path, str(error))
        return
    if kind == ".txt":
        yield _page(path, page_id, text, note)
    else:
        yield from tables.pages(path, page_id, text, note)


def _reject(path: Path, reason: str) -> Reject:
    return Reject(str(path), "ingest", f"{path.name}: {reason}")


def _page(path: Path, page_id: str, text: str, note: str | None) -> Page | Reject:
    if reason := unreadable(text):
        return _reject(path, reason)
    try:
        given = sidecar(path)
    except InputError as error:
        return Reject(str(path), "ingest", str(error))
    page = Page(page_id, str(path), text, given)
    return described(page, (("encoding", note),) if note else ())


def sidecar(path: Path) -> Publication:
    """What NAME.json beside NAME.txt gives; an empty Publication where there is none.

    Raises InputError where the file is not a JSON object of strings.
    """
    beside = path.with_suffix(".json")
    if not beside.is_file():
        return Publication()
    try:
        given = json.loads(beside.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{beside.name}: not JSON ({error}); correct or remove the sidecar") from error
    if not isinstance(given, dict):
        raise InputError(f"{beside.name}: expected an object with {', '.join(_FIELDS)}")
    return given_publication(given)
