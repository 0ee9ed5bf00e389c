"""Many published cards with whole documents: some hundred that were read as cards, and copies of
them with other numbers in them.

Only values from which nothing follows are varied, so that the vector of a copy is known without
reading it; a sample is read, and proves that.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cards.columns.points import NUMBER, PROPERTIES, Points, Stroke, vector_of
from cards.relations import RELATIONS
from schemas import canonical_json, dump_card, load_card
from tests.performance.catalogue_at_size import SEED, Synthetic, synthetic
from tests.performance.documents_at_size import document_of
from tests.performance.stated_values import numbers, typed

TEMPLATES = 500
_INPUTS = {key for relation in RELATIONS for key in relation.inputs}
_GAP = re.compile(r'"([@#]\d+)"')


@dataclass(frozen=True, slots=True)
class Template:
    """A document in pieces, with gaps for numbers between them, and the points of its card."""

    pieces: Sequence[str]
    gaps: Sequence[str]
    points: Points
    strokes: Sequence[Stroke]
    varied: NDArray[np.intp]

    def document(self, found: Sequence[float]) -> str:
        """The document with these numbers, in the order of `varied`."""
        parts = list(self.pieces)
        for place, gap in enumerate(self.gaps):
            number = found[int(gap[1:])]
            parts[2 * place + 1] = f'"{typed(number)}"' if gap[0] == "@" else repr(number)
        return "".join(parts)


@dataclass(frozen=True)
class Published:
    """The catalogue, and the document of each of its cards with its hash."""

    catalogue: Synthetic
    documents: Sequence[tuple[str, str]]


def published_at(size: int) -> Published:
    """The published cards of a catalogue of that size."""
    known = synthetic(TEMPLATES)
    templates = [_template(known, row) for row in range(TEMPLATES)]
    chance = np.random.default_rng((SEED, size, TEMPLATES))
    kinds = np.arange(size) % TEMPLATES
    # Drawn by property at once: one by one it would take a minute.
    drawn = {key: iter(numbers(key, size, chance).tolist()) for key in _varied_keys(templates)}
    points, documents = [], []
    for kind in kinds.tolist():
        template = templates[kind]
        found = [next(drawn[PROPERTIES[key]]) for key in _properties(template)]
        own = template.points.copy()
        own["low"][template.varied] = own["high"][template.varied] = found
        text = template.document(found)
        points.append(own)
        documents.append((text, hashlib.sha256(text.encode()).hexdigest()))
    catalogue = replace(
        known,
        numbers=[f"MG-{place:07}" for place in range(1, size + 1)],
        points=np.concatenate(points),
        counts=np.array([len(own) for own in points], np.int64),
        curves=list(_curves(templates, kinds)),
        offer_of=known.offer_of[kinds],
    )
    _prove(catalogue, documents)
    return Published(catalogue, documents)


def _template(known: Synthetic, row: int) -> Template:
    card = load_card(document_of(known, row))
    vector = vector_of(card, known.states.table.number)
    document, varied = dump_card(card), []
    for place, (value, point) in enumerate(
        zip(document["values"], vector.points.tolist(), strict=False)
    ):
        is_single = point[1] == NUMBER and point[5] == point[6]
        if is_single and value["property"] not in _INPUTS:
            value["value"] = f"@{len(varied)}"
            value["canonical"] |= {"low": f"#{len(varied)}", "high": f"#{len(varied)}"}
            varied.append(place)
    pieces = _GAP.split(canonical_json(document))
    return Template(pieces, pieces[1::2], vector.points, vector.curves, np.array(varied, np.intp))


def _properties(template: Template) -> list[int]:
    found: list[int] = template.points["property"][template.varied].tolist()
    return found


def _varied_keys(templates: Sequence[Template]) -> set[str]:
    return {PROPERTIES[key] for template in templates for key in _properties(template)}


def _curves(
    templates: Sequence[Template], kinds: NDArray[np.intp]
) -> Iterator[tuple[int, Sequence[Stroke]]]:
    for row, kind in enumerate(kinds.tolist()):
        if templates[kind].strokes:
            yield row, templates[kind].strokes


def _prove(catalogue: Synthetic, documents: Sequence[tuple[str, str]]) -> None:
    """Assert of a sample that each document is canonical, and says what the points say."""
    for row in range(0, len(catalogue), max(1, len(catalogue) // 50)):
        text, _ = documents[row]
        card = load_card(json.loads(text))
        assert canonical_json(dump_card(card)) == text
        vector = vector_of(card, catalogue.table.number)
        assert vector.points.tolist() == catalogue.points_of(row).tolist()
