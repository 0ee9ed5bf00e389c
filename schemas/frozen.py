"""Reads a card document that this program froze: the card alone, without examining it again.

A frozen document was read strictly once, and its hash says that it is the same. Reading twenty of
them for a page takes a few milliseconds this way; whatever is not as expected is left to
`load_card`, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from cards.card import NO_SUPPLY, Card, ProvenCase, Supply
from cards.composition import NO_COMPOSITION, Composition, ElementContent
from cards.conditions import NO_CONDITIONS, Conditions, read_condition
from cards.errors import CardError
from cards.quantity import Quantity, read_quantity
from cards.sources import Source, SourceKind
from cards.values import Absence, AbsenceReason, Basis, Chosen, Content, Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas.draft import load_card
from schemas.measure import points_of

Json = Mapping[str, Any]

_PLAIN = ("designation", "designation_system", "family", "form", "process", "temper")
_BESIDE = ("specimen", "standard", "method", "source", "note")
_OF_SOURCE = (
    "id",
    "title",
    "url",
    "doi",
    "laboratory",
    "cnas",
    "cma",
    "report_no",
    "attachment_sha256",
    "licence",
    "note",
)
_OF_CASE = ("since", "mass_before", "mass_after", "volume", "test", "source")
_OF_SUPPLY = ("capacity", "lead_time", "region")


def load_frozen(document: Json) -> Card:
    """The card of a document in canonical form. Raises CardRefused as `load_card` does."""
    try:
        return _card(document)
    except (CardError, KeyError, TypeError, ValueError):
        return load_card(document)


def _card(document: Json) -> Card:
    return Card(
        **_texts(document, _PLAIN),
        other_designations=tuple(document.get("other_designations", ())),
        brand=_wording(document.get("brand")),
        summary=_wording(document.get("summary")),
        limits_of_use=tuple(map(_wording, document.get("limits_of_use", ()))),
        composition=_composition(document.get("composition")),
        values=tuple(map(_value, document.get("values", ()))),
        sources=tuple(map(_source, document.get("sources", ()))),
        proven_cases=tuple(map(_case, document.get("proven_cases", ()))),
        supply=_supply(document.get("supply")),
        valid_until=_day(document.get("valid_until")),
        note=_wording(document.get("note")),
    )


def _texts(document: Json, names: Iterable[str]) -> dict[str, Any]:
    return {name: document[name] for name in names if name in document}


def _wording(raw: Json | None) -> Wording:
    return Wording(raw.get("zh", ""), raw.get("en", "")) if raw else NO_WORDING


def _day(raw: str | None) -> date | None:
    return None if raw is None else date.fromisoformat(raw)


def _value(raw: Json) -> Value:
    basis = raw.get("basis")
    return Value(
        raw["property"],
        _content(raw),
        None if basis is None else Basis(basis),
        _conditions(raw.get("conditions")),
        **_texts(raw, _BESIDE),
        specimens=raw.get("n"),
        deviation=raw.get("s", ""),
        lots=raw.get("lots"),
        tested_on=_day(raw.get("tested_on")),
        confidential=raw.get("confidential", False),
    )


def _content(raw: Json) -> Content:
    if "value" in raw:
        return _quantity(raw["value"], raw.get("unit", ""), raw["property"])
    if "curve" in raw:
        return _curve(raw["curve"], raw.get("unit", ""), raw["property"])
    if "choice" in raw:
        return Chosen(raw["choice"])
    limit = raw.get("limit")
    return Absence(
        AbsenceReason(raw["absent"]),
        None if limit is None else _quantity(limit, raw.get("unit", ""), raw["property"]),
        _day(raw.get("until")),
    )


@lru_cache(maxsize=65536)
def _quantity(text: str, unit: str, key: str) -> Quantity:
    return read_quantity(text, unit, VOCABULARY.units[VOCABULARY.property(key).unit or ""])


def _curve(raw: Json, unit: str, key: str) -> Curve:
    axis, owner = VOCABULARY.axis(raw["x"]), VOCABULARY.property(key)
    across, upward = VOCABULARY.units[axis.unit or ""], VOCABULARY.units[owner.unit or ""]
    pairs = tuple((x, y) for x, y in raw["points"])
    x_unit = raw.get("x_unit", "")
    return Curve(
        axis.key, x_unit, unit, upward.key, points_of(pairs, x_unit, unit, (across, upward))
    )


def _conditions(raw: Json | None) -> Conditions:
    if not raw:
        return NO_CONDITIONS
    return _conditions_of(tuple(raw.items()))


@lru_cache(maxsize=16_384)
def _conditions_of(stated: tuple[tuple[str, str], ...]) -> Conditions:
    return Conditions.of(*(read_condition(axis, text) for axis, text in stated))


def _source(raw: Json) -> Source:
    return Source(
        kind=SourceKind(raw["kind"]),
        dated=_day(raw.get("date")),
        verified=raw.get("verified", True),
        **_texts(raw, _OF_SOURCE),
    )


def _composition(raw: Json | None) -> Composition:
    if not raw:
        return NO_COMPOSITION
    elements = tuple(map(_element, raw.get("elements", ())))
    return Composition(elements, raw.get("standard", ""), raw.get("source", ""))


def _element(raw: Json) -> ElementContent:
    return ElementContent(
        raw["element"],
        _share(raw.get("min")),
        _share(raw.get("max")),
        _share(raw.get("measured")),
        raw.get("balance", False),
    )


@lru_cache(maxsize=4096)
def _share(text: str | None) -> Quantity | None:
    return None if text is None else read_quantity(text, "%", VOCABULARY.units["%"])


def _case(raw: Json) -> ProvenCase:
    return ProvenCase(_wording(raw["part"]), **_texts(raw, _OF_CASE))


def _supply(raw: Json | None) -> Supply:
    if not raw:
        return NO_SUPPLY
    return Supply(
        **_texts(raw, _OF_SUPPLY),
        minimum_order=raw.get("moq", ""),
        certificates=tuple(raw.get("certificates", ())),
    )
