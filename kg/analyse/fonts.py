"""A font with Chinese characters for pictures, whatever the machine has installed."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UsageError


def chinese_font() -> Path:
    """The file of Noto Sans SC that the package pylopdf-fonts-zh-cn ships.

    Raises UsageError where that package is not installed.
    """
    try:
        from pylopdf_fonts_zh_cn import sans_path
    except ImportError as error:
        raise UsageError(
            "pictures need matplotlib and a Chinese font: pip install 'news-kg[notebooks]' brings both"
        ) from error
    return Path(sans_path())
