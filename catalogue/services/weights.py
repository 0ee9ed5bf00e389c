"""Other weights for the requirements of a scenario, as whoever asks says them: `w0=2&w3=0.5`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from cards.errors import NumberUnreadable
from cards.quantity import read_decimal
from cards.wording import Wording
from catalogue.services.errors import InputRefused

HEAVIEST = 100.0
PLACE = re.compile(r"w(\d{1,2})\Z")
"""How the place of a requirement is said, from w0."""


def read_weights(said: Iterable[tuple[str, str]]) -> Mapping[int, float]:
    """The weights by the places of the requirements, from 0; what has another name, or no text,
    is none. Raises InputRefused."""
    found = {}
    for name, text in said:
        place = PLACE.fullmatch(name)
        if place and text.strip():
            found[int(place[1])] = _weight(name, text)
    return found


def weights_of(text: str) -> Mapping[int, float]:
    """The weights that `w0=2&w3=0.5` says. Raises InputRefused, also for what says none."""
    said = parse_qsl(text, keep_blank_values=True)
    unread = next((name for name, at in said if not (PLACE.fullmatch(name) and at.strip())), None)
    if unread is not None or (text and not said):
        raise InputRefused(
            "weights",
            Wording(
                f"“{unread or text}”不是权重；请写成 w0=2&w3=0.5，编号见场景页的网址。",
                f"'{unread or text}' is no weight; write w0=2&w3=0.5, with the numbers that the "
                "address of the scenario has.",
            ),
        )
    return read_weights(said)


def _weight(name: str, text: str) -> float:
    try:
        weight = float(read_decimal(text))
    except NumberUnreadable:
        weight = math.nan
    if not 0 < weight <= HEAVIEST:
        raise InputRefused(
            name,
            Wording(
                f"权重“{text}”应为大于 0、不超过 {HEAVIEST:g} 的数。",
                f"The weight '{text}' is to be above 0 and at most {HEAVIEST:g}.",
            ),
        )
    return weight
