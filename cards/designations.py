"""What one alloy is called in other systems, with *equal* and *near* kept apart (CARD §4).

A near name stands for a similar alloy: MB2 is AZ40M and only near to AZ31B. Names that are
recalled and not confirmed find an alloy but are never shown as facts. To add a name, add it to
`designations.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from cards.vocabulary import read_yaml
from cards.wording import Wording, fold


class Relation(StrEnum):
    """How a name stands to an alloy, closest first."""

    EQUAL = "equal"
    NEAR = "near"
    UNCERTAIN = "uncertain"
    LOOSE = "loose"


SYSTEM_NAMES = {
    "GB/T": Wording("国标牌号", "GB/T designation"),
    "GB/T code": Wording("国标合金代号", "GB/T alloy code"),
    "CN old": Wording("旧牌号", "former Chinese code"),
    "ASTM": Wording("ASTM", "ASTM"),
    "UNS": Wording("UNS", "UNS"),
    "UNS ingot": Wording("UNS（锭）", "UNS (ingot)"),
    "EN": Wording("EN", "EN"),
    "EN symbol": Wording("EN/ISO 符号", "EN/ISO symbol"),
    "ISO": Wording("ISO", "ISO"),
    "JIS": Wording("JIS", "JIS"),
    "trade": Wording("商品名/DIN", "trade name or DIN"),
    "literature": Wording("文献名", "name in papers"),
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an alloy in one of the systems of SYSTEM_NAMES."""

    system: str
    text: str
    relation: Relation = Relation.EQUAL


@dataclass(frozen=True, slots=True)
class Alloy:
    """An alloy of the cross-reference; `searched` are further spellings it is looked for by."""

    key: str
    names: tuple[Name, ...]
    searched: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names that may be shown beside a designation."""

    equal: Mapping[str, tuple[str, ...]]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundAlloy:
    """An alloy that a text may mean, and how the text stands to it."""

    alloy: Alloy
    relation: Relation


@dataclass(frozen=True)
class CrossReference:
    """All alloys with their names."""

    alloys: tuple[Alloy, ...]

    @cached_property
    def by_name(self) -> Mapping[str, tuple[FoundAlloy, ...]]:
        """For each folded name the alloys it may mean, the closest relation first."""
        found: dict[str, dict[str, FoundAlloy]] = {}
        for alloy in self.alloys:
            for text, relation in _ways_to_say(alloy):
                found.setdefault(designation_key(text), {}).setdefault(
                    alloy.key, FoundAlloy(alloy, relation)
                )
        return MappingProxyType({name: _closest_first(ways) for name, ways in found.items()})

    def find(self, text: str) -> tuple[FoundAlloy, ...]:
        return self.by_name.get(designation_key(text), ())


def designation_key(text: str) -> str:
    """The form in which designations are compared: `az 91-d` is AZ91D."""
    return fold(text).replace("-", "").replace("_", "")


def _closest_first(ways: Mapping[str, FoundAlloy]) -> tuple[FoundAlloy, ...]:
    order = list(Relation)
    return tuple(sorted(ways.values(), key=lambda way: order.index(way.relation)))


def _ways_to_say(alloy: Alloy) -> Iterable[tuple[str, Relation]]:
    """Every name of the alloy, the closest relation first."""
    yield alloy.key, Relation.EQUAL
    for relation in (Relation.EQUAL, Relation.NEAR, Relation.UNCERTAIN):
        yield from ((name.text, relation) for name in alloy.names if name.relation is relation)
    yield from ((text, Relation.LOOSE) for text in alloy.searched)


def _name(raw: Mapping[str, Any]) -> Name:
    relation = "uncertain" if raw.get("uncertain") else raw.get("relation", "equal")
    return Name(raw["system"], raw["name"], Relation(relation))


def _alloy(key: str, raw: Mapping[str, Any]) -> Alloy:
    return Alloy(
        key=key,
        names=tuple(map(_name, raw["names"])),
        searched=tuple(raw.get("search", ())),
        confidence=raw["confidence"],
    )


def read_designations() -> CrossReference:
    """The cross-reference as shipped in `cards/data`."""
    raw = read_yaml("designations.yaml")["alloys"]
    return CrossReference(tuple(_alloy(key, entry) for key, entry in raw.items()))


DESIGNATIONS = read_designations()


def find_alloys(text: str) -> tuple[FoundAlloy, ...]:
    """The alloys that `text` may mean: equal, then near, then unconfirmed, then by a short name."""
    return DESIGNATIONS.find(text)


def names_of(designation: str) -> Names:
    """The confirmed names of the alloy that `designation` equals: equal ones by system, near ones
    apart. Where it equals several alloys or none, there is nothing to show but near names.
    """
    found = find_alloys(designation)
    equal = [way.alloy for way in found if way.relation is Relation.EQUAL]
    if len(equal) != 1:
        near = [way.alloy.key for way in found if way.relation is not Relation.UNCERTAIN]
        return Names(MappingProxyType({}), tuple(near))
    return Names(_equal_by_system(equal[0]), _near(equal[0], found))


def _equal_by_system(alloy: Alloy) -> Mapping[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for name in alloy.names:
        if name.relation is Relation.EQUAL:
            grouped.setdefault(name.system, []).append(name.text)
    return MappingProxyType({system: tuple(texts) for system, texts in grouped.items()})


def _near(alloy: Alloy, found: Iterable[FoundAlloy]) -> tuple[str, ...]:
    own = [name.text for name in alloy.names if name.relation is Relation.NEAR]
    others = [way.alloy.key for way in found if way.relation is Relation.NEAR]
    return tuple(dict.fromkeys(own + others))
