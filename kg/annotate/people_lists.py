"""From known names to the further names of the list that they stand in (刘明胜、高鸿、万英奎)."""

from __future__ import annotations

import re

from kg.annotate.line import Line
from kg.annotate.people_allowed import may_be_person
from kg.annotate.people_score import best_end, score

_IN_LIST = 2.0  # the score that an item of a list must reach
_NOTE = re.compile(r"[（(][^（）()]{1,14}[）)]")


def add_list_items(line: Line, spans: dict[tuple[int, int], tuple[str, float]]) -> None:
    """Items between 、 beside known names are names too (刘明胜、高鸿、万英奎)."""
    queue = sorted(spans)
    while queue:
        start, end = queue.pop()
        for span in [*_next_item(line, end), *_previous_item(line, start)]:
            if not any(s < span[1] and span[0] < e for s, e in spans) and may_be_person(line, *span):
                spans[span] = ("list of names", 0.85)
                queue.append(span)


def _next_item(line: Line, end: int) -> list[tuple[int, int]]:
    text = line.text
    note = _NOTE.match(text, end)
    end = note.end() if note else end
    if text[end : end + 1] not in ("、", "，", ","):
        return []
    best = best_end(line, end + 1, "list of names")
    if best is None or best[1] < _IN_LIST:
        return []
    if text[end] in "，," and text[best[0] : best[0] + 1] not in ("、", "，", ",", "。"):
        return []
    return [(end + 1, best[0])]


def _previous_item(line: Line, start: int) -> list[tuple[int, int]]:
    text = line.text
    if not start or text[start - 1] != "、":
        return []
    for begin in (start - 4, start - 3, start - 5):
        if begin < 0:
            continue
        opens = (
            begin == 0 or text[begin - 1] in "、，,：:；; （）()" or line.covered(begin - 1, begin, "Title")
        )
        if opens and score(line, begin, start - 1, "list of names") >= _IN_LIST:
            return [(begin, start - 1)]
    return []
