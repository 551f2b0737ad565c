"""The sample pages are read by grammar: no list and no rule holds a name that is known from them alone."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "gold" / "sample"
REGISTERS = ("gazetteer",)  # national registers hold every village there is, those of the sample too
LOW = re.compile(r"(?:镇|乡|街道|办事处|村|社区)$")
SCHOOL = re.compile(r"(?:学校|小学|中学|一中|附中|大学|学院|幼儿园|高中|医院|研究院|研究所)$")
LEGAL = re.compile(r"(?:集团|股份|有限|责任|公司)+$")
ALLOWED = {
    "习近平": "the head of state, in the names of doctrines that are no mention of him",
    "产业集聚区": "a kind of zone, found in most cities of the province",
    "跨境电商": "a trade",
}


def gold_entities() -> list[dict[str, Any]]:
    pages = sorted(SAMPLE.glob("*.gold.json"))
    return [entity for page in pages for entity in json.loads(page.read_text(encoding="utf-8"))["entities"]]


def names_of(entity: dict[str, Any]) -> Iterator[str]:
    """Every form of an entity that would give its page away."""
    types = entity["type"] if isinstance(entity["type"], list) else [entity["type"]]
    for name in (entity["name"], *entity.get("accept", ()), *entity["surface"]):
        telling = {"District": LOW.search(name), "Organization": SCHOOL.search(name)}
        if not {"Person", "Company", "Project"}.isdisjoint(types) or any(telling.get(kind) for kind in types):
            yield name
            yield LEGAL.sub("", name)


def sample_names() -> set[str]:
    found = {name for entity in gold_entities() for name in names_of(entity)}
    deictic = re.compile(r"[我该全本这].{0,2}|.*(?:我市|我区).*|公司|企业|本报.*")
    return {name for name in found if len(name) >= 2 and not deictic.fullmatch(name)}


def leaks(names: Iterable[str], text: str) -> list[str]:
    return sorted(name for name in names if name in text and name not in ALLOWED)


def lists() -> list[str]:
    folders = [f for f in files("kg").joinpath("data").iterdir() if f.is_dir() and f.name not in REGISTERS]
    return sorted(
        f"{folder.name}/{file.name}" for folder in folders for file in folder.iterdir() if file.is_file()
    )


def sources() -> list[str]:
    root = Path(str(files("kg")))
    return sorted(str(path.relative_to(root)) for path in root.rglob("*.py"))


def literals(source: str) -> str:
    """The string literals of a module, docstrings left out."""
    tree = ast.parse(source)
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = (
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in said
    )
    return "\n".join(str(node.value) for node in strings)


def test_the_sample_gives_names_to_look_for() -> None:
    names = sample_names()
    assert len(names) >= 100
    assert sum(entity["type"] == "Person" for entity in gold_entities()) >= 30
    assert {entity["name"] for entity in gold_entities() if entity["type"] in ("Person", "Company")} <= names


def test_a_planted_name_is_found() -> None:
    person = next(e["name"] for e in gold_entities() if e["type"] == "Person" and e["name"] not in ALLOWED)
    assert leaks(sample_names(), f"# words\n王 李 {person} 张\n") == [person]
    assert leaks(sample_names(), literals(f'"""{person}"""\nNAMES = ["{person}"]')) == [person]
    assert leaks(sample_names(), literals(f'def f():\n    """{person}"""\n')) == []


@pytest.mark.parametrize("name", lists())
def test_no_list_holds_a_name_of_the_sample(name: str) -> None:
    file = files("kg").joinpath("data", *name.split("/"))
    assert leaks(sample_names(), file.read_bytes().decode("utf-8", errors="ignore")) == []


@pytest.mark.parametrize("name", sources())
def test_no_module_holds_a_name_of_the_sample(name: str) -> None:
    assert leaks(sample_names(), literals(files("kg").joinpath(name).read_text(encoding="utf-8"))) == []


def test_every_allowance_is_needed() -> None:
    held = "\n".join(
        files("kg").joinpath("data", *n.split("/")).read_bytes().decode("utf-8", "ignore") for n in lists()
    )
    assert [name for name in ALLOWED if name not in held or name not in sample_names()] == []
