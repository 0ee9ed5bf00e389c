"""A quantity as it is typed and as it is compared: single, range, mean ± s, or censored.

`read_quantity` reads what people write: `240`, `≥ 240`, `240~260`, `240±10`, `<0.005`,
`1.2×10⁻⁶`, `１８０ＭＰａ`. What was typed is kept to the digit beside the canonical number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from cards.errors import NumberUnreadable
from cards.units import Unit
from cards.wording import normalise

_NUMBER = r"[+-]?(?:10\^[+-]?\d+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+|\s*x\s*10\^?[+-]?\d+)?)"
_UNIT = r"(?P<unit>[^\d\s≥≤<>~±+\-.,^][^≥≤<>~±,]*|1e-6/.*|10\^?-6/.*|x10\^?-6/.*|1/s|1/K)?"
_PATTERN = re.compile(
    rf"(?P<bound>>=|<=|≥|≤|>|<)?\s*(?P<low>{_NUMBER})\s*"
    rf"(?:(?P<joint>~|\.\.|-|to|至|±|\+/-)\s*(?P<high>{_NUMBER})\s*)?{_UNIT}",
    re.IGNORECASE,
)
_ONE_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
_MAGNITUDE = 200
"""Decimal orders within which a number stays finite in every unit."""
_MILLIONTHS_PER = re.compile(r"^\(?([^()x]+?)\)?\s*x\s*10\^?-6\s*(/.*)", re.IGNORECASE)
_TIMES_TEN = re.compile(r"\s*x\s*10\^?", re.IGNORECASE)
_POWER_OF_TEN = re.compile(r"(10)([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")


class Form(StrEnum):
    """How much a quantity says: a censored one says only on which side the number lies."""

    SINGLE = "single"
    RANGE = "range"
    MEAN_SD = "mean_sd"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in its canonical unit, with the text and unit as typed.

    `low` and `high` are None where a censored quantity is open; for `mean_sd` both are the
    mean and `spread` is the standard deviation.
    """

    form: Form
    low: float | None
    high: float | None
    spread: float | None
    text: str
    unit: str
    canonical_unit: str

    @property
    def centre(self) -> float:
        """The number to plot or sort by: middle of a range, mean, or the bound."""
        if self.low is None:
            assert self.high is not None
            return self.high
        return self.low if self.high is None else (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """What typed text says, before any unit is applied."""

    form: Form
    first: Decimal
    second: Decimal | None
    unit: str


def read_decimal(text: str) -> Decimal:
    """A finite decimal number; `1.2×10^-6` and `1.2e-6` are the same. Raises NumberUnreadable."""
    plain = normalise(_lower_powers(text))
    if _ONE_NUMBER.fullmatch(plain) is None:
        raise NumberUnreadable(text)
    try:
        number = Decimal(_TIMES_TEN.sub("e", re.sub(r"^([+-]?)10\^", r"\g<1>1e", plain)))
    except InvalidOperation:
        raise NumberUnreadable(text) from None
    if abs(number.adjusted()) > _MAGNITUDE:
        raise NumberUnreadable(text)
    return number


def _lower_powers(text: str) -> str:
    return _POWER_OF_TEN.sub(lambda found: found[1] + "^" + found[2].translate(_RAISED), text)


_BOUNDS = {
    "≥": Form.AT_LEAST,
    ">=": Form.AT_LEAST,
    ">": Form.AT_LEAST,
    "≤": Form.AT_MOST,
    "<=": Form.AT_MOST,
    "<": Form.AT_MOST,
}


def read_typed(text: str) -> TypedNumber:
    """The form, the numbers and the unit, if any, that `text` says. Raises NumberUnreadable."""
    plain = normalise(_lower_powers(text))
    found = _PATTERN.fullmatch(_MILLIONTHS_PER.sub(r"\1 10^-6\2", plain, count=1))
    if found is None or (found["bound"] and found["high"]) or _is_power_ambiguous(found):
        raise NumberUnreadable(text)
    first = read_decimal(found["low"])
    unit = (found["unit"] or "").strip()
    if found["bound"]:
        return TypedNumber(_BOUNDS[found["bound"]], first, None, unit)
    if found["high"] is None:
        return TypedNumber(Form.SINGLE, first, None, unit)
    second = read_decimal(found["high"])
    is_mean = found["joint"] in ("±", "+/-")
    if second < (0 if is_mean else first):
        raise NumberUnreadable(text)
    return TypedNumber(Form.MEAN_SD if is_mean else Form.RANGE, first, second, unit)


def _is_power_ambiguous(found: re.Match[str]) -> bool:
    """`1.2~1.5×10³` may mean 1.2 to 1500 or 1200 to 1500, so it means nothing (GB/T 15835)."""
    high = found["high"] or ""
    return bool(_TIMES_TEN.search(high)) and not _TIMES_TEN.search(found["low"])


def read_quantity(text: str, unit: str, canonical: Unit) -> Quantity:
    """The quantity that `text` says in `unit` (or in the unit that stands in the text).

    Raises NumberUnreadable or UnitNotAccepted.
    """
    typed = read_typed(text)
    unit = typed.unit or unit or ("1" if canonical.key == "1" else "")
    first = canonical.to_canonical(typed.first, unit)
    low: float | None = first
    high: float | None = first
    spread = None
    if typed.form is Form.AT_LEAST:
        high = None
    elif typed.form is Form.AT_MOST:
        low = None
    elif typed.second is not None and typed.form is Form.RANGE:
        high = canonical.to_canonical(typed.second, unit)
    elif typed.second is not None:
        spread = float(typed.second * canonical.scale(unit).factor)
    return Quantity(typed.form, low, high, spread, text.strip(), unit, canonical.key)
