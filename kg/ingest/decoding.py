"""Bytes → text, and the reasons for which a text is no newspaper page we can read."""

from __future__ import annotations

import re
from functools import cache

from kg.errors import InputError
from kg.ingest.characters import is_hanzi

LONGEST_LINE = 200_000  # characters
_CONTROL_SHARE = 0.05
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")


def decoded(raw: bytes) -> tuple[str, str | None]:
    """Text with universal newlines, and a note where it was not UTF-8. A BOM stays a character.

    Raises InputError where the bytes are neither UTF-8 nor GB18030 that reads as Chinese.
    """
    if not raw.strip():
        raise InputError("the file is empty")
    try:
        return _newlines(raw.decode("utf-8")), None
    except UnicodeDecodeError:
        pass  # tried below as GB18030, which every GBK file is
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError as error:
        raise InputError(f"neither UTF-8 nor GB18030 (byte {error.start}); save it as UTF-8") from error
    if "\0" in text or _common_share(text) < 0.3:
        raise InputError("neither UTF-8 nor Chinese in GB18030, perhaps a binary file; save it as UTF-8")
    return _newlines(text), "not UTF-8, read as GB18030"


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _common_share(text: str) -> float:
    """Share of characters that are hanzi of GB2312 or Chinese punctuation, digits and spaces left out."""
    signs = [char for char in text if not char.isascii()]
    return sum(_common(char) for char in signs) / max(len(text), 1)


@cache
def _common(char: str) -> bool:
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def unreadable(text: str) -> str | None:
    """Why the text is no page of Chinese news, or None where it may be one."""
    if not text.strip().strip("﻿"):
        return "the file is empty"
    if "\0" in text or _controls(text) > _CONTROL_SHARE:
        return "a binary file: NUL or many control characters; expected plain text"
    if (longest := max(map(len, text.split("\n")))) > LONGEST_LINE:
        return f"a line of {longest} characters, the limit is {LONGEST_LINE}; break it into paragraphs"
    if reason := _markup(text):
        return reason
    visible = [char for char in text if not char.isspace()]
    hanzi = [char for char in visible if is_hanzi(char)]
    if len(hanzi) < 10 or len(hanzi) < 0.2 * len(visible):
        return _not_chinese(visible, hanzi)
    return None


def _controls(text: str) -> float:
    signs = sum((ord(char) < 32 and char not in "\n\t\f") or char == "�" for char in text)
    return signs / len(text)


def _markup(text: str) -> str | None:
    if re.match(r"﻿?\s*<(?:!doctype|html|\?xml)", text, re.IGNORECASE):
        return "an HTML or XML page saved as .txt; save the article's text"
    if sum(map(len, _TAG.findall(text))) > 0.3 * len(text):
        return "mostly HTML tags; save the article's text"
    return None


def _not_chinese(visible: list[str], hanzi: list[str]) -> str:
    digits = sum(char.isdigit() for char in visible)
    if digits > 0.4 * len(visible):
        return f"a table of figures: {digits} digits and {len(hanzi)} hanzi; expected sentences"
    return f"too little Chinese: {len(hanzi)} hanzi in {len(visible)} characters"
