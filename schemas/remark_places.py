"""Where a remark belongs in a card that has changed since it was made.

A place is written `values/3`. What stood there is kept with the remark, in words, so that the
remark is found again when other values were put before, and is not put beside another value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cards.problems import Path
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.typed_document import part_at

Json = Mapping[str, Any]

LONGEST = 400
LONGEST_PLACE = 255
BESIDE = " | "
_SAYS = ("value", "unit", "choice", "absent")
_BESIDE = ("basis", "source")


def read_place(place: str) -> Path:
    """The path of a written place; digits count entries of a list."""
    steps = [step for step in place.split("/") if step]
    return tuple(int(step) if step.isdecimal() else step for step in steps)


def about_place(document: Json, place: str) -> str | None:
    """What stands at the place, in words; None where there is no such place, or one with a name
    that is too long to be kept."""
    if len(place) > LONGEST_PLACE:
        return None
    here: Any = document
    for step in read_place(place):
        here = part_at(here, step)
        if here is None:
            return None
    return _words(here)[:LONGEST]


def spoken(about: str) -> Wording:
    """What stood at a place as people read it: the property by its name, without conditions."""
    key, glue, said = about.partition(": ")
    owner = VOCABULARY.properties.get(key)
    if not glue or owner is None:
        return Wording(about, about)
    number = said.partition(BESIDE)[0]
    return Wording(f"{owner.name.zh} {number}", f"{owner.name.en} {number}")


def place_now(document: Json, place: str, about: str) -> str | None:
    """The place at which the remark belongs now: where the same is said, else where it was made
    as long as the same property stands there; None where it is gone."""
    path = read_place(place)
    if len(path) < 2 or not isinstance(path[1], int):
        return place if about_place(document, place) is not None else None
    entries = part_at(document, path[0])
    says = [_words(entry)[:LONGEST] for entry in entries] if isinstance(entries, list) else []
    if about in says:
        return f"{path[0]}/{says.index(about)}"
    here = says[path[1]] if path[1] < len(says) else None
    return place if here is not None and _subject(here) == _subject(about) else None


def _words(part: Any) -> str:
    if not isinstance(part, Mapping):
        return "" if isinstance(part, list) else str(part)
    name = part.get("property") or part.get("id") or part.get("element") or ""
    said, beside = ([str(part[key]) for key in keys if key in part] for keys in (_SAYS, _BESIDE))
    conditions = part.get("conditions")
    if isinstance(conditions, Mapping):
        beside += [f"{axis}={state}" for axis, state in sorted(conditions.items(), key=str)]
    told = BESIDE.join(filter(None, (" ".join(said), " ".join(beside))))
    return f"{name}: {told}" if name else ""


def _subject(about: str) -> str:
    return about.partition(":")[0]
