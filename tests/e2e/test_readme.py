"""What README.md says comes out: its commands, the table on its first screen, its figures."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import readme

from kg.cli import app
from kg.pipeline import Summary
from kg.tables import read_tables

TEXT = readme.README.read_text(encoding="utf-8")


def table_under(heading: str) -> list[list[str]]:
    """The rows of the table whose heading line begins so."""
    lines = TEXT[TEXT.index(f"| {heading} |") :].split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_console_block_prints_what_stands_in_it(tmp_path: Path) -> None:
    readme.prepare(tmp_path)
    found = readme.commands(TEXT)
    assert len(found) >= 12
    for command in found:
        done = readme.run(command, tmp_path)
        assert done.returncode == 0, f"{command.line}\n{done.stderr}"
        below = "\n".join(command.expected)
        told = f"README.md has:\n{below}\nnow:\n{done.stdout}\npython tests/e2e/readme.py --write mends it"
        assert command.fits(done.stdout), f"{command.line}\n{told}"


def test_every_command_has_an_example_that_is_run() -> None:
    lines = [command.line for command in readme.commands(TEXT)]
    names = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }
    assert {name for name in names if any(f"kg {name}" in line for line in lines)} == names


def test_the_facts_of_the_first_screen_are_those_of_the_build(built: tuple[Path, Summary]) -> None:
    tables = read_tables(built[0])
    names = {row["id"]: row["name"] for row in tables.entities}
    names |= {row["id"]: row["headline"] for row in tables.articles}
    shown = table_under("subject")
    places = [tuple(map(int, re.findall(r"\d+", row[4]))) for row in shown]
    found = [_row(fact, names) for fact in tables.facts if _within(fact, places)]
    assert sorted(shown) == sorted(found)


def _within(fact: dict[str, Any], places: list[tuple[int, ...]]) -> bool:
    in_page = fact["page"] == "jiaozuo-daily-front"
    inside = min(places)[0] <= fact["start"] and fact["end"] <= max(p[1] for p in places)
    return in_page and bool(inside)


def _row(fact: dict[str, Any], names: dict[str, str]) -> list[str]:
    part = fact["qualifiers"].get("post") or fact["qualifiers"]["role"]
    ends = names[fact["subject"]], names[fact["object"]]
    place = f"{fact['start']}–{fact['end']}"
    return [ends[0], f"{fact['relation']} {part}", ends[1], fact["evidence"], place]


def test_the_paragraph_of_the_first_screen_stands_on_the_page(sample: Path) -> None:
    paragraph = re.search(r"^> (.+)$", TEXT, re.MULTILINE)
    assert paragraph
    assert paragraph[1] in (sample / "jiaozuo-daily-front.txt").read_text(encoding="utf-8")


def test_scores_are_the_frozen_ones() -> None:
    assert table_under("set") == readme.score_rows()


def test_the_number_of_saved_questions_is_right() -> None:
    said = re.search(r"the (\d+) saved questions", TEXT)
    assert said
    assert int(said[1]) == len(list((readme.ROOT / "ontology" / "queries").glob("*.rq")))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)]+)\)", TEXT))))
def test_links_lead_somewhere(target: str) -> None:
    assert (readme.ROOT / target).exists()


def test_extras_named_exist() -> None:
    with (readme.ROOT / "pyproject.toml").open("rb") as file:
        extras = tomllib.load(file)["project"]["optional-dependencies"]
    assert set(re.findall(r"'\.\[(\w+)\]'", TEXT)) <= set(extras)


def test_a_command_fits_by_its_lines_and_not_by_less() -> None:
    command = readme.commands("```console\n$ kg x\na\n…\nz 1.5 s\n```\n")[0]
    assert command.fits("a\nb\nc\nz 2.0 s\n")
    assert not command.fits("a\nb\nz 2.0 s more\n")
    assert not command.fits("b\nz 1.5 s\n")
