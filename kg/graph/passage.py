"""Words of a page in their context, for a reader's eye."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.graph.tables import Row

REACH = 30  # code points shown on either side


class Passages:
    """The pages of a build, each read once and only when asked for."""

    def __init__(self, articles: Iterable[Row], base: Path) -> None:
        self._paths = {row["page"]: base / row["path"] for row in articles if row.get("path")}
        self._texts: dict[str, str] = {}

    def around(self, row: Row, words: str) -> tuple[str, str, str]:
        """What stands before, at and after a span of a page, whitespace removed.

        `row` has page, start and end; `words` is what was recorded there. The sides are empty where
        the page cannot be read any more or no longer has these words at this place.
        """
        text = self._text(row["page"])
        start, end = row["start"], row["end"]
        if _squeeze(text[start:end]) != words:
            return "", words, ""
        return _squeeze(text[max(0, start - REACH) : start]), words, _squeeze(text[end : end + REACH])

    def _text(self, page: str) -> str:
        if page not in self._texts:
            path = self._paths.get(page)
            readable = path is not None and path.suffix == ".txt" and path.is_file()
            self._texts[page] = (
                path.read_text(encoding="utf-8", errors="replace") if path and readable else ""
            )
        return self._texts[page]


def _squeeze(text: str) -> str:
    return "".join(text.split())
