"""What a press in the card form does to the document beside saving it: rows come and go.

A wish is a verb and what it is about: `add:sources`, `add-value:density`, `pick:mechanical`,
`copy:values.3`, `remove:values.3`, `paste:elements`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from cards.problems import Path
from cards.sections import section_of_property
from cards.vocabulary import VOCABULARY, Property
from schemas.card_form.fixed_fields import entries, most_at
from schemas.card_form.pasted import pasted_elements
from schemas.card_form.shown import Typed, anchor_of, put
from schemas.card_form.value_rows import owner_of
from schemas.errors import TooManyRows
from schemas.typed_document import part_at

_LISTS: Mapping[str, tuple[Path, Any]] = {
    "limits_of_use": (("limits_of_use",), {"zh": ""}),
    "elements": (("composition", "elements"), {"element": ""}),
    "proven_cases": (("proven_cases",), {"part": ""}),
}
_ROWS = (("values",), ("sources",), *(path for path, _ in _LISTS.values()))
_PLACE = re.compile(r"\d{1,6}")
_INHERITED = ("basis", "source")
_OF_THE_TEST = ("specimen", "standard", "tested_on")


def acted(document: Typed, wish: str, sent: Mapping[str, str]) -> tuple[Typed, str]:
    """The document after a press, and the id of the row to go to; what is no wish does nothing.

    Raises UnknownProperty for a property that the vocabulary does not have, and TooManyRows when
    a list would have more rows than a card may.
    """
    made = deepcopy(document)
    verb, _, about = wish.partition(":")
    if verb == "add-value":
        return made, _add_value(made, VOCABULARY.property(about))
    if verb == "pick":
        return made, _add_value(made, VOCABULARY.find_property(sent.get(f"pick.{about}", "")))
    if verb == "add":
        return made, _add_entry(made, about)
    if verb == "paste":
        return made, _paste(made, sent.get("pasted", ""))
    if verb in ("copy", "remove"):
        return made, _on_row(made, verb, _path(about))
    return made, ""


def _add_value(document: Typed, owner: Property) -> str:
    entry: dict[str, Any] = {"property": owner.key}
    if owner.unit and owner.kind != "rating":
        entry["unit"] = owner.unit
    if owner.kind == "curve" and owner.curve:
        entry["curve"] = {"x": owner.curve.axis}
    return _append(document, ("values",), entry | _inherited(document, owner))


def _inherited(document: Typed, owner: Property) -> dict[str, Any]:
    """What the last value of the same group in the same section says beside its number: nobody
    types it twice. What is said of a test holds only for what the same test gives."""
    values = list(entries(document, ("values",)).values())
    if not values:
        return _only_source(document)
    beside = [entry for entry in values if _is_beside(entry, owner)]
    last = beside[-1] if beside else {"source": values[-1].get("source")}
    keys = (*_INHERITED, *(_OF_THE_TEST if _is_of_one_test(last, owner) else ()))
    kept = {key: last[key] for key in keys if last.get(key)}
    stated = last.get("conditions")
    drawn_over = owner.curve.axis if owner.kind == "curve" and owner.curve else ""
    asked = [axis for axis in (*owner.needs, *owner.wants) if axis != drawn_over]
    if isinstance(stated, Mapping):
        kept["conditions"] = {axis: stated[axis] for axis in asked if stated.get(axis)}
    return {key: part for key, part in kept.items() if part}


def _is_of_one_test(entry: Mapping[str, Any], owner: Property) -> bool:
    """Whether one test gives both, as the tensile test does strength and elongation."""
    other = owner_of(entry)
    return other is not None and (other is owner or bool({*other.standards} & {*owner.standards}))


def _only_source(document: Typed) -> dict[str, Any]:
    named = [entry.get("id") for entry in entries(document, ("sources",)).values()]
    return {"source": named[0]} if len(named) == 1 and named[0] else {}


def _is_beside(entry: Mapping[str, Any], owner: Property) -> bool:
    """Whether the form shows an entry among the values of the same kind as those of `owner`."""
    other = owner_of(entry)
    if other is None or other.group != owner.group:
        return False
    return section_of_property(other.key) == section_of_property(owner.key)


def _add_entry(document: Typed, name: str) -> str:
    if name == "sources":
        return _append(document, ("sources",), {"id": _free_id(document)})
    if name not in _LISTS:
        return ""
    path, entry = _LISTS[name]
    return _append(document, path, dict(entry))


def _free_id(document: Typed) -> str:
    taken = {str(entry.get("id")) for entry in entries(document, ("sources",)).values()}
    return next(f"s{n}" for n in range(1, len(taken) + 2) if f"s{n}" not in taken)


def _append(document: Typed, path: Path, entry: Any) -> str:
    """Put the entry behind the others; a list that is no list is left alone. Raises TooManyRows."""
    if part_at(document, *path) is None:
        if len(path) > 1 and not isinstance(document.get(str(path[0]), {}), dict):
            return ""
        put(document, path, [])
    rows = part_at(document, *path)
    if not isinstance(rows, list):
        return ""
    _require_room(rows, path)
    rows.append(entry)
    return anchor_of((*path, len(rows) - 1))


def _require_room(rows: list[Any], path: Path) -> None:
    if len(rows) >= most_at(path):
        raise TooManyRows(most_at(path))


def _paste(document: Typed, text: str) -> str:
    """Put the pasted elements behind the others; rows in which nothing was typed give way."""
    rows = part_at(document, "composition", "elements")
    if isinstance(rows, list):
        rows[:] = [row for row in rows if not isinstance(row, dict) or any(row.values())]
    anchors = [
        _append(document, ("composition", "elements"), entry) for entry in pasted_elements(text)
    ]
    return anchors[0] if anchors else ""


def _path(name: str) -> Path:
    return tuple(int(step) if _PLACE.fullmatch(step) else step for step in name.split("."))


def _on_row(document: Typed, verb: str, path: Path) -> str:
    """Remove the part or the row there, or put a copy of the row behind it."""
    holder = part_at(document, *path[:-1]) if len(path) > 1 else document
    step = path[-1]
    if isinstance(holder, dict) and verb == "remove":
        holder.pop(str(step), None)
        return anchor_of(path[:-1]) if path[:-1] else ""
    if not isinstance(holder, list) or not isinstance(step, int) or step >= len(holder):
        return ""
    if verb == "remove":
        del holder[step]
        return ""
    if path[:-1] not in _ROWS:
        return ""
    _require_room(holder, path[:-1])
    holder.insert(step + 1, deepcopy(holder[step]))
    return anchor_of((*path[:-1], step + 1))
