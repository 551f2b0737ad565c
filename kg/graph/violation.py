"""What a shape refuses in a graph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """A node that a shape refuses: what was expected of it, and what was found ("" for nothing)."""

    kind: str  # fact, evidence, mention, entity, article, post, judgement …
    record: str  # its id in the tables; for a post or judgement its own id
    message: str
    found: str

    @property
    def fact(self) -> str:
        """The id of the fact to set aside, "" where the node is no fact and no fact's evidence."""
        return self.record if self.kind in ("fact", "evidence") else ""

    @property
    def reason(self) -> str:
        """The violation in words, for rejects.jsonl."""
        return f"{self.kind}: expected {self.message}; found {self.found or 'none that fits'}"
