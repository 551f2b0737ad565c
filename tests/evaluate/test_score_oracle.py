"""The same figures as another scorer of the same guide, on builds damaged at random.

KG_REFERENCE_SCORER names the other scorer: a program called as `PROGRAM GOLD OUT --texts DIR --json FILE`.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import evaluate, figures
from kg.tables import Tables, read_tables, write_rows

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
SCORER = os.environ.get("KG_REFERENCE_SCORER", "")
Row = dict[str, Any]


def gold_page(page: str, tables: Tables, dice: random.Random) -> Row:
    """A gold page made from the tables themselves, with options and alternatives thrown in."""
    names = {row["id"]: row for row in tables.entities}
    here = sorted({m["entity"] for m in tables.mentions if m["page"] == page})
    entities = [
        {
            "id": key,
            "type": dice.choice([names[key]["type"], [names[key]["type"], "Organization"]]),
            "name": names[key]["name"],
            "accept": dice.choice([[], names[key]["aliases"]]),
            "surface": [],
            "optional": dice.random() < 0.2,
        }
        for key in here
    ]
    articles = [
        {"id": row["id"], "headline": row["headline"], "accept": [], "optional": dice.random() < 0.2}
        for row in tables.articles
        if row["page"] == page
    ]
    facts = [
        {
            "relation": row["relation"],
            "article": dice.choice([row["article"], [row["article"], "elsewhere"]]),
            "subject": row["subject"],
            "object": dice.choice([row["object"], [row["object"], dice.choice(here)]]),
            "post": [row["qualifiers"].get("post", ""), "主任"],
            "optional": dice.random() < 0.2,
        }
        for row in tables.facts
        if row["page"] == page
    ]
    return {"page": page, "articles": articles, "entities": entities, "facts": facts}


def damaged(tables: Tables, dice: random.Random) -> dict[str, list[Row]]:
    """The tables with rows lost, doubled, shuffled and spoilt."""
    entities = [_spoilt(row, "name", dice) for row in tables.entities]
    entities += [{**row, "id": row["id"] + "-2"} for row in entities if dice.random() < 0.1]
    keys = [row["id"] for row in entities]
    facts = [{**row, "object": dice.choice(keys)} if dice.random() < 0.2 else row for row in tables.facts]
    facts += [{**row, "page": None} for row in facts if dice.random() < 0.1]
    facts += [{**row, "confidence": 0.4} for row in facts if dice.random() < 0.2]
    rows = {
        "articles": [_spoilt(row, "headline", dice) for row in tables.articles],
        "entities": entities,
        "mentions": [{**row, "end": row["end"] + dice.choice([0, 0, 1])} for row in tables.mentions],
        "facts": facts,
    }
    kept = {name: [row for row in found if dice.random() < 0.85] for name, found in rows.items()}
    for found in kept.values():
        dice.shuffle(found)
    return kept


def _spoilt(row: Row, key: str, dice: random.Random) -> Row:
    return {**row, key: dice.choice([row[key], row[key], row[key][:-1], row[key][2:], ""])}


@pytest.mark.skipif(not SCORER, reason="KG_REFERENCE_SCORER names no other scorer")
@pytest.mark.parametrize("seed", range(12))
def test_figures_are_those_of_the_other_scorer(tmp_path: Path, seed: int) -> None:
    dice, tables = random.Random(seed), read_tables(TABLES)
    for page in ("yunhe-01", "yunhe-02"):
        gold = json.dumps(gold_page(page, tables, dice))
        (tmp_path / f"{page}.gold.json").write_text(gold, encoding="utf-8")
    for name, rows in damaged(tables, dice).items():
        write_rows(tmp_path / f"{name}.jsonl", rows)
    texts, written = TABLES / "texts", tmp_path / "figures.json"
    call = [sys.executable, SCORER, tmp_path, tmp_path, "--texts", texts, "--json", written]
    subprocess.run([str(word) for word in call], check=True, capture_output=True)
    theirs = json.loads(written.read_text(encoding="utf-8"))
    ours = figures(evaluate(tmp_path, tmp_path, texts))
    assert theirs["facts"]["all"]["right"] > 0
    assert {key: ours[key] for key in theirs} == theirs
