"""One finding about a card: which rule, where, how grave, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cards.wording import Wording

Path = tuple[str | int, ...]


class Severity(StrEnum):
    """`hard` refuses a submission; `soft` warns and asks for evidence."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding of a named rule (`code`) at `path`, with the numbers it rests on."""

    code: str
    severity: Severity
    path: Path
    finding: Wording
    advice: Wording
    numbers: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_hard(self) -> bool:
        return self.severity is Severity.HARD

    @property
    def where(self) -> str:
        """The path as people read it: `values[3].conditions.temperature`."""
        return "".join(
            f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
            for place, part in enumerate(self.path)
        )
