"""The published cards by number, a page at a time, without any demand on them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from cards.columns.places import Place
from cards.columns.search import Mark, Query, Words
from cards.matching import Tier
from catalogue.services.ranking import Ranking, ranking_of

_NO_SCORE = (0.0, 0.0, 0.0)
"""The keys of a card of which nothing is demanded."""


def listing(
    session: Session,
    most: int,
    after: str = "",
    words: Words = (),
    chosen: Mapping[str, str] | None = None,
) -> Ranking:
    """The cards with these words, and with the word chosen of each facet, `most` to a page,
    behind the card number `after`."""
    facets = {facet: frozenset({word}) for facet, word in (chosen or {}).items()}
    behind = Mark(Tier.QUALIFIED, Place(_NO_SCORE, after)) if after else None
    query = Query((), words, facets, (Tier.QUALIFIED,), most, behind)
    return ranking_of(session, query)
