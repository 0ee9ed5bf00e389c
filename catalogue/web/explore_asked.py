"""What the address asks of a chart: its axes, its scales, the cards, a guide line, a box."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from cards.columns.facets import FACETS
from cards.errors import NumberUnreadable
from cards.guide_lines import Guide, guides_for
from cards.quantity import read_decimal
from cards.requirement import DemandedBasis
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.services.errors import InputRefused
from catalogue.services.exploring import Axis, axis_of
from catalogue.services.search import Asked
from catalogue.web.addresses import member_of

SCALES: Mapping[str, Wording] = {
    "lin": Wording("线性", "linear"),
    "log": Wording("对数", "logarithmic"),
}
USUAL = ("proof_strength_02", "tensile_strength")
BOUNDS = ("xmin", "xmax", "ymin", "ymax")


@dataclass(frozen=True, slots=True)
class AskedChart:
    """The question of a chart. `bounds` are those of the box, in the canonical units."""

    x: Axis
    y: Axis
    x_log: bool
    y_log: bool
    question: Asked
    with_others: bool
    guide: Guide | None
    guide_value: float | None
    bounds: Mapping[str, float]
    typed: Mapping[str, str]

    @classmethod
    def of_address(cls) -> AskedChart:
        """Raises InputRefused, UnknownProperty or RequirementUnreadable."""
        args = request.args
        x, y = (
            axis_of(name, axis_text(name, usual)) for name, usual in zip("xy", USUAL, strict=True)
        )
        guide = next(
            (g for g in guides_for(x.property.key, y.property.key) if g.index == args.get("index")),
            None,
        )
        return cls(
            x,
            y,
            _scale("xscale") == "log",
            _scale("yscale") == "log",
            question_asked(),
            args.get("others") != "off",
            guide,
            _positive("at") if guide else None,
            {name: found for name in BOUNDS if (found := _number(name)) is not None},
            {name: args.get(name, "").strip() for name in (*BOUNDS, "at")},
        )

    @property
    def requirements(self) -> tuple[str, ...]:
        """The box as requirements, in the grammar."""
        found = (
            between(self.x, self.bounds.get("xmin"), self.bounds.get("xmax")),
            between(self.y, self.bounds.get("ymin"), self.bounds.get("ymax")),
        )
        return tuple(filter(None, found))


def axis_text(name: str, usual: str) -> str:
    """The property of an axis with its conditions, which the form sends apart."""
    key = request.args.get(name, "").strip() or usual
    conditions = request.args.get(f"{name}at", "").strip()
    return f"{key}@{conditions}" if conditions and "@" not in key else key


def _scale(name: str) -> str:
    asked = request.args.get(name) or "lin"
    if asked not in SCALES:
        listed = ", ".join(SCALES)
        raise InputRefused(
            name,
            Wording(f"刻度只能是 {listed}。", f"A scale is one of {listed}."),
        )
    return asked


def question_asked() -> Asked:
    """Which cards the address asks for. Raises InputRefused."""
    args = request.args
    basis = member_of(DemandedBasis, "basis", args.get("basis") or DemandedBasis.TYPICAL)
    requirements = tuple(text for text in args.getlist("req") if text.strip())
    chosen = {facet: args.getlist(facet) for facet in FACETS if facet in args}
    return Asked(requirements, args.get("q", "").strip(), basis, chosen)


def _number(name: str) -> float | None:
    text = request.args.get(name, "").strip()
    if not text:
        return None
    try:
        number = float(read_decimal(text))
    except NumberUnreadable:
        number = math.nan
    if not math.isfinite(number):
        raise InputRefused(
            name, Wording(f"{name}：“{text}”不是数值。", f"{name}: '{text}' is no number.")
        )
    return number


def _positive(name: str) -> float | None:
    number = _number(name)
    if number is not None and number <= 0:
        raise InputRefused(
            name,
            Wording("指标线的取值须大于 0。", "The guide line takes a value above 0."),
        )
    return number


def between(axis: Axis, low: float | None, high: float | None) -> str:
    """The requirement that a property lies between two numbers in its canonical unit; empty where
    they bound nothing."""
    unit = VOCABULARY.units[axis.property.unit or "1"].key.removeprefix("1e-6").strip("1")
    unit = "×10⁻⁶/K" if axis.property.unit == "1e-6/K" else unit
    ends = ["" if end is None else f"{end:.6g}" for end in (low, high)]
    if all(ends):
        return f"{axis.text}={ends[0]}..{ends[1]}{unit}" if float(ends[0]) < float(ends[1]) else ""
    if ends[0]:
        return f"{axis.text}>={ends[0]}{unit}"
    return f"{axis.text}<={ends[1]}{unit}" if ends[1] else ""
