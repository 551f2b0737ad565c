"""The characters of a page as a font inside it, so that Chinese shows on machines without a Chinese font."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

from kg.analyse.fonts import chinese_font
from kg.errors import UsageError

FAMILY = "kg report"


def font_face(text: str) -> str:
    """An @font-face rule with the glyphs of the text, cut from the font of the pictures.

    "" where that font or fontTools, which the extra `notebooks` brings, is not installed: the page then
    names fonts of the reader's machine.
    """
    try:
        from fontTools import subset

        path = chinese_font()
    except (ImportError, UsageError):
        return ""
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[], drop_tables=[*_UNUSED])
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    font.flavor = "woff"
    file = BytesIO()
    font.save(file)
    data = b64encode(file.getvalue()).decode("ascii")
    licence = "/* Noto Sans SC, SIL Open Font License 1.1, only the characters of this page */"
    return f'{licence}@font-face{{font-family:"{FAMILY}";src:url(data:font/woff;base64,{data})}}'


_UNUSED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx")
