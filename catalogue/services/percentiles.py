"""How the headline numbers of a card stand among comparable cards."""

from __future__ import annotations

import math
from collections.abc import Iterable

from sqlalchemy.orm import Session

from cards.card import Card
from cards.columns.percentile import Percentile, percentile
from cards.conditions import NO_CONDITIONS
from cards.judged_figure import figure_of
from cards.requirement import DemandedBasis, Question, Side
from cards.vocabulary import VOCABULARY
from catalogue.published import published_cards


def percentiles(session: Session, card: Card, keys: Iterable[str]) -> list[Percentile]:
    """The standing of these properties of the card, as far as each is comparable, has a favourable
    direction, and is stated by enough cards; none without an index."""
    index = published_cards(session).index
    if index is None:
        return []
    found = []
    for key in dict.fromkeys(keys):
        better = VOCABULARY.property(key).better
        span = figure_of(card, key).span
        if span is None or better not in ("higher", "lower"):
            continue
        side = Side.CEILING if better == "lower" else Side.FLOOR
        end = span.high if side is Side.CEILING else span.low
        if math.isfinite(end):
            question = Question(key, NO_CONDITIONS, DemandedBasis.TYPICAL, side)
            found.append(percentile(index, question, end))
    return [entry for entry in found if entry is not None]
