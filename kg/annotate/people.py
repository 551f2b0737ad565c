"""From a sentence to the people it names.

A name is read where one may begin (after a title, a role word, a mark of a list, or where the recogniser
begins one) and ends where the evidence for its end is best: see `score`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.annotate.lexicon import alternatives, compound_surnames, surnames, wordset
from kg.annotate.line import Chunk, Line
from kg.resources import rows

DOTS = "·•・‧∙"
_DOTTED = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:[{DOTS}][\u4e00-\u9fff]{{1,9}})+")
_MARK = re.compile(r"$|[，。、；：！？（）()《》“”\s,;:!?\n—…\"]")
_HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_NO_PERSON_AFTER = re.compile(
    r"(?:集团|公司|路|街(?!道办)|镇|村(?!民)|县|乡|故居|纪念馆|墓|杯|奖|书院|大桥|广场|中学|小学|景区|药业|实业)"
)
_ACTS = re.compile(r"任命|授予|免去|接受|选举|补选|表彰|批准|邀请|聘任|聘请")
_WEAK = frozenset(
    "教师 代表 委员 民警 医师 护士 工程师 讲师 教授 研究员 法官 检察官 教练 班长 经理 带头人 负责人 干部".split()
)
_BRANDS = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,6})*等[\d一二三四五六七八九十]*(?:家|个|大|种)?(?:[\u4e00-\u9fff]{0,4})(?:产业|企业|公司|品牌|项目|集团|园区|景区|产品|商品|药材|作物)"
)
_HONORIFIC = re.compile(
    r"(?:老师|师傅|阿姨|大爷|大妈|大娘|大叔|先生|女士|医生|书记|主任|局长|校长|院长|某某|某|总|婆婆|奶奶|爷爷|叔叔)$"
)
_AFTER_TITLE, _AFTER_ROLE, _IN_LIST, _RECOGNISED = 1.6, 2.5, 2.0, 1.5
_APPOINTED = re.compile(
    r"(?:^|[，。；;：:\s、]|任命|免去|接受|批准|辞去|补选|选举)(?=(?P<name>[\u4e00-\u9fff]{2,4})(?:同志|为(?=[^，。；]{2,30}(?:长|任|记|席|员))|任(?=[^，。；]{2,30}(?:长|任|记|席|员))|"
    r"的(?=[^，。；]{2,30}职务)|[，,](?:男|女)[，,]|[（(](?:男|女|[\u4e00-\u9fff]{1,6}族)|家庭|工作室|[（(][^（）()]{2,16}(?:局|公司|医院|学校|中学|小学|大学|银行|委|办|院|厂|队|站|所|镇|乡|村|社区)[）)]))"
)

_FAMILY = re.compile(r"[\u4e00-\u9fff](?=(?P<name>[\u4e00-\u9fff]{2,4})(?:家庭|夫妇|户)(?:[\s、，。（(]|$))")


@cache
def _stops(use: str) -> frozenset[str]:
    return frozenset(w for row in rows("lexicon/name_stops.tsv") if row[1] == use for w in row[0].split())


@cache
def _pattern(use: str) -> re.Pattern[str]:
    return re.compile(alternatives(list(_stops(use))))


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(alternatives(list(wordset("role_nouns"))))


def plausible(name: str) -> bool:
    """Is this the form of a Chinese personal name: a known surname and one or two characters, or a name with a dot?"""
    if _DOTTED.fullmatch(name):
        return len(name) <= 22
    if not _HANZI.fullmatch(name) or not 2 <= len(name) <= 4:
        return False
    if name[:2] in compound_surnames():
        return len(name) in (3, 4)
    return name[0] in surnames() and (len(name) < 4 or name[1] in surnames())


def is_transliterated(name: str) -> bool:
    """Is this a name of four to seven characters of which nearly all spell foreign sounds (那顺乌日图)?"""
    spelling = wordset("transliteration")
    return 4 <= len(name) <= 7 and sum(c in spelling for c in name) >= 0.75 * len(name)


def find_people(line: Line) -> list[Chunk]:
    """Person chunks of a sentence outside the names of bodies, places and doctrines."""
    spans: dict[tuple[int, int], tuple[str, float]] = {}
    for match in _DOTTED.finditer(line.text):
        span = _dotted(line, *match.span())
        if span:
            spans[span] = ("dotted name", 0.95)
    for start, least, rule in _anchors(line):
        _keep(line, spans, start, least, rule)
    _lists(line, spans)
    return [
        Chunk(
            start,
            end,
            "Person",
            line.text[start:end],
            "",
            line.text[start:end],
            rule=rule,
            confidence=confidence,
        )
        for (start, end), (rule, confidence) in sorted(spans.items())
        if _allowed(line, start, end, rule)
    ]


def _anchors(line: Line) -> Iterable[tuple[int, float, str]]:
    """Places where a name may begin, with the score it must reach: titles, then role words, then the recogniser's."""
    for chunk in line.chunks:
        if chunk.type == "Title":
            weak = chunk.text in _WEAK and not line.ending_at(
                chunk.start, "Organization", "Company", "Project", "District"
            )
            yield (
                _skip(line.text, chunk.end),
                _AFTER_ROLE if weak else _AFTER_TITLE,
                "after a role" if weak else "after a title",
            )
    for match in _roles().finditer(line.text):
        if line.is_start(match.start()) or line.text[match.start() - 1 : match.start()] in "、，":
            yield _skip(line.text, match.end()), _AFTER_ROLE, "after a role"
    for match in _FAMILY.finditer(line.text):
        if line.covered(match.start(), match.start() + 1, "District", "Organization", "Company"):
            yield match.start("name"), 2.0, "appointment"
    for match in _APPOINTED.finditer(line.text):
        yield match.start("name"), 2.2, "appointment"
    for index, word in enumerate(line.words):
        if word.tag == "PER":
            yield _with_surname(line, index), _RECOGNISED, "recogniser"


def _skip(text: str, place: int) -> int:
    while text[place : place + 1] in tuple(" :：") and place < len(text):
        place += 1
    return place + 2 if text.startswith("同志", place) and not _MARK.match(text, place + 2) else place


def _with_surname(line: Line, index: int) -> int:
    """Where the recogniser's name begins, a surname that it left out included."""
    word = line.words[index]
    before = line.words[index - 1] if index else None
    item = line.text[max(0, word.end - 4) : word.end + 1]
    if re.fullmatch(r"[、，：][\u4e00-\u9fff]{3}[、，。]", item) and word.start == word.end - 2:
        return word.end - 3
    if before is None or before.end - before.start != 1 or line.text[before.start] not in surnames():
        return word.start
    lacking = word.end - word.start <= 2 and line.text[word.start] not in surnames()
    free = (
        before.start == 0
        or _MARK.match(line.text, before.start - 1)
        or line.covered(before.start - 1, before.start)
    )
    return before.start if lacking and free and before.tag not in ("w",) else word.start


def _keep(
    line: Line, spans: dict[tuple[int, int], tuple[str, float]], start: int, least: float, rule: str
) -> None:
    if any(s <= start < e for s, e in spans):
        return
    best = best_end(line, start, rule)
    if best is None or best[1] < least:
        return
    span = (start, best[0])
    if not any(s < span[1] and span[0] < e for s, e in spans) and _allowed(line, *span, rule):
        spans[span] = (rule, round(min(0.98, 0.6 + best[1] / 12), 2))


def best_end(line: Line, start: int, rule: str) -> tuple[int, float] | None:
    """The best end of a name that begins at `start`, with its score; None where nothing there can be one."""
    text = line.text
    if start >= len(text) or _pattern("not").match(text, start):
        if not (start < len(text) and line.tag_at(start) == "PER"):
            return None
    found = [(score(line, start, start + n, rule), start + n) for n in range(2, 8) if start + n <= len(text)]
    best = max((f for f in found if f[0] > 0), default=None, key=lambda f: (f[0], f[1]))
    return (best[1], best[0]) if best else None


def score(line: Line, start: int, end: int, rule: str) -> float:
    """How well text[start:end] reads as a name: its length, surname, end, the words it is made of."""
    name = line.text[start:end]
    if not _HANZI.fullmatch(name) or (len(name) > 4 and not is_transliterated(name)):
        return -9.0
    compound = name[:2] in compound_surnames()
    points = {2: 0.5, 3: 1.0, 4: 0.6 if compound or is_transliterated(name) else -2.0}.get(len(name), 0.4)
    foreign = is_transliterated(name) and rule != "list of names"
    points += 1.5 if foreign else 0.0
    points += 1.0 if rule == "appointment" and re.match(r"为|任|的|同志", line.text[end:]) else 0.0
    points += (
        1.2
        if compound and len(name) > 2
        else 1.0
        if name[0] in surnames()
        else 0.4
        if is_transliterated(name)
        else -0.6
    )
    points += _end_points(line, start, end, rule)
    words = [w for w in line.words if w.start < end and start < w.end]
    if any(w.start == start and w.end == end and w.tag == "PER" for w in words):
        points += 1.3 if len(name) > 2 else 0.8
    elif (
        len(words) == 1
        and words[0].start == start
        and words[0].end == end
        and words[0].tag not in ("n", "nz", "LOC")
    ):
        points -= 0.4 if rule == "after a title" or (rule == "list of names" and len(name) == 3) else 1.5
    elif len(words) == 1 and rule != "after a title" and words[0].tag in ("n", "LOC"):
        points -= 1.2
    points -= 0.5 * sum(w.tag in ("p", "u", "c", "r", "w") and w.start > start for w in words)
    points -= 1.5 * (not compound and any(w.tag == "m" for w in words))
    first = words[0]
    if first.start == start and first.tag in ("p", "c", "u", "d", "r") and first.end - first.start == 1:
        points -= 0.4 if rule in ("after a title", "list of names") else 1.2
    if name[-1] in _stops("tail") and len(name) > 2:
        points -= 2.5
    if len(name) > 2 and any(w.start == end - 1 and w.end > end for w in words) and line.text[end : end + 1] != "等":
        points -= 0.8
    if len(name) > 2 and _pattern("verb").match(line.text, end - 1):
        points -= 2.5
    return points


def _end_points(line: Line, start: int, end: int, rule: str) -> float:
    text = line.text
    if _MARK.match(text, end):
        return 2.0
    after = text[end:]
    if any(c.start == end and c.type == "Title" for c in line.chunks):
        return 0.8 if rule != "list of names" else -2.0
    verb = _pattern("verb").match(text, end)
    if verb:
        return 1.6
    if re.match(r"获|被|荣获|当选", after):
        return 1.4
    if _pattern("glue").match(after) and end in line.ends:
        return 0.9
    if _pattern("glue").match(after):
        return 0.5
    return 0.2 if end in line.ends else -1.5


def _allowed(line: Line, start: int, end: int, rule: str = "") -> bool:
    name = line.text[start:end]
    if line.covered(start, end, "Title", "Company", "Organization", "Project"):
        return False
    sure = rule == "after a title" and _MARK.match(line.text, end) is not None
    if not sure and name in wordset("not_people"):
        return False
    places = [c for c in line.chunks if c.type == "District" and c.start < end and start < c.end]
    if any(not _yields(c, start, end) and not (sure and c.note.endswith(c.name)) for c in places):
        return False
    if line.text[start - 1 : start] == "“" and line.text[end : end + 2] in ("”牌", "”系", "”品", "”商"):
        return False
    if _BRANDS.match(line.text, end) and not line.ending_at(start, "Title"):
        return False
    if _HONORIFIC.search(name) and len(name) - len(_HONORIFIC.search(name).group()) < 2:  # type: ignore[union-attr]
        return False
    if any(line.text.startswith(phrase, start) for phrase in wordset("ideology")):
        return False
    return not _NO_PERSON_AFTER.match(line.text, end)


def _yields(place: Chunk, start: int, end: int) -> bool:
    """A short place name inside a longer personal name gives way to it (延安 in 续延安)."""
    return (
        place.kind != "deictic"
        and start <= place.start
        and place.end <= end
        and end - start > place.end - place.start
    )


def _dotted(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The dotted name inside a run of hanzi with dots: role words cut off before it, verbs after it."""
    text = line.text
    dot = next(i for i in range(start, end) if text[i] in DOTS)
    last = max(i for i in range(start, end) if text[i] in DOTS)
    for chunk in line.chunks:
        if chunk.type != "Person" and start < chunk.end <= dot:
            start = chunk.end
    for match in [*_roles().finditer(text, start, dot), *_ACTS.finditer(text, start, dot)]:
        start = max(start, match.end())
    for word in line.words:
        if start <= word.start and word.end < dot and word.tag in ("p", "c", "u"):
            start = word.end
    if start >= dot or (start and text[start - 1] in "“《" and end < len(text) and text[end] in "”》"):
        return None
    for cut in range(last + 3, end + 1):
        if (
            _MARK.match(text, cut)
            or _pattern("verb").match(text, cut)
            or re.match(r"获|曾任|等(?!$)|同志|作了|作出|从|捧回|在(?=[^，。]{2,12}(?:中|上|时))", text[cut:])
        ):
            return start, cut
    for cut in range(last + 3, end + 1):
        if cut in line.ends and _pattern("glue").match(text, cut):
            return start, cut
    return start, end


def _lists(line: Line, spans: dict[tuple[int, int], tuple[str, float]]) -> None:
    """Items between 、 beside known names are names too (刘明胜、高鸿、万英奎)."""
    queue = sorted(spans)
    while queue:
        start, end = queue.pop()
        for span in [*_next_item(line, end), *_previous_item(line, start)]:
            if not any(s < span[1] and span[0] < e for s, e in spans) and _allowed(line, *span):
                spans[span] = ("list of names", 0.85)
                queue.append(span)


def _next_item(line: Line, end: int) -> list[tuple[int, int]]:
    text = line.text
    note = re.compile(r"[（(][^（）()]{1,14}[）)]").match(text, end)
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
        if begin >= 0 and (
            begin == 0 or text[begin - 1] in "、，,：:；; （）()" or line.covered(begin - 1, begin, "Title")
        ):
            if score(line, begin, start - 1, "list of names") >= _IN_LIST:
                return [(begin, start - 1)]
    return []


def spread_names(lines: list[Line], known: list[str]) -> None:
    """Mark every further occurrence of a person's name that the article has told for sure."""
    sure = {c.text for line in lines for c in line.chunks if c.type == "Person" and len(c.text) >= 3}
    names = sorted(sure | {n for n in known if len(n) >= 3})
    for line in lines:
        found = []
        for name in names:
            at = line.text.find(name)
            while at >= 0:
                end = at + len(name)
                if not line.covered(at, end, "Person", "Title") and _allowed(line, at, end):
                    found.append(
                        Chunk(at, end, "Person", name, "", name, rule="named elsewhere", confidence=0.9)
                    )
                at = line.text.find(name, end)
        line.add(found)
