"""The JSON Schema of what is taken in: valid itself, true to what is read and dumped."""

import pytest
from jsonschema import Draft202012Validator

from cards.vocabulary import VOCABULARY
from schemas.draft import dump_card
from schemas.json_schema import DIALECT, card_json_schema, scenario_json_schema
from schemas.scenario import dump_scenario
from tests.schemas.build import card, document, full_document, scenario, value
from tests.schemas.test_scenario import FULL

CARD = Draft202012Validator(card_json_schema())
SCENARIO = Draft202012Validator(scenario_json_schema())


def refused(validator, typed):
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(typed)]


@pytest.mark.parametrize("schema", [card_json_schema(), scenario_json_schema()])
def test_the_schema_is_valid_itself(schema):
    Draft202012Validator.check_schema(schema)

    assert DIALECT == schema["$schema"]


@pytest.mark.parametrize(
    "typed", [full_document(), document(), document(value(text=1.8, unit="g/cm3"))]
)
def test_what_is_dumped_and_what_is_typed_is_accepted(typed):
    assert [] == refused(CARD, typed)
    assert [] == refused(CARD, dump_card(card(**typed)))


def test_a_dumped_scenario_is_accepted():
    assert [] == refused(SCENARIO, dump_scenario(scenario(**FULL)))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (document(colour=1), ""),
        (document(value(colour=1)), "values/0"),
        (document(value(conditions={"colour": "grey"})), "values/0/conditions"),
        (document(value(canonical={"colour": 1})), "values/0/canonical"),
        (document(sources=[{"id": "a", "kind": "paper", "title": "t", "x": 1}]), "sources/0"),
        (document(composition={"elements": [{"element": "Al", "x": 1}]}), "composition/elements/0"),
        (document(brand={"fr": "x"}), "brand"),
        (document(schema=2), "schema"),
        ({"schema": 1}, ""),
        (document(value("mood")), "values/0/property"),
        (document(value(basis="nearly")), "values/0/basis"),
        (document(valid_until="soon"), "valid_until"),
        (
            document(sources=[{"id": "a", "kind": "paper", "title": "t", "doi": "x"}]),
            "sources/0/doi",
        ),
    ],
)
def test_what_the_reader_refuses_is_refused(typed, place):
    assert place in refused(CARD, typed)


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"colour": 1}, ""),
        ({"key": "Seat Frame"}, "key"),
        ({"field": "kitchen"}, "field"),
        ({"requirements": [{"text": "ρ<=2g/cm3", "x": 1}]}, "requirements/0"),
        ({"needs": ["speed"]}, "needs/0"),
    ],
)
def test_what_is_no_scenario_is_refused(more, place):
    assert place in refused(SCENARIO, FULL | more)


def test_entries_are_titled_in_both_languages():
    properties = card_json_schema()["properties"]

    assert "牌号 / designation" == properties["designation"]["title"]
    assert "性能数值 / values" == properties["values"]["title"]


def test_every_property_of_the_vocabulary_is_offered_with_its_name():
    offered = card_json_schema()["properties"]["values"]["items"]["properties"]["property"]

    assert list(VOCABULARY.properties) == [entry["const"] for entry in offered["oneOf"]]
    assert "密度 / Density" == offered["oneOf"][0]["title"]
