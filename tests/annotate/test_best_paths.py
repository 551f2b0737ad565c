"""The best tag paths are those of the plain algorithm over all tags."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from kg.annotate.best_paths import BestPaths


def total(path: tuple[int, ...], emissions: np.ndarray, transitions: np.ndarray) -> float:
    steps = sum(transitions[a, b] + emissions[t, b] for t, (a, b) in enumerate(pairwise(path), 1))
    return float(emissions[0, path[0]] + steps)


@pytest.mark.parametrize("width", [0.05, 0.5, 3.0])
@pytest.mark.parametrize("seed", range(10))
def test_no_path_is_better(seed: int, width: float) -> None:
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(3, 5, 4)).astype(np.float32)
    transitions = random.uniform(-width, width, size=(4, 4)).astype(np.float32)
    for found, row in zip(BestPaths(transitions).of(emissions), emissions, strict=True):
        best = max(product(range(4), repeat=5), key=lambda path: total(path, row, transitions))
        assert tuple(found) == best


def test_of_equal_paths_the_first_tags_stand() -> None:
    assert BestPaths(np.zeros((3, 3), dtype=np.float32)).of(np.zeros((1, 4, 3), dtype=np.float32)) == [
        [0] * 4
    ]


def test_a_sequence_of_one() -> None:
    emissions = np.array([[[0.0, 2.0, 1.0]]], dtype=np.float32)
    assert BestPaths(np.zeros((3, 3), dtype=np.float32)).of(emissions) == [[1]]
