"""Cards as JSON: nothing is lost, and the hash follows from what is read back."""

import json

import pytest
from jsonschema import Draft202012Validator

from schemas.document import content_hash
from schemas.draft import load_card
from schemas.exports.card_json import card_json, cards_json
from schemas.exports.exported import Occasion
from schemas.json_schema import card_json_schema
from tests.schemas.build import ranking
from tests.schemas.exports.exporting import GOLDEN, HOSTILE, exported, hostile


def test_it_is_the_golden_text():
    assert (GOLDEN / "card.json").read_text(encoding="utf-8") == card_json(exported())


@pytest.mark.parametrize("document", [None, hostile()], ids=["full", "hostile"])
def test_it_is_read_back_to_the_same_hash(document):
    read = json.loads(card_json(exported(document)))
    assert [] == list(Draft202012Validator(card_json_schema()).iter_errors(read["card"]))
    assert read["content_hash"] == content_hash(load_card(read["card"]))


def test_hostile_texts_survive():
    read = json.loads(card_json(exported(hostile())))
    assert list(HOSTILE) == [value["note"] for value in read["card"]["values"]]


def test_it_says_where_it_comes_from():
    read = json.loads(card_json(exported()))
    assert ("MG-000001", 2, "2026-03-04") == tuple(
        read[key] for key in ("number", "revision", "published_on")
    )
    assert read["licence"]["en"].startswith("No open licence")
    assert len(read["card"]["values"]) == len(read["grades"])


def test_many_cards_are_one_document_with_their_verdicts():
    entry = exported()
    wanted, matches, _ = ranking(["SE@frequency=1GHz,thickness=2mm>=60dB"], A=entry.card)
    answered = exported(match=matches[0], place=1)
    occasion = Occasion(7, 2, "https://cards.example/search?req=SE", "SE", wanted)
    read = json.loads("".join(cards_json([answered, entry], occasion)))
    assert (7, 2, "SE") == (read["pub_seq"], read["total"], read["question"])
    assert ["SE@frequency=1GHz,thickness=2mm>=60dB"] == [
        entry["text"] for entry in read["requirements"]
    ]
    first, second = read["cards"]
    assert 1 == len(first["match"]["verdicts"])
    assert "match" not in second


def test_no_card_is_a_document_too():
    assert [] == json.loads("".join(cards_json([], Occasion(1, 0, ""))))["cards"]
