"""The card form as plain data: what each field shows, where it belongs, and what it may take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cards.problems import Path
from cards.wording import NO_WORDING, Wording
from schemas.card_form.shown import anchor_of


class Kind(StrEnum):
    """How a field is shown and how its text becomes a part of the document."""

    LINE = "line"
    LINES = "lines"
    LIST = "list"
    CHOICE = "choice"
    DAY = "day"
    TICK = "tick"
    CONTENT = "content"
    POINTS = "points"
    STATE = "state"

    @property
    def is_long(self) -> bool:
        return self in (Kind.LINES, Kind.LIST, Kind.POINTS)


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a select."""

    key: str
    name: Wording


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its `name` in the form, the `path` of the part that it shows, and its `text`.

    `beside` is the unit that stands beside a number; `listed` names the list of suggestions;
    `is_needed` says that a value is not comparable without it.
    """

    name: str
    path: Path
    label: Wording
    kind: Kind
    text: str
    options: tuple[Option, ...] = ()
    beside: Field | None = None
    hint: str = ""
    listed: str = ""
    is_needed: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def anchor(self) -> str:
        """The id of the place where the field stands."""
        return f"at-{self.name.replace('.', '-')}"

    @property
    def told_at(self) -> str:
        """The id of the place where findings about the field are told."""
        return f"told-{anchor_of(self.path)}"

    @property
    def parts(self) -> Iterator[Field]:
        """The field itself and what stands beside it."""
        yield self
        if self.beside is not None:
            yield self.beside


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of a list, such as a source: what stands in its line, and the rest below it."""

    path: Path
    name: str
    anchor: str
    fields: tuple[Field, ...]
    rest: tuple[Field, ...] = ()
    other: str = ""

    @property
    def all_fields(self) -> Iterator[Field]:
        yield from self.fields
        yield from self.rest

    @property
    def stated(self) -> tuple[Field, ...]:
        """What is said below the line, ticks left out."""
        return tuple(f for f in self.rest if f.kind is not Kind.TICK and not f.is_blank)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value of a property: the field that says what it is, what it says, and what stands beside.

    `owner` is the key of the property, empty for a name that the vocabulary does not have: then
    `called` is the field of that name. `conditions` begins with those that are needed.
    """

    path: Path
    name: str
    anchor: str
    owner: str
    title: Wording
    symbol: str
    called: Field | None
    content: Field
    said: tuple[Field, ...]
    basis: Field
    source: Field
    conditions: tuple[Field, ...]
    rest: tuple[Field, ...]
    other: str = ""

    @property
    def all_fields(self) -> Iterator[Field]:
        if self.called is not None:
            yield self.called
        yield self.content
        yield from self.said
        yield from (self.basis, self.source)
        yield from self.conditions
        yield from self.rest

    @property
    def is_curve(self) -> bool:
        return self.content.text == "curve"

    @property
    def in_line(self) -> tuple[Field, ...]:
        """The conditions that stand in the line of the value: those needed, and those stated."""
        return tuple(field for field in self.conditions if field.is_needed or not field.is_blank)

    @property
    def below(self) -> tuple[Field, ...]:
        """The conditions that are worth stating and are not."""
        return tuple(field for field in self.conditions if not field.is_needed and field.is_blank)

    @property
    def stated(self) -> tuple[Field, ...]:
        """What is said below the line."""
        return tuple(field for field in self.rest if not field.is_blank)


@dataclass(frozen=True, slots=True)
class PropertyChoice:
    """A property that can be added; `is_stated` when the card has a value of it."""

    key: str
    name: Wording
    symbol: str
    is_stated: bool


@dataclass(frozen=True, slots=True)
class GroupSection:
    """The values of one section of a card, and what can be added to it, the most asked first."""

    key: str
    name: Wording
    rows: tuple[ValueRow, ...]
    choices: tuple[PropertyChoice, ...]

    @property
    def suggested(self) -> tuple[PropertyChoice, ...]:
        """What is offered at one press."""
        return tuple(choice for choice in self.choices if not choice.is_stated)[:MOST_SUGGESTED]


MOST_SUGGESTED = 6


@dataclass(frozen=True, slots=True)
class CardForm:
    """A whole card as its form: fields and rows by section, and as JSON what no field can show."""

    identity: tuple[Field, ...]
    names: tuple[Field, ...]
    summary: tuple[Field, ...]
    limits: tuple[EntryRow, ...]
    composition: tuple[Field, ...]
    elements: tuple[EntryRow, ...]
    groups: tuple[GroupSection, ...]
    nameless: tuple[ValueRow, ...]
    sources: tuple[EntryRow, ...]
    supply: tuple[Field, ...]
    cases: tuple[EntryRow, ...]
    validity: tuple[Field, ...]
    lists: tuple[tuple[str, tuple[Option, ...]], ...]
    other: str

    @property
    def values(self) -> Iterator[ValueRow]:
        """All rows of values."""
        for group in self.groups:
            yield from group.rows
        yield from self.nameless

    @property
    def fields(self) -> Iterator[Field]:
        """All fields, what stands beside them left out, in the order of the form."""
        single = (self.identity, self.names, self.summary, self.composition)
        for fields in (*single, self.supply, self.validity):
            yield from fields
        for rows in (self.limits, self.elements, self.sources, self.cases):
            for row in rows:
                yield from row.all_fields
        for value in self.values:
            yield from value.all_fields

    @property
    def parts(self) -> Iterator[Field]:
        """All fields with the units beside them."""
        for field in self.fields:
            yield from field.parts


def blank_option(name: Wording = NO_WORDING) -> Option:
    """The entry of a select that says nothing."""
    return Option("", name)
