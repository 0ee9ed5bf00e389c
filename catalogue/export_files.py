"""Exports in each of their formats, written into a file a piece at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from typing import IO

from catalogue.services.exports import Export
from catalogue.workbooks.exported import MOST_CARDS, write_book
from schemas.exports.card_json import card_json, cards_json
from schemas.exports.card_jsonld import card_jsonld, cards_jsonld
from schemas.exports.exported import ONE_CARD, Exported
from schemas.exports.values_csv import exported_csv


class Form(StrEnum):
    """The formats, by the suffix of their files."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    JSONLD = "jsonld"


MEDIA_TYPES = {
    Form.JSON: "application/json",
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.JSONLD: "application/ld+json",
}
BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a table for UTF-8 by it only."""


def today() -> datetime:
    """The beginning of this day: a file of the same cards is the same all day."""
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def write_card(
    file: IO[bytes], exported: Exported, form: Form, at: datetime, language: str
) -> None:
    """Write one card."""
    if form in (Form.JSON, Form.JSONLD):
        text = card_json(exported) if form is Form.JSON else card_jsonld(exported)
        file.write(text.encode())
        return
    write_cards(file, Export(ONE_CARD, iter([exported])), form, at, language)


def write_cards(file: IO[bytes], export: Export, form: Form, at: datetime, language: str) -> None:
    """Write many cards; a workbook takes the first `MOST_CARDS` and says so."""
    if form is Form.XLSX:
        left_out = max(0, export.occasion.total - MOST_CARDS)
        occasion = replace(export.occasion, left_out=left_out)
        write_book(file, islice(export.cards, MOST_CARDS), occasion, at, language)
        return
    for piece in _texts(export, form, language):
        file.write(piece.encode())


def _texts(export: Export, form: Form, language: str) -> Iterator[str]:
    cards, occasion = export.cards, export.occasion
    if form is Form.JSON:
        yield from cards_json(cards, occasion)
    elif form is Form.JSONLD:
        yield from cards_jsonld(cards, occasion)
    else:
        yield BYTE_ORDER_MARK
        yield from exported_csv(cards, occasion.requirements, language)
