"""Cards as JSON-LD, read by a program that knows nothing of us."""

import json

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from schemas.exports.card_jsonld import card_jsonld, cards_jsonld
from schemas.exports.exported import LICENCE, Occasion
from tests.schemas.build import document, value
from tests.schemas.exports.exporting import GOLDEN, HOSTILE, exported, hostile

# What rdflib does inside of its own reader.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = Namespace("https://schema.org/")
OWN = Namespace("urn:mgcards:")
CARD = URIRef("https://cards.example/c/MG-000001/v2")


def graph(text):
    return Graph().parse(data=text, format="json-ld")


def properties(found, key):
    return list(found.subjects(SCHEMA.propertyID, Literal(key)))


def test_it_is_the_golden_text():
    assert (GOLDEN / "card.jsonld").read_text(encoding="utf-8") == card_jsonld(exported())


def test_a_value_has_its_number_and_the_iri_of_its_unit():
    found = graph(card_jsonld(exported(document(value()))))
    (density,) = properties(found, "density")
    assert 1.8 == pytest.approx(float(found.value(density, SCHEMA.value)))
    unit = URIRef("http://qudt.org/vocab/unit/GM-PER-CentiM3")
    assert unit == found.value(density, SCHEMA.unitCode)
    assert Literal("1.80") == found.value(density, OWN.typed)
    assert {"zh": "密度", "en": "Density"} == {
        name.language: str(name) for name in found.objects(density, SCHEMA.name)
    }


def test_a_bound_is_open_on_one_side_and_has_its_conditions():
    found = graph(card_jsonld(exported()))
    (shield,) = properties(found, "shielding_effectiveness")
    assert 95 == float(found.value(shield, SCHEMA.minValue))
    assert found.value(shield, SCHEMA.maxValue) is None
    assert Literal("ASTM D4935") == found.value(shield, SCHEMA.measurementTechnique)
    (frequency,) = properties(found, "frequency")
    assert (shield, SCHEMA.valueReference, frequency) in found
    assert 30e6 == float(found.value(frequency, SCHEMA.minValue))


def test_it_says_where_it_comes_from():
    found = graph(card_jsonld(exported()))
    assert (CARD, RDF.type, SCHEMA.ProductModel) in found
    assert Literal(2) == found.value(CARD, SCHEMA.version)
    assert Literal("MG-000001v2") == found.value(CARD, SCHEMA.identifier)
    assert Literal(LICENCE.en, lang="en") in set(found.objects(CARD, SCHEMA.license))
    assert 3 == len(list(found.objects(CARD, SCHEMA.citation)))


def test_hostile_texts_survive_and_end_no_script():
    text = card_jsonld(exported(hostile()))
    assert "<" not in text
    notes = {str(note) for note in graph(text).objects(None, OWN.note)}
    assert set(HOSTILE) == notes


def test_nothing_is_fetched_to_read_it():
    assert isinstance(json.loads(card_jsonld(exported()))["@context"], dict)


def test_many_cards_are_one_graph():
    cards = [exported(), exported(address="https://cards.example/c/MG-000002/v1")]
    found = graph("".join(cards_jsonld(cards, Occasion(7, 2, "https://cards.example/catalogue"))))
    assert 2 == len(list(found.subjects(RDF.type, SCHEMA.ProductModel)))
    assert 1 == len(list(found.subjects(RDF.type, SCHEMA.Dataset)))
