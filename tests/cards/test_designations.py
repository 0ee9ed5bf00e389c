"""One alloy, many names: equal names are shown, near ones apart, unconfirmed ones never."""

import pytest

from cards.designations import DESIGNATIONS, SYSTEM_NAMES, Relation, find_alloys, names_of


def found(text):
    return [(way.alloy.key, way.relation.value) for way in find_alloys(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AZ91D", [("AZ91D", "equal")]),
        ("az 91-d", [("AZ91D", "equal")]),
        ("ＡＺ９１Ｄ", [("AZ91D", "equal")]),
        ("YM305", [("AZ91D", "equal")]),
        ("M11916", [("AZ91D", "equal")]),
        ("EN-MC21120", [("AZ91D", "equal"), ("AZ91E", "equal")]),
        ("MB2", [("AZ40M", "equal"), ("AZ31B", "near")]),
        ("MB15", [("ZK61M", "equal"), ("ZK60A", "near")]),
        ("ZM1", [("ZK51A", "near")]),
        ("3.5662", [("AM60A", "equal"), ("AM60B", "near")]),
        ("M11918", [("AZ91E", "uncertain")]),
        ("AZ91", [("AZ91D", "loose"), ("AZ91E", "loose"), ("AZ91C", "loose")]),
        ("镁锂合金", [("LA141", "loose")]),
        ("6061", []),
        ("", []),
    ],
)
def test_an_alloy_is_found_by_any_of_its_names(text, expected):
    assert expected == found(text)


def test_mb2_is_az40m_and_only_near_to_az31b():
    old, wrought = names_of("MB2"), names_of("AZ31B")

    assert {"GB/T": ("AZ40M",), "CN old": ("MB2",)} == old.equal
    assert ("AZ31B",) == old.near
    assert "CN old" not in wrought.equal
    assert ("MB2", "AZ40M") == wrought.near


def test_names_are_given_by_system():
    names = names_of("AM60B")

    assert ("M10602",) == names.equal["UNS"]
    assert ("EN-MC21230",) == names.equal["EN"]
    assert ("YZMgAl6Mn", "YM205") == names.equal["GB/T code"]


def test_a_name_shared_by_several_alloys_equals_none_of_them():
    names = names_of("EN-MC21120")

    assert {} == names.equal
    assert ("AZ91D", "AZ91E") == names.near


@pytest.mark.parametrize("text", ["M11918", "no such alloy"])
def test_an_unconfirmed_or_unknown_name_shows_nothing(text):
    names = names_of(text)

    assert ({}, ()) == (names.equal, names.near)


@pytest.mark.parametrize("alloy", DESIGNATIONS.alloys, ids=lambda alloy: alloy.key)
def test_an_alloy_finds_itself_first_and_shows_no_unconfirmed_name(alloy):
    shown = [text for texts in names_of(alloy.key).equal.values() for text in texts]
    unconfirmed = {n.text for n in alloy.names if n.relation is Relation.UNCERTAIN}

    assert (alloy.key, "equal") == found(alloy.key)[0]
    assert not unconfirmed & {*shown, *names_of(alloy.key).near}
    assert not [text for text in shown if "?" in text]
    assert alloy.confidence


def test_every_system_is_named():
    systems = {name.system for alloy in DESIGNATIONS.alloys for name in alloy.names}

    assert systems == set(SYSTEM_NAMES)
    assert all(name.zh and name.en for name in SYSTEM_NAMES.values())
