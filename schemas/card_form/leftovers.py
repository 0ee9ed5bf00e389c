"""What no field of the card form shows: it is told as JSON beside the form and kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from cards.problems import Path
from schemas.card_form.shown import PAIR, Typed, text_of
from schemas.card_form.view import Field, Kind
from schemas.typed_document import part_at
from schemas.typed_text import is_given

_DERIVED = ("canonical",)
_WHOLE = (Kind.LIST, Kind.POINTS, Kind.TICK)


def leftovers(document: Typed, fields: Iterable[Field]) -> Typed:
    """The parts of the document that none of the fields shows, each at its place.

    Lists become mappings from the place to what is left there.
    """
    covered = frozenset(path for field in fields for path in _covered(document, field))
    left: Typed = _left({**document, "schema": None}, (), covered) or {}
    return left


def _covered(document: Typed, field: Field) -> Iterable[Path]:
    path = field.path
    if field.kind is Kind.CONTENT:
        beside = ((*path[:-1], key) for key in ("absent", "property"))
        yield from (place for place in beside if text_of(part_at(document, *place)) is not None)
    elif path[-1] in PAIR and isinstance(part_at(document, *path[:-1]), str):
        yield path[:-1]
    elif field.kind in _WHOLE or text_of(part_at(document, *path)) is not None:
        yield path


def _left(raw: Any, path: Path, covered: frozenset[Path]) -> Any:
    if path in covered:
        return None
    if isinstance(raw, dict):
        steps: Iterable[tuple[str | int, Any]] = (
            (key, part) for key, part in raw.items() if key not in _DERIVED
        )
    elif isinstance(raw, list):
        steps = enumerate(raw)
    else:
        return raw if is_given(raw) else None
    left = {str(step): _left(part, (*path, step), covered) for step, part in steps}
    return {step: part for step, part in left.items() if part is not None} or None


def as_json(left: Any) -> str:
    """The parts as text to read; nothing for none."""
    return json.dumps(left, ensure_ascii=False, indent=1) if left else ""
