"""From a sentence to the projects it names by what is done with them: built, run, put into service."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.lexicon import alternatives
from kg.annotate.line import Chunk, Line, overlaps
from kg.resources import rows

_NP = r"[\u4e00-\u9fffA-Za-z0-9“”（）()·\-—.~～]"
_SUM = r"(?:总|计划|共)?(?:出资|投资|投入|捐资|合资)(?:近|约|超|逾)?[\d.]+(?:余|多)?[万亿]元"
_BY = re.compile(
    rf"(?P<p>{_NP}{{4,36}}?)(?:项目)?(?:，|,)?(?:是|已)?由(?=[^，。；]{{2,40}}(?:承建|投资|建设|施工|运营"
    r"|实施|承担|监理|总承包|负责))"
)
_BUILD = (
    r"(?:承建|援建|捐建|修建|投资建设|投资兴建|负责建设|负责运营|承担|实施|新建|兴建|共建|建设|建成|建起|合建|合作建立|启动|新上)(?:了"
    r"|的)?"
)
_AFTER = (
    r"(?=[，。；、：！？,;\s”]|$|的|已|将|于|项目|建设|在|开工|动工|竣工|投产|投用|由|正式|主体|落户|同时|达产|交付|奠基|日前|近日|上个?月"
    r"|获|通过|进展|提前|计划|总投资|去年|今年|现在|和|一期|二期|举行)"
)
_STATES = (
    r"(?=(?:正式|顺利|全面|同时|提前|主体|已|于[^，。]{2,10}|在[^，。]{2,24})*(?:破土动工|动工|开工|竣工|投产|通车|建成|封顶|投用|投入使用|开工建设|完工"
    r"|试运行|落成|启用|交付|奠基|投运|投入运行))"
)
_PART = re.compile(
    r"新?[\u4e00-\u9fff]{0,8}?(?:[^一两二三四五六七八九十几多栋幢座]楼|大楼|科技馆|体育馆|图书馆|新院区|新校区)"
)
_TRIM = re.compile(
    r"^.*(?:举行|暨|——|宣布|该|的|了|着|在建|计划|规划|投资[^，。]{1,10}元|总投资[^，。]{1,10}(?:元|万)|目前"
    r"|其中|当前|同时|今年|去年|加快|推进|推动|确保|以及|包括|年前|年底|下旬|启动|新建|续建|\d日|月|\d年|现场|我们|公司承建)"
)
_NEVER = re.compile(
    r"^(?:国家|省级|市级|一流|精品|一[个项座条所]|更多|首[个座批])|[，。；、与]|项目在|工程在|^公司|^技术中心$|出席|召开|记者|我市|全市|我区|我县|全县|全区|位于|占地|面积|投资|[万亿]元|平方米|工地|列入|看到|长期|负责|资金|组成"
    r"|任务|合同|签约|协议|仪式|调研|部分|企业|单位|群众|\d[处个项座条]|人员|情况|工作|发布|能力"
)
_GENERIC = re.compile(
    r"(?:重点|重大|各类|一批|多个|全部|相关|有关|本|该|此|这个|这些|新|老|大|小|民生|惠民|基础设施|产业"
    r"|工业|农业|招商|签约|续建|在建|省|市|县|区|亿元|万元|个|条|座|处|家|等|配套|附属|主体|建设|技改"
    r"|扶贫|供水|道路|绿化|景观|土建|安装|装修|改造|扩建|二期|一期|三期|村|镇|乡|旅游|标准化|日光温室|集中|山塘|蔬菜|项目)*"
    r"(?:工程|项目|基地|中心|公园|产业园|学校|广场|市场|实验室|小区|工厂|医院|公路|生产线|水库|厂房|车间|站|楼|桥|路)?"
)
_QUOTED = re.compile(
    rf"{_BUILD}(?P<p>[“\"][^“”\"，。]{{2,14}}(?:楼|之家|馆|园|站|堂|广场|市场|公园|实验室)[”\"]|[“\"][^“”\"，。]{{2,8}}[”\"][\u4e00-\u9fff]{{0,6}}(?:楼|馆|园|站|广场|公园|基地))"
)
_MADE = re.compile(
    r"(?:年产|年加工|年处理|日产|日处理)?\d[\d.]*余?万?(?:吨|千瓦|兆瓦|平方米|头|台|套|只|代)级?[\u4e00-\u9fffA-Za-z]{2,16}?(?:项目|工程|生产线)"
)
_AMOUNT_BEFORE = re.compile(
    r"(?:年产|年加工|年处理|日产|日处理)?\d[\d.]*余?万?(?:吨|千瓦|兆瓦|头|台|套|只|代)级?[\u4e00-\u9fff]{0,4}$"
)
_WON = re.compile(
    r"中标(?:了)?(?P<p>[^，。；,;、]{6,40}?(?:项目|工程)(?:[（(][^（）()]{2,8}[)）])?(?:工程总承包|施工总承包|总承包|施工|设计|监理)?)(?=[，。；,;]|$)"
)
_OWNERS = re.compile(r"的(?P<p>[\u4e00-\u9fff]{3,12}?(?:项目|生产线))")
_PLAIN = re.compile(
    r"(?:[一二三四]期|搬迁|技改|技术|改造|扩建|扩产|迁建|新建|车间|厂房|配套|升级|提升|提质|保护|修缮|布展|及|装饰|加固|除险|灾后|恢复|重建|改扩建|建设|续建)*(?:工程|项目|[一二三四]期|生产线)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    thing = rf"(?:{alternatives([row[0] for row in rows('lexicon/project_heads.tsv')])}|[一二三四五]期)"
    return (
        re.compile(rf"{_BY.pattern}"),
        re.compile(rf"(?:{_BUILD}|{_SUM}的)(?P<p>{_NP}{{2,30}}?{thing}(?:[一二三四五]期)?){_AFTER}"),
        re.compile(rf"(?P<p>{_NP}{{3,30}}?{thing}(?:[一二三四五]期)?)(?:项目)?{_STATES}"),
    )


@cache
def _thing_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives([row[0] for row in rows('lexicon/project_heads.tsv')])}|[一二三四五]期|[”\"])$"
    )


def find_projects(line: Line) -> list[Chunk]:
    """Project chunks that the words around them build, run or finish; existing chunks are left alone."""
    found: list[Chunk] = _parts_of_bodies(line)
    by, *others = _patterns()
    for pattern in (_QUOTED, *((by,) if "由" in line.text else ()), *others):
        for match in pattern.finditer(line.text):
            chunk = _chunk(line, *match.span("p"))
            found += _free(line, chunk, found) if chunk else []
    for match in _WON.finditer(line.text):
        found += _free(line, _project(line, *match.span("p"), "won"), found)
    for match in _MADE.finditer(line.text):
        found += _free(line, _project(line, *match.span(), "made"), found)
    for company in (c for c in line.chunks if c.type == "Company"):
        owned = _OWNERS.match(line.text, company.end)
        if owned and not _GENERIC.fullmatch(owned.group("p")) and not _NEVER.search(owned.group("p")):
            found += _free(line, _project(line, *owned.span("p"), "owned"), found)
    return found


def settle_projects(line: Line) -> list[Chunk]:
    """The line's chunks, projects widened to what their names begin with: 30万吨…项目, 某厂搬迁工程, 沉陷区治理工程."""
    found: list[Chunk] = []
    for chunk in [*_phases(line), *line.chunks]:
        if chunk.type != "Project" or not chunk.rule.startswith("ending:"):
            found.append(chunk)
            continue
        start = _wider(line, chunk)
        if start < chunk.start:
            found.append(_project(line, start, chunk.end, "widened"))
        elif not _junk(chunk) and not _in_phase(chunk, found):
            found.append(chunk)
    return sorted(found, key=lambda c: (c.start, -c.end, c.type))


def _phases(line: Line) -> list[Chunk]:
    """A further part of what is named: 某公园提升改造工程, 某交易市场二期工程, 某有限公司二期项目."""
    found: list[Chunk] = []
    for chunk in line.chunks:
        if chunk.type not in ("Project", "Company") and chunk.kind not in ("center", "hospital", "museum"):
            continue
        match = _PLAIN.match(line.text, chunk.end)
        if match is None or match.group() in ("项目", "工程", "生产线"):
            continue
        if any(c.start <= chunk.start and match.end() <= c.end for c in line.chunks):
            continue
        found.append(_project(line, chunk.start, match.end(), "phase"))
    return [c for c in found if not any(o is not c and o.start <= c.start and c.end <= o.end for o in found)]


def _in_phase(chunk: Chunk, phases: list[Chunk]) -> bool:
    """某产业园 in 某产业园一期: the phase is the project."""
    return any(
        p.start == chunk.start
        and p.rule == "phase"
        and re.fullmatch("[一二三四]期.*", p.text[len(chunk.text) :])
        for p in phases
    )


def _junk(chunk: Chunk) -> bool:
    return chunk.text.endswith(("工程", "项目", "园区")) and bool(
        re.search(r"新签约|调研|^灾后|^(?:搬迁|技改|精品)工程$|^国家[A\d]", chunk.text)
    )


def _wider(line: Line, chunk: Chunk) -> int:
    """Where the name of a project begins, if further left than its ending alone told."""
    made = _AMOUNT_BEFORE.search(line.text[: chunk.start])
    if made:
        return made.start()
    owner = line.ending_at(chunk.start, "Company", "Organization")
    if owner is not None and _PLAIN.fullmatch(chunk.text):
        return owner.start
    start = chunk.start
    if len(chunk.seat) == 1 and chunk.text.startswith(chunk.seat):
        while start and (line.tag_at(start - 1) in ("n", "vn", "nz", "f") or not line.is_start(start)):
            start = line.words[line.index_at(start - 1)].start
    return start


def _project(line: Line, start: int, end: int, rule: str) -> Chunk:
    text = line.text[start:end]
    return Chunk(start, end, "Project", text, "project", text, rule=rule, confidence=0.75)


def _free(line: Line, chunk: Chunk, found: list[Chunk]) -> list[Chunk]:
    taken = [
        c
        for c in line.chunks
        if c.type in ("Company", "Organization", "Project", "Event", "Award")
        and not (
            chunk.start <= c.start and c.end < chunk.end and c.type in ("Company", "Organization", "Project")
        )
    ]
    return [] if overlaps(chunk.start, chunk.end, [*found, *taken]) else [chunk]


def _parts_of_bodies(line: Line) -> list[Chunk]:
    """A building named right after its hospital or school: 某县人民医院住院大楼."""
    found: list[Chunk] = []
    for body in line.chunks:
        kinds = ("hospital", "school", "court", "museum")
        if body.type != "Organization" or not (body.kind in kinds or body.text.endswith("保健院")):
            continue
        match = _PART.match(line.text, body.end)
        if match is None or re.search(r"[的和与及在为向由]", match.group()):
            continue
        if any(c.start <= body.start and match.end() <= c.end and c is not body for c in line.chunks):
            continue
        name = body.name + match.group()
        found.append(
            Chunk(
                body.start,
                match.end(),
                "Project",
                line.text[body.start : match.end()],
                "facility",
                name,
                rule="building",
                confidence=0.75,
            )
        )
    return found


def _chunk(line: Line, start: int, end: int) -> Chunk | None:
    trim = _TRIM.match(line.text[start:end])
    if trim and trim.end() < end - start:
        start += trim.end()
    owner = None
    for chunk in line.chunks:
        if chunk.type in ("Person", "Title", "Company") and start < chunk.end <= end - 3:
            start = chunk.end
            owner = chunk if chunk.type == "Company" else None
    while (
        start < end and line.tag_at(start) in ("p", "u", "c", "d", "r", "w") and line.text[start] not in '“"'
    ):
        start = line.words[line.index_at(start)].end
    if owner is not None and start == owner.end and _PLAIN.fullmatch(line.text[start:end]):
        return _project(line, owner.start, end, "built")
    text = line.text[start:end].strip()
    if len(text) < 4 or len(text) > 32 or _GENERIC.fullmatch(text) or text.count("“") != text.count("”"):
        return None
    if not _thing_end().search(text) or _NEVER.search(text):
        return None
    if line.covered(start, end, "Company", "Organization", "Project", "Title", "Event", "Person"):
        return None
    quoted = text[0] in '“"' and text[-1] in '”"'
    return _project(line, start + quoted, end - quoted, "built")
