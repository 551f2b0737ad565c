"""The sample pages, built once for all tests that only read the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import Summary, build

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="session")
def sample() -> Path:
    """The folder of the two sample pages."""
    return SAMPLE


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    """A build of the sample pages, and what it did. Tests must not write into it."""
    out = tmp_path_factory.mktemp("build") / "out"
    return out, build([SAMPLE], out)
