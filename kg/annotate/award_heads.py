"""The last words of honours' names (…奖, …标兵), and what stands around them in a name."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.lexicon import alternatives
from kg.resources import rows

EDITION = (
    r"第[一二三四五六七八九十百\d]+[届批次]|首届|首批|新一届|"
    r"上一届|本届|新一批|连续[^“”，。]{1,6}(?:年|次|届)"
)
YEAR = (
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})(?:[—\-至到~～](?:\d{4}|[〇○零一二三四五六七八九]{4}))?"
    r"(?:年度|学年|年|度)?"
)
_HEADLIKE = re.compile(r"(?:奖|先进.{1,8}|优秀.{2,10}|示范.{1,6}|模范.{0,6}|标兵|能手)$")


@cache
def head_pattern() -> re.Pattern[str]:
    """The last word of an honour's name."""
    heads = [w for row in rows("rules/award_heads.tsv") for w in row[0].split()]
    return re.compile(
        rf"(?:{alternatives(heads)})(?<!奖(?=[补励金池学惩教项品券罚]))(?<!奖项(?=目))(?:[（(](?:市|县|区|镇|村|乡|社区|团队|个人|集体"
        rf"|机关)[）)](?:区|市|县)?)?"
    )


def ends_as_head(text: str) -> bool:
    """Do the words end as the name of an honour does?"""
    ends = (m.end() for m in head_pattern().finditer(text))
    return len(text) in ends or _HEADLIKE.search(text) is not None
