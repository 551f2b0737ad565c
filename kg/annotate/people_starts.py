"""From a sentence to the places where a person's name may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.lexicon import compound_surnames, surnames
from kg.annotate.line import Line
from kg.annotate.people_roles import role_pattern
from kg.annotate.personal_names import MARK

_WEAK_TITLES = (
    "教师 代表 委员 民警 医师 护士 工程师 讲师 教授 研究员 法官 检察官 教练 班长 经理 带头人 负责人 干部"
)
_WEAK = frozenset(_WEAK_TITLES.split())
_AFTER_TITLE, _AFTER_ROLE, _RECOGNISED = 1.6, 2.5, 1.5
_APPOINTED = re.compile(
    r"(?:^|[，。；;：:\s、]|任命|免去|接受|批准|辞去|补选|选举)(?=(?P<name>[\u4e00-\u9fff]{2,7}?)(?:同志"
    r"|为(?=[^，。；]{2,30}(?:长|任|记|席|员|师|理|官|裁))|任(?=[^，。；]{2,30}(?:长|任|记|席|员|师|理|官|裁))|"
    r"的(?=[^，。；]{2,30}职务)|辞去(?=[^，。；]{2,40}职务)|[，,](?:男|女)[，,]|[（(](?:男|女|[\u4e00-\u9fff]{1,6}族)|家庭|工作室"
    r"|[（(][^（）()]{2,16}(?:局|公司|医院|学校|中学|小学|大学|银行|委|办|院|厂|队|站|所|镇|乡|村"
    r"|社区)[）)]|[（(](?:女[，,])?[^（）()，。；]{4,30}(?:[长任记员师工民理]|董事|主席)[）)]))"
)
_FAMILY = re.compile(r"[\u4e00-\u9fff](?=(?P<name>[\u4e00-\u9fff]{2,4})(?:家庭|夫妇|户)(?:[\s、，。（(]|$))")

_HONOURED = re.compile(r"(?:村民|农民)?[\u4e00-\u9fff]{2,4}?(?:荣?获|被[评授表命]|当选|荣膺|入选)")


def name_starts(line: Line) -> Iterator[tuple[int, float, str]]:
    """Where a name may begin, the score it must reach, the rule: titles, role words, the recogniser's."""
    yield from _after_titles(line)
    for match in role_pattern().finditer(line.text):
        if line.is_start(match.start()) or line.text[match.start() - 1 : match.start()] in "、，":
            yield _skip(line.text, match.end()), _AFTER_ROLE, "after a role"
    for match in _FAMILY.finditer(line.text):
        if line.covered(match.start(), match.start() + 1, "District", "Organization", "Company"):
            yield match.start("name"), 2.0, "appointment"
    for place in (c for c in line.chunks if c.type == "District" and c.kind in ("village", "township")):
        if _HONOURED.match(line.text, place.end):
            yield place.end, 2.4, "appointment"
    for match in _APPOINTED.finditer(line.text):
        yield match.start("name"), 2.2, "appointment"
    for index, word in enumerate(line.words):
        if word.tag == "PER":
            yield _with_surname(line, index), _RECOGNISED, "recogniser"


def _after_titles(line: Line) -> Iterator[tuple[int, float, str]]:
    """After each title; one that many hold counts as a role word where no body stands before it."""
    bodies = ("Organization", "Company", "Project", "District")
    for chunk in line.chunks:
        if chunk.type != "Title":
            continue
        start = _skip(line.text, chunk.end)
        if chunk.text in _WEAK and not line.ending_at(chunk.start, *bodies):
            yield start, _AFTER_ROLE, "after a role"
        else:
            yield start, _AFTER_TITLE, "after a title"


def _skip(text: str, place: int) -> int:
    while text[place : place + 1] in tuple(" :：") and place < len(text):
        place += 1
    return place + 2 if text.startswith("同志", place) and not MARK.match(text, place + 2) else place


def _with_surname(line: Line, index: int) -> int:
    """Where the recogniser's name begins, a surname that it left out included."""
    word = line.words[index]
    before = line.words[index - 1] if index else None
    if word.start and line.text[word.start - 1 : word.start + 1] in compound_surnames():
        return word.start - 1  # 返乡青年令|狐敏
    item = line.text[max(0, word.end - 4) : word.end + 1]
    if re.fullmatch(r"[、，：][\u4e00-\u9fff]{3}[、，。]", item) and word.start == word.end - 2:
        return word.end - 3
    if before is None or before.end - before.start != 1 or line.text[before.start] not in surnames():
        return word.start
    lacking = word.end - word.start <= 2 and line.text[word.start] not in surnames()
    at = before.start
    free = at == 0 or MARK.match(line.text, at - 1) or line.covered(at - 1, at)
    return at if lacking and free and before.tag != "w" else word.start
