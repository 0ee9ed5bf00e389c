"""How the headline numbers of a card stand among comparable cards."""

from __future__ import annotations

import math
from collections.abc import Iterable

from sqlalchemy.orm import Session

from cards.card import Card
from cards.columns.index import Index
from cards.columns.percentile import Percentile, percentile
from cards.comparability import open_axes
from cards.conditions import NO_CONDITIONS, Conditions
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
    found = (standing(index, card, key) for key in dict.fromkeys(keys))
    return [entry for entry in found if entry is not None]


def standing(
    index: Index, card: Card, key: str, conditions: Conditions = NO_CONDITIONS
) -> Percentile | None:
    """The standing of one property under these conditions; None where there is none, or where they
    leave a needed one open, so that the values are not comparable with one another."""
    definition = VOCABULARY.property(key)
    if open_axes(conditions, definition):
        return None
    better = definition.better
    span = figure_of(card, key, conditions).span
    if span is None or better not in ("higher", "lower"):
        return None
    side = Side.CEILING if better == "lower" else Side.FLOOR
    end = span.high if side is Side.CEILING else span.low
    if not math.isfinite(end):
        return None
    question = Question(key, conditions, DemandedBasis.TYPICAL, side)
    return percentile(index, question, end, is_among=True)
