"""Which materials are magnesium, however the family of a card is written."""

from __future__ import annotations

import re

from cards.wording import fold

_MAGNESIUM = re.compile(r"(pure|纯)?(mg|magnesium|镁)")


def is_magnesium(family: str) -> bool:
    """Whether the family is magnesium or one of its alloys; one that is not stated counts as
    that."""
    folded = fold(family)
    return not folded or _MAGNESIUM.match(folded) is not None
