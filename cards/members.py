"""What a part is to mechanics, and how mass and section follow from the figures of its material.

The laws are those of MATCHING §4: a free section is sized until the new part is as stiff, or as
strong, as the one that it replaces (Ashby, Materials Selection in Mechanical Design).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cards.wording import Wording


class Member(StrEnum):
    """How the part carries its load, and which dimension of its section is free."""

    TIE = "tie"
    SQUARE_BEAM = "square_beam"
    PANEL = "panel"
    SAME_GEOMETRY = "same_geometry"


MEMBER_NAMES = {
    Member.TIE: Wording("拉杆（截面积可变）", "tie (free area)"),
    Member.SQUARE_BEAM: Wording("方截面梁（边长可变）", "beam of square section (free side)"),
    Member.PANEL: Wording(
        "定宽梁或板（高度或壁厚可变）", "beam of fixed width, or panel (free height or wall)"
    ),
    Member.SAME_GEOMETRY: Wording("几何不变", "same geometry"),
}


class LimitedBy(StrEnum):
    """What the new part must do as well as the one that it replaces."""

    STIFFNESS = "stiffness"
    STRENGTH = "strength"
    BOTH = "both"

    @property
    def limits(self) -> tuple[LimitedBy, ...]:
        """The single limits that this means."""
        return (LimitedBy.STIFFNESS, LimitedBy.STRENGTH) if self is LimitedBy.BOTH else (self,)


LIMITED_BY_NAMES = {
    LimitedBy.STIFFNESS: Wording("刚度", "stiffness"),
    LimitedBy.STRENGTH: Wording("强度", "strength"),
    LimitedBy.BOTH: Wording("刚度和强度", "stiffness and strength"),
}

GROWING = {
    Member.TIE: Wording("截面积", "area"),
    Member.SQUARE_BEAM: Wording("边长", "side"),
    Member.PANEL: Wording("高度或壁厚", "height or wall"),
    Member.SAME_GEOMETRY: Wording("截面", "section"),
}
"""The dimension of the section that a member lets grow."""


@dataclass(frozen=True, slots=True)
class Law:
    """mass ratio = (ρ/ρ₀)·q^mass and growth = q^growth, where q is E₀/E or σ₀/σ.

    The exponents are exact as text (`1/3`) and as a number.
    """

    mass_text: str
    growth_text: str

    @property
    def mass(self) -> float:
        return _number(self.mass_text)

    @property
    def growth(self) -> float:
        return _number(self.growth_text)


def _number(text: str) -> float:
    above, _, below = text.partition("/")
    return int(above) / int(below or 1)


LAWS: Mapping[tuple[Member, LimitedBy], Law] = {
    (Member.TIE, LimitedBy.STIFFNESS): Law("1", "1"),
    (Member.TIE, LimitedBy.STRENGTH): Law("1", "1"),
    (Member.SQUARE_BEAM, LimitedBy.STIFFNESS): Law("1/2", "1/4"),
    (Member.SQUARE_BEAM, LimitedBy.STRENGTH): Law("2/3", "1/3"),
    (Member.PANEL, LimitedBy.STIFFNESS): Law("1/3", "1/3"),
    (Member.PANEL, LimitedBy.STRENGTH): Law("1/2", "1/2"),
    (Member.SAME_GEOMETRY, LimitedBy.STIFFNESS): Law("0", "0"),
    (Member.SAME_GEOMETRY, LimitedBy.STRENGTH): Law("0", "0"),
}
