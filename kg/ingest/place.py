"""From a page's text to the district its paper belongs to, with the reason in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from kg.annotate.gazetteer import Division, Gazetteer, load
from kg.annotate.places_scan import Hit

_OWN = re.compile(r"(?P<us>我|全)(?P<word>市|县|区|州|盟|旗)(?!场|域|面|长)")
_BODY = re.compile(
    r"(?:^|[，。、；：（）()\s“”及和由经在对])(?P<word>市|县|区|州|盟|旗)(?=委|政府|人大|政协|领导|长|直|教育局|财政局|纪委)"
)
_PAPER = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2,4}?)(?:市|县|区|州)?(?:日报|晚报|晨报|早报|时报|都市报|商报|新闻网|广播电视台|融媒)"
)
_FAR = frozenset({"人民", "光明", "经济", "中国", "农民", "法制", "工人", "解放军", "新华", "青年", "科技"})


def guess_place(text: str, gazetteer: Gazetteer | None = None) -> tuple[str, str] | None:
    """The paper's own district and why: a paper's name, else the district that fits 我市, 市委 and is named most.

    A county named adds to its prefecture, since a city's paper names its counties; None where nothing is named.
    """
    gazetteer = gazetteer or load()
    flat = re.sub(r"\s+", "", text)
    paper = _from_paper(flat, gazetteer)
    word = _own_word(text)
    scores, direct = _scores(flat, gazetteer)
    if paper and scores.get(paper, 0) >= 0.3 * max(scores.values(), default=0):
        name = _printed(paper, flat, gazetteer)
        return name, f"the paper's name has {name}"
    if not scores:
        return None
    fitting = [d for d in scores if direct[d] and (not word or d.name.endswith(word))]
    best = _top(fitting, scores)
    top = _top([d for d in scores if d.level != "province" and direct[d]], scores)
    if best is None or (top is not None and scores[best] < 0.6 * scores[top]):
        best = top
    if best is None:
        return None
    best = _dominant_part(best, scores, word, gazetteer) or best
    name = _printed(best, flat, gazetteer)
    reason = f"{name} and what lies in it are named most ({scores[best]:.0f})"
    return name, reason + (f"; the page speaks of 我{word}, {word}委" if word else "")


def _from_paper(flat: str, gazetteer: Gazetteer) -> Division | None:
    found: Counter[Division] = Counter()
    for match in _PAPER.finditer(flat):
        for length in range(len(match.group("stem")), 1, -1):
            stem = match.group("stem")[-length:]
            known = gazetteer.short(stem)
            divisions = [d for d in known if d.level in ("prefecture", "county")]
            if (
                divisions
                and stem not in _FAR
                and not any(d.level == "province" and d.name[0] not in "北天上重" for d in known)
            ):
                found[min(divisions, key=lambda d: (d.level != "prefecture", d.code))] += 1
                break
    return max(found, key=lambda d: (found[d], d.code)) if found else None


def _own_word(text: str) -> str:
    votes: Counter[str] = Counter()
    for match in _OWN.finditer(text):
        votes[match.group("word")] += 3 if match.group("us") == "我" else 2
    for match in _BODY.finditer(text):
        votes[match.group("word")] += 1
    return max(sorted(votes), key=lambda w: votes[w]) if votes else ""


def _scores(flat: str, gazetteer: Gazetteer) -> tuple[dict[Division, float], Counter[Division]]:
    scores: dict[Division, float] = {}
    direct: Counter[Division] = Counter()
    hits = gazetteer.find(flat)
    hits = [hit for hit in hits if flat[hit[0] : hit[1]] not in _elsewhere(flat, hits, gazetteer)]
    context = {d.code[:4] for _, _, divisions, _ in hits if len(divisions) == 1 for d in divisions}
    for start, _, divisions, is_short in hits:
        division = _one(divisions, context)
        if division is None:
            continue
        weight = 0.5 if is_short else 1.0
        weight += 0.5 if start < 0.1 * len(flat) else 0
        direct[division] += 1
        for step, above in enumerate(_upwards(division, gazetteer)):
            scores[above] = scores.get(above, 0.0) + weight * (1.0, 0.8, 0.5, 0.1)[min(step, 3)]
            if step == 1 and above.level != "province":
                direct[above] += 1
    return scores, direct


def _elsewhere(flat: str, hits: list[Hit], gazetteer: Gazetteer) -> set[str]:
    """Names of townships that the page writes after another county than the one known by that name."""
    found = set()
    for above, below in pairwise(hits):
        if above[1] != below[0] or not all(d.level == "county" for d in above[2]):
            continue
        parents = {
            gazetteer.parent(d) for d in below[2] if d.level not in ("county", "prefecture", "province")
        }
        if parents and not parents & set(above[2]):
            found.add(flat[below[0] : below[1]])
    return found


def _one(divisions: tuple[Division, ...], context: set[str]) -> Division | None:
    if len(divisions) == 1:
        return divisions[0]
    near = [d for d in divisions if d.code[:4] in context]
    return near[0] if len(near) == 1 else None


def _upwards(division: Division, gazetteer: Gazetteer) -> Iterable[Division]:
    step: Division | None = division
    while step is not None:
        yield step
        step = gazetteer.parent(step)


def _top(divisions: list[Division], scores: dict[Division, float]) -> Division | None:
    real = [d for d in divisions if not d.zone and d.level in ("prefecture", "county")]
    return max(real, key=lambda d: (scores[d], d.level == "prefecture", d.code), default=None)


def _dominant_part(
    whole: Division, scores: dict[Division, float], word: str, gazetteer: Gazetteer
) -> Division | None:
    """The one county that makes nearly all of its prefecture's count, where the page's own word fits it."""
    parts = {d: scores[d] for d in gazetteer.children(whole.code) if d in scores and not d.zone}
    first = max(parts, key=lambda d: (parts[d], d.code), default=None)
    if first is None or not word or not first.name.endswith(word):
        return None
    others = sum(parts.values()) - parts[first]
    return first if parts[first] >= 0.6 * scores[whole] and others <= 0.3 * parts[first] else None


def _printed(division: Division, flat: str, gazetteer: Gazetteer) -> str:
    """The name the page uses for it, where that is an older one (吴江市 before it became 吴江区)."""
    if division.name in flat:
        return division.name
    for hit in gazetteer.find(flat):
        text = flat[hit[0] : hit[1]]
        if not hit[3] and division in hit[2] and text != division.name:
            return text
    return division.name
