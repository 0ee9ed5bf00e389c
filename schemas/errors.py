"""What can go wrong at the border that is not about one card."""

from __future__ import annotations

from collections.abc import Sequence

from cards.errors import CardError
from cards.problems import Problem
from cards.wording import Wording


class DocumentUnreadable(CardError):
    """Bytes that are not the JSON or YAML that they should be; line and column count from 1."""

    code = "document_unreadable"

    def __init__(self, line: int, column: int, reason: Wording) -> None:
        super().__init__(line, column, reason)
        self.line = line
        self.column = column
        self.reason = reason

    @property
    def wording(self) -> Wording:
        return Wording(
            f"第 {self.line} 行第 {self.column} 列：{self.reason.zh}",
            f"Line {self.line}, column {self.column}: {self.reason.en}",
        )


class TooManyRows(CardError):
    """A press that would give a list of a card more than the `most` rows that it may have."""

    code = "too_many_rows"

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most

    @property
    def wording(self) -> Wording:
        return Wording(
            f"最多 {self.most} 行，没有再添加。请删减后再试。",
            f"{self.most} rows at most; nothing was added. Remove some, or paste fewer.",
        )


class ScenarioRefused(CardError):
    """A document that is not a scenario; `problems` says why, one by one."""

    code = "scenario_refused"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    @property
    def wording(self) -> Wording:
        zh = " ".join(f"{entry.finding.zh}{entry.advice.zh}" for entry in self.problems)
        en = " ".join(f"{entry.finding.en} {entry.advice.en}" for entry in self.problems)
        return Wording(f"场景未被接受：{zh}", f"The scenario was refused: {en}")


class LightweightingRefused(CardError):
    """A question about a lighter part that cannot be read; `problems` says why, one by one."""

    code = "lightweighting_refused"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    @property
    def wording(self) -> Wording:
        return Wording(
            "".join(f"{entry.finding.zh}{entry.advice.zh}" for entry in self.problems),
            " ".join(f"{entry.finding.en} {entry.advice.en}" for entry in self.problems),
        )
