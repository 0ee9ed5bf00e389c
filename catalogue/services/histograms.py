"""How the cards of a search are spread over a property."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.columns.histogram import Histogram, histogram, stated
from cards.columns.search import Query
from cards.conditions import NO_CONDITIONS, Conditions
from cards.requirement import Operator, Requirement
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording
from catalogue.published import published_cards
from catalogue.services.errors import InputRefused
from catalogue.services.search import Asked, query_of, require_number

Numbers = tuple[Sequence[float], int]
FEWEST = 5
"""Of how many cards it takes a number to speak of a spread."""
MOST_SPREADS = 8


def spread(session: Session, asked: Asked, name: str, bins: int) -> tuple[Property, Histogram]:
    """The spread over the property called `name`, with its requirements left out.

    Raises UnknownProperty, InputRefused for a property that is no number or without an index,
    and what reading the question raises.
    """
    entry = VOCABULARY.find_property(name)
    index = published_cards(session).index
    require_number("property", entry)
    if index is None:
        raise InputRefused(
            "property",
            Wording("索引暂不可用，请稍后再试。", "There is no index just now; try again later."),
        )
    query = query_of(asked)
    own = [wish for wish in query.requirements if wish.property == entry.key]
    conditions = own[0].conditions if own else NO_CONDITIONS
    return entry, histogram(index, query, entry.key, conditions, asked.basis, bins)


def spreads(session: Session, query: Query) -> list[tuple[Requirement, Histogram]]:
    """The spread around the first requirements of a query that are numbers, each once; none
    without an index."""
    index = published_cards(session).index
    numeric = [wish for wish in query.requirements if wish.operator is not Operator.IS]
    if index is None:
        return []
    wishes = {wish.questions[0]: wish for wish in numeric[:MOST_SPREADS]}.values()
    found = (
        (wish, histogram(index, query, wish.property, wish.conditions, wish.basis))
        for wish in wishes
    )
    return [(wish, spread) for wish, spread in found if spread.known >= FEWEST]


def stated_numbers(
    session: Session, asked: Asked, entry: Property, conditions: Conditions
) -> Numbers:
    """What the cards of a search state of a property under these conditions, its own requirements
    left out: the numbers, ascending and in the canonical unit, and of how many cards they are;
    of none without an index. Raises what reading the question raises."""
    index = published_cards(session).index
    if index is None:
        return (), 0
    numbers, total = stated(index, query_of(asked), entry.key, conditions, asked.basis)
    return sorted(numbers.tolist()), total
