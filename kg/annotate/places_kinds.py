"""From the words of a place to whether they only say its kind (示范村, 贫困县), and to its official form."""

from __future__ import annotations

import re

_KIND_OF_PLACE = re.compile(
    r"军分区|军区|防区|示范|文明|生态|美丽|优秀|先进|绿色|星级|型|级|创新|幸福|卫生|平安|特色|秀美|城乡"
    r"|乡镇|镇村|和谐|模范|农村|贫困|小康|两个|三个|几个|试点|重点|民主|法治|森林|副|原|各|全(?!义|胜|福"
    r"|安|泰|南|州)|其他|偏远|穷山|小山|边境|第一村|自然村|富裕|邻村|本村|同村|外村|等|景区|百强|乡村|城乡"
)


def is_kind_of_place(words: str) -> bool:
    """Do the words say what kind of place it is, so that they name none (文明村, 各镇)?"""
    return _KIND_OF_PLACE.search(words) is not None


def official(name: str) -> str:
    """温泉街道办事处 and 温泉街道办 are 温泉街道."""
    return re.sub(r"街道办事处$|街道办$", "街道", name)
