"""How the numbers of a card stand among comparable cards, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cards.columns.percentile import Percentile
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas import figures
from schemas.sheet_sections import symbol_text


@dataclass(frozen=True, slots=True)
class PercentileLine:
    """A property with the share of comparable cards that its number is at least as good as, also
    as a share of one for a picture."""

    property: str
    name: Wording
    symbol: str
    share: float
    says: Wording


def percentile_lines(found: Iterable[Percentile]) -> tuple[PercentileLine, ...]:
    """The lines in the order of what was found."""
    return tuple(map(_line, found))


def _line(entry: Percentile) -> PercentileLine:
    definition = VOCABULARY.property(entry.property)
    share = figures.percent(entry.better)
    return PercentileLine(
        entry.property,
        definition.name,
        symbol_text(definition.symbol),
        entry.better,
        Wording(
            f"不逊于另外 {entry.among} 张可比卡片中的 {share}",
            f"no worse than {share} of {entry.among} other comparable cards",
        ),
    )
