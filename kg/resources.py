"""The package's own data files, read once each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import DataError


def resource(name: str) -> Traversable:
    """A file under kg/data by its relative name. Raises DataError where it is missing."""
    path = files("kg").joinpath("data", *name.split("/"))
    if not path.is_file():
        raise DataError(f"kg/data/{name} is missing: reinstall the package")
    return path


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated data file, `#` lines and blank lines left out."""
    text = resource(name).read_text(encoding="utf-8")
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def words(name: str) -> tuple[str, ...]:
    """The first column of a data file, in file order."""
    return tuple(row[0] for row in rows(name))
