"""From a run of hanzi with dots to the foreign name in it (努尔兰·哈力)."""

from __future__ import annotations

import re

from kg.annotate.line import Line
from kg.annotate.people_roles import role_pattern
from kg.annotate.people_score import stop_pattern
from kg.annotate.personal_names import DOTS, MARK

_ACTS = re.compile(r"任命|授予|免去|接受|选举|补选|表彰|批准|邀请|聘任|聘请")
_SAYS = re.compile(r"(?:说|称|讲|笑道|说道)(?=[，。：；“])")
_SYLLABLE = re.compile(r"[买麦迈合海]提")  # 买买提, 麦麦提: no verb 提出 begins there
_ENDS = re.compile(
    r"获|为(?=[\u4e00-\u9fff]{2,})|[和与](?=[\u4e00-\u9fff]{2,4}[，。、])|对(?=[\u4e00-\u9fff]{2,})|曾任|等(?!$)|同志|作了|作出|从|捧回|家[里中]|在(?=[^，。]{2,12}(?:中|上|时))"
)


def dotted_name(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The dotted name inside text[start:end]: role words cut off before it, verbs after it."""
    text = line.text
    dots = [i for i in range(start, end) if text[i] in DOTS]
    start = _after_roles(line, start, dots[0])
    if start >= dots[0] or (start and text[start - 1] in "“《" and end < len(text) and text[end] in "”》"):
        return None
    for cut in range(dots[-1] + 3, end + 1):
        if _SYLLABLE.match(text, cut - 1):
            continue
        if (
            MARK.match(text, cut)
            or _SAYS.match(text, cut)
            or stop_pattern("verb").match(text, cut)
            or _ENDS.match(text[cut:])
        ):
            return start, cut
    for cut in range(dots[-1] + 3, end + 1):
        if cut in line.ends and stop_pattern("glue").match(text, cut):
            return start, cut
    return start, end


def _after_roles(line: Line, start: int, dot: int) -> int:
    """Where the name begins, before its first dot, after titles, role words, acts and joining words."""
    for chunk in line.chunks:
        if chunk.type != "Person" and start < chunk.end <= dot:
            start = chunk.end
    before = [*role_pattern().finditer(line.text, start, dot), *_ACTS.finditer(line.text, start, dot)]
    for match in before:
        start = max(start, match.end())
    for word in line.words:
        if start <= word.start and word.end < dot and word.tag in ("p", "c", "u"):
            start = word.end
    return start
