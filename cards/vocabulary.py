"""The vocabulary of the catalogue: properties, units and condition axes, as frozen objects.

Everything is read once from `cards/data/*.yaml`. To add a property, add one entry to
`properties.yaml`; every form, search, check and sheet takes it from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

import yaml

from cards.errors import UnknownAxis, UnknownProperty
from cards.units import Unit, read_units
from cards.wording import Wording, fold, normalise

DATA = Path(__file__).parent / "data"

Kind = Literal["number", "rating", "choice", "curve"]
Better = Literal["higher", "lower", "target", "none"]
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """One admissible entry of a condition axis or of a property that is not a number."""

    key: str
    name: Wording
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Within what two numbers of an axis agree: absolute in the axis's unit, or relative."""

    absolute: float = 0.0
    relative: float = 1e-9

    def holds(self, wanted: float, stated: float) -> bool:
        return abs(wanted - stated) <= max(self.absolute, self.relative * abs(wanted)) + 1e-12


@dataclass(frozen=True, slots=True)
class Axis:
    """A test condition: a number with unit, one of `choices`, or free text."""

    key: str
    name: Wording
    symbol: str
    synonyms: tuple[str, ...]
    unit: str | None
    choices: Mapping[str, Choice]
    tolerance: Tolerance
    is_logarithmic: bool
    is_pair: bool
    reference: str | None
    ordinary: tuple[str, ...] | None
    words: Mapping[str, str]

    @property
    def is_number(self) -> bool:
        return self.unit is not None

    def names(self) -> Iterable[str]:
        return (self.key, self.name.zh, self.name.en, self.symbol, *self.synonyms)


@dataclass(frozen=True, slots=True)
class CurveForm:
    """Over which axis a property is given as a curve, and by which axis curves form a family."""

    axis: str
    family: str | None


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a material state, with what makes a value of it plausible and comparable."""

    key: str
    name: Wording
    symbol: str
    synonyms: tuple[str, ...]
    group: str
    kind: Kind
    unit: str | None
    better: Better
    hard: Bounds | None
    typical: Bounds | None
    target: Bounds | None
    needs: tuple[str, ...]
    wants: tuple[str, ...]
    free: tuple[str, ...]
    standards: tuple[str, ...]
    ratings: tuple[float, ...]
    choices: Mapping[str, Choice]
    curve: CurveForm | None
    derived: str | None
    tolerance: float | None
    trust: Literal["seen", "domain"]

    def names(self) -> Iterable[str]:
        return (self.key, self.name.zh, self.name.en, self.symbol, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the vocabulary, in the order in which cards show it."""

    key: str
    name: Wording


Named = TypeVar("Named", Property, Axis)


@dataclass(frozen=True, slots=True)
class Names(Generic[Named]):
    """Entries by any of their names; capitals count only where they tell two entries apart, as
    in `A` (elongation) and `a` (diffusivity).
    """

    exact: Mapping[str, Named]
    folded: Mapping[str, Named]

    @classmethod
    def of(cls, entries: Iterable[Named]) -> Names[Named]:
        exact: dict[str, Named] = {}
        folded: dict[str, Named] = {}
        for entry in entries:
            for name in filter(None, entry.names()):
                exact.setdefault(normalise(name), entry)
                folded.setdefault(fold(name), entry)
        return cls(MappingProxyType(exact), MappingProxyType(folded))

    def find(self, name: str) -> Named | None:
        return self.exact.get(normalise(name)) or self.folded.get(fold(name))


@dataclass(frozen=True)
class Vocabulary:
    """All properties, axes, units and groups, each under its key."""

    groups: Mapping[str, Group]
    properties: Mapping[str, Property]
    axes: Mapping[str, Axis]
    units: Mapping[str, Unit]

    def property(self, key: str) -> Property:
        """The property of that key. Raises UnknownProperty."""
        try:
            return self.properties[key]
        except KeyError:
            raise UnknownProperty(key, self._near(key)) from None

    def axis(self, key: str) -> Axis:
        """The axis of that key. Raises UnknownAxis."""
        try:
            return self.axes[key]
        except KeyError:
            raise UnknownAxis(key) from None

    def find_property(self, name: str) -> Property:
        """The property that `name` stands for: key, symbol or name in either language.

        Raises UnknownProperty with near names.
        """
        found = self._property_names.find(name)
        if found is None:
            raise UnknownProperty(name, self._near(name))
        return found

    def find_axis(self, name: str) -> Axis:
        """The axis that `name` stands for. Raises UnknownAxis."""
        found = self._axis_names.find(name)
        if found is None:
            raise UnknownAxis(name)
        return found

    def in_group(self, group: str) -> tuple[Property, ...]:
        return tuple(entry for entry in self.properties.values() if entry.group == group)

    @cached_property
    def _property_names(self) -> Names[Property]:
        return Names.of(self.properties.values())

    @cached_property
    def _axis_names(self) -> Names[Axis]:
        return Names.of(self.axes.values())

    def _near(self, name: str) -> tuple[str, ...]:
        folded = self._property_names.folded
        near = get_close_matches(fold(name), folded, n=3, cutoff=0.5)
        return tuple(dict.fromkeys(folded[key].name.zh for key in near))


def _choices(raw: Mapping[str, list[str]] | None) -> Mapping[str, Choice]:
    return MappingProxyType(
        {
            str(key): Choice(str(key), Wording(names[0], names[1]), tuple(map(str, names[2:])))
            for key, names in (raw or {}).items()
        }
    )


def _bounds(raw: list[float] | None) -> Bounds | None:
    return None if raw is None else (float(raw[0]), float(raw[1]))


def _axis(key: str, raw: Mapping[str, Any]) -> Axis:
    return Axis(
        key=key,
        name=Wording(*raw["name"]),
        symbol=raw.get("symbol", ""),
        synonyms=tuple(raw.get("synonyms", ())),
        unit=raw.get("unit"),
        choices=_choices(raw.get("choices")),
        tolerance=Tolerance(**raw.get("tolerance", {})),
        is_logarithmic=raw.get("scale") == "log",
        is_pair=raw.get("pair", False),
        reference=raw.get("reference"),
        ordinary=tuple(map(str, raw["ordinary"])) if "ordinary" in raw else None,
        words=MappingProxyType({fold(word): text for word, text in raw.get("words", {}).items()}),
    )


def _curve(raw: Mapping[str, str] | None) -> CurveForm | None:
    return None if raw is None else CurveForm(raw["x"], raw.get("family"))


def _property(key: str, raw: Mapping[str, Any]) -> Property:
    return Property(
        key=key,
        name=Wording(*raw["name"]),
        symbol=raw.get("symbol", ""),
        synonyms=tuple(raw.get("synonyms", ())),
        group=raw["group"],
        kind=raw["kind"],
        unit=raw.get("unit"),
        better=raw["better"],
        hard=_bounds(raw.get("hard")),
        typical=_bounds(raw.get("typical")),
        target=_bounds(raw.get("target")),
        needs=tuple(raw.get("need", ())),
        wants=tuple(raw.get("want", ())),
        free=tuple(raw.get("free", ())),
        standards=tuple(raw.get("standards", ())),
        ratings=tuple(map(float, raw.get("ratings", ()))),
        choices=_choices(raw.get("choices")),
        curve=_curve(raw.get("curve")),
        derived=raw.get("derived"),
        tolerance=raw.get("tolerance"),
        trust=raw["trust"],
    )


def read_yaml(name: str) -> Any:
    """The parsed content of `cards/data/<name>`."""
    return parse_yaml((DATA / name).read_text(encoding="utf-8"))


def parse_yaml(text: str) -> Any:
    """The content of plain YAML, by the loader in C where there is one: every start reads it."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, loader)  # noqa: S506 - both loaders are safe ones


def read_vocabulary() -> Vocabulary:
    """The vocabulary as shipped in `cards/data`."""
    properties = read_yaml("properties.yaml")
    axes = read_yaml("axes.yaml")
    groups = {key: Group(key, Wording(**raw)) for key, raw in properties["groups"].items()}
    return Vocabulary(
        groups=MappingProxyType(groups),
        properties=MappingProxyType(
            {key: _property(key, raw) for key, raw in properties["properties"].items()}
        ),
        axes=MappingProxyType({key: _axis(key, raw) for key, raw in axes["axes"].items()}),
        units=read_units(read_yaml("units.yaml")),
    )


VOCABULARY = read_vocabulary()
