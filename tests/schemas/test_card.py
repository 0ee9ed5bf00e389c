"""The whole card document, in and out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.errors import CardRefused
from schemas.document import canonical_json, parse_json
from schemas.draft import dump_card, load_card, read_leniently
from tests.schemas.build import (
    ROOM,
    absent,
    chosen,
    curve,
    document,
    draft,
    full_document,
    strength,
    told,
    value,
)

UNKNOWN = [
    ("colour", document(colour="grey"), ("colour",)),
    ("values[0].colour", document(value(colour="grey")), ("colour",)),
    (
        "values[0].conditions.colour",
        document(value(conditions={"colour": "grey"})),
        ("colour", "试验条件"),
    ),
    (
        "sources[0].colour",
        document(sources=[{"id": "s1", "kind": "paper", "title": "t", "colour": "grey"}]),
        ("colour",),
    ),
    ("supply.colour", document(supply={"colour": "grey"}), ("colour",)),
    (
        "composition.elements[0].colour",
        document(composition={"elements": [{"element": "Al", "min": "5", "colour": 1}]}),
        ("colour",),
    ),
    ("brand.colour", document(brand={"en": "x", "colour": "grey"}), ("colour",)),
    (
        "values[0].curve.colour",
        document(curve() | {"curve": {"x": "T", "points": [], "colour": "grey"}}),
        ("colour",),
    ),
]


def test_a_document_that_uses_every_entry_comes_back_letter_by_letter():
    typed = full_document()

    assert typed == dump_card(load_card(typed))


def test_a_document_that_uses_every_entry_has_nothing_to_refuse():
    assert [] == [
        problem.where for problem in draft(**full_document() | {"values": [value()]}).problems
    ]


@pytest.mark.parametrize(("where", "typed", "words"), UNKNOWN, ids=[case[0] for case in UNKNOWN])
def test_an_entry_nobody_knows_is_refused_where_it_stands_in_both_languages(where, typed, words):
    with pytest.raises(CardRefused) as refused:
        load_card(typed)

    (found,) = (problem for problem in refused.value.problems if problem.where == where)
    assert found.is_hard
    for word in words:
        assert word in found.finding.zh
    assert "colour" in found.finding.en
    assert found.advice.zh and found.advice.en and found.advice.zh != found.advice.en


def test_names_that_come_near_are_offered_for_one_that_is_unknown():
    (found,) = draft(desigation="AM60B").problems

    assert "Use one of: designation" in found.advice.en
    assert "可用的名称：designation" in found.advice.zh


@pytest.mark.parametrize("version", [2, "1", 1.5, True, None, [1]])
def test_only_the_first_version_of_the_document_is_known(version):
    found = told(draft(schema=version).problems)

    assert ([] if version is None else [("schema_version", "schema")]) == found


def test_null_and_blank_text_say_nothing():
    plain = document()

    assert load_card(plain) == load_card(
        plain | {"brand": None, "temper": "  ", "composition": None, "supply": {}, "note": ""}
    )


def test_digits_stay_as_typed_from_bytes_to_the_dump():
    raw = (
        '{"designation": "AM60B", "values": [{"property": "density", "value": 1.30, '
        '"unit": "g/cm3", "s": 0.010}], "composition": {"elements": '
        '[{"element": "Al", "min": 5.50}]}}'
    )
    dumped = dump_card(load_card(parse_json(raw.encode())))

    assert ("1.30", "0.010") == (dumped["values"][0]["value"], dumped["values"][0]["s"])
    assert "5.50" == dumped["composition"]["elements"][0]["min"]


words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)
digits = st.decimals(1, 2, places=3).map(str)
figures = st.one_of(
    digits,
    digits.map("≥ {}".format),
    digits.map("<{}".format),
    st.tuples(digits, digits).map(lambda ends: "{}~{}".format(*sorted(ends, key=float))),
    st.tuples(digits, digits).map("{0[0]}±{0[1]}".format),
)
temperatures = st.integers(-40, 200).map("{} °C".format)
values = st.one_of(
    st.builds(value, text=figures, unit=st.sampled_from(["g/cm³", "kg/m3"])),
    st.builds(
        strength,
        st.sampled_from(["proof_strength_02", "tensile_strength"]),
        figures,
        basis=st.sampled_from(["typical", "minimum", "mean", "计算"]),
        conditions=st.fixed_dictionaries({"T": temperatures}),
        specimen=words,
        n=st.integers(1, 99),
    ),
    st.builds(absent, reason=st.sampled_from(["not_tested", "未测", "on_request"])),
    st.builds(chosen, st.sampled_from(["compliant", "non_compliant"])),
    st.lists(st.tuples(digits, digits), min_size=1, max_size=4).map(lambda drawn: curve(*drawn)),
)
elements = st.fixed_dictionaries({"element": st.sampled_from(["Al", "锌", "RE"]), "max": digits})
documents = st.builds(
    document,
    designation=words,
    brand=st.one_of(words, st.fixed_dictionaries({"zh": words, "en": words})),
    values=st.lists(values, max_size=4),
    composition=st.fixed_dictionaries({"elements": st.lists(elements, max_size=3)}),
    valid_until=st.dates().map(str),
)


@settings(max_examples=40, deadline=None)
@given(documents)
def test_a_dump_is_valid_input_and_gives_the_same_card(typed):
    card = load_card(typed)
    dumped = dump_card(card)

    assert card == load_card(json.loads(canonical_json(dumped)))
    assert dumped == dump_card(load_card(dumped))


def test_conditions_are_told_by_the_keys_of_the_vocabulary_with_their_text_as_typed():
    dumped = dump_card(load_card(document(value(conditions={"温度": " ２３ ℃ "}))))

    assert {"temperature": "２３ ℃"} == dumped["values"][0]["conditions"]
    assert ROOM != dumped["values"][0]["conditions"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("L1234", "L1234"), ("CNAS L1234", "L1234"), ("cnas：L1234", "L1234"), ("CNAS", "CNAS")],
)
def test_the_number_of_an_accreditation_is_kept_without_the_name_of_its_register(typed, kept):
    source = {"id": "s1", "kind": "accredited_laboratory", "title": "Report", "cnas": typed}
    read = read_leniently({"designation": "AM60B", "sources": [source]})
    assert read.sources[0].cnas == kept
