"""The folder of a build: claimed before work begins, and replaced whole or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import kg
from kg.errors import InputError, UsageError
from kg.ids import digest

MARK = "build.json"  # a folder with this file is a build of ours and may be replaced
FORMAT = 1
PAGES = "pages"  # the texts of the pages as decoded
_LONGEST = 120  # characters of a file's name


def claim(out: Path, sources: Sequence[Path]) -> None:
    """Raises UsageError where `out` cannot take a build: a file, another kind of folder, in a source."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file: name a folder, kg build SRC -o out")
    if out.is_dir() and not (out / MARK).is_file() and any(out.iterdir()):
        raise UsageError(
            f"{out} is not empty and no build of kg ({MARK} is missing): name another folder with -o"
        )
    place = out.resolve()
    for source in sources:
        at = source.resolve()
        if at == place or (at in place.parents and at.is_dir()):
            raise UsageError(
                f"{out} lies in the source {source}, so it would be read as pages: name a folder outside"
            )
        if place in at.parents:
            raise UsageError(
                f"the source {source} lies in {out}, which would be replaced: name another folder with -o"
            )


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A new folder beside `out` that takes its place if the block ends well, and is gone if it does not."""
    place = out.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    except OSError as error:
        raise InputError(
            f"{out} cannot be written ({error.strerror}): name another folder with -o"
        ) from error
    try:
        fresh = scratch / "new"
        (fresh / PAGES).mkdir(parents=True)
        yield fresh
        if place.exists():
            place.rename(scratch / "old")
        fresh.rename(place)
    except OSError as error:
        name = Path(str(error.filename)).name if error.filename else out
        raise InputError(
            f"{name} cannot be written into {out} ({error.strerror}): make room for it"
        ) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def write_mark(folder: Path, counts: dict[str, int]) -> None:
    """Write the mark that makes a folder a build of ours, with its counts and no time of day."""
    mark = {"format": FORMAT, "kg": kg.__version__, "counts": counts}
    (folder / MARK).write_text(
        json.dumps(mark, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )


def keep_page(folder: Path, page: str, text: str) -> str:
    """Write a page's text as decoded into a build folder; its path there."""
    path = f"{PAGES}/{page_file(page)}"
    (folder / path).write_text(text, encoding="utf-8", newline="")
    return path


def page_file(page: str) -> str:
    """A file name for a page id: the id itself where that is safe, else escaped, else cut and told apart."""
    name = "".join(char if char.isalnum() or char in "-_.# ()" else quote(char, safe="") for char in page)
    name = name if not name.startswith(".") else f"%2E{name[1:]}"
    if len(name) <= _LONGEST and len(name.encode("utf-8")) <= 2 * _LONGEST:
        return f"{name}.txt"
    return f"{name[:60]}-{digest(page)}.txt"


def shown(path: str) -> str:
    """A source's path for the tables: as given where relative, its name alone where absolute."""
    return Path(path).name if Path(path).is_absolute() else path
