"""Which cards another list of requirements moves: those that the rule puts elsewhere."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cards.columns.moves import Move, moves
from cards.columns.search import Query
from cards.matching import match
from tests.cards.columns import drawn
from tests.cards.columns.build import entry, indexed, numbered

catalogues = st.lists(drawn.cards, min_size=1, max_size=8).map(numbered)
wishes = st.lists(drawn.requirements(), max_size=4).map(tuple)


@settings(max_examples=25)
@given(catalogues, wishes, wishes)
def test_the_moves_are_those_of_the_rule(cards, before, now):
    index = indexed(cards)
    last = max(cards)
    index = index.changed_to({last: entry(last, cards[last], index.states), "MG-000000": None})

    tiers = {
        number: (match(number, card, before).tier, match(number, card, now).tier)
        for number, card in cards.items()
    }
    assert [Move(number, *pair) for number, pair in tiers.items() if len(set(pair)) == 2] == moves(
        index, Query(before), Query(now)
    )
