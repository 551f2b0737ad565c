"""The saved questions: the files of ontology/queries, and how a parameter is bound into one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal

from kg.errors import DataError, UsageError
from kg.graph.vocabulary import ontology_file

_PARAM = re.compile(r"# param (\w+): (.+)")
_VALUES = r"\bVALUES\s+\?{name}\s*\{{[^{{}}]*\}}"


@dataclass(frozen=True, slots=True)
class Question:
    """A saved query: its file's stem, what it asks, what a row means, its parameters, its text."""

    name: str
    question: str
    row: str
    params: tuple[tuple[str, str], ...]  # (name, meaning)
    text: str


def list_queries() -> tuple[Question, ...]:
    """Every saved question, by name."""
    folder = ontology_file("queries")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".rq")), key=lambda file: file.name
    )
    return tuple(parse_question(file.name[:-3], file.read_text(encoding="utf-8")) for file in files)


def load_query(name: str) -> Question:
    """The saved question of that name, or the only one whose name begins so (posts-as-of for posts-as-of-a-date).

    Raises UsageError with near names where there is none.
    """
    known = {question.name: question for question in list_queries()}
    longer = [question for full, question in known.items() if full.startswith(f"{name}-")]
    if name in known or len(longer) == 1:
        return known.get(name) or longer[0]
    near = get_close_matches(name, known, n=3, cutoff=0.4) or sorted(known)
    raise UsageError(f"no saved query {name!r}: did you mean {', '.join(near)}?")


def parse_question(name: str, text: str) -> Question:
    """A query file's head: the question, what a row means, the parameters. Raises DataError."""
    lines = text.splitlines()
    if len(lines) < 2 or not all(line.startswith("# ") for line in lines[:2]):
        raise DataError(
            f"{name}.rq: the first two lines must be comments: the question, and what a row means"
        )
    params = tuple((found[1], found[2]) for line in lines if (found := _PARAM.fullmatch(line)))
    return Question(name, lines[0][2:], lines[1][2:], params, text)


def bind(text: str, params: Mapping[str, str]) -> str:
    """A query with its parameters set to plain strings.

    A parameter is a line `VALUES ?name { … }` of the query, whose default is replaced by the value as
    an escaped literal; so a value can never become part of the query. Raises UsageError for a
    parameter that the query does not have.
    """
    for name, value in sorted(params.items()):
        slot = re.compile(_VALUES.format(name=re.escape(name)))
        if not slot.search(text):
            raise UsageError(_no_such_param(text, name))
        text = f"VALUES ?{name} {{ {Literal(value)} }}".join(slot.split(text))
    return text


def _no_such_param(text: str, name: str) -> str:
    has = sorted(set(re.findall(r"\bVALUES\s+\?(\w+)\s*\{", text)))
    known = f"it has {', '.join(has)}" if has else "it has none"
    return f"the query has no parameter {name!r} ({known}): a parameter is a line VALUES ?{name} {{ UNDEF }}"
