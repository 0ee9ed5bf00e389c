"""A card document while it is put together, and from which cell each part of it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cards.problems import Path
from schemas.fields import Json
from schemas.workbook.findings import Cell, Remark

_BESIDE = frozenset(
    ("basis", "conditions", "source", "specimen", "standard", "method", "n", "s", "lots", "note",
     "tested_on", "limit", "until", "property", "unit")
)  # fmt: skip
Places = Mapping[Path, Cell]


@dataclass(frozen=True, slots=True)
class ValueOrigin:
    """Where a value came from: its own cell, the cells beside it, and its head for the rest."""

    content: Cell
    beside: Places
    head: Cell

    def cell(self, rest: Path) -> Cell:
        """The cell of a part of the value."""
        for length in range(len(rest), 0, -1):
            if rest[:length] in self.beside:
                return self.beside[rest[:length]]
        is_beside = rest and rest[0] in _BESIDE and rest[0] not in ("unit", "limit", "until")
        return self.head if is_beside else self.content


@dataclass
class Making:
    """One card: its document, the rows that it came from, and what was remarked on the way.

    `own_source` is the id of the source that the row of the card itself states.
    `is_partial` when values were left out because the head of their column is refused.
    """

    key: str
    sheet: str
    home: Cell
    rows: dict[int, None] = field(default_factory=dict)
    document: Json = field(default_factory=dict)
    places: dict[Path, Cell] = field(default_factory=dict)
    origins: list[ValueOrigin] = field(default_factory=list)
    remarks: list[tuple[Cell, Remark, str]] = field(default_factory=list)
    is_partial: bool = False
    own_source: str = ""
    _sources: dict[tuple[tuple[str, str | bool], ...], str] = field(default_factory=dict)

    def came_from(self, sheet: str, row: int) -> None:
        """Keep a row of the sheet on which the card began."""
        if sheet == self.sheet:
            self.rows.setdefault(row)

    def put(self, target: str, said: Any, cell: Cell) -> None:
        """One entry of the card, as `supply.region`; `brand.en` stands beside `brand`."""
        *outer, last = target.split(".")
        holder = self.document
        for step in outer:
            held = holder.setdefault(step, {})
            holder[step] = held if isinstance(held, dict) else {"zh": held}
            holder = holder[step]
        holder[last] = said
        self.places[(*outer, last)] = cell

    def add_value(self, value: Json, origin: ValueOrigin) -> None:
        self.document.setdefault("values", []).append(value)
        self.origins.append(origin)

    def add_element(self, element: str, said: Mapping[str, Any], cell: Cell) -> None:
        """The shares of an element, beside those that are known of it."""
        elements = self.document.setdefault("composition", {}).setdefault("elements", [])
        place = next((n for n, entry in enumerate(elements) if entry["element"] == element), None)
        if place is None:
            place = len(elements)
            elements.append({"element": element})
            self.places[("composition", "elements", place)] = cell
        elements[place].update(said)
        for share in said:
            self.places[("composition", "elements", place, share)] = cell

    def source(
        self, said: Mapping[str, str | bool], cells: Mapping[str, Cell], otherwise: Cell
    ) -> str:
        """The id under which a source stands in the card; the same source stands once."""
        known = self._sources.get(tuple(said.items()))
        if known is not None:
            return known
        only_id = str(said.get("id", "")) if set(said) == {"id"} else ""
        if only_id and only_id in self._sources.values():
            return only_id
        sources = self.document.setdefault("sources", [])
        name = str(said.get("id") or self._free_id())
        place = len(sources)
        sources.append({"id": name, **said})
        self.places[("sources", place)] = otherwise
        self.places.update({("sources", place, key): cell for key, cell in cells.items()})
        self._sources[tuple(said.items())] = name
        return name

    def _free_id(self) -> str:
        taken = set(self._sources.values())
        return next(name for n in range(1, 10**6) if (name := f"s{n}") not in taken)

    def cell(self, path: Path) -> Cell:
        """The cell that a part of the document came from, or the one that names the card."""
        if path[:1] == ("values",) and len(path) > 1 and int(path[1]) < len(self.origins):
            return self.origins[int(path[1])].cell(path[2:])
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return self.home
