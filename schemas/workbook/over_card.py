"""What a workbook says of a card that exists, laid over what the card holds already.

A workbook states only what its columns and rows say. What it does not mention stays; a value of it
takes the place of the value that it most likely is, and what it has no column for stays beside it.
Where it was laid over the card before, a cell that has not changed since says nothing new, so that
it does not take back what somebody changed by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.changes import Difference, differences
from schemas.workbook.pairing import (
    CONTENT,
    as_read,
    is_changed_beside,
    is_equal,
    is_in_its_place,
    is_in_its_stead,
    is_said_in_full,
    paired,
    rows_of,
)
from schemas.workbook.source_ids import with_known_ids

Document = Mapping[str, Any]
Rows = Sequence[Mapping[str, Any]]
_ROWS = ("values", "sources", "composition")
_DERIVED = ("schema", "canonical")
_SURE = (is_equal, is_in_its_place)
_LIKELY = (is_in_its_stead, is_said_in_full)


@dataclass(frozen=True)
class Laid:
    """The card with what the workbook says; `remembered` is all that workbooks said of it so far,
    `overwritten` what was changed by hand and the workbook changes, too, and `kept` names the
    properties, elements and fields that it does not mention."""

    document: dict[str, Any]
    remembered: dict[str, Any]
    overwritten: tuple[Difference, ...]
    kept: tuple[str, ...]


def over_card(said: Document, known: Document, last: Document | None = None) -> Laid:
    """`said` laid over `known`, given what the workbooks before it said. All three are documents as
    typed, in canonical form."""
    before: Document = last or {}
    stated = with_known_ids(said, before, known)
    laid = _Laying(does_win=True).card(stated, before, known)
    by_hand = _Laying(does_win=False).card(stated, before, known)
    remembered = _Laying(does_win=True).card(stated, before, before)
    return Laid(laid, remembered, differences(by_hand, laid), _kept(stated, before, known))


class _Laying:
    """Lays one document over another; where both changed the same, the workbook wins or not."""

    def __init__(self, *, does_win: bool) -> None:
        self._does_win = does_win

    def card(self, said: Document, last: Document, known: Document) -> dict[str, Any]:
        laid = self.entries(*(_without(part, _ROWS) for part in (said, last, known)))
        laid["composition"] = self.composition(
            *(_mapping(part.get("composition")) for part in (said, last, known))
        )
        laid["values"] = self.values(*(rows_of(part, "values") for part in (said, last, known)))
        laid["values"] += _strays(known, "values")
        rows = (rows_of(part, "sources") for part in (said, last, known))
        laid["sources"] = self.sources(*rows, named=_named(laid))
        return {key: part for key, part in laid.items() if part not in (None, [], {})}

    def entries(self, said: Document, last: Document, known: Document) -> dict[str, Any]:
        found = {
            key: self.part(said.get(key), last.get(key), known.get(key))
            for key in dict.fromkeys((*known, *said))
            if key not in _DERIVED
        }
        return {key: part for key, part in found.items() if part is not None}

    def part(self, said: Any, last: Any, known: Any) -> Any:
        """What becomes of one part; `None` is a part that is not there."""
        if said is None or as_read(said) == as_read(known):
            return known
        if isinstance(said, Mapping):
            mappings = (_mapping(part) for part in (said, last, known))
            return self.entries(*mappings) or None
        if isinstance(said, list) and isinstance(known, list):
            return self.texts(said, last if isinstance(last, list) else [], known)
        return said if self._is_news(said, last, known) else known

    def _is_news(self, said: Any, last: Any, known: Any) -> bool:
        if as_read(said) == as_read(last):
            return False
        return self._does_win or as_read(known) == as_read(last)

    def texts(self, said: list[Any], last: list[Any], known: list[Any]) -> list[Any]:
        """The known entries without those that workbooks said and this one no more says, then its
        new ones."""
        taken_back = [entry for entry in last if not _stands_in(entry, said)]
        kept = [entry for entry in known if not _stands_in(entry, taken_back)]
        news = (entry for entry in said if not _stands_in(entry, (*known, *last)))
        return [*kept, *news]

    def composition(self, said: Document, last: Document, known: Document) -> dict[str, Any]:
        laid = self.entries(*(_without(part, ("elements",)) for part in (said, last, known)))
        of_said, of_last, of_known = (
            {str(row.get("element")): row for row in rows_of(part, "elements")}
            for part in (said, last, known)
        )
        rows = [
            self.part(of_said.get(name), of_last.get(name), of_known.get(name))
            for name in dict.fromkeys((*of_known, *of_said))
        ]
        # An element of which every cell is as before was taken away by hand.
        elements = [row for row in rows if row and "element" in row]
        return laid | {"elements": elements} if elements else laid

    def values(self, said: Rows, last: Rows, known: Rows) -> list[Any]:
        of_last, of_known = _partners(said, last, known)
        by_known = {place: row for row, place in of_known.items()}
        before = {row: last[place] for row, place in of_last.items()}
        laid = [
            self.value(said[by_known[place]], before.get(by_known[place], {}), value)
            if place in by_known
            else value
            for place, value in enumerate(known)
        ]
        for row, value in enumerate(said):
            if row not in of_known and (row not in before or self._is_new(value, before[row])):
                laid.append(_without(value, _DERIVED))
        return laid

    def _is_new(self, value: Document, before: Document) -> bool:
        """Whether a value that was taken away by hand comes again."""
        is_changed = not all(
            as_read(value.get(key)) == as_read(before.get(key)) for key in (*CONTENT, "conditions")
        )
        return self._does_win and is_changed

    def value(self, said: Document, last: Document, known: Document) -> dict[str, Any]:
        contents = [_only(part, CONTENT) for part in (said, last, known)]
        content = self._content(*contents)
        beside = self.entries(*(_without(part, CONTENT) for part in (said, last, known)))
        if content is not contents[2] and _is_its_spread(said, last, known):
            beside.pop("s")
        derived = _only(known, ("canonical",)) if content is contents[2] else {}
        return {**content, **beside, **derived}

    def _content(self, said: Document, last: Document, known: Document) -> Document:
        is_same = not said or as_read(said) == as_read(known)
        return known if is_same or not self._is_news(said, last, known) else said

    def sources(self, said: Rows, last: Rows, known: Rows, *, named: set[Any]) -> list[Any]:
        of_said, of_last = ({str(row.get("id")): row for row in rows} for rows in (said, last))
        there = [str(row.get("id")) for row in known]
        laid = [
            self.entries(of_said.get(key, {}), of_last.get(key, {}), row)
            for key, row in zip(there, known, strict=True)
        ]
        return laid + [
            row
            for key, row in of_said.items()
            if key not in there and (key in named or as_read(row) != as_read(of_last.get(key)))
        ]


def _partners(said: Rows, last: Rows, known: Rows) -> tuple[dict[int, int], dict[int, int]]:
    """For every stated value the one that was stated before, and the one that the card holds."""
    of_last: dict[int, int] = {}
    paired(said, last, *_SURE, *_LIKELY, is_changed_beside, pairs=of_last)
    since: dict[int, int] = {}
    paired(last, known, *_SURE, *_LIKELY, is_changed_beside, pairs=since)
    of_known: dict[int, int] = {}
    paired(said, known, *_SURE, pairs=of_known)
    taken = set(of_known.values())
    for row, place in of_last.items():
        held = since.get(place)
        if row not in of_known and held is not None and held not in taken:
            of_known[row] = held
            taken.add(held)
    paired(said, known, *_LIKELY, pairs=of_known)
    return of_last, of_known


def _kept(said: Document, last: Document, known: Document) -> tuple[str, ...]:
    values = rows_of(known, "values")
    stated = _partners(rows_of(said, "values"), rows_of(last, "values"), values)[1].values()
    elements = {
        str(row.get("element")) for row in rows_of(_mapping(said.get("composition")), "elements")
    }
    shares = rows_of(_mapping(known.get("composition")), "elements")
    return (
        *(key for key in known if key not in (*said, *_ROWS, *_DERIVED)),
        *(str(row.get("element")) for row in shares if str(row.get("element")) not in elements),
        *(str(row.get("property")) for place, row in enumerate(values) if place not in stated),
    )


def _is_its_spread(said: Document, last: Document, known: Document) -> bool:
    """Whether the deviation belongs to the number that goes: a workbook stated both."""
    return "s" in known and "s" not in said and as_read(last.get("s")) == as_read(known["s"])


def _named(laid: Document) -> set[Any]:
    rows = (*rows_of(laid, "values"), laid["composition"])
    return {row.get("source") for row in rows if isinstance(row.get("source"), str)}


def _stands_in(entry: Any, entries: Sequence[Any]) -> bool:
    """Whether the text is there, also with its other language beside it."""
    return any(as_read(entry) == as_read(other) or _is_part(entry, other) for other in entries)


def _is_part(entry: Any, other: Any) -> bool:
    are_texts = isinstance(entry, Mapping) and isinstance(other, Mapping) and bool(entry)
    return are_texts and all(as_read(other.get(key)) == as_read(entry[key]) for key in entry)


def _strays(document: Document, key: str) -> list[Any]:
    """Entries that could not be read at all; they stay as typed."""
    raw = document.get(key)
    return [row for row in raw if not isinstance(row, Mapping)] if isinstance(raw, list) else []


def _mapping(part: Any) -> Document:
    return part if isinstance(part, Mapping) else {}


def _without(part: Document, keys: Sequence[str]) -> dict[str, Any]:
    return {key: entry for key, entry in part.items() if key not in keys}


def _only(part: Document, keys: Sequence[str]) -> dict[str, Any]:
    return {key: entry for key, entry in part.items() if key in keys}
