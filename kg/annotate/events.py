"""From a sentence to the meetings, ceremonies, courses and campaigns it names."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.context import Context
from kg.annotate.lexicon import alternatives, wordset
from kg.annotate.line import Chunk, Line

_SUFFIX = re.compile(r"(?:第[一二三四五六七八九十\d]+(?:场|期|站|次会议|次全体会议)|[（(]第[一二三四五六七八九十\d]+[场期][）)])")
_START = re.compile(
    r"[，。；！？：:,;\n\s]|召开的?了?|举行的?了?|举办的?了?|主持召开|主持了?|出席了?|参加了?|列席了?|组织了?|召集|观看|开展了?|承办的?|主办的?|通过|按照|根据|"
    r"传达学习|学习|贯彻|落实|传达|迎接|筹备|启动了?|深入|获悉|在(?!线|职|校)|从|由|于|的(?!士)|两次|[一二三四五六七八九十\d]+次|了|自|将|并|就|是|为(?!民)|至|到|随后的?|当天|当日|今天|昨天|昨日|上午|下午|晚上|晚|日"
)
_AROUND = "“”\"《》（）()"
_VAGUE = frozenset(
    "会议 大会 全会 座谈会 活动 仪式 专题会议 工作会议 工作会 系列活动 各项活动 主题活动 比赛 大赛 竞赛 论坛 培训班 讲座 视察 行动 节 展 演练 年会 例会 "
    "推进会 动员会 现场会 部署会 调度会 总结会 报告会 研讨会 发布会 新闻发布会 签约仪式 启动仪式 开工仪式 开幕式 闭幕式 结业式 常委会会议 文艺晚会 晚会 公益活动 宣传活动 "
    "系列会议 重要会议 有关会议 相关会议 各类会议 一系列活动 专项行动 文化活动 志愿服务活动 慰问活动 视频会议 电视电话会议 扩大会议 党组会议 观摩 典礼 庆典".split()
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(alternatives(list(wordset("event_endings"))))


def find_events(line: Line, context: Context) -> list[Chunk]:
    """Event chunks of a sentence by ending, from the word after a verb or mark; bare 会议 is none."""
    found: list[Chunk] = []
    for start, end in _ends(line):
        edge = _edge(line, start, end)
        suffix = _SUFFIX.match(line.text, end)
        last = suffix.end() if suffix else end
        text = line.text[edge:last]
        if not _is_event(line, edge, start, last, text):
            continue
        found = [c for c in found if not (edge <= c.start and c.end <= last)]
        if not any(c.start < last and edge < c.end for c in found):
            found.append(Chunk(edge, last, "Event", text, "", _name(text, context), rule="event"))
    return found


def _ends(line: Line) -> list[tuple[int, int]]:
    best: dict[int, int] = {}
    for start in range(len(line.text)):
        match = _pattern().match(line.text, start)
        if match:
            best.setdefault(match.end(), start)
    return [(best[e], e) for e in sorted(best) if _closes(line, e)]


def _closes(line: Line, end: int) -> bool:
    if line.text[end : end + 1] in tuple("员场费厅室堂址旗徽史期报目点品位示览现演日力能假"):
        return False
    if re.match(r"(?:精神|要求|决策|部署|中心|主题|方案|内容)", line.text[end:]) and line.text[:end].endswith("活动"):
        return False
    return end in line.ends or line.text[end : end + 1] in ("第", "（", "(", "在", "上")


def _edge(line: Line, start: int, end: int) -> int:
    """Where the name begins: right of the last verb, mark, title, person or time word outside quotation marks."""
    text, depth, at = line.text, 0, start
    while at > 0:
        char = text[at - 1]
        if char in "”》）)":
            depth += 1
        elif char in "“《（(":
            depth -= 1
            if depth < 0:
                return at
        elif depth == 0:
            if char in "，。；！？：:,;\n" or char.isspace():
                return at
            if char == "、" and not _spans_list(text, at, start):
                return at
            if _stops(line, at):
                return at
        at -= 1
    return 0


def _spans_list(text: str, at: int, start: int) -> bool:
    return start - at <= 8 and bool(re.match(r"[\u4e00-\u9fff]{2,6}(?:工作|建设|宣传|整治)", text[at:]))


def _stops(line: Line, at: int) -> bool:
    word = line.words[line.index_at(at - 1)]
    if word.end != at:
        return False
    text = line.text[word.start : word.end]
    if line.covered(word.start, word.end, "Title", "Person"):
        return True
    if word.tag in ("p", "u", "d", "r") and text not in ("与", "同") and not line.covered(word.start, word.end, "District"):
        return True
    if word.tag in ("TIME", "t") and not re.search(r"年$|年度$|季度$|半年$", text):
        return True
    return word.tag in ("v", "m") and bool(re.fullmatch(_START, text) or re.fullmatch(r"(?:召开|举行|举办|主持|出席|参加|列席|组织|召集|观看|开展|承办|主办|筹备|启动|迎接|协办|通报|审议|听取|部署|[一二三四五六七八九十两\d]+(?:次|场|个|期|天))(?:了|的)?", text))


def _is_event(line: Line, edge: int, start: int, end: int, text: str) -> bool:
    stem = text.strip(_AROUND)
    if stem in _VAGUE or len(stem) < 5 or len(stem) > 45:
        return False
    if re.match(r"(?:各类|各项|各种|系列|相关|有关|重要|一系列|本次|此次|该|这次|多次|每次|全体|上述|首次|一场|一次)", stem) and len(stem) < 9:
        return False
    if line.covered(edge, end, "Title") and not re.match(r"[\u4e00-\u9fff]*(?:委员|代表|教师|校长|班主任|书记|主任)", stem):
        return False
    head = line.text[start:end]
    if head in ("节", "展", "行动", "活动", "视察", "观摩") and len(stem) < 7:
        return False
    inside = line.words[line.index_at(start)]
    return not (len(head) == 1 and inside.start < start and inside.tag in ("v", "vn", "n", "TIME"))


def _name(text: str, context: Context) -> str:
    name = "".join(text.split())
    for printed, word in (("我市", "市"), ("我县", "县"), ("我区", "区"), ("我省", "省")):
        if name.startswith(printed):
            place = context.own(word) or context.recent.get(word, "")
            return place + name[2:] if place else name
    return name
