"""The cards that are most like a card, as its own page shows them: a few lines and the way on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from catalogue.published import contents
from catalogue.services.similar import SimilarCards
from catalogue.web.faces import Face, face
from schemas.match_table import Cell, Line
from schemas.similar import likeness_table

ALIKE = 4
"""How many cards are shown."""


@dataclass(frozen=True, slots=True)
class AlikeCard:
    """A card with its likeness, and the aspects in which it is known to differ."""

    face: Face
    line: Line
    known: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """The nearest cards, and the address that puts them beside the card itself."""

    cards: tuple[AlikeCard, ...]
    compare_url: str


def alike_of(found: SimilarCards) -> Alike | None:
    """The lines of what was found; None where there is nothing to be alike in."""
    if not found.matches:
        return None
    table = likeness_table(found.requirements, found.matches, contents(found.cards))
    lines: Sequence[Line] = [line for group in table.groups for line in group.lines]
    numbers = [found.number, *(line.number for line in lines)]
    return Alike(
        tuple(AlikeCard(face(found.cards[line.number]), line, _known(line)) for line in lines),
        url_for("compare.show", cards=",".join(numbers)),
    )


def _known(line: Line) -> tuple[Cell, ...]:
    return tuple(cell for cell in line.cells if cell.outcome in ("pass", "fail"))
