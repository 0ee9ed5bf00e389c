"""What differs between two documents of a card, named the way people find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

IDENTITIES = ("property", "id", "element")
DERIVED = ("canonical", "schema", "rejected")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place with what stood there before and what stands there now; empty for nothing."""

    where: str
    before: str
    now: str


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Difference, ...]:
    """All places where two documents differ; entries of lists are told apart by what they are."""
    old, new = dict(_places(before, "")), dict(_places(now, ""))
    return tuple(
        Difference(where, old.get(where, ""), new.get(where, ""))
        for where in {**old, **new}
        if old.get(where) != new.get(where)
    )


def _places(part: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, Mapping):
        for key, entry in part.items():
            if key not in DERIVED:
                yield from _places(entry, f"{where}.{key}" if where else key)
    elif isinstance(part, list):
        for name, entry in _named(part):
            yield from _places(entry, f"{where}[{name}]")
    else:
        yield where, str(part)


def _named(entries: list[Any]) -> Iterator[tuple[str, Any]]:
    """Entries with a name that survives when others are put before them."""
    met: Counter[str] = Counter()
    for place, entry in enumerate(entries, start=1):
        name = _identity(entry) or str(place)
        met[name] += 1
        yield name if met[name] == 1 else f"{name} {met[name]}", entry


def _identity(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return ""
    return next((str(entry[key]) for key in IDENTITIES if key in entry), "")
