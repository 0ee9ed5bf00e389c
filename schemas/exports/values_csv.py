"""The values of cards as one table, each with everything that stands beside it (CARD §1)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from cards.card import Card
from cards.comparability import missing_axes
from cards.sources import SOURCE_KIND_NAMES
from cards.values import BASIS_NAMES, Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas import figures
from schemas.origins import derivation_text
from schemas.sheet_rows import content_text

HEADS = (
    "card",
    "designation",
    "property",
    "name",
    "value",
    "unit",
    "low",
    "high",
    "canonical_unit",
    "basis",
    "conditions",
    "not_stated",
    "specimen",
    "standard",
    "method",
    "n",
    "s",
    "tested_on",
    "grade",
    "source_kind",
    "source",
    "source_url",
    "derived_by",
    "note",
    "confidential",
)
"""`value` and `unit` are as typed, `low` and `high` canonical; `not_stated` names the conditions
without which the value compares with no other."""

_NUMBER = re.compile(r"[+-]?\d[\d.]*(?:[eE][+-]?\d+)?(?:\s*(?:~|±|to)\s*[+-]?\d[\d.]*)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


def values_csv(cards: Iterable[tuple[str, Card]], language: str) -> str:
    """The values of the cards, which stand with the names that readers know them by."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADS)
    for name, card in cards:
        writer.writerows(_rows(name, card, language))
    return text.getvalue()


def _rows(name: str, card: Card, language: str) -> Iterator[Sequence[str]]:
    derived = (value for values in card.derived.values() for value in values)
    for value in (*card.values, *derived):
        yield [name, plain(card.title), *_row(card, value, language)]


def _row(card: Card, value: Value, language: str) -> list[str]:
    definition = VOCABULARY.property(value.property)
    source = card.source_of(value)
    said: list[Wording | str] = [
        value.property,
        definition.name,
        *_content(value),
        BASIS_NAMES[value.basis] if value.basis else "",
        figures.conditions_text(value.conditions),
        "; ".join(missing_axes(value)),
        value.specimen,
        value.standard,
        value.method,
        "" if value.specimens is None else str(value.specimens),
        value.deviation,
        value.tested_on.isoformat() if value.tested_on else "",
        "" if value.is_absent else card.grade_of(value).value,
        SOURCE_KIND_NAMES[source.kind] if source else "",
        source.title if source else "",
        source.address if source else "",
        derivation_text(value.derivation),
        value.note,
        "yes" if value.confidential else "",
    ]
    return [
        plain(text.in_language(language) if isinstance(text, Wording) else text) for text in said
    ]


def _content(value: Value) -> list[Wording | str]:
    """As typed, with its unit, then canonical; of a curve its extent, of an absence its reason."""
    quantity = value.quantity
    if quantity is not None:
        ends = ("" if end is None else repr(end) for end in (quantity.low, quantity.high))
        return [quantity.text.strip(), quantity.unit, *ends, quantity.canonical_unit]
    unit = value.content.unit if isinstance(value.content, Curve) else ""
    return [content_text(value.content, value.property), unit, "", "", ""]


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a number stays a number."""
    is_number = _NUMBER.fullmatch(text) is not None
    return f"'{text}" if text.startswith(FORMULA) and not is_number else text
