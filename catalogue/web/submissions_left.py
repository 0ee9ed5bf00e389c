"""What could not be submitted with the others, as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.wording import Wording
from catalogue.services.submissions import Left
from catalogue.web.documents import Finding, findings

MOST_LINES = 200
MOST_FINDINGS = 3


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A card that was not submitted, with the first findings and how many there are besides."""

    number: str
    title: str
    why: Wording
    findings: Sequence[Finding]
    more: int


@dataclass(frozen=True, slots=True)
class LeftView:
    """All of them by number, and the first of them in full."""

    count: int
    lines: Sequence[LeftLine]
    more: int


def left_view(left: Sequence[Left]) -> LeftView:
    """What the page shows of them."""
    lines = [_line(entry) for entry in left[:MOST_LINES]]
    return LeftView(len(left), lines, max(len(left) - MOST_LINES, 0))


def _line(entry: Left) -> LeftLine:
    shown = findings(entry.problems[:MOST_FINDINGS])
    more = max(len(entry.problems) - MOST_FINDINGS, 0)
    return LeftLine(entry.number, entry.title, entry.why.wording, shown, more)
