"""From a sentence to the honours it names: after the verbs of receiving, in quotation marks, in roll headings."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.context import Context
from kg.annotate.lexicon import alternatives, wordset
from kg.annotate.line import Chunk, Line
from kg.resources import rows

_EDITION = r"第[一二三四五六七八九十百\d]+[届批次]|首届|首批|新一届|上一届|本届|新一批|连续[^“”，。]{1,6}(?:年|次|届)"
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})(?:[—\-至到~～](?:\d{4}|[〇○零一二三四五六七八九]{4}))?(?:年度|学年|年|度)?"
_LEADING = re.compile(rf"(?:{_EDITION}|{_YEAR}|的|全国总工会|了|为|有|，)+")
_TRAILING = re.compile(r"(?:荣誉称号|称号|荣誉|奖项|美誉|殊荣|奖牌|牌匾|的)+$")
_QUOTE = re.compile(r"[“\"「]([^“”\"「」]{2,40})[”\"」]")


@cache
def verb_pattern() -> re.Pattern[str]:
    """A verb of receiving or giving an honour."""
    verbs = [row[0] for row in rows("rules/award_verbs.tsv") if row[1] in ("active", "passive", "pass")]
    return re.compile(alternatives([*verbs, "授予", "颁发", "颁授", "追授", "授牌"]))


@cache
def head_pattern() -> re.Pattern[str]:
    """The last word of an honour's name."""
    heads = [w for row in rows("rules/award_heads.tsv") for w in row[0].split()]
    return re.compile(
        rf"(?:{alternatives(heads)})(?<!奖(?=[补励金池学惩教项品券罚]))(?:[（(](?:市|县|区|团队|个人|集体|机关)[）)](?:区|市|县)?)?"
    )


def find_awards(line: Line, context: Context) -> list[Chunk]:
    """Award chunks of a sentence, named without edition and year, levels spelt out (全市 → the city)."""
    found: list[Chunk] = []
    heading = _roll_heading(line)
    if heading:
        spans = [(*heading, "award")]
    else:
        spans = [(*s, "roll") for s in _in_rolls(line)]
        spans += [(*s, "award") for m in _verbs(line) for s in _after_verb(line, m.end())]
        spans += [(*s, "honorific") for s in _honorifics(line)]
        spans += [(*m.span("name"), "status") for m in _STATUS.finditer(line.text)]
    for start, end, rule in spans:
        chunk = _award(line, start, end, context, rule)
        if chunk and (contest := _CONTEST_PRIZE.fullmatch(chunk.name)):
            context.contest = contest.group(1)
        if chunk and not any(c.start < chunk.end and chunk.start < c.end for c in found):
            found.append(chunk)
    return found


_ROLL = re.compile(
    r"“(?P<c>[^“”]{2,12}(?:工匠|好人|标兵|能手|先锋|模范|楷模|青年|教师|医生|护士|人物|之星))”评选(?:活动|结果)?[^。；“”]{0,16}(?:揭晓|当选|出炉)|"
    r"(?:公布|发布)(?:了)?(?:列入|入选)?(?P<a>[^，,。；：]{3,36}?)(?:认定|评选)?(?:名单|名录)"
    r"|(?:^|[。；]|(?<=[村镇县区市司院校局厂行]))(?P<d>(?:国家|省|市|县|区)级[^，。；：（）、]{2,16}?|[^，。；：（）、]{3,20}?)[（(]共?[\d一二三四五六七八九十]+[个名家人位户所项][）)][：:]"
    r"|(?:受表彰|获表彰|被表彰|受到表彰|获奖|获评|当选)的(?P<b>[^，。；：]{3,20}?)(?:有|包括|是|分别是|为)[：:]"
)
_HONOUR = re.compile(
    r"[“\"]?(?P<name>(?:全国|国家|[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|自治区)|省|市)(?:级)?[\u4e00-\u9fff]{0,8}?"
    r"(?:劳动模范|劳模|三八红旗手|道德模范|先进工作者|优秀教师|模范教师|优秀共产党员|优秀党务工作者|最美[\u4e00-\u9fff]{2,4}|五一劳动奖章|青年五四奖章|技术能手|特级教师|见义勇为模范))"
    r"[”\"]?(?:称号)?(?:获得者|得主)?(?=、|[\u4e00-\u9fff])"
)


_STATUS = re.compile(
    r"(?<![不就也还都只正])(?:是|系)(?:我[省市县区]|全[省市县区])?(?P<name>“[^“”]{3,16}(?:之乡|之都|之城|示范[\u4e00-\u9fff]{1,4}|先进[\u4e00-\u9fff]{1,4}|名[城镇村])”"
    r"|(?:国家|全国|中国|省级|农业产业化)[^，。；“”的、]{0,16}(?:龙头企业|高新技术企业|文明单位|文明村镇?|示范村|示范校|重点中学|甲等[\u4e00-\u9fff]{0,4}医院|百强县|AAAA级[\u4e00-\u9fff]{0,4}景区))"
    r"(?=[，。；、])"
)


def _in_rolls(line: Line) -> list[tuple[int, int]]:
    """省教育厅公布第三批某某学校名单; 受表彰的优秀党员有：."""
    found = []
    for match in _ROLL.finditer(line.text):
        group = next(g for g in "abcd" if match.group(g))
        start, end = match.span(group)
        if group == "d":
            inside = [c.end for c in line.chunks if c.type == "District" and start <= c.start and c.end < end - 3]
            start = max([start, *inside]) if len(inside) > 1 else start
        if group == "c" or _ends_as_head(match.group(group)) or "“" in match.group(group):
            found.append((start, end))
    return found


def _honorifics(line: Line) -> list[tuple[int, int]]:
    """全国劳动模范某某: an honour used as a title before a name."""
    return [m.span("name") for m in _HONOUR.finditer(line.text) if not line.covered(*m.span("name"), "Award")]


def _verbs(line: Line) -> list[re.Match[str]]:
    """Verbs of receiving outside names (荣获 in 仪桂荣获得 is none), and not 获奖者, 为…颁奖."""
    return [
        m
        for m in verb_pattern().finditer(line.text)
        if not any(c.start < m.end() and m.start() < c.end and c.type == "Person" for c in line.chunks)
        and not (
            m.group() == "通过"
            and not re.match(r"[^，。；]{2,30}(?:认定|评定|评审|认证|验收|命名)", line.text[m.end() :])
        )
        and not (
            m.group() in ("获", "荣获", "获得")
            and re.match(
                r"奖(?:者|单位|选手|作品|人员|代表|证书|学生|教师|项目|企业|名单|的)", line.text[m.end() :]
            )
        )
    ]


def _roll_heading(line: Line) -> tuple[int, int] | None:
    """第六届全国文明村镇名单（7家）: the honour in a heading of a roll."""
    if line.sentence.block not in ("subtitle", "headline", "list", "kicker"):
        return None
    text = line.text
    match = re.fullmatch(
        r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.、])?\s*(?P<award>[^，。；]{3,40}?)"
        r"(?:获得者|获奖者|获奖单位|获奖)?(?:名单|光荣榜)?\s*(?:[（(](?:共)?[\d一二三四五六七八九十]+\s*[家个名人位户所项]?[^）)]{0,4}[）)])?\s*[：:]?\s*",
        text,
    )
    if not match:
        return None
    core = match.group("award")
    has_roll = "名单" in text or re.search(
        r"[（(](?:共)?[\d一二三四五六七八九十]+\s*[家个名人位户所项]", text
    )
    if has_roll and (_ends_as_head(core) or "“" in core) and line.sentence.block != "headline":
        return match.start("award"), match.end("award")
    return None


def _ends_as_head(text: str) -> bool:
    return any(m.end() == len(text) for m in head_pattern().finditer(text)) or bool(
        re.search(r"(?:奖|先进.{1,8}|优秀.{2,10}|示范.{1,6}|模范.{0,6}|标兵|能手)$", text)
    )


def _after_verb(line: Line, place: int) -> list[tuple[int, int]]:
    """Honours named after a verb: each quoted name, else the words up to the last head before the clause ends."""
    text = line.text
    clause_end = _clause_end(text, place)
    clause = text[place:clause_end]
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(clause):
        quote = _QUOTE.search(clause, at)
        if quote is None:
            break
        spans.append(_widen(clause, quote.start(), quote.end()))
        at = spans[-1][1]
    quoted = bool(spans) and spans[0][0] <= 40
    if quoted and (head := _before_quote(clause[: spans[0][0]])):
        spans.insert(0, head)
    if quoted and not re.match(r"(?:称号)?、[^“]{4,}$", clause[spans[-1][1] :]):
        return [(place + s, place + e) for s, e in spans if e > s]
    if quoted:
        kept = list(spans)
        rest = spans[-1][1]
        more = [m.end() for m in head_pattern().finditer(clause, rest)]
        if more:
            lead = re.compile(r"(?:称号)?、").match(clause, rest)
            kept.append((lead.end() if lead else rest, more[-1]))
        return [(place + s, place + e) for s, e in kept if e > s]
    for item in re.finditer(r"[^、和及与]+(?:[和及与][^、和及与]+)*?(?=、|和|及|$)", clause):
        ends = [m.end() for m in head_pattern().finditer(clause, item.start(), item.end())]
        if (
            ends
            and ends[-1] - item.start() >= 3
            and not re.match(r"的|了?(?:企业|单位|者)", clause[ends[-1] :])
        ):
            spans.append((item.start(), ends[-1]))
    return [(place + s, place + e) for s, e in spans]


def _before_quote(text: str) -> tuple[int, int] | None:
    """荣获某某博览会金奖、“…”称号: the honour without quotes before the quoted one."""
    if not text.endswith(("、", "和", "及")):
        return None
    ends = [m.end() for m in head_pattern().finditer(text)]
    return (0, ends[-1]) if ends and ends[-1] == len(text) - 1 else None


def _clause_end(text: str, place: int) -> int:
    depth = 0
    for i in range(place, len(text)):
        if text[i] in "“「（(《":
            depth += 1
        elif text[i] in "”」）)》":
            depth -= 1
        elif depth <= 0 and text[i] in "，。；！？,;\n：:":
            return i
    return len(text)


def _widen(clause: str, start: int, end: int) -> tuple[int, int]:
    """Words that belong to a quoted name: 河南省“先进单位”称号, “四好农村路”全国示范县, “双创”特色载体."""
    before = re.search(
        r"(?:国家级?|全国|省级?|市级?|县级?|区级?|全省|全市|全县|[\u4e00-\u9fff]{2,3}(?:省|市|县|区)(?:级)?|[\u4e00-\u9fff]{1,12}型|(?:国家级|省级)?专精特新|国家[\u4e00-\u9fff]{0,10})$",
        clause[:start],
    )
    if before and not clause[start - 1] in "”、和":
        start = before.start()
    tail = clause[end:]
    heads = [m.end() for m in head_pattern().finditer(tail) if m.start() <= 12 and "“" not in tail[: m.end()]]
    after = re.match(r"(?:荣誉)?称号|奖项|荣誉", tail)
    if after:
        return start, end
    kind = re.match(r"(?:中小)?企业|单位|集体|个人|学校|城市|家庭|社区|基地|园区", tail)
    if kind and not heads:
        return start, end + kind.end()
    joined = [e for e in heads if not re.search(r"[、和及与，的]", tail[:e])]
    if joined and not re.match(r"(?:等|两项|三项|表彰|奖牌|牌匾)", tail):
        end += joined[-1]
    return start, end


def _award(line: Line, start: int, end: int, context: Context, rule: str) -> Chunk | None:
    text = line.text[start:end]
    lead = _LEADING.match(text)
    if lead and lead.end() < len(text) - 1:
        start += lead.end()
        text = line.text[start:end]
    name = _TRAILING.sub("", "".join(text.split()))
    name = re.sub(rf"(?:{_EDITION})", "", name, count=1)
    name = re.sub(r"^[\"“](.*)[\"”]$", r"\1", name) if name.count("“") + name.count('"') <= 2 else name
    name = re.sub(r"^(?:列入|入选)", "", _TRAILING.sub("", name))
    if (
        rule == "award"
        and line.sentence.block in ("subtitle", "list")
        and context.subject
        and not _HAS_LEVEL.match(name)
    ):
        name = context.subject + name
    name = re.sub(r"(?<=.{4})(?:认定)?名单$", "", name)
    inner = _LEADING.match(name)
    if inner:
        name = name[inner.end() :]
    name = _with_event(_with_place(name, context), line, start, context)
    name = name[1:] if name.startswith("度") else name
    name = re.sub(r"^[\d一二三四五六七八九十两]+(?:枚|项|个|块|次|件)", "", name)
    if (
        len(name) < 3
        or name.startswith(("奖", "得", "的"))
        or len(name) > 40
        or name in wordset("not_awards")
    ):
        return None
    return Chunk(start, end, "Award", text, "", name, rule=rule, core=text)


def _with_event(name: str, line: Line, start: int, context: Context) -> str:
    """一等奖 alone is the prize of the contest that the sentence names."""
    if not re.fullmatch(
        r"[^“”]{0,8}?(?:特等|一等|二等|三等|优秀|优胜|金|银|铜|组织)奖|[金银铜]牌|第[一二三]名|冠军|亚军|季军",
        name,
    ):
        return name
    name = _SUBJECT.sub("", name)
    section = _SECTION.match(line.text)
    if section is not None:
        return section.group(1) + name
    here = next((c.name for c in reversed(line.chunks) if c.type == "Event" and c.end <= start), "")
    here = re.sub(rf"^(?:{_YEAR})", "", here)
    if here:
        return name if name.startswith(here) else here + name
    event = re.sub(rf"^(?:{_YEAR})", "", context.contest or context.event)
    contest = re.search(r"赛|评选|评比|竞赛|展演|汇演|节$", event)
    return event + name if contest and not name.startswith(event) else name


_SUBJECT = re.compile(r"^(?:小学|初中|高中|中学)?[\u4e00-\u9fff]{2,3}学科")
_SECTION = re.compile(r"([\u4e00-\u9fff]{2,6}(?:比赛|大赛|竞赛|评选))[：:]")  # 合唱比赛：甲校获一等奖
_CONTEST_PRIZE = re.compile(r"(.{4,}(?:赛|评选|评比|展演|汇演|比武))[^赛]{0,6}(?:奖|名|军|牌)")
_HAS_LEVEL = re.compile(r"“?(?:全国|国家|中国|省|市|县|区|州|[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|旗))")


def _with_place(name: str, context: Context) -> str:
    for printed, word in (("全省", "省"), ("全市", "市"), ("全县", "县"), ("我省", "省"), ("我市", "市")):
        if name.startswith(printed):
            place = context.own(word) or context.recent.get(word, "")
            return place + name[2:] if place else name
    return name
