"""Build each gold set, score it, and hold the figures against the frozen ones.

    python .ci/score.py WORK            writes WORK/SET/{gold,texts,out} and figures.json; exit status 1 if one fell
    python .ci/score.py WORK --freeze   also raises what is frozen to the figures found; never lowers it: a fall
                                        that is meant is written into data/gold/frozen.json by hand

data/gold/frozen.json names for each set its gold folder, the folder of its texts, which pages of them (`only`, a
pattern such as p[1-3]*; all without it), and F1 as it was.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "data" / "gold" / "frozen.json"
CALIBRATED = "pages"  # the set that the confidence of facts is fitted to
LARGEST_GAP = 0.03  # between confidence and the share right there; it is 0.01 when freshly fitted
KG = (sys.executable, "-m", "kg.cli")


def score(each: dict[str, Any], work: Path) -> dict[str, Any]:
    """All figures of a fresh build of a set; its gold and texts, the build and the figures stay in `work`."""
    gold, texts, out = work / "gold", work / "texts", work / "out"
    only = each.get("only", "*")
    _copy(ROOT / each["gold"], f"{only}.gold.json", gold)
    _copy(ROOT / "data" / "gold", "genres.tsv", work)
    _copy(ROOT / each["texts"], only, texts, leave=".gold.json")
    # 1 only tells that some record was rejected, which the figures show
    _run([*KG, "build", texts, "-o", out], allowed=(0, 1))
    _run([*KG, "eval", gold, "--graph", out, "--texts", texts, "-o", work])
    found: dict[str, Any] = json.loads((work / "figures.json").read_text(encoding="utf-8"))
    return found


def _copy(source: Path, pattern: str, folder: Path, leave: str = " ") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob(pattern)):
        if not path.name.endswith(leave):
            shutil.copy(path, folder)


def frozen_figures(found: dict[str, Any]) -> dict[str, float]:
    """The F1 that are frozen."""
    return {
        "entities": found["entities"]["core"]["f1"],
        "facts": found["facts"]["all"]["f1"],
        "headlines": found["headlines"]["f1"],
    }


def _run(command: list[Any], allowed: tuple[int, ...] = (0,)) -> None:
    done = subprocess.run(list(map(str, command)), check=False, cwd=ROOT, stdout=subprocess.DEVNULL)
    if done.returncode not in allowed:
        sys.exit(f"score: {' '.join(map(str, command))} ended with {done.returncode}")


def _fallen(name: str, was: dict[str, float], found: dict[str, Any]) -> list[str]:
    now = frozen_figures(found)
    print(f"{name:8}", *(f"{key} {now[key]:.4f} (frozen {was[key]:.4f})" for key in was), sep="  ")
    fallen = [
        f"{name}: {key} fell from {was[key]:.4f} to {now[key]:.4f}" for key in was if now[key] < was[key]
    ]
    broken = found["evidence"]["broken"]
    if broken:
        fallen.append(f"{name}: {broken} spans do not hold their words")
    if name == CALIBRATED and found["calibration_error"] > LARGEST_GAP:
        gap = found["calibration_error"]
        fallen.append(f"{name}: confidence is {gap:.3f} off on average: run data/gold/calibrate.py")
    return fallen


def main() -> None:
    """Score every set of frozen.json."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("work", type=Path, help="a folder for the builds")
    parser.add_argument("--freeze", action="store_true", help="keep the figures that rose")
    given = parser.parse_args()
    sets = json.loads(FROZEN.read_text(encoding="utf-8"))
    fallen = []
    for name, each in sets.items():
        found = score(each, given.work.resolve() / name)
        fallen += _fallen(name, each["f1"], found)
        each["f1"] = {key: max(was, frozen_figures(found)[key]) for key, was in each["f1"].items()}
    if given.freeze:
        FROZEN.write_text(
            json.dumps(sets, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
    if fallen:
        sys.exit("\n".join(fallen))


if __name__ == "__main__":
    main()
