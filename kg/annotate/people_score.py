"""From the start of a name to the end that the evidence speaks for best."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.lexicon import alternatives, compound_surnames, surnames
from kg.annotate.line import Line
from kg.annotate.personal_names import HANZI, MARK, is_transliterated
from kg.resources import rows

_HALF_VERB = re.compile(  # 党自|强受: 强 tells the end of a name only in 强调
    r"强(?!调)|表(?![示态])|通(?![报过])|传(?!达)|宣(?![布读传])|介(?!绍)|指(?![出导着])|出(?![席任])|参(?![加会观与])"
    r"|致(?![辞词电])|讲(?![话授述解])|主(?![持讲动])|代(?![表])|担(?!任)|文(?![/图并])"
)
_TIME = re.compile(r"近日|日前|昨日|今年|去年|最近|当日")


@cache
def _stops(use: str) -> frozenset[str]:
    return frozenset(w for row in rows("lexicon/name_stops.tsv") if row[1] == use for w in row[0].split())


@cache
def stop_pattern(use: str) -> re.Pattern[str]:
    """The words of one use ("verb", "glue", "not") before which a name ends or which begin none."""
    return re.compile(alternatives(list(_stops(use))))


def best_end(line: Line, start: int, rule: str) -> tuple[int, float] | None:
    """The best end of a name that begins at `start`, with its score; None where nothing there can be one."""
    text = line.text
    if start >= len(text) or (stop_pattern("not").match(text, start) and line.tag_at(start) != "PER"):
        return None
    found = [(score(line, start, start + n, rule), start + n) for n in range(2, 8) if start + n <= len(text)]
    best = max((f for f in found if f[0] > 0), default=None, key=lambda f: (f[0], f[1]))
    return (best[1], best[0]) if best else None


def score(line: Line, start: int, end: int, rule: str) -> float:
    """How well text[start:end] reads as a name: its length, surname, end, the words it is made of."""
    name = line.text[start:end]
    if not HANZI.fullmatch(name) or (len(name) > 4 and not is_transliterated(name)):
        return -9.0
    total = 0.0
    for points in _form_points(line, start, end, rule):
        total += points
    total += _end_points(line, start, end, rule)
    for points in (*_word_points(line, start, end, rule), *_last_points(line, start, end)):
        total += points
    return total


def _form_points(line: Line, start: int, end: int, rule: str) -> Iterator[float]:
    """Points for the length and the surname of a name, and for sounds spelt out."""
    name = line.text[start:end]
    compound, foreign = name[:2] in compound_surnames(), is_transliterated(name)
    yield {2: 0.5, 3: 1.0, 4: 0.6 if compound or foreign else -2.0}.get(len(name), 0.4)
    yield 1.5 if foreign and rule != "list of names" else 0.0
    yield 1.0 if rule == "appointment" and re.match(r"为|任|的|同志", line.text[end:]) else 0.0
    if compound and len(name) > 2:
        yield 1.2
    elif name[0] in surnames():
        yield 1.0
    else:
        yield 0.4 if foreign else -0.6


def _end_points(line: Line, start: int, end: int, rule: str) -> float:
    text = line.text
    if MARK.match(text, end):
        return 2.0
    after = text[end:]
    if any(c.start == end and c.type == "Title" for c in line.chunks):
        return 0.8 if rule != "list of names" else -2.0
    verb = stop_pattern("verb").match(text, end)
    if verb:
        return 1.6
    if re.match(r"获|被|荣获|当选", after):
        return 1.4
    if (
        end - start == 2
        and after[:1] == "和"
        and (stop_pattern("verb").match(after, 1) or after[1:2] in ("说", "称"))
    ):
        return -1.0  # 宋士和|带领: nobody stands behind 和
    glued = stop_pattern("glue").match(after) and not _HALF_VERB.match(after)
    if glued and end in line.ends:
        return 0.9
    if glued:
        return 0.5
    return 0.2 if end in line.ends else -1.5


def _word_points(line: Line, start: int, end: int, rule: str) -> Iterator[float]:
    """Points for and against a name by the recogniser's words that it is made of."""
    name = line.text[start:end]
    words = [w for w in line.words if w.start < end and start < w.end]
    only, first = words[0] if len(words) == 1 else None, words[0]
    if any(w.start == start and w.end == end and w.tag == "PER" for w in words):
        yield 1.3 if len(name) > 2 else 0.3 if _torn(line, end) else 0.8
    elif only and only.start == start and only.end == end and only.tag not in ("n", "nz", "LOC"):
        yield -0.4 if rule == "after a title" or (rule == "list of names" and len(name) == 3) else -1.5
    elif only and rule != "after a title" and only.tag in ("n", "LOC"):
        yield -1.2
    yield -0.5 * sum(w.tag in ("p", "u", "c", "r", "w") and w.start > start for w in words)
    yield -1.5 * (name[:2] not in compound_surnames() and any(w.tag == "m" for w in words))
    if first.start == start and first.tag in ("p", "c", "u", "d", "r") and first.end - first.start == 1:
        yield -0.4 if rule in ("after a title", "list of names") else -1.2


def _torn(line: Line, end: int) -> bool:
    """火统|元作: is the word after a name of two characters its third one and a word that follows names?"""
    word = line.words[line.index_at(end)] if end < len(line.text) else None
    if word is None or word.start != end or word.end != end + 2 or word.tag not in ("v", "vn", "n", "nz"):
        return False
    follows = stop_pattern("glue").match(line.text, end + 1) is not None
    return follows and not stop_pattern("verb").match(line.text, end)


def _last_points(line: Line, start: int, end: int) -> Iterator[float]:
    """Points against a name of three or more characters whose last one belongs to what follows."""
    if end - start <= 2:
        return
    if _TIME.search(line.text, start, end):
        yield -3.0
    if line.text[end - 1] in _stops("tail"):
        yield -2.5
    if any(w.start == end - 1 and w.end > end for w in line.words) and line.text[end : end + 1] != "等":
        yield -0.3 if stop_pattern("glue").match(line.text, end) else -0.8
    if stop_pattern("verb").match(line.text, end - 1):
        yield -2.5
