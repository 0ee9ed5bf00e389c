"""The document as its author typed it: made plain, parts laid aside, and put back in place.

A draft keeps what is valid as a card document and lays aside the rest under `rejected`, each part
with its path and exactly as typed. `restored` puts both together again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from cards.problems import Path
from schemas.typed_text import NumberAsTyped, is_given

DEEPEST = 24
_CUT = "…"
_STATED_UNASKED = (("schema", 1), ("verified", True))
"""What a dump says even when nobody typed it."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A part that could not be kept, as typed, at its path in the document as typed."""

    path: Path
    raw: Any

    def as_entry(self) -> dict[str, Any]:
        return {"path": list(self.path), "raw": self.raw}


def plain(raw: Any, depth: int = DEEPEST) -> Any:
    """A copy made of dicts with text keys, lists and scalars; what lies deeper is cut to `…`."""
    if isinstance(raw, Mapping | list | tuple) and depth == 0:
        return _CUT
    if isinstance(raw, Mapping):
        return {str(key): plain(entry, depth - 1) for key, entry in raw.items()}
    if isinstance(raw, list | tuple):
        return [plain(entry, depth - 1) for entry in raw]
    return raw


def storable(raw: Any) -> Any:
    """`raw` as strict JSON can hold it: no NaN, no endless integers, no lone surrogates; a number
    whose digits JSON would change, such as 1.30, becomes the text of them."""
    if isinstance(raw, dict):
        return {storable(key): storable(entry) for key, entry in raw.items()}
    if isinstance(raw, list):
        return [storable(entry) for entry in raw]
    if isinstance(raw, str):
        return raw.encode("utf-8", "backslashreplace").decode("utf-8")
    return _scalar(raw)


def _scalar(raw: Any) -> Any:
    if raw is None or isinstance(raw, bool):
        return raw
    if isinstance(raw, int):
        return raw if raw.bit_length() < 1024 else hex(raw)
    if isinstance(raw, NumberAsTyped):
        return float(raw) if raw.text == repr(float(raw)) else raw.text
    if isinstance(raw, float) and math.isfinite(raw):
        return raw
    return raw.isoformat() if isinstance(raw, date) else str(raw)


def without(document: dict[str, Any], parts: Iterable[Path]) -> dict[str, Any]:
    """`document` without the parts at those paths."""
    cut = frozenset(parts)
    return _without(document, (), cut) if cut else document


def _without(raw: Any, path: Path, cut: frozenset[Path]) -> Any:
    if isinstance(raw, dict):
        return {
            key: _without(entry, (*path, key), cut)
            for key, entry in raw.items()
            if (*path, key) not in cut
        }
    if isinstance(raw, list):
        return [
            _without(entry, (*path, place), cut)
            for place, entry in enumerate(raw)
            if (*path, place) not in cut
        ]
    return raw


class Places:
    """Where the parts of a document without its cut parts lie in the whole document."""

    def __init__(self, document: dict[str, Any], cut: frozenset[Path]) -> None:
        self._document = document
        self._cut = cut
        self._kept: dict[Path, list[int]] = {}

    def typed(self, path: Path) -> Path:
        """The path in the whole document of a path in what is left of it."""
        found: Path = ()
        here: Any = self._document
        for step in path:
            found = (*found, self._place(here, found, step))
            here = part_at(here, found[-1])
        return found

    def _place(self, holder: Any, path: Path, step: str | int) -> str | int:
        if not isinstance(holder, list) or not isinstance(step, int):
            return step
        if path not in self._kept:
            self._kept[path] = [
                place for place in range(len(holder)) if (*path, place) not in self._cut
            ]
        kept = self._kept[path]
        return kept[step] if step < len(kept) else step


def part_at(raw: Any, *path: str | int) -> Any:
    """What stands at `path`, or None."""
    for step in path:
        if isinstance(raw, dict):
            raw = raw.get(str(step))
        elif isinstance(raw, list) and isinstance(step, int) and 0 <= step < len(raw):
            raw = raw[step]
        else:
            return None
    return raw


def laid_aside(document: dict[str, Any], parts: Iterable[Path]) -> tuple[Rejected, ...]:
    """The parts at those paths as typed, in the order in which they can be put back."""
    cut = frozenset(parts)
    outermost = [path for path in cut if not any(path[:n] in cut for n in range(len(path)))]
    return tuple(
        Rejected(path, part_at(document, *path)) for path in sorted(outermost, key=in_order)
    )


def in_order(path: Path) -> tuple[tuple[int, int, str], ...]:
    """The key by which paths sort: list places by number, names by letter."""
    return tuple((0, step, "") if isinstance(step, int) else (1, 0, step) for step in path)


def restored(raw: object) -> tuple[dict[str, Any], tuple[Rejected, ...]]:
    """The document as typed from what a draft keeps, and what found no place any more: that is
    all of `raw` when it is no mapping."""
    if not isinstance(raw, Mapping):
        return {}, (Rejected((), storable(plain(raw))),)
    document = storable(plain({key: entry for key, entry in raw.items() if key != "rejected"}))
    parts = sorted(_rejected(raw.get("rejected")), key=lambda part: in_order(part.path))
    stray = tuple(part for part in parts if not _put_back(document, part))
    return plain(document), stray


def _rejected(entries: Any) -> Iterable[Rejected]:
    if not isinstance(entries, list | tuple):
        entries = [entries] if is_given(entries) else []
    for raw in entries:
        entry = storable(plain(raw, DEEPEST + 1))
        path = part_at(entry, "path")
        if isinstance(path, list) and all(isinstance(step, str | int) for step in path):
            yield Rejected(tuple(path), part_at(entry, "raw"))
        else:
            yield Rejected((), plain(entry))


def _holder(document: dict[str, Any], path: Path) -> Any:
    """What holds the last step of `path`; what became empty without its parts is made again."""
    here: Any = document
    for step, following in pairwise(path):
        if isinstance(here, dict) and isinstance(step, str) and step not in here:
            here[step] = [] if isinstance(following, int) else {}
        here = part_at(here, step)
    return here


def _put_back(document: dict[str, Any], part: Rejected) -> bool:
    if not part.path:
        return False
    holder, step = _holder(document, part.path), part.path[-1]
    if isinstance(holder, list) and isinstance(step, int) and step >= 0:
        holder.insert(min(step, len(holder)), part.raw)
        return True
    if isinstance(holder, dict) and isinstance(step, str) and _is_free(holder, step):
        holder[step] = part.raw
        return True
    return False


def _is_free(holder: dict[str, Any], step: str) -> bool:
    """Whether nobody typed what stands at `step`; canonical numbers are always derived."""
    return step not in holder or step == "canonical" or (step, holder[step]) in _STATED_UNASKED
