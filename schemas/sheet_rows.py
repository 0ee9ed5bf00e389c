"""One value of a card as a row of a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import missing_axes
from cards.quantity import Quantity, read_typed
from cards.sources import EVIDENCE_GRADE_NAMES
from cards.values import (
    ABSENCE_NAMES,
    BASIS_NAMES,
    Absence,
    AbsenceReason,
    Basis,
    Chosen,
    Content,
    Curve,
    Value,
)
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.sheet_parts import Row


@dataclass(frozen=True, slots=True)
class References:
    """What the rows of a sheet refer to: sources by id, shared notes by text, charts by place."""

    sources: Mapping[str, int]
    notes: Mapping[str, str]
    charts: Mapping[int, int]


def source_numbers(card: Card) -> Mapping[str, int]:
    """The number of each source in the sheet's list, by id."""
    return {source.id: place for place, source in enumerate(card.sources, start=1)}


def note_marks(card: Card) -> Mapping[str, str]:
    """The letter of each note that more than one value carries."""
    counts = Counter(value.note for value in card.values if value.note)
    shared = [note for note, count in counts.items() if count > 1]
    return {note: _letters(place) for place, note in enumerate(shared)}


def _letters(place: int) -> str:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    before, last = divmod(place, len(alphabet))
    return (_letters(before - 1) if before else "") + alphabet[last]


def row(card: Card, place: int, references: References) -> Row:
    """The value at `place` of the card."""
    value = card.values[place]
    grade = None if value.is_absent else card.grade_of(value)
    return Row(
        place=place,
        content=content_text(value.content, value.property),
        basis=BASIS_NAMES[value.basis] if value.basis else NO_WORDING,
        is_guaranteed=bool(value.basis and value.basis.is_guaranteed),
        tells_basis=value.basis not in (None, Basis.TYPICAL, Basis.MINIMUM),
        is_absent=value.is_absent,
        condition=figures.conditions_text(value.conditions),
        specimen=value.specimen,
        standard=value.standard,
        method=value.method,
        statistics=statistics_text(value),
        source=references.sources.get(value.source),
        grade=grade.value if grade else "",
        grade_name=EVIDENCE_GRADE_NAMES[grade] if grade else NO_WORDING,
        missing=tuple(VOCABULARY.axis(axis).name for axis in missing_axes(value)),
        tested_on=value.tested_on.isoformat() if value.tested_on else "",
        note=value.note,
        note_mark=references.notes.get(value.note, ""),
        chart=references.charts.get(place),
        is_confidential=value.confidential,
    )


def content_text(content: Content, key: str) -> Wording:
    """What stands in the value cell."""
    if isinstance(content, Quantity):
        text = figures.quantity_text(content)
        return Wording(text, text)
    if isinstance(content, Chosen):
        chosen = VOCABULARY.property(key).choices.get(content.choice)
        return chosen.name if chosen else Wording(content.choice, content.choice)
    if isinstance(content, Curve):
        return _curve_text(content)
    return _absence_text(content)


def _curve_text(curve: Curve) -> Wording:
    """The extent of a curve; every point is in the chart and in the data."""
    numbers = sorted(curve.points, key=lambda point: point.y)
    extent = figures.with_unit(_ends(numbers[0].typed_y, numbers[-1].typed_y), curve.unit)
    return Wording(extent, extent)


def _ends(low: str, high: str) -> str:
    shown = [figures.number_text(read_typed(text).first) for text in (low, high)]
    return shown[0] if shown[0] == shown[1] else "~".join(shown)


def _absence_text(absence: Absence) -> Wording:
    name = ABSENCE_NAMES[absence.reason]
    if absence.limit is not None:
        limit = figures.quantity_text(absence.limit)
        return Wording(f"{name.zh} {limit}", f"{name.en} {limit}")
    if absence.reason is AbsenceReason.PENDING and absence.until:
        return Wording(f"{name.zh}（{absence.until}）", f"{name.en} ({absence.until})")
    return name


def statistics_text(value: Value) -> Wording:
    """How many specimens and lots stand behind a value, and its standard deviation."""
    shared = []
    if value.specimens is not None:
        shared.append(f"n{figures.NBSP}={figures.NBSP}{value.specimens}")
    if value.deviation:
        unit = value.quantity.unit if value.quantity else ""
        spread = figures.with_unit(figures.typed_number_text(value.deviation), unit)
        shared.append(f"s{figures.NBSP}={figures.NBSP}{spread}")
    counted = []
    if value.lots is not None:
        counted.append(Wording(f"{value.lots} 批", f"{value.lots} lots"))
    if isinstance(value.content, Curve):
        points = len(value.content.points)
        counted.append(Wording(f"{points} 点曲线", f"curve, {points} points"))
    return Wording(
        "，".join(shared + [text.zh for text in counted]),
        ", ".join(shared + [text.en for text in counted]),
    )
