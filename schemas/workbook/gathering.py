"""All cards of a workbook while they are put together, found again by their keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cards.designations import find_alloys
from schemas.workbook import card_remarks
from schemas.workbook.beside import HeadRemarks
from schemas.workbook.cells import typed_text
from schemas.workbook.fields import CARD_FIELDS, FIELDS
from schemas.workbook.findings import Cell, Remark
from schemas.workbook.grid import Row
from schemas.workbook.making import Making
from schemas.workbook.plan import Column, Plan
from schemas.workbook.tables import Table
from schemas.workbook.texts import parted, read_text

_NAMING = ("designation", "temper", "form", "process")
"""Entries of which a card without a key of its own is called."""
_LOOKALIKES = str.maketrans("OolI\u0410\u0412\u0415\u041c\u041a\u0417", "0011ABEMKZ")
"""Letters that are typed for digits, and Cyrillic ones for Latin ones."""


@dataclass
class Gathering:
    """The cards so far, in their order; `loose` are remarks on rows that belong to no card,
    `rows` are those in which a key stands on a sheet of cards."""

    plan: Plan
    heads: HeadRemarks = field(default_factory=HeadRemarks)
    cards: list[Making] = field(default_factory=list)
    loose: list[tuple[Cell, Remark, str]] = field(default_factory=list)
    skipped: list[tuple[Cell, str]] = field(default_factory=list)
    by_key: dict[str, Making] = field(default_factory=dict)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)

    def begin(self, table: Table, place: int, row: Row) -> Making:
        """The card of a row of a table of cards: a new one, or one of an earlier sheet."""
        said = _Identity.of(table, place, row)
        twin = self.rows.setdefault((table.plan.sheet, said.key), place) if said.key else place
        earlier = self.by_key.get(said.key)
        if earlier is not None and earlier.sheet != table.plan.sheet and twin == place:
            said.into(earlier)
            return earlier
        making = Making(said.key or self._free_key(said.name), table.plan.sheet, said.home)
        said.into(making)
        if said.key_cell is not None and not said.key:
            making.remarks.append((said.key_cell, card_remarks.key_missing(), ""))
        elif said.key_cell is not None and twin != place:
            told = card_remarks.key_repeated(said.key, twin + 1)
            making.remarks.append((said.key_cell, told, said.key))
        self.cards.append(making)
        self.by_key.setdefault(making.key, making)
        making.rows[place] = None
        return making

    def _free_key(self, name: str) -> str:
        """The name of the card, numbered where another card has it."""
        if name not in self.by_key:
            return name
        return next(key for n in range(2, 10**7) if (key := f"{name} #{n}") not in self.by_key)

    def skip(self, table: Table, place: int, row: Row) -> None:
        """Keep a row that is no card to be shown as such."""
        first = next(n for n, cell in enumerate(row) if typed_text(cell))
        self.skipped.append((table.cell(place, first), typed_text(row[first])))

    def find(self, table: Table, place: int, row: Row) -> Making | None:
        """The card that a row of values or of a curve belongs to, if it says which; a row that
        names the designation of a card that is nowhere else begins it."""
        said = _Identity.of(table, place, row)
        known = self.by_key.get(said.key or said.name)
        if known is not None:
            return known
        if said.has_designation:
            making = self.begin(table, place, row)
            making.remarks = [entry for entry in making.remarks if entry[1].code != "key_missing"]
            return making
        told = card_remarks.card_unknown(said.key) if said.key else card_remarks.card_unnamed()
        self.loose.append((said.key_cell or said.home, told, said.key))
        return None


@dataclass
class _Identity:
    """What a row says of its card as a whole."""

    entries: list[tuple[str, str, Cell]]
    told: list[tuple[Cell, Remark, str]]
    key: str
    key_cell: Cell | None
    home: Cell

    @classmethod
    def of(cls, table: Table, place: int, row: Row) -> _Identity:
        key, key_cell, entries = "", None, []
        told: list[tuple[Cell, Remark, str]] = []
        columns = [column for column in table.read if column.target in CARD_FIELDS]
        for column in columns:
            cell = table.cell(place, column.index)
            stated = read_text(row[column.index], column.target)
            told += [(cell, remark, stated.text) for remark in stated.remarks]
            if column.target == "key":
                key, key_cell = stated.text, cell
            elif stated.text:
                entries.append((column.target, stated.text, cell))
        return cls(entries, told, key, key_cell, _home(table, columns, place))

    @property
    def has_designation(self) -> bool:
        return any(target == "designation" for target, _, _ in self.entries)

    @property
    def name(self) -> str:
        said = {target: text for target, text, _ in self.entries}
        return " ".join(said[target] for target in _NAMING if target in said)

    def into(self, making: Making) -> None:
        """Write the entries into the card, unless an earlier sheet said them."""
        for target, text, cell in self.entries:
            if tuple(target.split(".")) not in making.places:
                is_list = FIELDS[target].kind == "list"
                making.put(target, parted(text) if is_list else text, cell)
            if target == "designation":
                making.remarks += _misspelt(text, cell)
        making.remarks += self.told


def _home(table: Table, columns: Sequence[Column], place: int) -> Cell:
    """The cell that names the card: its designation, else its key, else the first of the row."""
    by_target = {column.target: column.index for column in columns}
    first = by_target.get("designation", by_target.get("key"))
    if first is None:
        first = table.read[0].index if table.read else 0
    return table.cell(place, first)


def _misspelt(text: str, cell: Cell) -> list[tuple[Cell, Remark, str]]:
    """The remark on a designation that is one of the cross-reference but for look-alike signs."""
    meant = text.translate(_LOOKALIKES)
    if meant == text or find_alloys(text) or not find_alloys(meant):
        return []
    return [(cell, card_remarks.designation_misspelt(text, meant), text)]
