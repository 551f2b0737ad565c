"""From a sentence to the honours that it says someone is: 某村是全国文明村、浙江省美丽乡村示范村."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.award_heads import EDITION
from kg.annotate.lexicon import alternatives
from kg.annotate.line import Line
from kg.resources import rows

_LEVEL = r"(?:国家|全国|中国|省|市|自治[区州]|农业产业化|[\u4e00-\u9fff]{2,6}?(?:省|市|自治[区州]))"
_NOT_BEFORE = re.compile(r"(?:不|就|也不|还不|都|只|正|目标|的|将|若|如果|可能|总|但|仍|要|即|尤其|特别)$")


@cache
def _status() -> re.Pattern[str]:
    """是 and the honours of its list, each quoted or opened by its level."""
    words = alternatives([row[0] for row in rows("rules/award_status.tsv")])
    quoted = rf"“[^“”]{{2,16}}(?:{words}|示范[\u4e00-\u9fff]{{1,4}}|先进[\u4e00-\u9fff]{{1,4}})”"
    ranked = rf"“{_LEVEL}级?[^“”]{{2,14}}(?:乡镇|[乡镇村县市区]|社区|街道|单位|企业|学校|基地)”"
    plain = rf"{_LEVEL}级?[^，。；、的是]{{0,18}}?(?:{words})"
    item = rf"(?:{quoted}|{ranked}|{plain})"
    lead = rf"(?:我[省市县区]|全[省市县区])?(?:{EDITION})?的?"
    return re.compile(
        rf"(?:(?<![一-龥])是|[^就]是|系|成为|现为|已为)(?:了)?{lead}(?P<items>{item}(?:[、和]{lead}{item})*)(?:之一)?(?=[，。；！]|$)"
    )


def statuses(line: Line) -> list[tuple[int, int]]:
    """The honours after 是, each of a list."""
    found = []
    for match in _status().finditer(line.text):
        verb = re.compile(r"是|系|成为|现为|已为").search(line.text, match.start(), match.end())
        if verb is None or _NOT_BEFORE.search(line.text[: verb.start()]):
            continue
        at = match.start("items")
        for piece in re.finditer(r"[^、和]+", match.group("items")):
            found.append((at + piece.start(), at + piece.end()))
    return found
