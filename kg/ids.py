"""Ids that depend on nothing but what they name."""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"  # so that ("ab", "c") and ("a", "bc") differ


def digest(*parts: str, length: int = 10) -> str:
    """The first `length` hexadecimal digits of SHA-256 over the parts, kept apart by U+001F."""
    return hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8")).hexdigest()[:length]


def entity_id(kind: str, name: str, tell_apart: str = "") -> str:
    """Id of an entity: its type in lower case and a digest of type, name and what tells it apart."""
    return f"{kind.lower()}-{digest(kind, name, tell_apart)}"


def fact_id(*parts: str) -> str:
    """Id of a fact from its relation, ends, post and evidence place."""
    return f"fact-{digest(*parts, length=12)}"
