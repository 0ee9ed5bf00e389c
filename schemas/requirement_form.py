"""A requirement as a form: its fields, filled in from one that is asked, and back to its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cards.errors import NumberUnreadable
from cards.quantity import read_decimal
from cards.requirement import Requirement
from cards.vocabulary import VOCABULARY, Axis, Property
from cards.wording import Wording
from schemas import figures
from schemas.card_form.condition_fields import condition_fields, joined, unit_options
from schemas.card_form.view import Field, Option
from schemas.completion import short_name
from schemas.limits import as_typed, unit_of
from schemas.sheet_sections import symbol_text

CONDITIONS = "conditions"
NUMBERS = ("low", "high", "target")
DIGITS = 6

Sent = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RequirementForm:
    """The fields of one requirement on the property `key`; `units` is empty for a choice, and
    `options` for a number."""

    key: str
    name: Wording
    symbol: str
    better: str
    unit: str
    unit_sign: str
    units: tuple[Option, ...]
    low: str
    high: str
    target: str
    weight: str
    is_want: bool
    choice: str
    options: tuple[Option, ...]
    conditions: tuple[Field, ...]


def is_askable(entry: Property) -> bool:
    """Whether a requirement can be put to a property: a number, or one of several choices."""
    return entry.kind == "choice" or (entry.unit is not None and entry.kind != "curve")


def requirement_form(entry: Property, sent: Sent) -> RequirementForm:
    """The form of a property with what was typed into it; numbers follow a change of the unit,
    which the form tells by the unit that they `was` in."""
    unit = _unit(entry, sent.get("unit", ""))
    before = _unit(entry, sent.get("was", "")) if sent.get("was") else unit
    numbers = {name: _converted(entry, sent.get(name, ""), before, unit) for name in NUMBERS}
    return RequirementForm(
        key=entry.key,
        name=entry.name,
        symbol=symbol_text(entry.symbol),
        better=entry.better,
        unit=unit,
        unit_sign=figures.unit_heading(unit),
        units=_units(entry, unit),
        weight=sent.get("weight", ""),
        is_want=sent.get("kind") == "want",
        choice=sent.get("choice", ""),
        options=tuple(Option(choice.key, choice.name) for choice in entry.choices.values()),
        conditions=condition_fields((), {CONDITIONS: conditions_sent(sent)}, entry, ""),
        **numbers,
    )


def _units(entry: Property, unit: str) -> tuple[Option, ...]:
    """The units to choose from; a share of one instead of per cent is no word of the grammar."""
    if entry.unit is None or entry.kind == "choice":
        return ()
    found = unit_options(entry.unit, unit)
    return tuple(option for option in found if option.key != "1" or entry.unit == "1")


def _unit(entry: Property, typed: str) -> str:
    """The unit that is meant, the canonical one where none of the property's is."""
    if entry.unit is None:
        return ""
    inputs = VOCABULARY.units[entry.unit].inputs
    return typed if typed in inputs else entry.unit


def _converted(entry: Property, text: str, before: str, unit: str) -> str:
    """A typed number in another unit; what is no number stays as it is."""
    if before == unit or entry.unit is None or not text.strip():
        return text
    try:
        number = read_decimal(text)
    except NumberUnreadable:
        return text
    scales = VOCABULARY.units[entry.unit]
    return figures.trimmed(scales.from_canonical(scales.to_canonical(number, before), unit), DIGITS)


def conditions_sent(sent: Sent) -> dict[str, str]:
    """The conditions that the form sends, each as it is typed on a card."""
    names = {name: name.removeprefix(f"{CONDITIONS}.") for name in sent if CONDITIONS in name}
    axes = {name: VOCABULARY.axes[key] for name, key in names.items() if key in VOCABULARY.axes}
    said = {axis.key: _condition(axis, sent, name) for name, axis in axes.items()}
    return {key: text for key, text in said.items() if text.strip()}


def _condition(axis: Axis, sent: Sent, name: str) -> str:
    return joined(axis, sent[name], sent.get(f"{name}.unit", "")).strip()


def subject_sent(entry: Property, sent: Sent) -> str:
    """The property with its conditions, as a requirement begins: `SE@thickness=2 mm`."""
    said = ",".join(f"{axis}={text}" for axis, text in conditions_sent(sent).items())
    return f"{short_name(entry)}@{said}" if said else short_name(entry)


def requirement_sent(entry: Property, sent: Sent) -> str:
    """The text of the requirement that the form says, in the grammar of requirements; empty where
    it says no limit. Whether it can be read is for the grammar to say."""
    ends = [sent.get(name, "").strip() for name in NUMBERS]
    low, high, target = ends
    unit = "" if sent.get("unit", "") == "1" else sent.get("unit", "")
    if entry.kind == "choice":
        limit = f"={sent['choice']}" if sent.get("choice") else ""
    elif low and high:
        limit = f"={low}..{high} {unit}"
    else:
        limit = f">={low} {unit}" if low else f"<={high} {unit}" if high else ""
    if not limit:
        return ""
    wanted = f"→{target} {unit}" if target else ""
    weight = sent.get("weight", "").strip()
    return "".join(
        (
            subject_sent(entry, sent),
            limit.strip(),
            wanted.strip(),
            f"*{weight}" if weight not in ("", "1") else "",
            "?" if sent.get("kind") == "want" else "",
        )
    )


def sent_from(requirement: Requirement) -> dict[str, str]:
    """The fields that say `requirement`."""
    ends = zip(NUMBERS, (requirement.low, requirement.high, requirement.target), strict=True)
    said = {name: as_typed(requirement, number) for name, number in ends}
    fields = {
        name: figures.trimmed(number, DIGITS).replace(figures.MINUS, "-")
        for name, number in said.items()
        if number is not None
    }
    stated = {
        f"{CONDITIONS}.{entry.axis}": entry.typed for entry in requirement.conditions.values()
    }
    kind = "must" if requirement.is_must else "want"
    weight = f"{requirement.weight:g}" if requirement.weight != 1 else ""
    beside = {"unit": unit_of(requirement), "choice": requirement.choice, "weight": weight}
    return fields | stated | beside | {"kind": kind}
