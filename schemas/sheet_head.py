"""The first page of a sheet: key figures, fitting scenarios, limits of use, and what is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cards.card import Card
from cards.comparability import missing_axes
from cards.matching import TIER_NAMES, Match, Tier
from cards.scenario import Scenario
from cards.sections import EXPECTED, is_room_temperature
from cards.values import BASIS_NAMES, Value
from cards.vocabulary import VOCABULARY, Property
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.sheet_parts import KeyFigure, ScenarioLine
from schemas.sheet_sections import symbol_text

KEY_PROPERTIES = (
    "density",
    "proof_strength_02",
    "tensile_strength",
    "elongation",
    "youngs_modulus",
    "shielding_effectiveness",
    "fatigue_strength",
    "thermal_conductivity",
    "specific_damping_capacity",
    "corrosion_rate",
    "mass_loss_rate",
    "brinell_hardness",
)
"""Candidates for the headline, the most asked for first."""

FORM_NAMES: Mapping[str, Wording] = {
    "hpdc": Wording("高压铸造", "high-pressure die casting"),
    "sand": Wording("砂型铸造", "sand casting"),
    "gravity": Wording("重力铸造", "gravity casting"),
    "squeeze": Wording("挤压铸造", "squeeze casting"),
    "dc": Wording("半连续铸造", "direct-chill casting"),
    "moulding": Wording("注塑", "moulding"),
    "cast": Wording("铸造", "casting"),
    "low_pressure_cast": Wording("低压铸造", "low-pressure casting"),
    "semi_solid": Wording("半固态成形", "semi-solid moulding"),
    "extrusion": Wording("挤压型材", "extrusion"),
    "sheet": Wording("板材", "sheet and plate"),
    "plate": Wording("厚板", "plate"),
    "forging": Wording("锻件", "forging"),
    "wrought": Wording("变形材", "wrought"),
    "ingot": Wording("铸锭", "ingot"),
}

_SHOWN_FIGURES = 6
_SHOWN_SCENARIOS = 3


def form_name(form: str) -> Wording:
    """The form of supply in both languages; a form we have no name for stays as typed."""
    return FORM_NAMES.get(form, Wording(form, form))


def process_text(card: Card) -> str:
    """The process as typed, unless it only says the form again."""
    form = form_name(card.form)
    beyond = card.process.replace(form.zh, "").replace(form.en, "")
    return card.process if re.search(r"\w", beyond) else ""


def key_figures(card: Card) -> tuple[KeyFigure, ...]:
    """Up to six headline numbers at room temperature."""
    found = (_key_figure(card, key) for key in KEY_PROPERTIES)
    return tuple([figure for figure in found if figure is not None][:_SHOWN_FIGURES])


def _key_figure(card: Card, key: str) -> KeyFigure | None:
    values = [value for value in card.values_of(key) if _may_lead(value)]
    if not values:
        return None
    value = min(values, key=lambda entry: _headline_rank(card, entry))
    assert value.quantity is not None
    definition = VOCABULARY.property(key)
    return KeyFigure(
        key=key,
        name=definition.name,
        symbol=symbol_text(definition.symbol),
        number=figures.quantity_number(value.quantity),
        unit=figures.unit_text(value.quantity.unit),
        basis=BASIS_NAMES[value.basis] if value.basis else NO_WORDING,
        condition=figures.conditions_text(value.conditions),
        grade=card.grade_of(value).value,
        also=_also(value, values),
        is_comparable=not missing_axes(value),
    )


def _may_lead(value: Value) -> bool:
    """A calculated number proves nothing and is never a headline."""
    measured = value.basis is None or value.basis.is_measured
    return value.quantity is not None and measured and _is_ambient(value)


def _is_ambient(value: Value) -> bool:
    stated = value.conditions.get("temperature")
    return stated is None or is_room_temperature(stated)


def _headline_rank(card: Card, value: Value) -> tuple[bool, bool, int]:
    guaranteed = bool(value.basis and value.basis.is_guaranteed)
    return bool(missing_axes(value)), guaranteed, card.grade_of(value).rank


def _also(shown: Value, values: Sequence[Value]) -> Wording:
    """What else the card says: the guaranteed number, or how far other sources scatter."""
    others = [value for value in values if value is not shown]
    guaranteed = [v for v in others if v.basis is not None and v.basis.is_guaranteed]
    if guaranteed and guaranteed[0].quantity is not None:
        text = figures.quantity_text(guaranteed[0].quantity)
        return Wording(f"保证值 {text}", f"guaranteed {text}")
    scatter = _scatter([shown, *others])
    if not scatter:
        return NO_WORDING
    return Wording(f"{len(values)} 个值：{scatter}", f"{len(values)} values: {scatter}")


def _scatter(values: Iterable[Value]) -> str:
    quantities = [value.quantity for value in values if value.quantity is not None]
    ends = [end for q in quantities for end in (q.low, q.high) if end is not None]
    if len(quantities) < 2 or min(ends) == max(ends):
        return ""
    return figures.interval(min(ends), max(ends), quantities[0].canonical_unit)


def best_fits(fits: Sequence[tuple[Scenario, Match]]) -> list[tuple[Scenario, Match]]:
    """The scenarios that a card fits, the best first; one that excludes the card, or of which the
    card says nothing, is no fit to name."""
    fitting = [fit for fit in fits if fit[1].tier is not Tier.EXCLUDED and fit[1].coverage > 0]
    return sorted(
        fitting, key=lambda fit: (fit[1].tier.rank, -fit[1].low, -fit[1].high, fit[0].key)
    )


def scenario_lines(fits: Sequence[tuple[Scenario, Match]]) -> tuple[ScenarioLine, ...]:
    """The three best-fitting scenarios."""
    return tuple(_scenario_line(*fit) for fit in best_fits(fits)[:_SHOWN_SCENARIOS])


def _scenario_line(scenario: Scenario, match: Match) -> ScenarioLine:
    return ScenarioLine(
        key=scenario.key,
        name=scenario.name,
        tier=match.tier.value,
        tier_name=TIER_NAMES[match.tier],
        score=figures.score_interval(match.low, match.high) if match.is_scored else "",
        coverage=figures.percent(match.coverage),
    )


def gaps(card: Card) -> tuple[Wording, ...]:
    """What the card does not say, and why that matters."""
    found = (_not_stated(card), _not_comparable(card), _no_composition(card), _no_limits(card))
    return tuple(gap for gap in found if gap)


def _not_stated(card: Card) -> Wording:
    absent: list[Property] = [
        VOCABULARY.property(keys[0])
        for keys in EXPECTED
        if all(value.is_absent for key in keys for value in card.values_of(key))
    ]
    if not absent:
        return NO_WORDING
    zh = "、".join(entry.name.zh for entry in absent)
    en = ", ".join(_in_sentence(entry.name.en) for entry in absent)
    return Wording(
        f"未给出：{zh}。未给出不等于不满足，相关场景按未知计。",
        f"Not stated: {en}. Not stated is not failed; scenarios count it as unknown.",
    )


def _in_sentence(name: str) -> str:
    """A name inside a sentence; what is called after a person keeps its capital."""
    is_after_person = name.split(maxsplit=1)[0].endswith("'s")
    return name if is_after_person else name[0].lower() + name[1:]


def _not_comparable(card: Card) -> Wording:
    present = [value for value in card.values if not value.is_absent]
    missing = [axes for value in present if (axes := missing_axes(value))]
    if not missing:
        return NO_WORDING
    counts = Counter(axis for axes in missing for axis in axes).most_common(4)
    zh = "、".join(f"{VOCABULARY.axis(axis).name.zh} {count}" for axis, count in counts)
    en = ", ".join(f"{VOCABULARY.axis(axis).name.en} {count}" for axis, count in counts)
    return Wording(
        f"{len(present)} 个值中 {len(missing)} 个不可比，不参与排名；缺：{zh}。",
        f"{len(missing)} of {len(present)} values are not comparable and are not ranked; "
        f"missing: {en}.",
    )


def _no_composition(card: Card) -> Wording:
    if card.composition:
        return NO_WORDING
    return Wording("未给出化学成分。", "Composition is not stated.")


def _no_limits(card: Card) -> Wording:
    if card.limits_of_use:
        return NO_WORDING
    return Wording(
        "未给出使用限制；不代表没有限制。",
        "Limits of use are not stated; that does not mean there are none.",
    )
