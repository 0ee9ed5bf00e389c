"""Columns that a reader adds to a result: one figure a card, with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.judged_figure import JudgedFigure, figure_of
from cards.values import BASIS_NAMES
from cards.verdict import REASON_NAMES
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.sheet_rows import content_text
from schemas.sheet_sections import symbol_text


@dataclass(frozen=True, slots=True)
class ExtraHead:
    """A property at the head of an added column."""

    key: str
    name: Wording
    symbol: str


@dataclass(frozen=True, slots=True)
class ExtraCell:
    """What a card says: a comparable figure, one that lacks a condition, or nothing and why."""

    text: Wording
    beside: Wording
    is_comparable: bool


def extra_heads(keys: Sequence[str]) -> tuple[ExtraHead, ...]:
    """The heads of these properties in their order."""
    entries = (VOCABULARY.property(key) for key in keys)
    return tuple(ExtraHead(entry.key, entry.name, symbol_text(entry.symbol)) for entry in entries)


def extra_cells(card: Card, keys: Sequence[str]) -> tuple[ExtraCell, ...]:
    """The figures of a card at 23 °C in the order of the heads."""
    return tuple(_cell(figure_of(card, key)) for key in keys)


def _cell(figure: JudgedFigure) -> ExtraCell:
    value = figure.value
    reason = REASON_NAMES[figure.reason] if figure.reason else NO_WORDING
    names = [VOCABULARY.axis(axis).name for axis in figure.axes]
    lacks = Wording("、".join(n.zh for n in names), ", ".join(n.en for n in names))
    if value is None or (figure.span is None and figure.indicated is None):
        return ExtraCell(NO_WORDING, _joined(reason, lacks), is_comparable=False)
    condition = figures.conditions_text(value.conditions)
    basis = BASIS_NAMES[value.basis] if value.basis else NO_WORDING
    said = _joined(basis, condition, reason, lacks)
    text = content_text(value.content, figure.property)
    return ExtraCell(text, said, is_comparable=figure.span is not None)


def _joined(*parts: Wording) -> Wording:
    found = [part for part in parts if part]
    return Wording(" · ".join(p.zh for p in found), " · ".join(p.en for p in found))
