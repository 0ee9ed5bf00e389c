"""What a document holds and leaves open, as data for programs."""

import json
from datetime import date

from cards.examination import examine
from schemas.completeness import dump_examination, typed_places
from schemas.draft import read_draft
from tests.schemas.build import document, scenario, strength, value

TODAY = date(2026, 7, 1)
UNREADABLE = value(text="big")
LACKING = value("elongation", "8", "%")


def dumped(draft, *scenarios, today=TODAY):
    return dump_examination(draft, examine(draft.card, scenarios, today))


def test_places_count_the_values_as_typed():
    draft = read_draft(document(UNREADABLE, strength(), UNREADABLE, LACKING))

    assert [1, 3] == list(typed_places(draft))


def test_everything_is_told_of_the_document_as_typed():
    draft = read_draft(document(UNREADABLE, LACKING, strength(conditions={})))
    found = dumped(draft, scenario("A>=6%"))

    assert [1, 2] == [entry["place"] for entry in found["comparability"]["lacking"]]
    (gap,) = found["gaps"]
    assert ("elongation", [1], ["temperature", "gauge"]) == (
        gap["property"],
        gap["places"],
        gap["axes"],
    )
    assert ["seat-frame"] == [use["key"] for use in gap["scenarios"]]
    assert ["seat-frame"] == [fit["key"] for fit in found["scenarios"]]
    assert "number_unreadable" in [problem["code"] for problem in found["problems"]]
    assert not found["is_submittable"]


def test_sections_say_what_is_stated_and_what_is_missing():
    found = dumped(read_draft(document(value(), family="Mg-Al")))
    header, *_ = found["completeness"]["sections"]

    assert ("header", 0) == (header["key"], header["number"])
    assert ["designation", "family"] == [item["key"] for item in header["stated"]]
    assert ["form", "valid_until"] == [item["key"] for item in header["missing"]]


def test_evidence_says_by_which_steps_which_values_rise():
    (lift,) = dumped(read_draft(document(UNREADABLE, value())))["evidence"]

    assert ("D", "B", [1]) == (lift["from"], lift["to"], lift["places"])
    assert ["standard", "specimens", "test"] == [step["key"] for step in lift["steps"]]


def test_a_card_past_its_date_says_so():
    assert dumped(read_draft(document(value(), valid_until="2026-01-01")))["is_expired"]
    assert not dumped(read_draft(document(value(), valid_until="2027-01-01")))["is_expired"]


def test_whatever_is_told_is_plain_json():
    for raw in ({}, [], None, {"values": 7}, document(UNREADABLE, {"property": "x"}, 9)):
        draft = read_draft(raw)
        text = json.dumps(dumped(draft, scenario("A>=6%→8%?", "SE>=60dB")), allow_nan=False)

        assert draft.is_submittable is json.loads(text)["is_submittable"]
