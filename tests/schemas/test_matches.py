"""Matches and verdicts as plain mappings."""

import json

import pytest

from cards.wanted import NearGrade, read_words
from schemas.document import canonical_json
from schemas.matches import dump_match, dump_near, dump_requirement, dump_search, dump_verdict
from tests.schemas.build import (
    ROOM,
    absent,
    card,
    chosen,
    curve,
    ranking,
    requirements,
    strength,
    value,
    verdict,
)


def dumped(requirement, *values, **more):
    return dump_verdict(*verdict(requirement, *values, **more))


@pytest.mark.parametrize(
    ("typed", "outcome", "reason", "gap", "relative"),
    [
        ([strength(text="143")], "pass", None, 13, 0.1),
        ([strength(text="117")], "fail", None, -13, -0.1),
        ([strength(text="120~143")], "unknown", "depends", -10, -10 / 130),
        ([strength(text="143", conditions={})], "not_comparable", "condition_missing", 13, 0.1),
        ([absent("proof_strength_02")], "unknown", "not_tested", None, None),
        ([], "unknown", "not_stated", None, None),
    ],
)
def test_a_verdict_says_outcome_reason_and_gap(typed, outcome, reason, gap, relative):
    found = dumped("Rp0.2>=130MPa", *typed)

    assert ("Rp0.2>=130MPa", "proof_strength_02", "MPa") == (
        found["requirement"],
        found["property"],
        found["unit"],
    )
    assert (outcome, reason) == (found["outcome"], found["reason"])
    assert (gap, relative) == (
        found["gap"] if gap is None else pytest.approx(found["gap"]),
        found["relative_gap"] if gap is None else pytest.approx(found["relative_gap"]),
    )


def test_a_verdict_carries_its_value_with_condition_basis_source_and_grade():
    found = dumped("Rp0.2>=130MPa", strength(text="0.1430", unit="GPa", source="s2"))

    assert ("0.1430", "GPa", "typical", ROOM) == tuple(
        found["value"][key] for key in ("value", "unit", "basis", "conditions")
    )
    assert {
        "id": "s2",
        "kind": "paper",
        "title": "Paper",
        "url": "https://doi.org/10.1000/xyz",
        "verified": True,
    } == found["source"]
    assert ("C", 143, 143) == (found["grade"], found["low"], found["high"])


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ({}, None),
        ({"url": "https://example.com"}, "https://example.com"),
        ({"doi": "10.1000/a", "url": "https://example.com"}, "https://example.com"),
    ],
)
def test_the_address_of_a_source_is_its_own_or_that_of_its_doi(source, url):
    stated = card(strength(), sources=[{"id": "s1", "kind": "paper", "title": "t", **source}])
    _, (match,), _ = ranking(["Rp0.2>=130MPa"], A=stated)

    assert url == dump_verdict(match.verdicts[0], stated)["source"]["url"]


def test_a_value_that_is_not_comparable_says_what_it_lacks_and_what_it_would_mean():
    found = dumped("Rp0.2>=130MPa", strength(text="143", conditions={}))

    assert (["temperature"], "pass") == (found["axes"], found["indication"])


def test_a_verdict_says_where_a_curve_was_read():
    found = dumped("Rm@T=85°C>=130MPa", curve())

    assert {"axis": "temperature", "low": 85, "high": 85, "unit": "degC"} == found["read_at"]
    assert (200, 200, None) == (found["low"], found["high"], found["derivation"])


def test_a_verdict_says_what_its_value_was_derived_from():
    found = dumped("specific_strength>=100MPa·cm3/g", strength("tensile_strength", "240"), value())

    assert (None, "Rm/ρ") == (found["read_at"], found["derivation"]["formula"])
    assert [("tensile_strength", "240", None), ("density", "1.80", None)] == [
        (entry["property"], entry["value"], entry["derivation"])
        for entry in found["derivation"]["inputs"]
    ]


def test_without_a_value_there_is_nothing_to_rest_on():
    found = dumped("Rp0.2>=130MPa")

    assert [None] * 5 == [
        found[key] for key in ("value", "source", "grade", "read_at", "derivation")
    ]
    assert [] == found["others"]


def test_a_value_whose_source_is_not_listed_has_none():
    assert dumped("Rp0.2>=130MPa", strength(source=None))["source"] is None


def test_further_values_stand_beside_the_one_that_decides():
    found = dumped("Rp0.2>=130MPa", strength(text="150"), strength(text="140", source="s2"))

    assert ("140", ["150"]) == (
        found["value"]["value"],
        [other["value"] for other in found["others"]],
    )


def test_a_requirement_says_what_its_text_means_in_the_canonical_unit():
    (wanted,) = requirements("Rp0.2>=0.13GPa→0.16GPa*2?", basis="minimum", threshold="sourced")

    assert {
        "text": "Rp0.2>=0.13GPa→0.16GPa*2?",
        "basis": "minimum",
        "threshold": "sourced",
        "property": "proof_strength_02",
        "operator": "at_least",
        "low": 130.0,
        "high": None,
        "choice": None,
        "target": 160.0,
        "unit": "MPa",
        "weight": 2.0,
        "is_must": False,
    } == dump_requirement(wanted)


def test_a_requirement_of_a_choice_has_no_numbers():
    (wanted,) = requirements("restricted_substances=compliant")
    found = dump_requirement(wanted)

    assert ("is", "compliant", None, None, None) == tuple(
        found[key] for key in ("operator", "choice", "low", "high", "unit")
    )


def test_a_match_says_tier_score_and_coverage():
    wanted, (match,), _ = ranking(["Rp0.2>=130MPa→160MPa*3", "ρ<=2g/cm3?"], A=card(strength()))
    found = dump_match(match, card(temper="F", form="hpdc"))

    assert ("A", "AM60B", "F", "hpdc", "qualified") == tuple(
        found[key] for key in ("number", "designation", "temper", "form", "tier")
    )
    assert ({"low": 0.0, "high": 0.25}, 0.75) == (found["score"], found["coverage"])
    assert (False, False) == (found["could_win"], found["would_qualify"])
    assert len(wanted) == len(found["verdicts"])


def test_without_a_want_there_is_no_score():
    _, (match,), _ = ranking(["Rp0.2>=130MPa"], A=card(strength()))

    assert dump_match(match, card())["score"] is None


def test_a_test_that_could_put_a_card_first_says_the_value_it_must_show():
    texts = ["Rp0.2>=100MPa→200MPa?", "ρ<=2g/cm3→1g/cm3?"]
    first, second = card(strength(text="150"), value(text="1.5")), card(strength(text="180"))
    _, ranked, cards = ranking(texts, A=first, B=second)
    found = dump_match(ranked[1], cards["B"])

    assert found["could_win"]
    (test,) = found["deciding_tests"]
    assert ("ρ<=2g/cm3→1g/cm3?", "g/cm3") == (test["requirement"], test["unit"])
    assert (pytest.approx(0.2), pytest.approx(1.8)) == (test["utility"], test["value"])


def test_a_search_is_answered_as_of_a_publication():
    wanted, ranked, cards = ranking(["ρ<=2g/cm3"], A=card(value()), B=card(chosen()))
    found = dump_search(wanted, ranked[:1], cards, 7, total=2)

    assert 7 == found["pub_seq"]
    assert ["ρ<=2g/cm3"] == [entry["text"] for entry in found["requirements"]]
    assert 2 == found["total"]
    assert ["A"] == [entry["number"] for entry in found["matches"]]
    assert found == json.loads(canonical_json(found))


def test_near_grades_are_told_apart_with_what_they_are():
    _, ranked, cards = ranking(["ρ<=2g/cm3"], A=card(value()), B=card(value()))
    (name,) = read_words("MB2").near
    (found,) = dump_near([NearGrade(name, tuple(ranked))], cards, most=1)

    assert ("MB2", "AZ31B", "near") == (found["typed"], found["designation"], found["relation"])
    assert {"zh": "近似牌号", "en": "Near grade"} == found["label"]
    assert "MB2" in found["says"]["zh"]
    assert 2 == found["total"]
    assert ["A"] == [entry["number"] for entry in found["matches"]]
    assert found == json.loads(canonical_json(found))
