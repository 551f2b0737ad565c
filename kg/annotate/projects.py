"""From a sentence to the projects it names by what is done with them: built, run, put into service."""

from __future__ import annotations

import re

from kg.annotate.line import Chunk, Line, overlaps

_THING = (
    r"(?:工程|项目|基地|中心|大桥|公园|大剧院|产业园|工业园|科技园|生产线|大厦|学校|综合楼|教学楼|广场"
    r"|公路|高速|水库|市场|实验室|文化宫|枢纽|隧道|码头|机场|医院|"
    r"小区|污水处理厂|水厂|电厂|工厂|体育馆|图书馆|博物馆|会堂|会议中心|[一二三四五]期)"
)
_NP = r"[\u4e00-\u9fffA-Za-z0-9“”（）()·\-—.]"
_BY = re.compile(
    rf"(?P<p>{_NP}{{4,32}}?)(?:项目)?(?:，|,)?(?:是)?由(?=[^，。；]{{2,40}}(?:承建|投资|建设|施工|运营"
    rf"|实施|承担|监理|总承包|负责))"
)
_OF = re.compile(
    rf"(?:承建|投资建设|投资兴建|负责建设|负责运营|承担|实施|新建|兴建|共建|建设|建成|合建|合作建立)(?:了"
    rf"|的)?(?P<p>{_NP}{{3,30}}?{_THING})(?=[，。；、：！？\s”]|$|的|已|将|于|项目|建设|在|开工|竣工|投产"
    rf"|投用|由)"
)
_DONE = r"(?:破土动工|动工|开工|竣工|投产|通车|建成|封顶|投用|投入使用|开工建设|完工|试运行|落成)"
_STATE = re.compile(
    rf"(?P<p>{_NP}{{3,30}}?{_THING})(?:项目)?(?=(?:正式|顺利|全面|已|于[^，。]{{2,10}})*{_DONE})"
)
_TELLING = ((_BY, re.compile("由")), (_OF, re.compile("")), (_STATE, re.compile(_DONE)))  # what none does without
_TRIM = re.compile(
    r"^.*(?:举行|宣布|该|的|了|着|在建|计划|规划|总投资[^，。]{1,10}(?:元|万)|投资[^，。]{1,10}元|目前"
    r"|其中|当前|同时|今年|去年|加快|推进|推动|确保|以及|包括|年前|年底|下旬|启动|新建|续建|日|月|年(?!产"
    r"|处理|加工))"
)
_GENERIC = re.compile(
    r"(?:重点|重大|各类|一批|多个|全部|相关|有关|本|该|此|这个|这些|新|老|大|小|民生|惠民|基础设施|产业"
    r"|工业|农业|招商|签约|续建|在建|省|市|县|区|亿元|万元|个|条|座|处|家|等|配套|附属|主体|建设|技改"
    r"|扶贫|供水|道路|绿化|景观|土建|安装|装修|改造|扩建|二期|一期|三期)*"
    r"(?:工程|项目|基地|中心|公园|产业园|学校|广场|市场|实验室|小区|工厂|医院|公路|生产线)?"
)


def find_projects(line: Line) -> list[Chunk]:
    """Project chunks that the words around them build, run or finish; existing chunks are left alone."""
    found: list[Chunk] = []
    for pattern, told in _TELLING:
        for match in pattern.finditer(line.text) if told.search(line.text) else ():
            chunk = _chunk(line, *match.span("p"))
            if chunk and not overlaps(chunk.start, chunk.end, found):
                found.append(chunk)
    return found


def _chunk(line: Line, start: int, end: int) -> Chunk | None:
    trim = _TRIM.match(line.text[start:end])
    if trim and trim.end() < end - start:
        start += trim.end()
    for chunk in line.chunks:
        if chunk.type in ("Person", "Title", "Company") and start < chunk.end <= end - 3:
            start = chunk.end
    while (
        start < end and line.tag_at(start) in ("p", "u", "c", "d", "r", "w") and line.text[start] not in "“"
    ):
        start = line.words[line.index_at(start)].end
    text = line.text[start:end].strip()
    if len(text) < 4 or len(text) > 32 or _GENERIC.fullmatch(text) or text.count("“") != text.count("”"):
        return None
    if line.covered(start, end, "Company", "Organization", "Project", "Title", "Event", "Person"):
        return None
    if re.search(r"[，。；、]|出席|召开|记者|我市|全市|我区|我县", text):
        return None
    return Chunk(start, end, "Project", text, "project", text, rule="built", confidence=0.75)
