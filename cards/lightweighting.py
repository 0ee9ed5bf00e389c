"""Mass and section of a part of one material in place of a part of another (MATCHING §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cards.members import LAWS, LimitedBy, Member
from cards.span import Span, largest
from cards.wording import Wording

LEAST_SAVING = 0.03
"""A smaller share of the mass is no saving: densities and moduli are not known more closely."""
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class MaterialFigures:
    """Density in g/cm³, Young's modulus in GPa and proof strength in MPa; None is unknown."""

    density: Span | None = None
    modulus: Span | None = None
    strength: Span | None = None

    def against(self, limit: LimitedBy) -> Span | None:
        """The figure that answers a limit."""
        return self.modulus if limit is LimitedBy.STIFFNESS else self.strength


@dataclass(frozen=True, slots=True)
class LimitRatio:
    """What one limit alone asks: the mass as a multiple of ρ/ρ₀, and the growth of the section."""

    limit: LimitedBy
    mass: Span | None
    growth: Span | None


@dataclass(frozen=True, slots=True)
class Sized:
    """The new part as a multiple of the old one.

    `mass` is m/m₀ and `growth` that of the free dimension; None is unknown. `governing` is the
    limit that asks more, None where the figures leave that open or no section is sized.
    """

    mass: Span | None
    growth: Span | None
    governing: LimitedBy | None
    by_limit: tuple[LimitRatio, ...]


def sized(
    new: MaterialFigures, old: MaterialFigures, member: Member, limited_by: LimitedBy
) -> Sized:
    """The part of `new` that is as stiff, as strong, or both, as that of `old`.

    Of two limits the larger mass governs, and its section. When one of two figures is unknown,
    the other bounds both from below.
    """
    density = _ratio(new.density, old.density)
    if member is Member.SAME_GEOMETRY:
        return Sized(density, Span.of(1.0), None, ())
    asked = tuple(_asked(new, old, member, limit) for limit in limited_by.limits)
    mass = largest([entry.mass for entry in asked])
    return Sized(
        mass=density.times(mass) if density and mass else None,
        growth=largest([entry.growth for entry in asked]),
        governing=_governing(asked),
        by_limit=asked,
    )


def _ratio(above: Span | None, below: Span | None) -> Span | None:
    return above.over(below) if above and below else None


def _asked(
    new: MaterialFigures, old: MaterialFigures, member: Member, limit: LimitedBy
) -> LimitRatio:
    lacking = _ratio(old.against(limit), new.against(limit))
    law = LAWS[member, limit]
    if lacking is None:
        return LimitRatio(limit, None, None)
    return LimitRatio(limit, lacking.raised(law.mass), lacking.raised(law.growth))


def _governing(asked: Sequence[LimitRatio]) -> LimitedBy | None:
    """The limit whose mass is the larger whatever the figures are within their intervals."""
    spans = [(entry.limit, entry.mass) for entry in asked if entry.mass is not None]
    if len(spans) < len(asked):
        return None
    for limit, mass in spans:
        if all(mass.low >= other.high for rival, other in spans if rival is not limit):
            return limit
    return None


@dataclass(frozen=True, slots=True)
class LimitCheck:
    """Whether the same section is as stiff, or as strong: `margin` is E/E₀ − 1 or σ/σ₀ − 1."""

    limit: LimitedBy
    margin: Span | None

    @property
    def is_met(self) -> bool | None:
        """None where that is not known."""
        if self.margin is None or self.margin.low < -_TOLERANCE <= self.margin.high:
            return None
        return self.margin.low >= -_TOLERANCE


def checks(
    new: MaterialFigures, old: MaterialFigures, limited_by: LimitedBy
) -> tuple[LimitCheck, ...]:
    """How the same geometry answers each limit."""
    ratios = (
        (limit, _ratio(new.against(limit), old.against(limit))) for limit in limited_by.limits
    )
    return tuple(LimitCheck(limit, ratio.less(1.0) if ratio else None) for limit, ratio in ratios)


class Saving(StrEnum):
    """Whether the new part is lighter by more than what the figures are worth."""

    SAVES = "saves"
    NO_SAVING = "no_saving"
    DEPENDS = "depends"
    UNKNOWN = "unknown"


SAVING_NAMES = {
    Saving.SAVES: Wording("减重", "saves mass"),
    Saving.NO_SAVING: Wording("不减重", "no saving"),
    Saving.DEPENDS: Wording("取决于区间内的位置", "depends on where in its range"),
    Saving.UNKNOWN: Wording("未知", "unknown"),
}


def saving(mass_ratio: Span | None) -> Saving:
    """No saving is a part as heavy or heavier, or less than 3 % lighter."""
    most = 1 - LEAST_SAVING + _TOLERANCE
    if mass_ratio is None:
        return Saving.UNKNOWN
    if mass_ratio.high <= most:
        return Saving.SAVES
    return Saving.NO_SAVING if mass_ratio.low > most else Saving.DEPENDS


def mass_saved(mass_ratio: Span | None, mass: Span | None) -> Span | None:
    """m₀·(1 − m/m₀) in the unit of the mass m₀ of the old part; negative where it is lighter."""
    if mass_ratio is None or mass is None:
        return None
    shares = (1 - mass_ratio.high, 1 - mass_ratio.low)
    products = [share * end for share in shares for end in (mass.low, mass.high)]
    return Span(min(products), max(products))
