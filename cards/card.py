"""A performance card: one alloy in one state, its values and their sources.

A card is content only. Its number, its enterprise and its place in the review are given to it
by the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cards.composition import NO_COMPOSITION, Composition
from cards.derivation import derived_values, derived_values_of
from cards.sources import EvidenceGrade, GradeReason, Source, grade_reason
from cards.values import Value
from cards.wording import NO_WORDING, Wording


@dataclass(frozen=True, slots=True)
class ProvenCase:
    """A part that is, or was, made of this material."""

    part: Wording
    since: str = ""
    mass_before: str = ""
    mass_after: str = ""
    volume: str = ""
    test: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Supply:
    """On what terms the material can be had."""

    capacity: str = ""
    lead_time: str = ""
    minimum_order: str = ""
    region: str = ""
    certificates: tuple[str, ...] = ()


NO_SUPPLY = Supply()


@dataclass(frozen=True)
class Card:
    """The content of a card: identity of the alloy state, composition, values, sources."""

    designation: str
    designation_system: str = ""
    other_designations: tuple[str, ...] = ()
    brand: Wording = NO_WORDING
    family: str = ""
    form: str = ""
    process: str = ""
    temper: str = ""
    summary: Wording = NO_WORDING
    limits_of_use: tuple[Wording, ...] = ()
    composition: Composition = NO_COMPOSITION
    values: tuple[Value, ...] = ()
    sources: tuple[Source, ...] = ()
    proven_cases: tuple[ProvenCase, ...] = ()
    supply: Supply = NO_SUPPLY
    valid_until: date | None = None
    note: Wording = NO_WORDING

    @property
    def title(self) -> str:
        """The alloy state as it is called: designation and temper."""
        return f"{self.designation}-{self.temper}" if self.temper else self.designation

    @cached_property
    def by_property(self) -> Mapping[str, tuple[Value, ...]]:
        """The values of each property, in the order of the card."""
        grouped: dict[str, list[Value]] = {}
        for value in self.values:
            grouped.setdefault(value.property, []).append(value)
        return {key: tuple(values) for key, values in grouped.items()}

    @cached_property
    def derived(self) -> Mapping[str, tuple[Value, ...]]:
        """What follows from the values of the card where it is not stated, by property."""
        return derived_values(self.values, self.grade_of)

    @cached_property
    def _known(self) -> dict[str, tuple[Value, ...]]:
        return {}

    @cached_property
    def evidence(self) -> EvidenceGrade | None:
        """The grade that at least half of the stated values reach; None without values. The best
        one would let a single report speak for a whole card."""
        grades = sorted(map(self.grade_of, self.values), key=lambda grade: grade.rank)
        return grades[(len(grades) - 1) // 2] if grades else None

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    def values_of(self, key: str) -> tuple[Value, ...]:
        """All values of one property; several sources stand side by side, never merged."""
        return self.by_property.get(key, ())

    def known_of(self, key: str) -> tuple[Value, ...]:
        """All values of one property, the stated ones before those that follow from others."""
        if key not in self._known:
            derived = derived_values_of(key, self.values, self.grade_of)
            self._known[key] = (*self.values_of(key), *derived)
        return self._known[key]

    def source_of(self, value: Value) -> Source | None:
        return self.source_by_id.get(value.source)

    def grade_of(self, value: Value) -> EvidenceGrade:
        """The evidence grade of one value of this card; a derived one has its worst input's."""
        return self.grade_reason_of(value).grade

    def grade_reason_of(self, value: Value) -> GradeReason:
        """What decides that grade."""
        if value.derivation is not None:
            reasons = map(self.grade_reason_of, value.derivation.inputs)
            return max(reasons, key=lambda reason: reason.grade.rank)
        return grade_reason(
            self.source_of(value),
            standard=value.standard,
            specimens=value.specimens,
            is_measured=value.basis is None or value.basis.is_measured,
        )
