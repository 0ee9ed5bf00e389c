"""Near misses by the index are those of the plain rule."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.columns.near import near_misses
from cards.columns.search import Query
from cards.matching import near_misses as plain_near_misses
from cards.matching import rank
from tests.cards.columns import drawn
from tests.cards.columns.build import entry, indexed, numbered

catalogues = st.lists(drawn.cards, min_size=1, max_size=8).map(numbered)
wishes = st.lists(drawn.requirements(), max_size=4).map(tuple)


@settings(max_examples=25)
@given(catalogues, wishes)
def test_the_nearest_are_the_nearest_of_the_rule(cards, asked):
    index = indexed(cards)
    first = next(iter(cards))
    index = index.changed_to({first: entry(first, cards[first], index.states)})

    found = near_misses(index, Query(asked), 5)

    expected = plain_near_misses(rank(cards.items(), asked), 5)
    assert [match.number for match in expected] == [miss.number for miss in found]
    assert [pytest.approx(match.largest_relative_gap) for match in expected] == [
        miss.gap for miss in found
    ]
