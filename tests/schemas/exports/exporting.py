"""A card as it is exported, and texts that break careless writers."""

from datetime import date
from pathlib import Path

from cards.wording import Wording
from schemas.document import content_hash
from schemas.draft import load_card
from schemas.exports.exported import Exported
from tests.schemas.build import full_document

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    "=1+1",
    '@SUM(A1)"quoted", and more',
    "</script><script>alert(1)</script>",
    "\u05e2\u05d1\u05e8\u05d9\u05ea right to left",
    "first\nsecond",
    "-2+3+cmd|' /C calc'!A0",
)


def exported(document=None, **more):
    """The full card, or that of a document, at its revision 2."""
    card = load_card(document or full_document())
    given = {
        "number": "MG-000001",
        "revision": 2,
        "card": card,
        "publisher": Wording("某镁业", "Acme Magnesium"),
        "publisher_code": "ACME",
        "is_literature": False,
        "published_on": date(2026, 3, 4),
        "content_hash": content_hash(card),
        "address": "https://cards.example/c/MG-000001/v2",
    }
    return Exported(**{**given, **more})


def hostile():
    """A document whose texts try to be something else."""
    document = full_document()
    document["values"] = [
        {**document["values"][0], "note": text, "canonical": {}} for text in HOSTILE
    ]
    document["sources"][0]["title"] = HOSTILE[2]
    return document
