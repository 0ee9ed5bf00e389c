"""Where a number comes from that nobody typed: read from a curve, or derived from other values."""

from __future__ import annotations

import re
from typing import Any

from cards.conditions import Condition
from cards.values import Curve, Derivation, Value
from cards.verdict import Verdict
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.sheet_rows import content_text, statistics_text
from schemas.value import dump_value

_FIRST_SYMBOL = re.compile(r" (?:=|/|\() ?")


def read_at_text(verdict: Verdict) -> Wording:
    """Where on its axis a curve was read: `120 °C`, or the span over which it was."""
    at, curve = verdict.read_at, verdict.value and verdict.value.content
    if at is None or not isinstance(curve, Curve):
        return NO_WORDING
    if at.typed:
        return figures.condition_text(at)
    unit = VOCABULARY.units[VOCABULARY.axis(at.axis).unit or "1"]
    assert at.low is not None and at.high is not None
    typed = curve.axis_unit or unit.key
    low, high = unit.from_canonical(at.low, typed), unit.from_canonical(at.high, typed)
    text = figures.interval(low, high, typed)
    return Wording(text, text)


def read_value_text(verdict: Verdict) -> Wording:
    """What a curve says where it was read, in the canonical unit; nothing where it was not."""
    if verdict.read_at is None or verdict.value is None:
        return NO_WORDING
    unit = verdict.requirement.definition.unit or ""
    text = figures.interval(verdict.low, verdict.high, unit)
    return Wording(text, text)


def derivation_text(derivation: Derivation | None) -> Wording:
    """A formula with what went into it: `Rm/ρ; Rm = 240 MPa, ρ = 1.80 g/cm³`."""
    if derivation is None:
        return NO_WORDING
    inputs = [_input_text(value) for value in derivation.inputs]
    return Wording(
        f"{derivation.formula}；{'，'.join(text.zh for text in inputs)}",
        f"{derivation.formula}; {', '.join(text.en for text in inputs)}",
    )


def _input_text(value: Value) -> Wording:
    symbol = short_symbol(VOCABULARY.property(value.property).symbol)
    content = content_text(value.content, value.property)
    beside = [text for text in (statistics_text(value), derivation_text(value.derivation)) if text]
    return Wording(
        f"{symbol} = {content.zh}" + "".join(f"（{text.zh}）" for text in beside),
        f"{symbol} = {content.en}" + "".join(f" ({text.en})" for text in beside),
    )


def short_symbol(symbol: str) -> str:
    """The first of the symbols that the vocabulary lists: `η = tanδ = Q⁻¹` → `η`."""
    return _FIRST_SYMBOL.split(symbol, maxsplit=1)[0]


def dump_place(at: Condition | None) -> dict[str, Any] | None:
    """Where a curve was read, in the canonical unit of its axis."""
    if at is None:
        return None
    unit = VOCABULARY.axis(at.axis).unit
    return {"axis": at.axis, "low": at.low, "high": at.high, "unit": unit}


def dump_derivation(derivation: Derivation | None) -> dict[str, Any] | None:
    """The formula and the values that went into it, each with its own derivation, if any."""
    if derivation is None:
        return None
    inputs = [
        dump_value(value) | {"derivation": dump_derivation(value.derivation)}
        for value in derivation.inputs
    ]
    return {"formula": derivation.formula, "inputs": inputs}
