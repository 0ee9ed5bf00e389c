"""A derived value as a line of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from cards.wording import Wording


@dataclass(frozen=True, slots=True)
class DerivedLine:
    """A value that nobody stated and that follows from others of the card.

    `place` is its place among the derived values of the card, `derivation` its formula with what
    went into it; `is_printed` says whether it also stands in print, which has room for what is
    comparable at room temperature and no material index.
    """

    place: int
    key: str
    name: Wording
    symbol: str
    content: Wording
    basis: Wording
    condition: Wording
    missing: tuple[Wording, ...]
    derivation: Wording
    grade: str
    grade_name: Wording
    is_printed: bool
