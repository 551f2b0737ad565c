"""From a verb of receiving to the stretches of its clause that name honours, in quotation marks or not."""

from __future__ import annotations

import re

from kg.annotate.award_heads import head_pattern
from kg.annotate.line import Line

_QUOTE = re.compile(r"[“\"「]([^“”\"「」]{2,40})[”\"」]")
_BEFORE_QUOTE = re.compile(
    r"(?:国家级?|全国|省级?|市级?|县级?|区级?|全省|全市|全县|[\u4e00-\u9fff]{2,3}(?:省|市|县|区)(?:级)?"
    r"|[\u4e00-\u9fff]{1,12}型|(?:国家级|省级)?专精特新|国家[\u4e00-\u9fff]{0,10})$"
)
_LAST_RECIPIENT = re.compile(r"[\u4e00-\u9fff]{2,8}[市县区旗镇乡村](?=[“\"])")
_MEDAL = re.compile(r"[金银铜]奖|[金银铜]牌|[冠亚季]军")
_KIND_AFTER = re.compile(r"(?:中小)?企业|单位|集体|个人|学校|城市|家庭|社区|基地|园区")
_LEVEL_FIRST = re.compile(
    r"(?:第[一二三四五六七八九十\d]+[批届]|首批|20\d\d年度?|\d{4}[—\-]\d{4}年度?)*(?:全国|国家|中国|省|市|县|区|自治[区州]|全[省市县区]|优秀|最美|十佳|先进|模范|文明|[三四五]星级|金牌|杰出)"
)
_NO_HONOUR = re.compile(
    r"[的了和在为是]|(?<!优秀人大)代表|(?<!优秀政协)(?<!优秀)委员|候选|主席|会长|书记|主任|贷款|资金|专利|订单|计划|规划|预算|支持|补助|任务|名单|队$|国家队|监督|管理局|试用|对象"
)
_NOMINAL = frozenset(
    {
        "n",
        "nz",
        "nw",
        "vn",
        "an",
        "LOC",
        "ORG",
        "a",
        "f",
        "s",
        "m",
        "q",
        "w",
        "TIME",
        "v",
        "b",
        "ad",
        "vd",
        "xc",
    }
)


def after_verb(line: Line, place: int) -> list[tuple[int, int]]:
    """Honours named after a verb: each quoted name, else the words up to the last head of the clause."""
    clause = line.text[place : _clause_end(line.text, place)]
    spans = _quoted(clause)
    if line.text.endswith(("授予", "颁发", "颁授"), 0, place):
        spans = [_without_recipient(clause, *span) for span in spans]
    if spans and spans[0][0] <= 40:
        spans = [(s, e) for s, e in _around_quoted(clause, spans) if e > s]
    else:
        spans += _unquoted(clause)
    return [(place + s, place + e) for s, e in spans]


def _quoted(clause: str) -> list[tuple[int, int]]:
    """The quoted names of a clause, with the words that belong to them."""
    spans: list[tuple[int, int]] = []
    at = 0
    while quote := _QUOTE.search(clause, at):
        spans.append(_widen(clause, quote.start(), quote.end()))
        at = spans[-1][1]
    return spans


def _without_recipient(clause: str, start: int, end: int) -> tuple[int, int]:
    """授予甲县、乙市“先进县（市）”称号: the place that closes a list of recipients is none of the honour's words."""
    place = _LAST_RECIPIENT.match(clause, start)
    listed = start == 0 or clause[start - 1] in "、和及与"
    return (place.end(), end) if place and listed else (start, end)


def _around_quoted(clause: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The quoted names with those that stand without quotes before the first and after the last."""
    head = _before_quote(clause[: spans[0][0]])
    spans = [head, *spans] if head else list(spans)
    rest = spans[-1][1]
    if not re.match(r"(?:称号)?、[^“]{4,}$", clause[rest:]):
        return spans
    more = [m.end() for m in head_pattern().finditer(clause, rest)]
    if more:
        lead = re.compile(r"(?:称号)?、").match(clause, rest)
        spans.append((lead.end() if lead else rest, more[-1]))
    return spans


def _unquoted(clause: str) -> list[tuple[int, int]]:
    """The items of a clause up to their last heads."""
    spans = []
    for item in re.finditer(r"[^、和及与]+(?:[和及与][^、和及与]+)*?(?=、|和|及|$)", clause):
        ends = [m.end() for m in head_pattern().finditer(clause, item.start(), item.end())]
        if not ends or (ends[-1] - item.start() < 3 and not _MEDAL.fullmatch(item.group())):
            continue
        if not re.match(
            r"的(?!分别|包括|有|是|称号)|了?(?:企业|单位|者|贷款|资金|补助|补贴)", clause[ends[-1] :]
        ):
            spans.append((item.start(), ends[-1]))
    return spans


def to_clause_end(line: Line, place: int) -> list[tuple[int, int]]:
    """Honours after 被…认定为 without a known last word, each opened by its level: 国家级绿色园区."""
    end = _clause_end(line.text, place)
    spans = []
    for item in re.finditer(r"[^、]+", line.text[place:end]):
        start, stop = place + item.start(), place + item.end()
        words = re.sub(r"(?:等(?:荣誉)?)?(?:荣誉)?(?:称号)?$", "", line.text[start:stop])
        stop = start + len(words)
        named = line.starting_at(start, "District") is not None
        if not (named or _LEVEL_FIRST.match(words)) or len(words) < 5 or _NO_HONOUR.search(words):
            return []
        if not set(line.tags(start, stop)) <= _NOMINAL:
            return []
        spans.append((start, stop))
    return spans


def with_tail(line: Line, start: int, end: int) -> tuple[int, int]:
    """省级二类示范|性普通高中, 浙江名牌|农产品: nouns that close the clause belong to the honour."""
    tail = re.compile(r"[\u4e00-\u9fff（）()]{1,8}(?=[，。；]|等?(?:荣誉)?称号|$)").match(line.text, end)
    if (
        tail is None
        or _NO_HONOUR.search(tail.group())
        or re.match(r"等|的|者|了|之一|荣誉|称号|奖", tail.group())
    ):
        return start, end
    if line.is_start(end) or tail.group().startswith("性"):
        return (start, tail.end()) if set(line.tags(end, tail.end())) <= _NOMINAL else (start, end)
    return start, end


def _before_quote(text: str) -> tuple[int, int] | None:
    """荣获某某博览会金奖、“…”称号: the honour without quotes before the quoted one."""
    if not text.endswith(("、", "和", "及")):
        return None
    ends = [m.end() for m in head_pattern().finditer(text)]
    return (0, ends[-1]) if ends and ends[-1] == len(text) - 1 else None


def _clause_end(text: str, place: int) -> int:
    depth = 0
    for i in range(place, len(text)):
        if text.startswith("——", i):
            return i
        if text[i] in "“「（(《":
            depth += 1
        elif text[i] in "”」）)》":
            depth -= 1
        elif depth <= 0 and text[i] in "，。；！？,;\n：:":
            return i
    return len(text)


def _widen(clause: str, start: int, end: int) -> tuple[int, int]:
    """Words that belong to a quoted name: 河南省“先进单位”称号, “四好农村路”全国示范县, “双创”特色载体."""
    before = _BEFORE_QUOTE.search(clause[:start])
    if (
        before
        and clause[start - 1] not in "”、和"
        and not re.search(r"[\d一二三四五六七八九十两]个[县市区镇]$", clause[:start])
    ):
        start = before.start()
    tail = clause[end:]
    heads = [
        m.end()
        for m in head_pattern().finditer(tail)
        if m.start() <= 12 and not re.search(r"[“\"]", tail[: m.end()])
    ]
    if re.match(r"(?:荣誉)?称号|奖项|荣誉", tail):
        return start, end
    kind = _KIND_AFTER.match(tail)
    if kind and not heads:
        return start, end + kind.end()
    joined = [e for e in heads if not re.search(r"[、和及与，的]", tail[:e])]
    if joined and not re.match(r"(?:等|两项|三项|表彰|奖牌|牌匾)", tail):
        end += joined[-1]
    return start, end
