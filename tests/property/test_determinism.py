"""The same pages give the same bytes: twice, in any order, with one process or two."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from kg.pipeline import build

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def row(number: int, what: str) -> str:
    text = f"昨日，云河市市长苏慕云{what}，记者林晓舟随行。{number}号车间里，云帆科技股份有限公司介绍了情况。"
    fields = {
        "id": str(number),
        "paper": "云河日报",
        "date": "2024-03-08",
        "title": f"市长{what}",
        "text": text,
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


ROWS = [row(number, what) for number, what in enumerate(("调研企业", "看望教师", "检查防汛"))]


def bytes_of(out: Path) -> dict[str, bytes]:
    """Every file of a build but the store, which is an index over graph.nq."""
    files = (path for path in out.rglob("*") if path.is_file() and "store" not in path.relative_to(out).parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def built(root: Path, rows: list[str], names: list[str], processes: int) -> dict[str, bytes]:
    root.mkdir()
    (root / "rows.jsonl").write_text("".join(rows), encoding="utf-8")
    sources = [root / name if name == "rows.jsonl" else SAMPLE / name for name in names]
    build(sources, root / "out", processes=processes)
    return bytes_of(root / "out")


NAMES = ["jiaozuo-daily-front.txt", "jiaozuo-daily-zone.txt", "rows.jsonl"]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("first") / "root", ROWS, NAMES, 1)


def test_the_build_is_not_empty(first: dict[str, bytes]) -> None:
    expected = {"articles", "entities", "mentions", "facts", "judgements", "tenures", "rejects"}
    assert {f"{name}.jsonl" for name in expected} | {"graph.nq", "build.json"} < set(first)
    assert all(first[name] for name in first if name != "rejects.jsonl")


def test_a_second_build_gives_the_same_bytes(first: dict[str, bytes], tmp_path: Path) -> None:
    assert built(tmp_path / "root", ROWS, NAMES, 1) == first


def test_two_processes_and_another_order_give_the_same_bytes(first: dict[str, bytes], tmp_path: Path) -> None:
    rows, names = list(reversed(ROWS)), list(NAMES)
    random.Random(7).shuffle(names)
    assert built(tmp_path / "root", rows, names[::-1], 2) == first
