"""The lines of a report about a file: what was found at which cell, or where in a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cards.problems import Severity
from cards.wording import Wording

SEVERITY_NAMES = {
    Severity.HARD: Wording("必须改正", "must be mended"),
    Severity.SOFT: Wording("请核对", "please check"),
}


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One finding: `row` counts from 1 and is 0 when it is about a whole sheet or file, `column`
    is the letter over the column, `where` the place in a document of JSON. `card` is the key of the
    card that it is about and `place` its place among those of the file, from 0; without one it is
    about every card."""

    sheet: str
    row: int
    column: str
    where: str
    card: str
    code: str
    severity: Severity
    finding: Wording
    advice: Wording
    offending: str = ""
    place: int | None = None

    @property
    def is_hard(self) -> bool:
        return self.severity is Severity.HARD

    @property
    def cell(self) -> str:
        """The cell as spreadsheets call it: `C12`, or `12` when it is about the row."""
        return f"{self.column}{self.row}" if self.row else self.column

    def as_json(self) -> dict[str, Any]:
        """The line as plain data."""
        return asdict(self) | {"severity": self.severity.value}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> ReportLine:
        """The line that `as_json` told."""
        wordings = {name: Wording(**said[name]) for name in ("finding", "advice")}
        return cls(**{**said, **wordings, "severity": Severity(said["severity"])})
