"""The word lists and rule files: their form, and that the examples of their rows are true."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from kg.annotate.lexicon import cores, endings, national, title_pattern, titles
from kg.records import ENTITY_TYPES
from kg.resources import rows

if TYPE_CHECKING:
    from conftest import Tell

FOLDERS = ("lexicon", "rules")
LISTS = sorted(
    f"{folder}/{file.name}"
    for folder in FOLDERS
    for file in files("kg").joinpath("data", folder).iterdir()
    if file.name.endswith(".tsv")
)
EXAMPLES = "rules/examples.tsv"  # its first column names rules, which have many rows
OF_WORDS = [name for name in LISTS if name != EXAMPLES and any(" " in row[0] for row in rows(name))]
OF_KEYS = [name for name in LISTS if name != EXAMPLES and name not in OF_WORDS]


def text_of(name: str) -> str:
    return files("kg").joinpath("data", *name.split("/")).read_text(encoding="utf-8")


def header(name: str) -> list[str]:
    lines = text_of(name).split("\n")
    return lines[: next(i for i, line in enumerate(lines) if not line.startswith("#"))]


@pytest.mark.parametrize("name", LISTS)
def test_header_says_what_it_is_and_whose(name: str) -> None:
    lines = header(name)
    assert len(lines) >= 2, "a description and the line of columns are wanted"
    assert re.search(r"Licence: Apache-2\.0\.", "\n".join(lines))
    assert re.search(r"Written for this project|Facts|From the public lists", "\n".join(lines))
    columns = lines[-1].removeprefix("# ").split("\t")
    assert all(column == column.strip() != "" for column in columns)
    assert {len(row) for row in rows(name)} <= set(range(1, len(columns) + 1))


@pytest.mark.parametrize("name", LISTS)
def test_no_stray_whitespace(name: str) -> None:
    text = text_of(name)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\r" not in text and "\u3000" not in text and "\ufeff" not in text
    cells = [cell for row in rows(name) for cell in row]
    assert [cell for cell in cells if cell != cell.strip() or "  " in cell] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_a_key(name: str) -> None:
    assert all(row[0] for row in rows(name))


@pytest.mark.parametrize("name", OF_KEYS)
def test_no_key_stands_twice(name: str) -> None:
    sided = name == "rules/money_verbs.tsv"  # a verb may take its taker on either side
    keys = Counter((row[0], row[1] if sided else "") for row in rows(name))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("name", OF_WORDS)
def test_no_word_of_one_use_stands_twice(name: str) -> None:
    by_use = name.endswith(("generic.tsv", "name_stops.tsv"))
    words = Counter((row[1] if by_use else "", word) for row in rows(name) for word in row[0].split())
    assert sorted(word for (_, word), count in words.items() if count > 1) == []


def test_endings_have_types_of_entities_and_a_kind() -> None:
    assert [e for e in endings().values() if e.type not in ENTITY_TYPES or not e.kind] == []


def test_bodies_spell_out_their_place() -> None:
    assert [
        core for core in cores().values() if len(re.findall("{[JS]}", core.full)) != 1 or not core.kind
    ] == []


def test_no_short_form_of_a_department_stands_for_two() -> None:
    shorts = {row[0]: row[1] for row in rows("lexicon/bureaus.tsv")}
    both = {s: f for s, f in shorts.items() if s in cores() and cores()[s].full not in ("{J}" + f,)}
    assert both == {}


def test_national_bodies_stand_for_themselves_in_full() -> None:
    fulls = {full for full, _ in national().values()}
    assert [full for full in sorted(fulls) if national().get(full, (full, ""))[0] != full] == []


def test_kinds_of_titles_are_kinds_of_bodies() -> None:
    kinds = {core.kind for core in cores().values()} | {e.kind for e in endings().values()}
    kinds |= {kind for _, kind in national().values()} | {"*", "self", "district"}
    kinds |= {"department", "party-branch"}  # a bureau by any of its names; lexicon/parties.tsv
    used = {kind for title in titles().values() for kind in title.kinds}
    assert sorted(used - kinds) == []


def test_heads_of_districts_have_a_level() -> None:
    known = {"省", "自治区", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "村", "街道"}
    heads = [t for t in titles().values() if "district" in t.kinds and t.level]
    assert [t.text for t in heads if t.level not in known or t.level not in t.text] == []


@pytest.mark.parametrize("row", rows("lexicon/modifiers.tsv"), ids=lambda row: row[0])
def test_modifiers(row: tuple[str, ...]) -> None:
    modifier, _, example, counter = row
    found = title_pattern().fullmatch(example)
    assert found is not None and found.group("mod") == modifier
    other = title_pattern().match(counter)
    assert other is None or other.group("mod") != modifier


@pytest.mark.parametrize("row", rows("lexicon/zones.tsv"), ids=lambda row: row[0])
def test_zones(tell: Tell, row: tuple[str, ...]) -> None:
    printed, full, _, example, counter = row
    found = tell(f"{example}召开会议。", "绵阳市")
    assert any(
        printed in m.surface and full in m.name
        for m in found.mentions
        if m.type in ("District", "Organization")
    )
    other = tell(f"{counter}引人注目。", "绵阳市")
    assert [m for m in other.mentions if printed in m.surface and m.type == "District"] == []
