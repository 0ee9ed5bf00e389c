"""The files that the sources of a card document name by the SHA-256 of their content."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from typing import Any

from cards.problems import Problem, Severity
from cards.wording import Wording

KEY = "attachment_sha256"
NOT_KEPT = "attachment_not_kept"


def named_in(document: Mapping[str, Any]) -> dict[str, str]:
    """The hash that each source of a canonical document names, by the id of the source."""
    named = {entry["id"]: entry.get(KEY) for entry in document.get("sources", ())}
    return {source: sha256 for source, sha256 in named.items() if sha256}


def not_kept(typed: Mapping[str, Any], unkept: Collection[str]) -> tuple[Problem, ...]:
    """A hard problem for each source of a document, as typed, that names one of `unkept`."""
    return tuple(
        _not_kept(place, entry[KEY])
        for place, entry in enumerate(_sources(typed))
        if isinstance(entry, Mapping) and entry.get(KEY) in unkept
    )


def with_file(typed: Mapping[str, Any], source: str, sha256: str) -> dict[str, Any] | None:
    """The document as typed whose source of that id names the file, or none when `sha256` is
    empty; None when it has no such source."""
    document = deepcopy(dict(typed))
    for entry in _sources(document):
        if isinstance(entry, dict) and entry.get("id") == source:
            entry.pop(KEY, None)
            entry.update({KEY: sha256} if sha256 else {})
            return document
    return None


def _sources(document: Mapping[str, Any]) -> list[Any]:
    sources = document.get("sources")
    return sources if isinstance(sources, list) else []


def _not_kept(place: int, sha256: str) -> Problem:
    short = sha256[:12]
    return Problem(
        NOT_KEPT,
        Severity.HARD,
        ("sources", place, KEY),
        Wording(
            f"本企业的附件中没有这个文件（SHA-256 {short}…）。",
            f"The enterprise keeps no file with this content (SHA-256 {short}…).",
        ),
        Wording(
            "请先在“附件”页上传该文件，或删去这一项。",
            "Upload the file on the page of attachments first, or remove this entry.",
        ),
        {"sha256": sha256},
    )
