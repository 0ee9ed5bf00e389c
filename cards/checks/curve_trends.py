"""Rules on the course of curves: what a logarithm, fatigue and heat allow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cards.card import Card
from cards.checks.entries import Drawn, drawn
from cards.checks.figures import figure, named, percent
from cards.checks.registry import Finding, rule
from cards.conditions import Condition
from cards.interpolation import read_curve
from cards.problems import Severity
from cards.values import Point
from cards.vocabulary import VOCABULARY
from cards.wording import Wording

LEVELS = ("dB",)
"""Units that are logarithms themselves, so that zero and less mean something."""
LIVES = ("fatigue_strength", "low_cycle_fatigue")
STRENGTHS = ("tensile_strength", "proof_strength_02")
ROOM_TEMPERATURE = 23.0
ROOM = Condition("temperature", "", ROOM_TEMPERATURE, ROOM_TEMPERATURE)
STRENGTHENING = 0.20


@rule(
    "curve_value_not_positive",
    Severity.SOFT,
    "横轴为对数轴时，y 大于 0（dB 除外）：两轴都取对数插值。",
    "Over a logarithmic axis y is positive, dB apart: both are read on logarithms.",
)
def curve_value_not_positive(card: Card) -> Iterator[Finding]:
    for entry in drawn(card):
        is_log = VOCABULARY.axis(entry.curve.axis).is_logarithmic
        place = next((at for at, point in enumerate(entry.curve.points) if point.y <= 0), None)
        if is_log and place is not None and entry.curve.canonical_unit not in LEVELS:
            typed = entry.curve.points[place].typed_y
            yield Finding(
                entry.path("curve", "points", place),
                Wording(
                    f"{entry.property.name.zh}：第 {place + 1} 个点 y = {typed}，"
                    "不能在双对数坐标中插值。",
                    f"{entry.property.name.en}: point {place + 1}, y = {typed}, cannot be read on "
                    "logarithms.",
                ),
                Wording(
                    "请核对该点；低于检出限的点请删去。",
                    "Check the point; leave out what lies below the detection limit.",
                ),
                {"point": place, "y": entry.curve.points[place].y},
            )


@rule(
    "curve_life_rises",
    Severity.SOFT,
    "S–N 曲线的应力（应变）不随循环次数上升。",
    "Stress, or strain, of a fatigue curve does not rise with the number of cycles.",
)
def curve_life_rises(card: Card) -> Iterator[Finding]:
    for entry in drawn(card, *LIVES):
        rise = _first_rise(entry) if entry.curve.axis == "cycles" else None
        if rise is not None:
            before, after = rise
            yield Finding(
                entry.path("curve", "points"),
                Wording(
                    f"{entry.property.name.zh}：由 N = {before.typed_x} 到 {after.typed_x}，"
                    f"数值由 {before.typed_y} 升到 {after.typed_y}。",
                    f"{entry.property.name.en}: from N = {before.typed_x} to {after.typed_x} it "
                    f"rises from {before.typed_y} to {after.typed_y}.",
                ),
                Wording(
                    "请核对点的顺序；单个试样的散点请改给拟合曲线。",
                    "Check the points; give the fitted curve in place of scattered single tests.",
                ),
                {"cycles": (before.x, after.x), "values": (before.y, after.y)},
            )


def _first_rise(entry: Drawn) -> tuple[Point, Point] | None:
    ordered = sorted(entry.curve.points, key=lambda point: point.x)
    rises = (pair for pair in pairwise(ordered) if pair[1].y > pair[0].y)
    return next(rises, None)


@rule(
    "curve_strength_rises",
    Severity.SOFT,
    "强度随温度升高不超过室温值 20 % 以上。",
    "Strength does not rise with temperature by more than 20 % above that at room temperature.",
)
def curve_strength_rises(card: Card) -> Iterator[Finding]:
    for entry in drawn(card, *STRENGTHS):
        is_over_heat = entry.curve.axis == ROOM.axis
        room = read_curve(entry.curve, ROOM) if is_over_heat else None
        warm = [point for point in entry.curve.points if point.x > ROOM_TEMPERATURE]
        strongest = max(warm, key=lambda point: point.y, default=None)
        if strongest and room and strongest.y > (1 + STRENGTHENING) * room[1] > 0:
            rise = strongest.y / room[1] - 1
            name, top = named(entry.property), figure(strongest.y, entry.property.unit)
            low = figure(room[1], entry.property.unit)
            yield Finding(
                entry.path("curve", "points"),
                Wording(
                    f"{name.zh}在 {strongest.typed_x} {entry.curve.axis_unit} 为 {top}，"
                    f"比室温的 {low} 高 {percent(rise)}，超过 20 %。",
                    f"{name.en} at {strongest.typed_x} {entry.curve.axis_unit} is {top}, "
                    f"{percent(rise)} above the {low} at room temperature, more than 20 %.",
                ),
                Wording(
                    "请核对温度单位与点的顺序；确为反常强化时请在备注说明。",
                    "Check the unit of temperature and the points; where it is real, say why in "
                    "the note.",
                ),
                {"room": room[1], "strongest": strongest.y, "rise": rise},
            )
