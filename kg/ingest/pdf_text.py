"""Blocks of a PDF page → text in the conventions of plain text pages.

A headline keeps its lines; the lines of a paragraph are joined, across columns too; captions and what
stands in frames come after the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.ingest import cues
from kg.ingest.paragraphs import set_apart
from kg.ingest.pdf_cut import Setting, blocks
from kg.ingest.pdf_glyphs import Box, Sheet
from kg.ingest.pdf_lines import Line, paragraphs, printed
from kg.ingest.pdf_rows import Run, body_size, joined, runs

_HEAD, _FOOT = 0.12, 0.08  # shares of the page's height where its furniture stands
_CAPTION_LINES = 6
_FRAMED = 60  # characters of body text that make a frame's content a story of its own


def page_text(shown: Sheet) -> str:
    """The page's text; "" where it shows none."""
    found = runs(shown.glyphs)
    setting = Setting(body_size(found), shown.rules, shown.pictures)
    head, foot, found = _furniture(found, shown)
    framed, found = _framed(found, shown, setting)
    captions, found = _captions(found, shown, setting)
    regions = [found, *framed]
    parts = [*head, *(_region(region, setting) for region in regions)]
    parts += [set_apart(paragraphs(printed(caption))) for caption in captions]
    return "\n\n".join(part for part in (*parts, *foot) if part) + "\n"


def _furniture(found: Sequence[Run], shown: Sheet) -> tuple[list[str], list[str], list[Run]]:
    """What to print first and last of the lines at the page's edges that are furniture, and the other runs.

    The name of a section that stands alone in the head goes last, where it is no kicker of a story.
    """
    head: list[str] = []
    foot: list[str] = []
    bases: list[float] = []
    for row in joined(found):
        above, below = row.bottom < _HEAD * shown.height, row.top > (1 - _FOOT) * shown.height
        pieces = _pieces(row.text) if above or below else []
        for piece in pieces:
            (head if above and cues.match("furniture", piece) else foot).append(piece)
        bases += [row.base] if pieces else []
    near = [run for run in found if any(abs(run.base - base) <= 0.3 * run.size for base in bases)]
    return ["\n".join(head)], ["\n".join(foot)], [run for run in found if run not in near]


def _pieces(row: str) -> list[str]:
    """A line of furniture, whole if its words show it, else by its parts; [] where it is none."""
    if cues.match("furniture", row):
        return [row]
    parts = row.split()
    known = [cues.match("furniture", part) is not None for part in parts]
    sections = [cues.is_label(part) for part in parts]
    return parts if any(known) and all(map(any, zip(known, sections, strict=True))) else []


def _rows(found: Sequence[Run]) -> str:
    return "\n".join(run.text for run in found)


def _framed(found: list[Run], shown: Sheet, setting: Setting) -> tuple[list[list[Run]], list[Run]]:
    """The runs in each drawn frame, the smallest first served.

    A frame around most of a page is none, nor is one around no more than headings and a few words.
    """
    framed: list[list[Run]] = []
    rest = list(found)
    for box in shown.boxes:
        inside = [run for run in rest if box.holds(*run.middle)]
        words = sum(len(run.text) for run in inside if not setting.heading(run))
        if words >= _FRAMED and len(inside) <= 0.6 * len(found):
            framed.append(inside)
            rest = [run for run in rest if run not in inside]
    return sorted(framed, key=lambda runs_in: (runs_in[0].top, runs_in[0].left)), rest


def _captions(found: list[Run], shown: Sheet, setting: Setting) -> tuple[list[list[Run]], list[Run]]:
    """The few lines under each picture that are smaller than the body or end with a photographer."""
    captions: list[list[Run]] = []
    rest = list(found)
    for picture in sorted(shown.pictures, key=lambda box: (box.top, box.left)):
        below = _below(picture, rest, setting)
        text = "".join(run.text for run in below)
        small = below and all(run.size < 0.96 * setting.body for run in below)
        if small or cues.match("creditend", text) or (below and cues.match("credit", below[-1].text)):
            captions.append(below)
            rest = [run for run in rest if run not in below]
    return captions, rest


def _below(picture: Box, found: Sequence[Run], setting: Setting) -> list[Run]:
    """The lines under a picture, up to a gap or another size of print."""
    taken: list[Run] = []
    edge = picture.bottom
    slack = setting.body
    for run in found:
        inside = picture.left - slack <= run.left and run.right <= picture.right + slack
        if not inside or run.top < picture.bottom - 2 or (taken and run.size != taken[0].size):
            continue
        if run.top - edge > (1.2 if taken else 2) * run.size or len(taken) == _CAPTION_LINES:
            break
        taken.append(run)
        edge = run.bottom
    return taken


def _region(found: Sequence[Run], setting: Setting) -> str:
    """A region's blocks as text: headings as printed, other blocks as paragraphs."""
    parts: list[str] = []
    text: list[Line] = []
    for block in blocks(found, setting):
        if all(map(setting.heading, block)):
            parts += [set_apart(paragraphs(text)), *_sizes(block)]
            text = []
        else:
            text.extend(printed(block))
    parts.append(set_apart(paragraphs(text)))
    return "\n\n".join(part for part in parts if part)


def _sizes(block: Sequence[Run]) -> Iterator[str]:
    """The lines of a heading, those of one size together."""
    rows = joined(block)
    for _, group in groupby(rows, key=lambda run: run.size):
        yield _rows(list(group))
