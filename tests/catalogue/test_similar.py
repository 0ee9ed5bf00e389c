"""Similar cards and the second view, from what is published."""

import pytest

from cards.errors import AspectRefused
from catalogue.services import relative, scenarios, similar
from catalogue.services.actor import SYSTEM
from catalogue.services.errors import CardNotFound, InputRefused, ScenarioNotFound
from tests.catalogue.people import document, proof_strength, published, submitted, value
from tests.catalogue.site import SEAT


def density(text):
    return value("density", text, "g/cm³")


def a_few_cards(session, people):
    published(session, people, document("AM60B", density("1.80"), proof_strength("130")))
    published(session, people, document("AZ91D", density("1.81"), proof_strength("150")))
    published(session, people, document("AE44", density("1.82")))
    steel = document("DC04", density("7.85"), proof_strength("150"), family="Steel")
    published(session, people, steel)
    submitted(session, people, document("AM50A"))
    scenarios.save_scenario(session, SYSTEM, SEAT)


@pytest.fixture
def catalogue(database, people, stock):
    stock(a_few_cards, people)
    return database


def similar_to(catalogue, number, *aspects):
    with catalogue.reading() as session:
        return similar.similar_cards(session, number, aspects)


def test_other_published_cards_are_ranked_by_their_likeness(catalogue):
    found = similar_to(catalogue, "MG-000001")

    assert ["MG-000002", "MG-000003", "MG-000004"] == [match.number for match in found.matches]
    assert ["density", "proof_strength_02"] == [aspect.property for aspect in found.aspects]
    assert found.pub_seq == 4


def test_aspects_may_be_chosen(catalogue):
    found = similar_to(catalogue, "MG-000001", "density:at_least", " ")

    assert ["MG-000002", "MG-000003", "MG-000004"] == [match.number for match in found.matches]
    assert {(1.0, 1.0)} == {(match.low, match.high) for match in found.matches}


@pytest.mark.parametrize("number", ["MG-000005", "MG-999999"])
def test_only_a_published_card_is_a_reference(catalogue, number):
    with pytest.raises(CardNotFound):
        similar_to(catalogue, number)
    with catalogue.reading() as session, pytest.raises(CardNotFound):
        similar.reference_card(session, number)


@pytest.mark.parametrize(
    ("aspects", "refusal"),
    [
        (["density:nearly"], AspectRefused),
        (["elongation"], AspectRefused),
        (["density"] * 21, InputRefused),
        (["d" * 201], InputRefused),
    ],
)
def test_aspects_that_cannot_be_used_are_refused(catalogue, aspects, refusal):
    with pytest.raises(refusal) as refused:
        similar_to(catalogue, "MG-000001", *aspects)
    assert refused.value.wording.zh
    assert refused.value.wording.en


def test_other_materials_are_offered_for_a_replacement_that_is_no_worse(catalogue):
    with catalogue.reading() as session:
        ((steel, aspects),) = similar.other_materials(session)

    assert steel.card.designation == "DC04"
    assert ["density:at_most", "proof_strength_02:at_least"] == [entry.text for entry in aspects]


def test_a_reference_says_what_it_can_be_compared_by(catalogue):
    with catalogue.reading() as session:
        reference = similar.reference_card(session, "MG-000003")

    assert ["density"] == [aspect.property for aspect in reference.aspects]
    assert reference.usual == reference.aspects
    assert (reference.own.low, reference.own.high) == (1, 1)


def test_the_second_view_compares_what_is_known_and_not_excluded(catalogue):
    with catalogue.reading() as session:
        found = relative.relative_matches(session, "seat-frame")

    assert ["MG-000002", "MG-000001"] == [place.name for place in found.second.view.places]
    assert found.second.view.left_out == ("MG-000003",)
    assert found.robustness.holds


def test_a_scenario_that_is_not_there_has_no_second_view(catalogue):
    with catalogue.reading() as session, pytest.raises(ScenarioNotFound):
        relative.relative_matches(session, "nowhere")
