"""The canonical numbers beside a value: derived for the reader, compared when they come back."""

from __future__ import annotations

import math
from typing import Any

from cards.quantity import Quantity
from cards.values import Absence, Content, Curve
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.complaint import Complaint, refuse, refuse_ordinary
from schemas.fields import Entry, Json
from schemas.typed_text import number_text

Canonical = dict[str, float | str | None]


class CanonicalEntry(Entry[Canonical]):
    """`low`, `high` and `unit` as this program derives them; never a second source of truth."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Canonical:
        if not isinstance(value, dict):
            refuse_ordinary("not_a_mapping")
        if not all(_is_readable(entry) for entry in value.values()):
            refuse(
                "canonical_disagrees",
                Wording("规范值读不懂。", "The canonical value cannot be read."),
                _ADVICE,
            )
        return value

    def json_form(self) -> Json:
        return {
            "type": "object",
            "properties": {key: {"type": ["number", "null"]} for key in _NUMBERS}
            | {
                "unit": {"enum": list(VOCABULARY.units)},
                "x_unit": {"enum": list(VOCABULARY.units)},
            },
            "additionalProperties": False,
        }


_NUMBERS = ("low", "high", "spread", "x_low", "x_high")
_ADVICE = Wording(
    "请删去 canonical（系统自动换算），或改正数值与单位。",
    "Leave canonical out (it is derived), or mend the value and its unit.",
)


def _is_readable(entry: object) -> bool:
    return entry is None or isinstance(entry, str) or number_text(entry) is not None


def canonical_of(content: Content) -> Canonical:
    """The canonical numbers of a value; empty when there are none."""
    if isinstance(content, Curve):
        return _of_curve(content)
    quantity = content.bound if isinstance(content, Absence) else content
    return _of_quantity(quantity) if isinstance(quantity, Quantity) else {}


def _of_quantity(quantity: Quantity) -> Canonical:
    spread: Canonical = {} if quantity.spread is None else {"spread": quantity.spread}
    return {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.canonical_unit,
        **spread,
    }


def _of_curve(curve: Curve) -> Canonical:
    heights = [point.y for point in curve.points]
    x_low, x_high = curve.span
    return {
        "low": min(heights),
        "high": max(heights),
        "unit": curve.canonical_unit,
        "x_low": x_low,
        "x_high": x_high,
        "x_unit": VOCABULARY.axis(curve.axis).unit,
    }


def compare(stated: Canonical, content: Content) -> None:
    """Refuse a stated canonical value that differs from the derived one. Raises ValidationError."""
    derived = canonical_of(content)
    for key, entry in sorted(stated.items()):
        if not _alike(entry, derived.get(key)):
            raise Complaint(
                "canonical_disagrees",
                Wording(
                    f"规范值 {key} = {entry} 与所填数值换算出的 {derived.get(key)} 不一致。",
                    f"Canonical {key} = {entry} disagrees with {derived.get(key)}, "
                    "which follows from what was typed.",
                ),
                _ADVICE,
                {"stated": entry, "derived": derived.get(key)},
            ).at("canonical")


def _alike(stated: float | str | None, derived: float | str | None) -> bool:
    if stated is None or not isinstance(derived, float):
        return stated == derived
    try:
        return math.isclose(float(stated), derived, rel_tol=1e-9, abs_tol=1e-12)
    except ValueError:
        return False
