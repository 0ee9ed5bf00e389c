"""The errata of an edition: what it says that is no longer right, card by card."""

from __future__ import annotations

from dataclasses import dataclass

from cards.card import Card
from cards.edition import Issued
from cards.revision_comparison import Fate
from cards.wording import NO_WORDING, Wording
from schemas.review_rows import ReviewRow, review_rows


@dataclass(frozen=True, slots=True)
class ErratumLine:
    """One value: what the edition says of it and what is right now; empty for nothing."""

    name: Wording
    symbol: str
    condition: Wording
    fate: Wording
    printed: Wording
    now: Wording


@dataclass(frozen=True, slots=True)
class Erratum:
    """A card of an edition that is no longer current; `instead` is the revision to use, if there
    is one. Where no value differs, `advice` says what to do."""

    number: str
    title: str
    revision: int
    standing: Wording
    advice: Wording
    instead: int | None
    lines: tuple[ErratumLine, ...]


@dataclass(frozen=True, slots=True)
class Errata:
    """All errata of an edition as of a day."""

    edition: str
    title: Wording
    issued: str
    as_of: str
    address: str
    entries: tuple[Erratum, ...]
    of: int


def erratum(
    card: Issued,
    standing: Wording,
    advice: Wording,
    instead: int | None = None,
    contents: tuple[Card, Card] | None = None,
) -> Erratum:
    """The erratum of a card; `contents` are what the edition says and what is right now, where
    there is a revision to use instead."""
    rows = review_rows(contents[1], contents[0], (), ()) if contents else ()
    changed = (row for row in rows if row.fate is not Fate.SAME)
    return Erratum(
        number=card.number,
        title=card.title,
        revision=card.revision,
        standing=standing,
        advice=advice,
        instead=instead,
        lines=tuple(map(_line, changed)),
    )


def _line(row: ReviewRow) -> ErratumLine:
    before, now = row.content, row.content
    if row.fate is Fate.ADDED:
        before = NO_WORDING
    elif row.fate is Fate.REMOVED:
        now = NO_WORDING
    else:
        before = _joined([(said.name, said.before) for said in row.said])
        now = _joined([(said.name, said.now) for said in row.said])
    return ErratumLine(row.name, row.symbol, row.condition, row.fate_name, before, now)


def _joined(parts: list[tuple[Wording, Wording]]) -> Wording:
    """Aspects with what they say: `数值 120 MPa；基准 典型`."""
    return Wording(
        "；".join(f"{name.zh} {said.zh or '–'}" for name, said in parts),
        "; ".join(f"{name.en} {said.en or said.zh or '–'}" for name, said in parts),
    )
