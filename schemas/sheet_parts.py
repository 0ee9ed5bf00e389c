"""The plain parts of a sheet: what page and print show of a card, every text already set.

Nothing here computes. A text is a `Wording` where the languages differ and a `str` where they
agree, such as a number, a standard or a designation.
"""

from __future__ import annotations

from dataclasses import dataclass

from cards.wording import NO_WORDING, Wording
from schemas.chart import Chart
from schemas.derived import DerivedLine
from schemas.radar_parts import SheetRadar
from schemas.sheet_identity import Identity
from schemas.sheet_sources import SourceLine

MOST_KEPT_TOGETHER = 6
"""A property with more lines than this may run over the end of a page."""

MOST_TEXT_KEPT_TOGETHER = 500
"""So many characters beside the values of a property surely fit on a page: the engine gives up on
what must not be broken and is taller than that."""

LONGEST_BIG_TITLE = 48
"""Characters of a title that is set big; a longer one would fill the first page."""

MOST_ON_FIRST_PAGE = 6
"""So many values still stand below the head of a card without crowding it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value with everything that stands beside it.

    `content` is the figure with its unit, the choice, the reason of absence or the extent of a
    curve. `missing` names the axes without which the value is not comparable; `source` is the
    number of the source in the sheet's list; a note that several values share has a
    `note_mark`; `tells_basis` says that the column does
    not tell the basis already; `place` is the value's place on the card.
    """

    place: int
    content: Wording
    basis: Wording
    is_guaranteed: bool
    tells_basis: bool
    is_absent: bool
    condition: Wording
    specimen: str
    standard: str
    method: str
    statistics: Wording
    source: int | None
    grade: str
    grade_name: Wording
    missing: tuple[Wording, ...]
    tested_on: str
    note: str
    note_mark: str
    chart: int | None = None
    is_confidential: bool = False

    @property
    def is_comparable(self) -> bool:
        return not self.missing and not self.is_absent

    @property
    def text_beside(self) -> int:
        """How many characters tell under what conditions and how it was measured."""
        condition = max(len(self.condition.zh), len(self.condition.en))
        return condition + sum(map(len, (self.specimen, self.standard, self.method, self.note)))

    @property
    def surroundings(self) -> tuple[object, ...]:
        """What must be alike for two values to share a line."""
        beside = (self.condition, self.specimen, self.standard, self.method, self.source)
        return (*beside, self.grade, self.missing, self.tested_on, self.note, self.chart)


@dataclass(frozen=True, slots=True)
class Line:
    """A guaranteed and another value of the same source under the same conditions, or one of
    the two; each keeps its own column."""

    guaranteed: Row | None
    other: Row | None

    @property
    def beside(self) -> Row:
        """The row that tells condition, standard and source of both."""
        row = self.guaranteed or self.other
        assert row is not None
        return row


@dataclass(frozen=True, slots=True)
class Entry:
    """A property with its values: as `rows`, one a value, and as `lines` of the table.

    Sources stand side by side, never merged.
    """

    key: str
    name: Wording
    symbol: str
    unit: str
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]

    @property
    def is_long(self) -> bool:
        """Whether the entry may be broken over two pages."""
        text = sum(line.beside.text_beside for line in self.lines)
        return len(self.lines) > MOST_KEPT_TOGETHER or text > MOST_TEXT_KEPT_TOGETHER


@dataclass(frozen=True, slots=True)
class Section:
    """A section of CARD §2 that has something to show."""

    number: int
    key: str
    title: Wording
    entries: tuple[Entry, ...] = ()
    charts: tuple[Chart, ...] = ()
    derived: tuple[DerivedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ElementRow:
    """The limits of one element in % by mass; `is_impurity` for Fe, Ni and Cu."""

    element: str
    minimum: str
    maximum: str
    measured: str
    is_balance: bool
    is_impurity: bool


@dataclass(frozen=True, slots=True)
class CompositionTable:
    """Composition with the elements that decide corrosion set apart."""

    alloying: tuple[ElementRow, ...]
    impurities: tuple[ElementRow, ...]
    standard: str
    source: int | None
    is_measured: bool
    iron_to_manganese: str = ""

    @property
    def rows(self) -> tuple[ElementRow, ...]:
        return self.alloying + self.impurities


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A headline number with its basis and evidence grade, and what else the card says of the same
    property."""

    key: str
    name: Wording
    symbol: str
    number: str
    unit: str
    basis: Wording
    condition: Wording
    grade: str
    also: Wording
    is_comparable: bool


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """A scenario that the card fits, with its score interval on 0 to 100."""

    key: str
    name: Wording
    tier: str
    tier_name: Wording
    score: str
    coverage: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that several values share."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A part that is or was made of the material."""

    part: Wording
    since: str
    mass: str
    volume: str
    test: str
    source: int | None


@dataclass(frozen=True, slots=True)
class SupplyLine:
    """One term of supply."""

    name: Wording
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole card as page and print show it."""

    identity: Identity
    state_name: Wording
    valid_until: str
    issued: str
    designation: str
    designation_system: str
    other_designations: tuple[str, ...]
    brand: Wording
    family: str
    form: Wording
    process: str
    temper: str
    summary: Wording
    key_figures: tuple[KeyFigure, ...]
    scenarios: tuple[ScenarioLine, ...]
    radar: SheetRadar | None
    limits_of_use: tuple[Wording, ...]
    composition: CompositionTable | None
    sections: tuple[Section, ...]
    cases: tuple[CaseLine, ...]
    supply: tuple[SupplyLine, ...]
    sources: tuple[SourceLine, ...]
    notes: tuple[Note, ...]
    gaps: tuple[Wording, ...]
    note: Wording = NO_WORDING

    @property
    def title(self) -> str:
        """Designation with its temper: `AM60B-F`."""
        return f"{self.designation}-{self.temper}" if self.temper else self.designation

    @property
    def has_long_title(self) -> bool:
        return len(self.title) > LONGEST_BIG_TITLE

    @property
    def names(self) -> tuple[str, ...]:
        """All designations of the alloy."""
        return (self.designation, *self.other_designations)

    @property
    def first_sources(self) -> tuple[SourceLine, ...]:
        """The sources that the first page refers to."""
        cited = {case.source for case in self.cases}
        if self.composition:
            cited.add(self.composition.source)
        return tuple(line for line in self.sources if line.number in cited)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(chart for section in self.sections for chart in section.charts)

    @property
    def is_short(self) -> bool:
        """Whether the proof may follow on the first page instead of filling one of its own."""
        printed = sum(line.is_printed for section in self.sections for line in section.derived)
        return self.value_count + printed <= MOST_ON_FIRST_PAGE and not self.charts

    @property
    def value_count(self) -> int:
        return sum(len(entry.rows) for section in self.sections for entry in section.entries)
