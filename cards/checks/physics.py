"""Rules of physics that tie properties together, each within the tolerance of the specification."""

from __future__ import annotations

from collections.abc import Iterator

from cards.card import Card
from cards.checks.entries import Observed, compatible, observed
from cards.checks.figures import between, figure, typed
from cards.checks.registry import Finding, rule
from cards.checks.relations import disagreements
from cards.problems import Severity
from cards.relations import (
    DAMPING_CAPACITY,
    DAMPING_RATIO,
    DECREMENT,
    DIFFUSIVITY,
    INDICES,
    MASS_LOSS,
    RESISTIVITY,
    SHEAR_MODULUS,
    SPECIFIC_STRENGTH,
    YIELD_RATIO,
)
from cards.wording import Wording

LORENZ = 2.44e-8
"""Sommerfeld value of the Lorenz number in W·Ω/K²."""

WIEDEMANN_FRANZ = (0.8, 1.7)
_ROOM = 23.0
_KELVIN = 273.15


@rule(
    "shear_modulus_disagrees",
    Severity.SOFT,
    "G = E/2(1+ν)，偏差不超过 8 %。",
    "G = E/2(1+ν) within 8 %.",
)
def shear_modulus_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, SHEAR_MODULUS)


@rule(
    "resistivity_disagrees",
    Severity.SOFT,
    "ρₑ·σ = 1000（nΩ·m × MS/m），偏差不超过 2 %。",
    "ρₑ·σ = 1000 (nΩ·m × MS/m) within 2 %.",
)
def resistivity_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, RESISTIVITY)


@rule(
    "diffusivity_disagrees",
    Severity.SOFT,
    "a = λ/(ρ·cp)，偏差不超过 5 %。",
    "a = λ/(ρ·cp) within 5 %.",
)
def diffusivity_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, DIFFUSIVITY)


@rule(
    "specific_strength_disagrees",
    Severity.SOFT,
    "比强度 = Rm/ρ，偏差不超过 1 %。",
    "Specific strength = Rm/ρ within 1 %.",
    "cards/data/properties.yaml",
)
def specific_strength_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, SPECIFIC_STRENGTH)


@rule(
    "material_index_disagrees",
    Severity.SOFT,
    "比刚度、比屈服强度与梁、板指数由 E 或 Rp0.2 和 ρ 得到，偏差不超过 1 %。",
    "Specific stiffness, specific proof strength and the indices of beam and panel follow from "
    "E or Rp0.2 and ρ, within 1 %.",
    "cards/data/properties.yaml",
)
def material_index_disagrees(card: Card) -> Iterator[Finding]:
    for relation in INDICES:
        yield from disagreements(card, relation)


@rule(
    "yield_ratio_disagrees",
    Severity.SOFT,
    "拉压不对称比 = Rpc0.2/Rp0.2，偏差不超过 3 %。",
    "Compression/tension yield ratio = Rpc0.2/Rp0.2 within 3 %.",
    "cards/data/properties.yaml",
)
def yield_ratio_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, YIELD_RATIO)


@rule(
    "penetration_disagrees",
    Severity.SOFT,
    "mm/a = 3.65·w/ρ：失重法的腐蚀速率与失重速率 w（mg/(cm²·d)）相符。",
    "mm/a = 3.65·w/ρ: a rate by mass loss agrees with the mass-loss rate w in mg/(cm²·d).",
)
def penetration_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, MASS_LOSS)


@rule(
    "damping_capacity_disagrees",
    Severity.SOFT,
    "ψ = 2πη，仅当 η ≤ 0.05，偏差不超过 5 %。",
    "ψ = 2πη, only for η ≤ 0.05, within 5 %.",
)
def damping_capacity_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, DAMPING_CAPACITY)


@rule(
    "damping_ratio_disagrees",
    Severity.SOFT,
    "ζ = η/2，仅当 η ≤ 0.05，偏差不超过 5 %。",
    "ζ = η/2, only for η ≤ 0.05, within 5 %.",
    "cards/data/properties.yaml",
)
def damping_ratio_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, DAMPING_RATIO)


@rule(
    "decrement_disagrees",
    Severity.SOFT,
    "δ = πη，仅当 η ≤ 0.05，偏差不超过 5 %。",
    "δ = πη, only for η ≤ 0.05, within 5 %.",
    "cards/data/properties.yaml",
)
def decrement_disagrees(card: Card) -> Iterator[Finding]:
    yield from disagreements(card, DECREMENT)


@rule(
    "wiedemann_franz_violated",
    Severity.SOFT,
    "Wiedemann–Franz：λ 为 2.44·10⁻⁸·T·σ 的 0.8~1.7 倍。",
    "Wiedemann–Franz: λ is 0.8 to 1.7 times 2.44·10⁻⁸·T·σ.",
)
def wiedemann_franz_violated(card: Card) -> Iterator[Finding]:
    for heat in observed(card, "thermal_conductivity"):
        partners = [e for e in _conductors(card) if compatible(heat, e)]
        ratios = [ratio for e in partners if (ratio := _lorenz_ratio(heat, e)) is not None]
        if ratios and not any(_meets(ratio) for ratio in ratios):
            yield _against_wiedemann_franz(heat, partners[0], ratios[0])


def _conductors(card: Card) -> list[Observed]:
    return observed(card, "electrical_conductivity") + observed(card, "electrical_resistivity")


def _meets(ratio: tuple[float, float]) -> bool:
    low, high = WIEDEMANN_FRANZ
    return ratio[0] <= high and ratio[1] >= low


def _conductivity(entry: Observed) -> tuple[float, float]:
    """In S/m, from a conductivity in MS/m or a resistivity in nΩ·m."""
    if entry.property.key == "electrical_conductivity":
        return entry.low * 1e6, entry.high * 1e6
    return 1e9 / entry.high, 1e9 / entry.low


def _lorenz_ratio(heat: Observed, electric: Observed) -> tuple[float, float] | None:
    """λ/(L·T·σ) from its least to its largest value; None where it has none."""
    temperature = heat.value.conditions.get("temperature")
    at = _ROOM if temperature is None or temperature.low is None else temperature.low
    try:
        low, high = _conductivity(electric)
        scale = LORENZ * (at + _KELVIN)
        return heat.low / (scale * high), heat.high / (scale * low)
    except ArithmeticError:
        return None


def _against_wiedemann_franz(
    heat: Observed, electric: Observed, ratio: tuple[float, float]
) -> Finding:
    allowed = between(*WIEDEMANN_FRANZ, None)
    times = figure(ratio[0]) if ratio[0] == ratio[1] else between(*ratio, None)
    other = electric.property.name
    return Finding(
        heat.path("value"),
        Wording(
            f"导热系数 {typed(heat.quantity)} 是由{other.zh} {typed(electric.quantity)} 按 "
            f"Wiedemann–Franz 得到的 {times} 倍，应为 {allowed} 倍。",
            f"Thermal conductivity {typed(heat.quantity)} is {times} times what Wiedemann–Franz "
            f"gives for {other.en} {typed(electric.quantity)}; expected {allowed} times.",
        ),
        Wording("请核对两者的数值、单位与温度。", "Check number, unit and temperature of both."),
        {"ratio_low": ratio[0], "ratio_high": ratio[1], "inputs": (electric.place,)},
    )
