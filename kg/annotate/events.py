"""From a sentence to the meetings, ceremonies, courses and campaigns it names."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.context import Context
from kg.annotate.lexicon import alternatives, every_match, wordset
from kg.annotate.line import Chunk, Line, overlaps

_SUFFIX = re.compile(
    r"(?:第[一二三四五六七八九十\d]+(?:场|期|站|次会议|次全体会议)"
    r"|[（(]第[一二三四五六七八九十\d]+[场期][）)])"
)
_TRIGGER = re.compile(
    r"(?:召开|举行|举办|主持召开|主持|出席|参加|列席|组织|召集|观看|开展|承办|主办|协办|筹备|启动|迎接"
    r"|通报|审议|听取|传达|学习|贯彻|落实|获悉|召开了|举行了|举办了|迎来|到会|来到|深入|是|系|为|成为"
    r"|隆重|盛大|热烈|热烈祝贺|致信祝贺|祝贺|宣布|预祝|并预祝|开好|值此|恰逢|适逢|角逐|继续|从事|连续|连续三届|连续两届)(?:了|的)?"
)
_TIMES = re.compile(r"[一二三四五六七八九十两\d]+(?:余)?(?:次|场|人|名|位|天|多人)")
_SERIAL = re.compile(r"(?:主席|主任|常委|常务|党组|全体|全会|理事|代表大?会|会议)")  # 九届五十三次|主席会议
_BETWEEN_PLACES = re.compile(r"[\u4e00-\u9fff]{2}—[\u4e00-\u9fff]{2}$")  # 甘肃—香港产业合作交流会
_LATELY = re.compile(r"(?:日前|近日|昨日|昨天|今天|今日|近期|最近|上午|下午|隆重|联合|共同)+$")
_FESTIVE = re.compile(
    r"(?:佳|季|环|细|时|章|情|礼|关|调|脱|春|国庆|中秋|端午|元宵|清明|重阳|教师|妇女|儿童|劳动|青年|护士|记者|建军)节$"
)
_VAGUE = re.compile(
    r"(?:各类|各项|各种|系列|相关|有关|重要|一系列|本次|此次|这次|该|多次|每次|全体|上述|首次|一场|一次"
    r"|专题|工作|视频|电视电话|扩大|党组|文化|主题|公益|宣传|慰问|联合|志愿服务|文艺|专项|动员|总结|"
    r"表彰|座谈|调研|签约|启动|开工|开幕|闭幕|结业|揭牌|颁奖|新闻|合作|交流|重大|年度|下一届|上一届|本届"
    r"|大型|集体|庆祝|主会场|分会场)*"
    r"(?:会议|大会|全会|座谈会|活动|仪式|工作会|比赛|大赛|竞赛|论坛|培训班|讲座|行动|演练|年会|例会"
    r"|推进会|动员会|现场会|部署会|调度会|总结会|报告会|研讨会|发布会|开幕式|闭幕式|结业式|晚会|典礼|庆典"
    r"|展会|节|展)"
)
_CEREMONY = re.compile(
    r"(?:仪式|典礼|座谈会|干部大会|干部会议|发布会|开幕式|闭幕式|结业式|推进会|动员会|现场会|报告会"
    r"|表彰会|工作会议|专题会议|大会)$(?<!结业式)(?<!开幕式)(?<!闭幕式)"
)
_BAD = re.compile(
    r"^[作做]|每[\d一二两三四五六七八九十]年|^以及|出席|参加|获|荣|决定|精神(?!文明|报告会|宣讲|学习|培训|座谈|演讲|研讨|专题)|关于|记者"
    r"|通讯员|支持|推荐|报市|全会和|《"
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(alternatives(list(wordset("event_endings"))))


def find_events(line: Line, context: Context) -> list[Chunk]:
    """Event chunks of a sentence by ending, from the word after a verb or mark.

    A bare ceremony (签约仪式, 座谈会) counts where the sentence says who holds it or that it is held.
    """
    found: list[Chunk] = []
    for start, end in _ends(line):
        edge = _edge(line, start)
        suffix = _SUFFIX.match(line.text, end)
        last = suffix.end() if suffix else end
        while (
            edge < start
            and line.text[edge] in "—-·、“"
            and not (line.text[edge] == "“" and "”" in line.text[edge:last])
        ):
            edge += 1
        text = line.text[edge:last]
        name = _name_of(line, edge, start, last, text, context)
        if not name or _is_association(line, edge, last):
            continue
        found = [c for c in found if not (edge <= c.start and c.end <= last)]
        if not overlaps(edge, last, found):
            found.append(Chunk(edge, last, "Event", text, "", name, rule="event"))
    return found


def _is_association(line: Line, start: int, end: int) -> bool:
    """Is 海外联谊会 a body here: one that has a post or is founded, and no evening that is held?"""
    if (
        not line.text.endswith(("联谊会", "理事会"), start, end)
        or line.ending_at(end, "Organization") is None
    ):
        return False
    held = re.search(r"(?:举行|举办|召开|参加|开展)(?:了)?$", line.text[:start])
    return held is None


def _ends(line: Line) -> list[tuple[int, int]]:
    best: dict[int, int] = {}
    for match in every_match(_pattern(), line.text):
        best.setdefault(match.end(), match.start())
    return [(best[e], e) for e in sorted(best) if _closes(line, e)]


def _closes(line: Line, end: int) -> bool:
    if re.match(r"中[，,获荣夺取喜勇斩摘]", line.text[end:]):
        return True
    if line.text[end : end + 1] in tuple("员场费厅室堂址旗徽史期报目点品位示览现演日力能假组中制"):
        return False
    if re.match(r"(?:精神|要求|决策|部署|中心|主题|方案|内容|公告|决议)", line.text[end:]) and line.text[
        :end
    ].endswith(("活动", "会议")):
        return bool(re.search(r"(?:全会|工作会议|大会)$", line.text[:end]))
    return end in line.ends or line.text[end : end + 1] in ("第", "（", "(", "在", "上")


def _edge(line: Line, start: int) -> int:
    """Where the name begins: after the last verb of holding, mark, title, person or adverb outside quotes."""
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
            if char == "—" and not _BETWEEN_PLACES.search(text[max(0, at - 4) : at + 2]):
                return at
            if char == "、" and not re.match(
                r"[\u4e00-\u9fff（）]{2,12}(?:工作|建设|宣传|整治|工作者|教育者|表彰|暨)",
                text[at : start + 2],
            ):
                return at
            if _stops(line, at):
                return at
        at -= 1
    return 0


def _stops(line: Line, at: int) -> bool:
    word = line.words[line.index_at(at - 1)]
    if word.end != at:
        return False
    text = line.text[word.start : word.end]
    if line.covered(word.start, word.end, "Person") and re.match(
        r"同志|诞辰|逝世|先进事迹|遗体", line.text[at:]
    ):
        return False
    if line.covered(word.start, word.end, "Person") or (
        line.covered(word.start, word.end, "Title")
        and text not in ("委员", "代表", "教师", "干部", "书记", "主任", "主席", "校长")
    ):
        return True
    if (
        word.tag in ("p", "u", "d", "r", "xc")
        and text not in ("与", "同", "暨", "各")
        and not line.covered(word.start, word.end, "District")
    ):
        return True
    if word.tag in ("TIME", "t") and not re.search(r"年|季|节", text):
        return True
    counted = _TIMES.fullmatch(text) and not _SERIAL.match(line.text, at)
    return bool(_TRIGGER.fullmatch(text) or counted)


def _name_of(line: Line, edge: int, start: int, end: int, text: str, context: Context) -> str:
    stem = "".join(text.split())
    stem = stem[1:-1] if re.fullmatch(r"[“\"][^“”\"]*[”\"]", stem) else stem
    if (
        len(stem) > 45
        or _BAD.search(re.sub(r"《[^》]*》|“[^”]*”", "", stem))
        or line.in_title(start)
        or _tiny(line, start, end, stem)
    ):
        return ""
    bare = (
        _VAGUE.fullmatch(stem) is not None
        or len(stem) < 5
        or re.fullmatch(r"第[一二三四五六七八九十\d]+次(?:全体)?会议", stem) is not None
    )
    numbered = re.match(r"第?[一二三四五六七八九十\d]+届|第[一二三四五六七八九十\d]+次", stem) is not None
    holder = _holder(line, edge, context) if bare or numbered or len(stem) < 8 else ""
    if bare and (not holder or stem in ("座谈会", "会议", "大会", "活动", "专题会议", "工作会议")):
        return _ceremony(line, edge, end, stem)
    name = _spelt(stem, context)
    return name if not holder or name.startswith(holder) else holder + name


def _tiny(line: Line, start: int, end: int, stem: str) -> bool:
    head = line.text[start:end]
    if _FESTIVE.search(stem):
        return True
    if head in ("节", "展", "行动", "活动", "观摩") and len(stem) < 7:
        return not (head == "节" and len(stem) >= 4 and line.index_at(start) == line.index_at(end - 1))
    word = line.words[line.index_at(start)]
    return len(head) == 1 and word.start < start and word.tag in ("v", "vn", "n", "TIME", "t")


def _holder(line: Line, edge: int, context: Context) -> str:
    """Who holds the event: the body or place before 召开, 举行, 举办."""
    before = re.search(r"(?:召开|举行|举办)(?:了)?(?:的)?$", line.text[:edge])
    if not before:
        return ""
    at = before.start()
    if line.text[:at].endswith("组织"):
        at -= 2
    while at and line.text[at - 1] in "日上下午晚今昨天在联合共同" and not line.ending_at(at):
        at -= 1
    late = _LATELY.search(line.text[:at])
    at = late.start() if late else at
    clause = re.sub(
        r"^.*(?:日|上午|下午|晚|近日|日前|昨天|今天|昨日)(?=.)",
        "",
        re.split(r"[，。；\n）)]", line.text[:at])[-1],
    )
    start = at - len(clause)
    first = line.starting_at(start, "Organization", "Company", "District")
    body = line.ending_at(at, "Organization", "Company", "District")
    if first is not None and 2 <= len(clause) <= 16 and not re.search(r"[在由对向和、的]", clause):
        return (
            _spelt(clause, context) if first.kind != "deictic" else first.name + clause[first.end - start :]
        )
    set_in = body is not None and (
        "在" in clause and body.type == "District" or line.text.endswith("在", 0, body.start)
    )
    if body is None or not body.name or set_in:
        return ""
    if line.text[body.start - 1 : body.start] in ("、", "和", "与"):
        return ""  # held by several
    return _spelt(body.text, context) if body.type != "Company" else body.text


def _ceremony(line: Line, edge: int, end: int, stem: str) -> str:
    """A bare 签约仪式 or 座谈会 is an event where it is said to be held."""
    if (
        not _CEREMONY.search(stem)
        or len(stem) < 3
        or stem in ("大会", "工作会议", "仪式", "座谈会", "专题会议")
    ):
        held = stem == "座谈会" and re.match(r"(?:在|上)", line.text[end:])
        return stem if held else ""
    if re.search(r"签约|揭牌|开工|授牌|奠基|竣工|投产|通车|启动|颁奖|落成|聘任|捐赠|挂牌|开业", stem):
        return stem
    after, before = line.text[end : end + 24], line.text[max(0, edge - 6) : edge]
    return stem if re.search(r"举行|召开|举办", after + before) or re.match(r"上|由", after) else ""


def _spelt(name: str, context: Context) -> str:
    """我市…, 市…: the place spelt out."""
    for printed, word in (("我市", "市"), ("我县", "县"), ("我区", "区"), ("我省", "省"), ("我州", "州")):
        if name.startswith(printed):
            place = context.own(word) or context.recent.get(word, "")
            return place + name[2:] if place else name
    match = re.match(r"([市县区省州])(?=委|第?[一二三四五六七八九十]+届|政府|人大|政协)", name)
    place = context.level(match.group(1)) if match else ""
    return place + name[1:] if place else name
