"""Rules on melting: solidus under liquidus, and no Mg–Al alloy above pure magnesium."""

from __future__ import annotations

from collections.abc import Iterator

from cards.card import Card
from cards.checks.entries import compatible, measured
from cards.checks.families import is_magnesium_aluminium
from cards.checks.figures import figure, typed
from cards.checks.pairs import ceiling, floor
from cards.checks.registry import Finding, rule
from cards.problems import Severity
from cards.wording import Wording

MAGNESIUM_MELTS = 650.0
"""Melting point of pure magnesium in °C; aluminium only lowers it."""


@rule(
    "solidus_above_liquidus",
    Severity.HARD,
    "固相线温度不高于液相线温度。",
    "The solidus does not lie above the liquidus.",
)
def solidus_above_liquidus(card: Card) -> Iterator[Finding]:
    liquidus = list(measured(card, "liquidus"))
    for solidus in measured(card, "solidus"):
        for other in liquidus:
            if compatible(solidus, other) and floor(solidus.quantity) > ceiling(other.quantity):
                yield Finding(
                    solidus.path("value"),
                    Wording(
                        f"固相线 {typed(solidus.quantity)} 高于液相线 {typed(other.quantity)}。",
                        f"Solidus {typed(solidus.quantity)} lies above liquidus "
                        f"{typed(other.quantity)}.",
                    ),
                    Wording("请核对两者是否填反。", "Check that they are not swapped."),
                    {"solidus": solidus.quantity.centre, "liquidus": other.quantity.centre},
                )


@rule(
    "melts_above_magnesium",
    Severity.HARD,
    "Mg–Al 系合金的固相线和液相线不高于纯镁熔点 650 °C。",
    "Solidus and liquidus of a Mg–Al alloy do not exceed 650 °C, where pure magnesium melts.",
)
def melts_above_magnesium(card: Card) -> Iterator[Finding]:
    if not is_magnesium_aluminium(card):
        return
    for entry in measured(card, "solidus", "liquidus"):
        if floor(entry.quantity) > MAGNESIUM_MELTS:
            name, limit = entry.property.name, figure(MAGNESIUM_MELTS)
            yield Finding(
                entry.path("value"),
                Wording(
                    f"{name.zh} {typed(entry.quantity)} 高于纯镁熔点 {limit} °C。",
                    f"{name.en} {typed(entry.quantity)} lies above {limit} °C, "
                    "where pure magnesium melts.",
                ),
                Wording(
                    "请核对数值与单位（°C、K 或 °F）。", "Check number and unit (°C, K or °F)."
                ),
                {"value": entry.quantity.centre, "limit": MAGNESIUM_MELTS},
            )
