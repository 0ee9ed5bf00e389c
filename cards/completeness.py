"""How much of what a reader looks for a card states, section by section, and how much of it can
be compared (CARD §2).

What counts is one list, `ITEMS`: the identity of the card, what its first page says, the figures
that every designer looks for, and where they come from. Each item counts the same, and is either
stated or not; the completeness is the share of those that are. A property counts when the card
says something of it, or says that it does not apply; *not tested* states nothing. To count
something else, change the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cards.card import NO_SUPPLY, Card
from cards.comparability import missing_axes, says_something
from cards.composition import IMPURITIES
from cards.sections import (
    CASES,
    COMPOSITION,
    EVIDENCE,
    EXPECTED,
    HEADER,
    HEADLINE,
    HEAT,
    SECTIONS,
    SUPPLY,
    section_of,
    section_of_property,
)
from cards.values import Absence, AbsenceReason, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a complete card states; `key` is a property, or an entry of the document."""

    section: str
    key: str
    name: Wording
    is_stated_on: Callable[[Card], bool]


@dataclass(frozen=True, slots=True)
class SectionContent:
    """What a section holds: how many `values`, and which items are stated and which are not."""

    key: str
    values: int
    stated: tuple[Item, ...]
    missing: tuple[Item, ...]

    @property
    def number(self) -> int:
        return SECTIONS[self.key][0]

    @property
    def title(self) -> Wording:
        return SECTIONS[self.key][1]

    @property
    def expected(self) -> int:
        return len(self.stated) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Completeness:
    """The content of every section, in the order of the sections."""

    sections: tuple[SectionContent, ...]

    @property
    def stated(self) -> int:
        return sum(len(section.stated) for section in self.sections)

    @property
    def expected(self) -> int:
        return sum(section.expected for section in self.sections)

    @property
    def share(self) -> float:
        """Which part of what is expected is stated, from 0 to 1."""
        return self.stated / self.expected


@dataclass(frozen=True, slots=True)
class Lacking:
    """A value at its place on the card, and the conditions without which it is not comparable."""

    place: int
    property: str
    axes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparability:
    """How many values say something, and which of them cannot be compared."""

    total: int
    lacking: tuple[Lacking, ...]

    @property
    def comparable(self) -> int:
        return self.total - len(self.lacking)

    @property
    def share(self) -> float:
        """Which part of the values can be compared, from 0 to 1; 0 without any value."""
        return self.comparable / self.total if self.total else 0.0


def completeness(card: Card) -> Completeness:
    """What the sections of `card` hold."""
    known = [value for value in card.values if value.property in VOCABULARY.properties]
    homes = [section_of(value) for value in known if says_something(value)]
    return Completeness(tuple(_content(card, key, homes.count(key)) for key in SECTIONS))


def _content(card: Card, section: str, values: int) -> SectionContent:
    items = [item for item in ITEMS if item.section == section]
    stated = tuple(item for item in items if item.is_stated_on(card))
    missing = tuple(item for item in items if item not in stated)
    return SectionContent(section, values, stated, missing)


def comparability(card: Card) -> Comparability:
    """Which values of `card` can be compared, and what the others lack."""
    known = [
        (place, value)
        for place, value in enumerate(card.values)
        if value.property in VOCABULARY.properties and says_something(value)
    ]
    lacking = (Lacking(place, value.property, missing_axes(value)) for place, value in known)
    return Comparability(len(known), tuple(entry for entry in lacking if entry.axes))


def _entry(section: str, key: str, zh: str, en: str) -> Item:
    """An entry of the document that is filled in or not."""
    return Item(section, key, Wording(zh, en), lambda card: bool(getattr(card, key)))


def _figure(keys: tuple[str, ...]) -> Item:
    """A property; of a group of alternatives one is enough."""
    named = VOCABULARY.property(keys[0])
    section = section_of_property(keys[0])
    return Item(section, keys[0], named.name, lambda card: any(_answers(card, key) for key in keys))


def _answers(card: Card, key: str) -> bool:
    return any(says_something(value) or _does_not_apply(value) for value in card.values_of(key))


def _does_not_apply(value: Value) -> bool:
    absence = value.content
    return isinstance(absence, Absence) and absence.reason is AbsenceReason.NOT_APPLICABLE


def _limits_impurities(card: Card) -> bool:
    found = (card.composition.of(element) for element in IMPURITIES)
    return all(entry is not None and (entry.maximum or entry.measured) for entry in found)


def _tells_heat(card: Card) -> bool:
    known = (value for value in card.values if value.property in VOCABULARY.properties)
    return any(section_of(value) == HEAT and says_something(value) for value in known)


def _is_sourced(card: Card) -> bool:
    return bool(card.sources) and all(
        card.source_of(value) for value in card.values if says_something(value)
    )


def _items() -> Iterator[Item]:
    yield _entry(HEADER, "designation", "牌号", "designation")
    yield _entry(HEADER, "family", "合金系", "family")
    yield _entry(HEADER, "form", "形态", "form")
    yield _entry(HEADER, "valid_until", "有效期至", "valid until")
    yield _entry(HEADLINE, "summary", "用途摘要", "what it is for")
    yield _entry(HEADLINE, "limits_of_use", "使用限制", "limits of use")
    yield _entry(COMPOSITION, "composition", "化学成分", "composition")
    yield Item(
        COMPOSITION, "impurities", Wording("Fe、Ni、Cu", "Fe, Ni and Cu"), _limits_impurities
    )
    yield from map(_figure, EXPECTED)
    yield Item(HEAT, "heat", Wording("高温或低温性能", "behaviour over temperature"), _tells_heat)
    supply = Wording("供货条件", "terms of supply")
    yield Item(SUPPLY, "supply", supply, lambda card: card.supply != NO_SUPPLY)
    yield _entry(CASES, "proven_cases", "应用实例", "a proven case")
    yield Item(
        EVIDENCE, "sources", Wording("每个数值的来源", "a source of every value"), _is_sourced
    )


ITEMS = tuple(_items())
"""Everything that counts, in the order of the sections."""
