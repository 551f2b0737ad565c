"""Run a notebook from top to bottom and keep its outputs, without any trace of when it ran.

    python notebooks/execute.py notebooks/01-page-to-answer.ipynb [-o FILE]

Writes into the notebook itself, or into FILE; a cell that fails ends it with the cell's own error.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient


def execute(path: Path) -> Any:
    """The notebook with fresh outputs; its cells run in the folder that it lies in."""
    notebook = nbformat.read(path, as_version=4)
    folder = {"metadata": {"path": str(path.resolve().parent)}}
    NotebookClient(notebook, timeout=300, record_timing=False, resources=folder).execute()
    notebook.metadata.pop("language_info", None)  # tells the version of Python, and so changes by machine
    return notebook


def main() -> None:
    """Run the notebook that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("notebook", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    given = parser.parse_args()
    text = nbformat.writes(execute(given.notebook)) + "\n"
    (given.output or given.notebook).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
