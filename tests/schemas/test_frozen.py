"""A frozen document gives the card that reading it with all examination gives."""

import pytest
from hypothesis import given

from cards.errors import CardRefused
from catalogue.demo.documents import literature_cards
from schemas.draft import dump_card, load_card
from schemas.frozen import load_frozen
from tests.cards.columns import drawn
from tests.schemas.build import document, full_document, value


@pytest.mark.parametrize("raw", [full_document(), document(), document(value(), schema=1)])
def test_the_card_is_the_one_that_was_frozen(raw):
    frozen = dump_card(load_card(raw))

    assert load_card(frozen) == load_frozen(frozen)


def test_every_card_of_the_literature_comes_back():
    for literature in literature_cards():
        frozen = dump_card(load_card(literature.document))
        assert load_card(frozen) == load_frozen(frozen)


@given(drawn.cards)
def test_any_card_comes_back(card):
    frozen = dump_card(card)

    assert load_card(frozen) == load_frozen(frozen)


@pytest.mark.parametrize(
    "broken", [value(unit="furlong"), value("mood"), value(basis="whim"), {"property": "density"}]
)
def test_what_was_not_frozen_by_us_is_examined(broken):
    with pytest.raises(CardRefused):
        load_frozen(document(broken))


def test_what_may_be_typed_otherwise_is_examined():
    assert load_card(document(value("密度"))) == load_frozen(document(value("密度")))
