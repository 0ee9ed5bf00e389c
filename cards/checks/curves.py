"""Rules on curves: readable as functions, told apart, and a tensile curve that fits E and Rm."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import pairwise

from cards.card import Card
from cards.checks.entries import Drawn, Observed, compatible, drawn, entries, observed, state_of
from cards.checks.figures import figure, percent
from cards.checks.registry import Finding, rule
from cards.problems import Severity
from cards.values import Curve, Point
from cards.vocabulary import VOCABULARY
from cards.wording import Wording

MODULUS_TOLERANCE = 0.10
STRENGTH_TOLERANCE = 0.03


@rule(
    "curve_too_short",
    Severity.HARD,
    "一条曲线至少有两个点。",
    "A curve has at least two points.",
)
def curve_too_short(card: Card) -> Iterator[Finding]:
    for entry in entries(card):
        curve = entry.value.content
        if isinstance(curve, Curve) and len(curve.points) < 2:
            count, name = len(curve.points), entry.property.name
            yield Finding(
                entry.path("curve", "points"),
                Wording(
                    f"{name.zh}：曲线只有 {count} 个点。",
                    f"{name.en}: the curve has only {count} point(s).",
                ),
                Wording(
                    "请至少给两个点，或改填单个数值。",
                    "Give two points or more, or a single value.",
                ),
                {"points": count},
            )


@rule(
    "curve_not_monotone",
    Severity.HARD,
    "曲线的 x 严格递增或严格递减。",
    "The x of a curve strictly increases or strictly decreases.",
)
def curve_not_monotone(card: Card) -> Iterator[Finding]:
    for entry in drawn(card):
        place = _turning_place(entry.curve.points)
        if place is not None:
            x, before = entry.curve.points[place], entry.curve.points[place - 1]
            yield Finding(
                entry.path("curve", "points", place),
                Wording(
                    f"{entry.property.name.zh}：第 {place + 1} 个点 x = {x.typed_x} "
                    f"接在 {before.typed_x} 之后，x 不是严格单调。",
                    f"{entry.property.name.en}: point {place + 1}, x = {x.typed_x} after "
                    f"{before.typed_x}, is not strictly monotone.",
                ),
                Wording("请按 x 排序并去掉重复的点。", "Sort by x and remove repeated points."),
                {"point": place, "x": x.x, "before": before.x},
            )


def _turning_place(points: tuple[Point, ...]) -> int | None:
    steps = [after.x - before.x for before, after in pairwise(points)]
    for place, step in enumerate(steps, start=1):
        if step == 0 or (step > 0) != (steps[0] > 0):
            return place
    return None


@rule(
    "curve_x_not_positive",
    Severity.HARD,
    "横轴为对数轴（频率、循环次数、应变速率、应变振幅）时 x 大于 0。",
    "On a logarithmic axis (frequency, cycles, strain rate, strain amplitude) x is positive.",
)
def curve_x_not_positive(card: Card) -> Iterator[Finding]:
    for entry in drawn(card):
        axis = VOCABULARY.axis(entry.curve.axis)
        place = next((at for at, point in enumerate(entry.curve.points) if point.x <= 0), None)
        if axis.is_logarithmic and place is not None:
            typed = entry.curve.points[place].typed_x
            yield Finding(
                entry.path("curve", "points", place),
                Wording(
                    f"{entry.property.name.zh}：第 {place + 1} 个点 {axis.name.zh} = {typed}，"
                    "对数轴上没有这个位置。",
                    f"{entry.property.name.en}: point {place + 1}, {axis.name.en} = {typed}, has "
                    "no place on a logarithmic axis.",
                ),
                Wording("请删去该点或改正 x。", "Remove the point or correct its x."),
                {"point": place, "x": entry.curve.points[place].x},
            )


@rule(
    "curve_family_alike",
    Severity.SOFT,
    "同一性能、同一来源的几条曲线至少有一个条件不同。",
    "Several curves of one property from one source differ in some condition.",
)
def curve_family_alike(card: Card) -> Iterator[Finding]:
    seen: dict[Hashable, Drawn] = {}
    for entry in drawn(card):
        first = seen.setdefault(_kind_of(entry), entry)
        if first is not entry:
            name, a, b = entry.property.name, first.place, entry.place
            yield Finding(
                entry.path("curve"),
                Wording(
                    f"{name.zh}：values[{a}] 与 values[{b}] 两条曲线的条件完全相同。",
                    f"{name.en}: the curves values[{a}] and values[{b}] state the same conditions.",
                ),
                Wording(
                    "请写明区别它们的条件（如温度、厚度、方向），或只保留一条。",
                    "State the condition that tells them apart, such as temperature, thickness or "
                    "orientation, or keep one of them.",
                ),
                {"places": (a, b)},
            )


def _kind_of(entry: Drawn) -> Hashable:
    value = entry.value
    beside = (value.basis, value.specimen, value.method)
    return value.property, value.source, entry.curve.axis, state_of(value), beside


def _partners(card: Card, curve: Drawn, key: str) -> list[Observed]:
    return [entry for entry in observed(card, key) if compatible(curve, entry)]


def _nearest_deviation(number: float, partners: list[Observed]) -> tuple[float, Observed] | None:
    """The smallest relative distance of `number` from the quantities, with that quantity."""
    found = [
        (abs(number - entry.quantity.centre) / abs(entry.quantity.centre), entry)
        for entry in partners
        if entry.quantity.centre
    ]
    return min(found, key=lambda pair: pair[0], default=None)


@rule(
    "curve_start_modulus",
    Severity.SOFT,
    "拉伸曲线起始斜率与弹性模量 E 相差不超过 10 %。",
    "A tensile curve starts with Young's modulus within 10 %.",
)
def curve_start_modulus(card: Card) -> Iterator[Finding]:
    for entry in drawn(card, "stress_strain_curve"):
        slope = _first_slope(entry.curve.points)
        nearest = slope and _nearest_deviation(slope, _partners(card, entry, "youngs_modulus"))
        if slope and nearest and nearest[0] > MODULUS_TOLERANCE:
            modulus = nearest[1].quantity.centre
            yield Finding(
                entry.path("curve", "points"),
                Wording(
                    f"曲线起始斜率 {figure(slope)} GPa 与弹性模量 E = {figure(modulus)} GPa "
                    f"相差 {percent(nearest[0])}，超过 10 %。",
                    f"The curve starts with {figure(slope)} GPa, {percent(nearest[0])} from "
                    f"E = {figure(modulus)} GPa, more than 10 %.",
                ),
                Wording(
                    "请核对应变单位，并在弹性段给出足够的点。",
                    "Check the unit of strain, and give enough points in the elastic part.",
                ),
                {"slope": slope, "modulus": modulus, "deviation": nearest[0]},
            )


def _first_slope(points: tuple[Point, ...]) -> float | None:
    """Slope between the two points of smallest strain, in GPa (stress is in MPa)."""
    if len(points) < 2:
        return None
    first, second = sorted(points, key=lambda point: point.x)[:2]
    if first.x == second.x:
        return None
    return (second.y - first.y) / (second.x - first.x) / 1000


@rule(
    "curve_peak_strength",
    Severity.SOFT,
    "拉伸曲线的最高点与抗拉强度 Rm 相差不超过 3 %。",
    "A tensile curve reaches the tensile strength within 3 %.",
)
def curve_peak_strength(card: Card) -> Iterator[Finding]:
    for entry in drawn(card, "stress_strain_curve"):
        peak = max(point.y for point in entry.curve.points)
        nearest = _nearest_deviation(peak, _partners(card, entry, "tensile_strength"))
        if nearest and nearest[0] > STRENGTH_TOLERANCE:
            strength = nearest[1].quantity.centre
            yield Finding(
                entry.path("curve", "points"),
                Wording(
                    f"曲线最高点 {figure(peak)} MPa 与抗拉强度 Rm = {figure(strength)} MPa "
                    f"相差 {percent(nearest[0])}，超过 3 %。",
                    f"The curve peaks at {figure(peak)} MPa, {percent(nearest[0])} from "
                    f"Rm = {figure(strength)} MPa, more than 3 %.",
                ),
                Wording(
                    "请核对曲线与 Rm 是否为同一状态、同一批试样；工程应力不是真应力。",
                    "Check that curve and Rm are of one temper and lot, and of engineering stress.",
                ),
                {"peak": peak, "strength": strength, "deviation": nearest[0]},
            )
