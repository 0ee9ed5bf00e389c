"""Cards as JSON: the whole document, from which the content hash follows, in an envelope that says
where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from schemas.document import canonical_json
from schemas.draft import dump_card
from schemas.exports.exported import LICENCE, Exported, Occasion
from schemas.matches import dump_match, dump_requirement
from schemas.sheet_derived import dump_derived

FORMAT = "mgcards-export-1"


def card_json(exported: Exported) -> str:
    """One card; `card` is valid input, and its canonical text has `content_hash`."""
    head = {"format": FORMAT, "licence": asdict(LICENCE)}
    return canonical_json(head | envelope(exported)) + "\n"


def cards_json(cards: Iterable[Exported], occasion: Occasion) -> Iterator[str]:
    """Many cards as one document, a card a line, so that no reader and no writer must hold all."""
    head = canonical_json(_head(occasion))
    yield f'{head[:-1]},"cards":['
    for place, exported in enumerate(cards):
        yield ("," if place else "") + "\n" + canonical_json(envelope(exported))
    yield "\n]}\n"


def envelope(exported: Exported) -> dict[str, Any]:
    """A card with its provenance, what follows from it, and how it answers."""
    on, match = exported.published_on, exported.match
    said = {
        "number": exported.number,
        "revision": exported.revision,
        "state": exported.state.value,
        "publisher": {"code": exported.publisher_code, **asdict(exported.publisher)},
        "publisher_kind": exported.publisher_kind,
        "published_on": on.isoformat() if on else None,
        "content_hash": exported.content_hash,
        "url": exported.address,
        "grades": [exported.card.grade_of(value).value for value in exported.card.values],
        "card": dump_card(exported.card),
        "derived": dump_derived(exported.card),
    }
    if match is None:
        return said
    return said | {"place": exported.place, "match": dump_match(match, exported.card)}


def _head(occasion: Occasion) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "licence": asdict(LICENCE),
        "pub_seq": occasion.pub_seq,
        "total": occasion.total,
        "question": occasion.question or None,
        "url": occasion.address,
        "requirements": [dump_requirement(entry) for entry in occasion.requirements],
    }
