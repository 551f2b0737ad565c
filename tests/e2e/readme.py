"""What README.md shows of the program: its console blocks and scores, to compare or to bring up to date.

    python tests/e2e/readme.py --write

In a block ```console, a line `$ command` is run by bash in a folder that holds the sample pages and their gold. The
lines after it, if any, are what it prints; the line `…` stands for any lines.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import kg

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
ANY = "…"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_SCORES = re.compile(r"(?<=^\| set \|)( entities .*\n\|[-|]+\|\n)((?:\|.*\n)+)", re.MULTILINE)
_SECONDS = re.compile(r"\d+\.\d(?= │$| s\b)|[\d,]+(?= a second)", re.MULTILINE)


@dataclass(frozen=True)
class Command:
    """A command of a console block and the lines that stand below it."""

    line: str
    expected: tuple[str, ...]

    def fits(self, printed: str) -> bool:
        """Whether what it printed is what stands below it, seconds aside; anything fits where nothing stands."""
        if not self.expected:
            return True
        pattern = "\n".join(".*" if each == ANY else re.escape(_bare(each)) for each in self.expected)
        return re.fullmatch(pattern, _bare(printed), re.DOTALL) is not None


def commands(text: str) -> list[Command]:
    """The commands of all console blocks, in order."""
    return [command for block in _BLOCK.findall(text) for command in _commands(block)]


def _commands(block: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *expected = part.rstrip("\n").split("\n")
        yield Command(line, tuple(expected))


def prepare(folder: Path) -> None:
    """Put the sample pages, their gold and a program `kg` into an empty folder."""
    shutil.copytree(ROOT / "data" / "sample", folder / "data" / "sample")
    shutil.copytree(ROOT / "data" / "gold" / "sample", folder / "data" / "gold" / "sample")
    program = folder / ".bin" / "kg"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)


def run(command: Command, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a prepared folder."""
    package = str(Path(kg.__file__).parents[1])
    given = {
        "PATH": f"{folder / '.bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": package,
        "TERM": "dumb",
    }
    environment = {**os.environ, **given}
    environment.pop("COLUMNS", None)
    call = ["bash", "-o", "pipefail", "-c", command.line]
    return subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def score_rows() -> list[list[str]]:
    """The rows of the table of scores: each gold set with its frozen F1."""
    frozen = json.loads((ROOT / "data" / "gold" / "frozen.json").read_text(encoding="utf-8"))
    return [[name, *(f"{f1:.2f}" for f1 in each["f1"].values())] for name, each in frozen.items()]


def rewritten(text: str, folder: Path) -> str:
    """The text with scores and every block's outputs fresh; where nothing or a `…` stands below a command, that stays."""
    scores = "".join(f"| {' | '.join(row)} |\n" for row in score_rows())
    text = _SCORES.sub(lambda found: found[1] + scores, text)
    return _BLOCK.sub(lambda found: f"```console\n{''.join(_fresh(found[1], folder))}```", text)


def _fresh(block: str, folder: Path) -> Iterator[str]:
    for command in _commands(block):
        done = run(command, folder)
        if done.returncode:
            sys.exit(f"{command.line}: status {done.returncode}\n{done.stderr}")
        keep = not command.expected or ANY in command.expected
        below = "\n".join(command.expected) if keep else _trimmed(done.stdout)
        yield f"$ {command.line}\n" + (f"{below}\n" if below else "")


def _trimmed(printed: str) -> str:
    return "\n".join(line.rstrip() for line in printed.rstrip("\n").split("\n"))


def _bare(printed: str) -> str:
    return _SECONDS.sub("N", _trimmed(printed))


def main() -> None:
    """Rewrite README.md."""
    if sys.argv[1:] != ["--write"]:
        sys.exit("usage: python tests/e2e/readme.py --write")
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        fresh = rewritten(README.read_text(encoding="utf-8"), Path(name))
    README.write_text(fresh, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
