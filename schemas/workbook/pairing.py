"""Which rows of two documents speak of the same value or of the same source.

Conditions and contents are typed text: `23℃` and `23 °C` are the same, as people read them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Likeness = Callable[[Row, Row], bool]

CONTENT = ("value", "unit", "curve", "choice", "absent", "limit", "until")
WHICH_SOURCE = ("title", "report_no", "laboratory", "date", "doi", "url")
_PARTS = ("property", *CONTENT, "conditions", "basis", "source")


def as_read(part: Any) -> Any:
    """The part without what typing alone makes different: spaces, width of characters."""
    if isinstance(part, Mapping):
        return {key: as_read(entry) for key, entry in part.items()}
    if isinstance(part, list):
        return [as_read(entry) for entry in part]
    return "".join(unicodedata.normalize("NFKC", part).split()) if isinstance(part, str) else part


def rows_of(document: Row, key: str) -> Sequence[Row]:
    """The rows of a list of the document, without what is no row."""
    raw = document.get(key)
    return [entry for entry in raw if isinstance(entry, Mapping)] if isinstance(raw, list) else []


def paired(
    rows: Sequence[Row], known: Sequence[Row], *likenesses: Likeness, pairs: dict[int, int]
) -> None:
    """Add to `pairs`, by the place of a row, the place of the known row that is like it; a
    stronger likeness goes before a weaker one, and each row is taken once."""
    read, readings = [_reading(row) for row in rows], [_reading(row) for row in known]
    for is_like in likenesses:
        for place, row in enumerate(read):
            if place not in pairs:
                alike = (n for n in _free(known, pairs) if is_like(row, readings[n]))
                found = next(alike, None)
                if found is not None:
                    pairs[place] = found


def _free(known: Sequence[Row], pairs: Mapping[int, int]) -> Iterator[int]:
    taken = set(pairs.values())
    return (place for place in range(len(known)) if place not in taken)


def _reading(row: Row) -> Row:
    return {key: as_read(part) for key, part in row.items() if key in _PARTS or key in WHICH_SOURCE}


def _agree(row: Row, known: Row, keys: Sequence[str]) -> bool:
    return all(row.get(key) == known.get(key) for key in keys)


def _is_of_one_property(row: Row, known: Row) -> bool:
    return bool(row.get("property")) and row.get("property") == known.get("property")


def _fits(row: Row, known: Row, key: str) -> bool:
    """Whether one of the two leaves it open, or both say the same."""
    return not row.get(key) or not known.get(key) or row[key] == known[key]


def is_equal(row: Row, known: Row) -> bool:
    """The same value, whatever stands beside it."""
    return _agree(row, known, _PARTS)


def is_in_its_place(row: Row, known: Row) -> bool:
    """Of the same property, under the same conditions, on the same basis, of the same source."""
    return _agree(row, known, ("property", "conditions", "basis", "source"))


def is_in_its_stead(row: Row, known: Row) -> bool:
    """The same without the basis or the source, where neither says another basis."""
    is_there = _agree(row, known, ("property", "conditions")) and _fits(row, known, "basis")
    return is_there and (row.get("basis") == known.get("basis") or _agree(row, known, ("source",)))


def is_said_in_full(row: Row, known: Row) -> bool:
    """The same content where one of the two states fewer conditions."""
    is_it = _is_of_one_property(row, known) and _agree(row, known, CONTENT)
    return is_it and _fits(row, known, "basis") and _are_compatible(row, known)


def is_changed_beside(row: Row, known: Row) -> bool:
    """The same content of the same source, under other conditions or on another basis."""
    return _agree(row, known, ("property", *CONTENT, "source"))


def _are_compatible(row: Row, known: Row) -> bool:
    here, there = _conditions(row), _conditions(known)
    return all(there.get(axis, state) == state for axis, state in here.items())


def _conditions(row: Row) -> Row:
    said = row.get("conditions")
    return said if isinstance(said, Mapping) else {}


def is_same_source(row: Row, known: Row) -> bool:
    """The same title or number, and nothing by which they differ."""
    is_named = any(row.get(key) for key in ("title", "report_no", "doi", "url") if known.get(key))
    return is_named and all(_fits(row, known, key) for key in WHICH_SOURCE)


def is_same_title(row: Row, known: Row) -> bool:
    return bool(row.get("title")) and row["title"] == known.get("title")
