"""Cards that are like a card: the form of aspects, the ranked cards, and other references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from cards.errors import AspectRefused, UnknownProperty
from cards.similarity import DIRECTION_NAMES, TOLERANCE, Aspect, no_worse
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording, normalise
from catalogue.http.world import reading
from catalogue.published import PublishedCard, contents
from catalogue.services.errors import InputRefused
from catalogue.services.similar import (
    Reference,
    SimilarCards,
    other_materials,
    reference_card,
    similar_cards,
)
from catalogue.web.faces import face
from catalogue.web.lines import lines_shown
from schemas import figures
from schemas.match_table import Cell, columns_of, line
from schemas.similar import likeness_table

blueprint = Blueprint("similar", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """A property of the reference with how cards are to compare; no direction leaves it out."""

    cell: Cell
    direction: str
    weight: str


@dataclass(frozen=True, slots=True)
class OtherMaterial:
    """A card of another material, and the aspects in which a replacement is to be no worse."""

    number: str
    title: str
    family: str
    aspects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """The aspects as typed: direction and weight by property, and what fits no row."""

    rows: dict[str, tuple[str, str]]
    rest: tuple[str, ...]


@blueprint.get("/c/<number>/similar")
def show(number: str) -> ResponseReturnValue:
    if "property" in request.args:
        return redirect(url_for("similar.show", number=number, aspect=_filled_in()))
    typed, found, refused = request.args.getlist("aspect"), None, NO_WORDING
    with reading() as session:
        reference, others = reference_card(session, number), other_materials(session)
        try:
            found = similar_cards(session, number, typed, lines_shown()["most"])
        except (AspectRefused, InputRefused) as error:
            refused = error.wording
    return _page(reference, others, typed, found, refused), 422 if refused else 200


def _filled_in() -> list[str]:
    """The aspects of the form, as they stand in the address."""
    columns = map(request.args.getlist, ("property", "direction", "weight"))
    rows = [
        ":".join(filter(None, (key, direction, "" if weight.strip() == "1" else weight.strip())))
        for key, direction, weight in zip(*columns, strict=False)
        if direction
    ]
    rest = [part for text in request.args.getlist("aspect") for part in text.split(";")]
    return [*rows, *(part.strip() for part in rest if part.strip())]


def _page(
    reference: Reference,
    others: Iterable[tuple[PublishedCard, tuple[Aspect, ...]]],
    typed: Sequence[str],
    found: SimilarCards | None,
    refused: Wording,
) -> str:
    asked = _typed(typed or [aspect.text for aspect in reference.usual], reference)
    rows = _rows(reference, asked)
    number = reference.entry.number
    return render_template(
        "pages/similar.html",
        reference=face(reference.entry),
        used=[row for row in rows if row.direction],
        unused=[row for row in rows if not row.direction],
        rest="; ".join(asked.rest),
        directions=DIRECTION_NAMES,
        tolerance=figures.percent(TOLERANCE),
        others=[_other(*other) for other in others if other[0].number != number],
        no_worse=[aspect.text for aspect in no_worse(reference.usual)],
        refused=refused,
        **_ranked(found),
        **lines_shown(),
    )


def _ranked(found: SimilarCards | None) -> dict[str, Any]:
    if found is None or not found.requirements:
        return {"table": None, "faces": {}, "search_url": "", "total": 0}
    table = likeness_table(found.requirements, found.matches, contents(found.cards))
    return {
        "table": table,
        "total": found.total,
        "faces": {entry.number: face(found.cards[entry.number]) for entry in found.matches},
        "search_url": url_for("search.show", req=[column.text for column in table.columns]),
    }


def _rows(reference: Reference, asked: Typed) -> list[Row]:
    columns = columns_of([verdict.requirement for verdict in reference.own.verdicts])
    cells = line(reference.own, columns, reference.entry.card).cells
    return [Row(cell, *asked.rows.get(cell.column.property, ("", "1"))) for cell in cells]


def _typed(texts: Sequence[str], reference: Reference) -> Typed:
    """What was typed, in the rows of the reference as far as it fits, also what cannot be read."""
    known = {aspect.property for aspect in reference.aspects}
    rows: dict[str, tuple[str, str]] = {}
    rest = []
    for text in texts:
        name, direction, weight, more = (*normalise(text).split(":", 3), "", "", "")[:4]
        key = _key(name.strip())
        is_row = key in known and key not in rows and not more
        if is_row and (direction.strip() or "same") in DIRECTION_NAMES:
            rows[key] = direction.strip() or "same", weight.strip() or "1"
        elif text.strip():
            rest.append(text.strip())
    return Typed(rows, tuple(rest))


def _key(name: str) -> str:
    try:
        return VOCABULARY.find_property(name).key
    except UnknownProperty:
        return ""


def _other(entry: PublishedCard, aspects: Iterable[Aspect]) -> OtherMaterial:
    texts = tuple(aspect.text for aspect in aspects)
    return OtherMaterial(entry.number, entry.card.title, entry.card.family, texts)
