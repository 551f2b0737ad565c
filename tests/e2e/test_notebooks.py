"""Every notebook runs from top to bottom, and the outputs kept in it are those that come out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kg

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
Pair = tuple[dict[str, Any], dict[str, Any]]


def outputs(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """All outputs, cell by cell."""
    return [output for cell in notebook["cells"] for output in cell.get("outputs", [])]


def words(output: dict[str, Any]) -> str:
    """What an output shows a reader, pictures aside: their bytes may differ between machines."""
    data = output.get("data", {})
    return "".join(output.get("text") or data.get("text/markdown") or data.get("text/plain") or "")


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def kept_and_fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """A notebook as it lies in the folder, and run again."""
    written = tmp_path_factory.mktemp("notebook") / "fresh.ipynb"
    call = [sys.executable, FOLDER / "execute.py", request.param, "-o", written]
    environment = {**os.environ, "PYTHONPATH": str(Path(kg.__file__).parents[1])}
    done = subprocess.run(list(map(str, call)), env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    kept, fresh = (json.loads(path.read_text(encoding="utf-8")) for path in (request.param, written))
    return kept, fresh


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS


def test_kept_outputs_are_those_that_come_out(kept_and_fresh: Pair) -> None:
    kept, fresh = (list(map(words, outputs(notebook))) for notebook in kept_and_fresh)
    assert len(fresh) >= 5
    assert kept == fresh, "python notebooks/execute.py NOTEBOOK brings them up to date"


def test_it_opens_with_a_question_and_shows_a_picture_without_warnings(kept_and_fresh: Pair) -> None:
    _, fresh = kept_and_fresh
    assert fresh["cells"][0]["cell_type"] == "markdown"
    assert "？" in fresh["cells"][0]["source"][0]
    assert any("image/png" in output.get("data", {}) for output in outputs(fresh))
    # a character that the font lacks is a warning on standard error
    assert [output for output in outputs(fresh) if output.get("name") == "stderr"] == []


def test_it_calls_public_functions_alone(kept_and_fresh: Pair) -> None:
    cells = (cell for cell in kept_and_fresh[0]["cells"] if cell["cell_type"] == "code")
    source = "".join(line for cell in cells for line in cell["source"])
    assert "from kg." in source
    assert " _" not in source
    assert "._" not in source
