"""From a sentence to the words that point at a district: 我市, 全县, 该区."""

from __future__ import annotations

import re

from kg.annotate.line import Chunk, Line

DEICTIC = re.compile(
    r"(?:我|全|本|该|这个)(?:自治区|地区|省|市|州|盟|县|旗|区|街道|镇|乡|村|社区)"
    r"(?!(?:场|区域|民|面|长|委|政|外|镇|级|里|容|值|花|医保|村|干部))"
)


def find_deictic(line: Line) -> list[Chunk]:
    """District chunks of the pointing words of a sentence, not yet named."""
    return [
        Chunk(m.start(), m.end(), "District", m.group(), "deictic", "", seat=m.group(), rule="deictic")
        for m in DEICTIC.finditer(line.text)
        if line.is_start(m.start()) or line.is_start(m.start() + 1)
    ]
