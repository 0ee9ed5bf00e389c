"""Where in a sheet the heads of its columns stand, and whether cards lie in rows or in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from cards.wording import fold
from schemas.workbook.fields import UNMAPPED
from schemas.workbook.grid import CellValue, Row, Sheet
from schemas.workbook.header_words import (
    basis_called,
    conditions_stated,
    is_unit,
    says_nothing,
    share_called,
)
from schemas.workbook.headings import find_target, read_heading

LOOKED_AT = 20
"""Rows from the top among which the heads are sought."""
WIDEST = 400
"""Columns of a sheet that are looked at."""
LONGEST_HEAD = 300
"""Characters of a cell that are looked at for a head with its conditions."""
_SOUGHT = 60
"""Cells of a row among which known heads are counted to find the row of heads."""

UNIT_ROW, CONDITION_ROW, BASIS_ROW = "单位 unit", "条件 conditions", "性质 basis"
_ROW_LABELS = frozenset(
    fold(word)
    for label in (UNIT_ROW, CONDITION_ROW, BASIS_ROW, "基准", "单位 units", "数值性质", "试验条件")
    for word in (label, *label.split())
)
_SHORT_UNITS = ("1", "h", "d", "V", "J", "K", "m")
_BLANK_SIGNS = ("-", "—", "–", "/")


@dataclass(frozen=True, slots=True)
class Region:
    """The rows of heads, and over each column what they say from top to bottom.

    With cards in columns, rows and columns change places: `heads` are those of sheet rows.
    """

    orientation: str
    header_rows: tuple[int, ...]
    heads: tuple[tuple[str, ...], ...]


def filled(sheet: Sheet) -> tuple[Row, ...]:
    """The rows with every merged area full of what stands in its first cell."""
    rows = [list(row[:WIDEST]) for row in sheet.rows]
    for top, left, bottom, right in sheet.merged:
        said = _at(rows, top, left)
        for row in rows[top : bottom + 1] if min(top, left) >= 0 else ():
            row.extend([None] * (min(right + 1, WIDEST) - len(row)))
            row[left : right + 1] = [said] * len(row[left : right + 1])
    return tuple(map(tuple, rows))


def _at(rows: Sequence[Sequence[CellValue]], row: int, column: int) -> CellValue:
    is_inside = 0 <= row < len(rows) and 0 <= column < len(rows[row])
    return rows[row][column] if is_inside else None


def turned(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The columns as rows."""
    return tuple(zip_longest(*rows[:WIDEST]))


def said_in(cell: CellValue) -> str:
    """The beginning of the text of a cell of a head; a number or a date is none."""
    return cell[:LONGEST_HEAD].strip() if isinstance(cell, str) else ""


def find_region(sheet: Sheet) -> Region | None:
    """The heads of the sheet, or None when it has none."""
    rows = filled(sheet)
    upright = _header_row(rows)
    across = turned(rows)
    lying = _header_row(across, among=4)
    if lying[1] > upright[1] and lying[1] >= 3 and not _is_long(rows[upright[0]]):
        return _region("columns", across, lying[0])
    return _region("rows", rows, upright[0]) if upright[1] >= 2 else None


def _header_row(rows: Sequence[Row], among: int = LOOKED_AT) -> tuple[int, int]:
    """The row with most known heads, and how many they are; the first of equals."""
    scores = [(-len(_known(row)), place) for place, row in enumerate(rows[:among])]
    best, place = min(scores, default=(0, 0))
    return place, -best


def _known(row: Row) -> set[str]:
    """What the heads of a row are about, as far as they are understood."""
    texts = {said_in(cell) for cell in row[:_SOUGHT]}
    return set(map(find_target, texts)) - {UNMAPPED}


def _is_long(row: Row) -> bool:
    """Whether the heads are those of a sheet with one value or one point a row, whose column of
    properties would else pass for heads."""
    said = _known(row)
    return said >= {"property", "value"} or said >= {"property", "x", "y"}


def _region(orientation: str, rows: Sequence[Row], row: int) -> Region:
    above = range(row - 1, max(row - 4, -1), -1)
    first = row
    for place in above:
        if not _is_group_row(rows[place]):
            break
        first = place
    last = row
    heads = [said_in(cell) for cell in rows[row]]
    while last + 1 < len(rows) and last < row + 4 and _is_beside_heads(rows[last + 1], heads):
        last += 1
    header_rows = tuple(range(first, last + 1))
    return Region(orientation, header_rows, tuple(_heads(rows, header_rows, row)))


def _is_group_row(row: Row) -> bool:
    """Whether a row stands over the heads and groups them: several texts, most of them understood,
    and no number."""
    texts = {said_in(cell) for cell in row} - {""}
    has_numbers = any(cell is not None and not isinstance(cell, str) for cell in row)
    if len(texts) < 2 or has_numbers:
        return False
    return 2 * sum(map(_is_about_heads, texts)) >= len(texts)


def _is_about_heads(text: str) -> bool:
    return says_nothing(text) or _is_beside(text) or find_target(text) != UNMAPPED


def _is_beside_heads(row: Row, heads: Sequence[str]) -> bool:
    """Whether a row below the heads only goes on with them: names of a second level, or units,
    conditions, bases and limits of the names above."""
    given = [place for place, cell in enumerate(row) if cell is not None and cell != ""]
    texts = [said_in(row[place]) for place in given]
    if given[:1] == [0] and fold(texts[0]) in _ROW_LABELS:
        return True
    if not all(texts) or all(text in _BLANK_SIGNS for text in texts):
        return False
    above = [heads[place] if place < len(heads) else "" for place in given]
    if all(
        _is_beside(text) or _says_more(head, text) for head, text in zip(above, texts, strict=True)
    ):
        return True
    return len(texts) > 1 and all(map(_is_about_heads, texts))


def _says_more(head: str, text: str) -> bool:
    """Whether a text under a head is understood as a part of it, as `RT` under `UTS, ksi`."""
    before, both = read_heading((head,)), read_heading((head, text))
    if before.target == UNMAPPED or both.target.partition(".")[0] != before.target:
        return False
    is_more = replace(both, certainty=before.certainty) != before
    return is_more and both.certainty >= before.certainty


def _is_beside(text: str) -> bool:
    inner = text.strip("()（）[]【】 ")
    return bool(inner) and (
        is_unit(inner)
        or basis_called(text) is not None
        or bool(share_called(text))
        or inner in _SHORT_UNITS
        or inner in _BLANK_SIGNS
        or _says_conditions(text)
    )


def _says_conditions(text: str) -> bool:
    stated, rest = conditions_stated(text)
    if stated:
        return not rest.strip(" ,;，；、")
    heading = read_heading(("抗拉强度", text))
    return heading.certainty == 1.0 and bool(heading.conditions)


def _heads(rows: Sequence[Row], header_rows: Sequence[int], main: int) -> Iterator[tuple[str, ...]]:
    width = max((len(rows[place]) for place in header_rows), default=0)
    table = [_spread(rows, place, header_rows, main) for place in header_rows]
    for column in range(width):
        parts = (line[column] if column < len(line) else "" for line in table)
        yield tuple(dict.fromkeys(filter(None, parts)))


def _spread(rows: Sequence[Row], place: int, header_rows: Sequence[int], main: int) -> list[str]:
    """The texts of a row of heads; one over a group stands over the whole group, which a file
    without merged cells does not say: over each head that has nothing above it."""
    line = [said_in(cell) for cell in rows[place]]
    if said_in(rows[place][0] if rows[place] else None) and fold(line[0]) in _ROW_LABELS:
        line[0] = ""
    if place > main or place + 1 not in header_rows:
        return line
    below = [said_in(cell) for cell in rows[place + 1]]
    line += [""] * (len(below) - len(line))
    for column in range(1, len(below)):
        is_in_group = below[column] and below[column - 1] and line[column - 1]
        if not line[column] and is_in_group and _is_group_row(rows[place]):
            line[column] = line[column - 1]
    return line
