"""Words for what a person is to others, before whose names they stand (村民, 儿子)."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.lexicon import alternatives, wordset


@cache
def role_pattern() -> re.Pattern[str]:
    """A role word before a name."""
    return re.compile(alternatives(list(wordset("role_nouns"))))
