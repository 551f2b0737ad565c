"""What the tests of resolution share."""

from __future__ import annotations

import pytest
from press import Press


@pytest.fixture
def press() -> Press:
    """An empty press."""
    return Press()
