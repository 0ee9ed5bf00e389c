"""What a field shows of a document as typed, and how a text that comes back is put in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cards.problems import Path
from schemas.typed_document import part_at
from schemas.typed_text import is_given, number_text

Typed = dict[str, Any]
PAIR = ("zh", "en")
ROWS = ("values", "sources", "proven_cases", "limits_of_use", "elements")
_HAN = re.compile("[㐀-鿿]")


def name_of(*path: str | int) -> str:
    """The name of the field that shows what stands at `path`."""
    return ".".join(map(str, path))


def anchor_of(path: Path) -> str:
    """The id of the row or field that a path leads to: `at-values-3`, `at-brand-zh`."""
    for place, step in enumerate(path):
        if isinstance(step, int) and place and path[place - 1] in ROWS:
            path = path[: place + 1]
            break
    return "-".join(map(str, ("at", *path)))


def text_of(raw: object) -> str | None:
    """A scalar as a field shows it; None for what no line of text can say."""
    if raw is None:
        return ""
    return raw if isinstance(raw, str) else number_text(raw)


def shown(document: Typed, path: Path) -> str | None:
    """The text at `path`; half of a bilingual entry may be typed as plain text."""
    if path[-1] in PAIR:
        raw = part_at(document, *path[:-1])
        if isinstance(raw, str):
            return raw if path[-1] == _language_of(raw) else ""
    return text_of(part_at(document, *path)) if _has_place(document, path) else None


def _has_place(document: Typed, path: Path) -> bool:
    """Whether something could be put at `path`: what would hold it is a mapping, or not there."""
    holders = (part_at(document, *path[:depth]) for depth in range(1, len(path)))
    return all(
        holder is None or isinstance(holder, list if isinstance(step, int) else Mapping)
        for holder, step in zip(holders, path[1:], strict=True)
    )


def _language_of(text: str) -> str:
    return "zh" if _HAN.search(text) else "en"


def listed(document: Typed, path: Path) -> str | None:
    """A list of texts, one a line; None when it holds anything else."""
    raw = part_at(document, *path)
    if raw is None:
        return "" if _has_place(document, path) else None
    texts = [text_of(entry) for entry in raw] if isinstance(raw, list) else [None]
    if any(text is None or not text.strip() or "\n" in text or "\r" in text for text in texts):
        return None
    return "\n".join(filter(None, texts))


def ticked(document: Typed, path: Path, *, unless: bool) -> str | None:
    """A flag as `true` or nothing; `unless` is what an entry that is not there means."""
    raw = part_at(document, *path)
    if not is_given(raw):
        is_set = "true" if unless else ""
        return is_set if _has_place(document, path) else None
    return ("true" if raw else "") if isinstance(raw, bool) else None


def put(document: Typed, path: Path, part: Any) -> None:
    """Let `part` stand at `path`, or take away what stands there when it is None.

    What holds it is made where it is missing; plain text becomes the half of a bilingual entry.
    """
    here: Any = document
    for place, step in enumerate(path[:-1]):
        inner = part_at(here, step)
        if isinstance(inner, str) and path[place + 1] in PAIR:
            inner = {_language_of(inner): inner} if inner.strip() else {}
            here[step] = inner
        if inner is None:
            inner = here[step] = {}
        here = inner
    _set(here, path[-1], part)


def _set(holder: Any, step: str | int, part: Any) -> None:
    if part is None:
        holder.pop(step, None)
    else:
        holder[step] = part
