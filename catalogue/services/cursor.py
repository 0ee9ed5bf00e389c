"""The place where a page of a ranking ended, as text that an address can carry."""

from __future__ import annotations

import base64
import json
import math

from cards.columns.places import Place
from cards.columns.search import Mark
from cards.matching import Tier
from cards.wording import Wording
from catalogue.services.errors import InputRefused

LONGEST = 400


def write_cursor(mark: Mark) -> str:
    """The text that `read_cursor` reads."""
    said = json.dumps([mark.tier.value, list(map(repr, mark.place.keys)), mark.place.number])
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def read_cursor(text: str, keys: int = 3) -> Mark:
    """The mark that was written of a place with so many keys. Raises InputRefused for anything
    else."""
    try:
        mark = _mark(text[:LONGEST])
    except (ValueError, TypeError, AttributeError):
        mark = None
    if mark is None or len(mark.place.keys) != keys or any(map(math.isnan, mark.place.keys)):
        raise InputRefused(
            "after",
            Wording(
                "续页标记读不懂；请从第一页重新开始。",
                "The mark of the next page cannot be read; begin again at the first page.",
            ),
        )
    return mark


def _mark(text: str) -> Mark:
    padded = text.encode("ascii") + b"=" * (-len(text) % 4)
    tier, keys, number = json.loads(base64.urlsafe_b64decode(padded))
    str(number).encode()
    return Mark(Tier(tier), Place(tuple(map(float, keys)), str(number)))
