"""Numbers, units and conditions as readers see them: digits as typed, a number never parted
from its unit.

Texts here are for people and for both languages: `≥ 240 MPa`, `8~15 %`, `240 ± 10 MPa`,
`5×10⁸`, `25.6 ×10⁻⁶/K`. Spaces inside a figure never break.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import lru_cache

from cards.conditions import Condition, Conditions
from cards.errors import CardError
from cards.quantity import Form, Quantity, TypedNumber, read_typed
from cards.units import unit_key
from cards.vocabulary import VOCABULARY, Axis
from cards.wording import Wording, fold, normalise

NBSP = "\u00a0"
MINUS = "\u2212"

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOUND_SIGNS = {Form.AT_LEAST: "≥", Form.AT_MOST: "≤"}
_STRICT = re.compile(r"\s*([<>])(?!=)")
_NAMED_UNITS = {
    "1": "",
    "1/K": "K⁻¹",
    "1/s": "s⁻¹",
    "1e-6/K": "×10⁻⁶/K",
    "MPa.m0.5": "MPa·m½",
    "ksi.in0.5": "ksi·in½",
    "N/mm1.5": "N/mm^1.5",
    "GPa0.5.cm3/g": "GPa½·cm³/g",
    "GPa0.333.cm3/g": "GPa⅓·cm³/g",
    "MPa0.667.cm3/g": "MPa⅔·cm³/g",
    "MPa0.5.cm3/g": "MPa½·cm³/g",
    "kgCO2e/kg": "kg CO₂e/kg".replace(" ", NBSP),
    "tCO2e/t": "t CO₂e/t".replace(" ", NBSP),
}
_UNIT_SIGNS = (("deg", "°"), ("ohm", "Ω"), (".", "·"))
_BARE_AXES = ("temperature", "temperature_range", "frequency", "duration", "stress")


def raised(exponent: int) -> str:
    """An exponent in superscript characters."""
    return str(exponent).translate(_RAISED)


def number_text(number: Decimal) -> str:
    """A decimal with exactly its digits; powers of ten are written out: `5×10⁸`."""
    exponent = int(number.as_tuple().exponent)
    if exponent > 0 or (number and number.adjusted() < -4):
        return _scientific(number)
    return f"{number:f}".replace("-", MINUS)


def _scientific(number: Decimal) -> str:
    power = number.adjusted()
    mantissa = f"{number.scaleb(-power):f}".replace("-", MINUS)
    if mantissa in ("1", MINUS + "1"):
        return f"{mantissa[:-1]}10{raised(power)}"
    return f"{mantissa}×10{raised(power)}"


def _typed_text(typed: TypedNumber, text: str) -> str:
    first = number_text(typed.first)
    if typed.form in _BOUND_SIGNS:
        strict = _STRICT.match(normalise(text))
        return f"{strict[1] if strict else _BOUND_SIGNS[typed.form]}{NBSP}{first}"
    if typed.second is None:
        return first
    second = number_text(typed.second)
    if typed.form is Form.MEAN_SD:
        return f"{first}{NBSP}±{NBSP}{second}"
    return f"{first}~{second}"


@lru_cache(maxsize=65_536)
def typed_number_text(text: str) -> str:
    """The number part of typed text, set properly; text that is no number stays as it is."""
    try:
        return _typed_text(read_typed(text), text)
    except CardError:
        return text.strip()


@lru_cache(maxsize=4096)
def unit_text(unit: str) -> str:
    """A typed unit in print: `g/cm3` → `g/cm³`, `W/m.K` → `W/(m·K)`, dimensionless → nothing."""
    key = _SPELLINGS.get(unit_key(unit), unit.strip())
    named = _NAMED_UNITS.get(key)
    if named is not None:
        return named
    text = re.sub(r"(?<=[A-Za-z])-?\d+", lambda found: found[0].translate(_RAISED), key)
    text = re.sub(r"\bu(?=[A-Za-z])", "μ", text)
    for plain, sign in _UNIT_SIGNS:
        text = text.replace(plain, sign)
    return text


def _all_spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for unit in VOCABULARY.units.values():
        for spelling, key in unit.spellings.items():
            found.setdefault(spelling, key)
    return found


_SPELLINGS = _all_spellings()


def unit_heading(unit: str) -> str:
    """A unit that stands alone, at the head of a column or an axis."""
    return unit_text(unit).removeprefix("×")


def with_unit(number: str, unit: str) -> str:
    """A number with its unit, held together by a no-break space."""
    shown = unit_text(unit)
    return f"{number}{NBSP}{shown}" if shown else number


def quantity_number(quantity: Quantity) -> str:
    """The number of a quantity as typed, without its unit."""
    return typed_number_text(quantity.text)


def quantity_text(quantity: Quantity) -> str:
    """A quantity as typed: number and unit."""
    return with_unit(quantity_number(quantity), quantity.unit)


def significant(number: float, digits: int = 3) -> str:
    """A computed number to so many significant digits, without a trailing exponent."""
    if not math.isfinite(number):
        return "∞" if number > 0 else f"{MINUS}∞"
    if number == 0:
        return "0"
    places = digits - 1 - math.floor(math.log10(abs(number)))
    rounded = Decimal(repr(round(number, places)))
    if abs(rounded) >= 10**6 or abs(rounded) < Decimal("0.0001"):
        return _scientific(rounded.normalize())
    return f"{rounded:.{max(places, 0)}f}".replace("-", MINUS)


def trimmed(number: float, digits: int = 6) -> str:
    """A number with at most so many significant digits and no zeros to fill them."""
    text = significant(number, digits)
    return text.rstrip("0").rstrip(".") if "." in text and "×" not in text else text


def interval(low: float | None, high: float | None, canonical_unit: str, digits: int = 4) -> str:
    """A canonical interval as people write it: `8~15 %`, `≥ 130 MPa`, `45 GPa`."""
    if low is None or high is None:
        bound = low if high is None else high
        sign = "≥" if high is None else "≤"
        return "" if bound is None else f"{sign}{NBSP}{_plain(bound, canonical_unit, digits)}"
    if low == high:
        return _plain(low, canonical_unit, digits)
    return with_unit(f"{trimmed(low, digits)}~{trimmed(high, digits)}", canonical_unit)


def _plain(number: float, canonical_unit: str, digits: int) -> str:
    return with_unit(trimmed(number, digits), canonical_unit)


def signed_amount(number: float, canonical_unit: str, digits: int = 3) -> str:
    """A difference with its sign always shown: `+12 MPa`, `−0.05 g/cm³`."""
    return with_unit(("+" if number > 0 else "") + trimmed(number, digits), canonical_unit)


def signed_percent(fraction: float) -> str:
    """A relative difference in per cent with its sign: `−8 %`."""
    return f"{'+' if fraction > 0 else ''}{significant(fraction * 100, 2)}{NBSP}%"


def score(fraction: float) -> str:
    """A share of one on the scale of 0 to 100, without a unit."""
    return str(round(fraction * 100))


def score_interval(low: float, high: float) -> str:
    """A score interval on the scale of 0 to 100; one number when both ends agree."""
    ends = score(low), score(high)
    return ends[0] if ends[0] == ends[1] else "~".join(ends)


def percent(fraction: float) -> str:
    """A share in per cent: `62 %`."""
    return f"{score(fraction)}{NBSP}%"


def condition_text(condition: Condition) -> Wording:
    """One condition: `23 °C`, `t = 2 mm`, `纵向/挤压方向`; its axis is named where it is needed."""
    axis = VOCABULARY.axis(condition.axis)
    if axis.choices:
        chosen = axis.choices.get(condition.choice or "")
        return chosen.name if chosen else Wording(condition.typed, condition.typed)
    if not axis.is_number:
        return _labelled(axis, condition.typed)
    word = axis.words.get(fold(condition.typed))
    if word is not None:
        reference = with_unit(word, axis.unit or "")
        return Wording(f"室温（{reference}）", f"room temperature ({reference})")
    if axis.key in _BARE_AXES:
        text = _condition_number(condition)
        return Wording(text, text)
    return _labelled(axis, _condition_number(condition))


def _condition_number(condition: Condition) -> str:
    typed = read_typed(condition.typed)
    return with_unit(_typed_text(typed, condition.typed), typed.unit)


def _labelled(axis: Axis, text: str) -> Wording:
    if axis.symbol:
        equation = f"{axis.symbol}{NBSP}={NBSP}{text}"
        return Wording(equation, equation)
    return Wording(f"{axis.name.zh}{NBSP}{text}", f"{axis.name.en}{NBSP}{text}")


@lru_cache(maxsize=16_384)
def conditions_text(conditions: Conditions) -> Wording:
    """All conditions of a value in one line, in the order of the vocabulary's axes."""
    stated = [conditions[axis] for axis in VOCABULARY.axes if axis in conditions]
    texts = [condition_text(condition) for condition in stated]
    return Wording("；".join(text.zh for text in texts), "; ".join(text.en for text in texts))
