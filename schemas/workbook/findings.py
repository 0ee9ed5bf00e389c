"""What is wrong with, or worth knowing about, one cell of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cards.problems import Severity
from cards.wording import Wording
from schemas.workbook.grid import column_letter

SHOWN = 80
"""Characters of an offending cell that a finding repeats."""


class Cell(NamedTuple):
    """A cell of a sheet, row and column from 0."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a cell before it is known which one it is."""

    code: str
    severity: Severity
    finding: Wording
    advice: Wording

    @property
    def is_hard(self) -> bool:
        return self.severity is Severity.HARD


@dataclass(frozen=True, slots=True)
class CellFinding:
    """A remark at its cell: `row` counts from 1, `column` is the letter over it.

    `card` is the number of the card it belongs to; a finding about a whole column, at its head,
    belongs to none and concerns every card. A card with no hard finding of its own, in a workbook
    with no hard finding at a head, can be imported as it stands.
    """

    sheet: str
    row: int
    column: str
    code: str
    severity: Severity
    finding: Wording
    advice: Wording
    offending: str
    card: int | None = None

    @property
    def is_hard(self) -> bool:
        return self.severity is Severity.HARD


def finding_at(cell: Cell, remark: Remark, offending: str, card: int | None) -> CellFinding:
    return CellFinding(
        cell.sheet,
        cell.row + 1,
        column_letter(cell.column),
        remark.code,
        remark.severity,
        remark.finding,
        remark.advice,
        offending[:SHOWN],
        card,
    )


def hard(code: str, finding: Wording, advice: Wording) -> Remark:
    return Remark(code, Severity.HARD, finding, advice)


def soft(code: str, finding: Wording, advice: Wording) -> Remark:
    return Remark(code, Severity.SOFT, finding, advice)
