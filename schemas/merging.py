"""Two changes of the same document brought together, part by part, by what both started from.

Parts that only one side changed are taken from that side; where both changed the same part
differently, the caller says whose is kept. What a value claims (number, unit, curve …, under which
conditions, on which basis and source) is one part: half of it from each side would claim what
nobody typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.changes import IDENTITIES, Difference, differences

Document = Mapping[str, Any]
_SAYING = (
    *("property", "value", "unit", "curve", "choice", "absent", "limit", "until", "canonical"),
    *("conditions", "basis", "source"),
)
_NOTHING: Any = None


def conflicts(base: Document, mine: Document, theirs: Document) -> tuple[Difference, ...]:
    """Where both sides changed the same part: `before` is theirs, `now` is mine."""
    kept_theirs = merged(base, mine, theirs, prefer_mine=False)
    return differences(kept_theirs, merged(base, mine, theirs, prefer_mine=True))


def merged(
    base: Document, mine: Document, theirs: Document, *, prefer_mine: bool
) -> dict[str, Any]:
    """The document with the changes of both sides."""
    together: dict[str, Any] = _Merge(prefer_mine).mappings(base, mine, theirs)
    return together


class _Merge:
    def __init__(self, prefer_mine: bool) -> None:
        self._prefer_mine = prefer_mine

    def mappings(self, base: Document, mine: Document, theirs: Document) -> dict[str, Any]:
        if "property" in mine or "property" in theirs:
            return self._values(base, mine, theirs)
        return self._entries(base, mine, theirs)

    def _values(self, base: Document, mine: Document, theirs: Document) -> dict[str, Any]:
        said = self.part(*map(_said, (base, mine, theirs)), is_whole=True)
        beside = self._entries(*map(_beside, (base, mine, theirs)))
        return {**said, **beside}

    def _entries(self, base: Document, mine: Document, theirs: Document) -> dict[str, Any]:
        found = {
            key: self.part(base.get(key), mine.get(key), theirs.get(key))
            for key in dict.fromkeys((*mine, *theirs))
        }
        return {key: part for key, part in found.items() if part is not _NOTHING}

    def part(self, base: Any, mine: Any, theirs: Any, *, is_whole: bool = False) -> Any:
        """What becomes of one part; `None` is a part that is not there."""
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        if not is_whole and isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            return self.mappings(base if isinstance(base, Mapping) else {}, mine, theirs)
        if _are_rows(mine) and _are_rows(theirs):
            return self._rows(base if _are_rows(base) else [], mine, theirs)
        return mine if self._prefer_mine else theirs

    def _rows(self, base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
        """My rows in my order, changed and taken away as theirs were, and their new ones."""
        of_mine, of_theirs = _paired(base, mine), _paired(base, theirs)
        from_base = {place: row for row, place in of_theirs.items()}
        rows = []
        for row, entry in enumerate(mine):
            place = of_mine.get(row)
            if place is None:
                rows.append(entry)
            else:
                other = from_base.get(place)
                their = _NOTHING if other is None else theirs[other]
                rows.append(self.part(base[place], entry, their))
        kept_by_me = set(of_mine.values())
        for row, entry in enumerate(theirs):
            place = of_theirs.get(row)
            if place is None:
                rows.append(_NOTHING if entry in mine else entry)
            elif place not in kept_by_me:
                rows.append(self.part(base[place], _NOTHING, entry))
        return [entry for entry in rows if entry is not _NOTHING]


def _said(value: Document) -> Document:
    return {key: part for key, part in value.items() if key in _SAYING}


def _beside(value: Document) -> Document:
    return {key: part for key, part in value.items() if key not in _SAYING}


def _are_rows(part: Any) -> bool:
    return isinstance(part, list) and bool(part) and all(map(_identity, part))


def _identity(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return ""
    return next((f"{key} {entry[key]}" for key in IDENTITIES if key in entry), "")


def _paired(base: list[Any], changed: list[Any]) -> dict[int, int]:
    """Which row of `base` each row of `changed` was: an equal one, else the next that is of the
    same property, source or element."""
    pairs: dict[int, int] = {}
    for is_match in (_is_equal, _is_of_the_same):
        for row, entry in enumerate(changed):
            free = _free(base, pairs)
            place = next((n for n in free if is_match(base[n], entry)), None)
            if row not in pairs and place is not None:
                pairs[row] = place
    return pairs


def _free(base: list[Any], pairs: Mapping[int, int]) -> Iterator[int]:
    taken = set(pairs.values())
    return (place for place in range(len(base)) if place not in taken)


def _is_equal(first: Any, second: Any) -> bool:
    return bool(first == second)


def _is_of_the_same(first: Any, second: Any) -> bool:
    return _identity(first) == _identity(second)
