"""The form by which curves come into a draft, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from cards.values import BASIS_NAMES
from cards.wording import Wording
from catalogue.store.cards import RevisionView
from catalogue.web.documents import Finding, typed_text
from schemas.delimited import NoTable, decoded

COMMON = ("basis", "source", "conditions", "specimen", "standard")


@dataclass(frozen=True, slots=True)
class CurveForm:
    """What was typed into the form, what is wrong with it, and the draft that it is for."""

    number: str
    etag: str
    sources: tuple[str, ...]
    table: str = ""
    common: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Finding, ...] = ()
    refusal: str = ""

    def typed(self, name: str) -> str:
        """What was typed into an entry that all curves share."""
        return self.common.get(name, "")

    @property
    def bases(self) -> Mapping[str, Wording]:
        return {basis.value: name for basis, name in BASIS_NAMES.items()}


def curve_form(revision: RevisionView) -> CurveForm:
    """An empty form for the draft."""
    sources = tuple(source.id for source in revision.card.sources)
    return CurveForm(revision.number, revision.content_hash, sources)


def typed_common() -> dict[str, str]:
    """The entries that all curves of the form share, as typed."""
    typed = {name: request.form.get(name, "").strip() for name in COMMON}
    return {name: text for name, text in typed.items() if text}


def typed_table() -> bytes:
    """The file when one was chosen, else what was pasted."""
    file = request.files.get("file")
    if file is not None and file.filename:
        return file.read()
    return request.form.get("table", "").encode("utf-8", "surrogatepass")


def shown_table(raw: bytes) -> str:
    """The bytes as text to show again; what is no text is replaced by a sign."""
    try:
        text, _ = decoded(raw)
    except NoTable:
        return typed_text(raw)
    return text.replace("\x00", "\ufffd")
