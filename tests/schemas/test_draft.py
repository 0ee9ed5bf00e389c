"""Drafts keep everything; submissions are refused with everything that stands against them."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.errors import CardRefused
from schemas.card import CardSchema
from schemas.document import canonical_json
from schemas.draft import load_card, read_draft, read_leniently, read_submission
from schemas.typed_document import Rejected, part_at
from tests.schemas.build import (
    ROOM,
    SOURCE,
    curve,
    document,
    draft,
    full_document,
    strength,
    told,
    value,
)

DEEP = json.loads("[" * 23 + "]" * 23)
FLAWED = {
    "no mapping": [1, {"a": 2}],
    "no mapping but a number": 1.5,
    "nothing": {},
    "no designation": {"values": []},
    "designation of the wrong kind": document(designation={"a": 1}),
    "another version": document(schema=2),
    "values that are no list": document(values="none"),
    "values that are all refused": {**document(), "values": [5, None, {}]},
    "every other value refused": document(5, value(), {}, value(text="heavy"), value()),
    "a unit of another property": document(value("brinell_hardness", "62", "HV")),
    "an entry beside": document(value(colour="grey"), colour="grey"),
    "composition that is no mapping": document(composition=["Al"]),
    "elements that are no list": document(composition={"elements": "Al", "standard": "B94"}),
    "the only element refused": document(composition={"elements": [{"element": "Unobtainium"}]}),
    "an entry of an element": document(
        composition={"elements": [{"element": "铝", "min": "5", "x": 1}]}
    ),
    "the only condition refused": document(value(conditions={"温度": "hot"})),
    "a condition twice": document(value(conditions={"温度": "20 °C", "temperature": "30 °C"})),
    "a condition thrice": document(value(conditions={"T": "1 °C", "温度": "2 °C", "temp": "3 °C"})),
    "a bare number where a unit is due": document(value(conditions={"T": 23.5})),
    "other canonical numbers": document(value(canonical={"low": 3})),
    "two other canonical numbers": document(value(canonical={"low": 3, "high": 4})),
    "canonical numbers beyond all bounds": document(value(canonical={"low": 10**400})),
    "a source without kind": document(sources=[{"id": "s1", "title": "t"}, SOURCE]),
    "an entry of a source": document(sources=[{**SOURCE, "id": " s1 ", "url": "nowhere"}]),
    "an entry of a source with a number": document(sources=[{**SOURCE, "id": 7, "url": "no"}]),
    "a flag that is none": document(sources=[{**SOURCE, "verified": "yes"}]),
    "both languages wrong": document(brand={"zh": 1.5, "en": [2], "fr": "x", "de": "y"}),
    "a curve without points": document(
        curve() | {"curve": {"x": "T", "x_unit": "K", "points": []}}
    ),
    "a point of a curve": document(curve(["20", "240"], ["150", None])),
    "the name that marks a whole": {"_schema": 5, "designation": "AM60B"},
    "that name in a condition": document(value(conditions={"_schema": "x", **ROOM})),
    "a number that is none": document(value(text=float("nan"))),
    "a number without end": document(value(text=float("inf"))),
    "a very long number": document(value(n=10**400)),
    "half a character": {"\ud800": "\ud800", "designation": "\udc00"},
    "a control character": document(designation="AM\x0060B"),
    "a day and a decimal": document(valid_until=date(2026, 1, 1), temper=Decimal("1.50")),
    "nesting to the limit": document(colour=DEEP),
    "something laid aside that fits nowhere": document(
        rejected=[{"path": ["values", 0, "unit", "x"], "raw": 1}]
    ),
    "something laid aside that is no entry": document(rejected=[5, {"raw": 1}, DEEP]),
    "a place before the first": document(
        value(), rejected=[{"path": ["values", -5, "x"], "raw": 1}, {"path": ["values", -1]}]
    ),
    "a place far behind the last": document(
        value(), rejected=[{"path": ["values", 10**30], "raw": 1}]
    ),
    "laid aside but no list": document(rejected="everything"),
}

json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
NAMES = [*CardSchema().by_key, "property", "value", "unit", "conditions", "curve", "path", "raw"]
card_like = st.recursive(
    json_like | st.sampled_from(["density", "g/cm3", "1.8", "23 °C", "typical", "Al"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*NAMES, "rejected", "elements", "element"]), inner)
    ),
    max_leaves=15,
)


def stored(kept):
    """What a draft is after it was written down as JSON and read again."""
    return read_draft(json.loads(canonical_json(kept.document).encode()))


def assert_nothing_changed(kept):
    again = stored(kept)

    assert kept.card == again.card
    assert kept.rejected == again.rejected
    assert kept.problems == again.problems
    assert kept.document == again.document
    assert again.typed == stored(again).typed


@settings(max_examples=60, deadline=None)
@given(json_like | card_like)
def test_whatever_json_can_hold_is_a_draft_that_stays_the_same_when_read_again(raw):
    assert_nothing_changed(read_draft(raw))


def places(raw, path=()):
    """The paths of all parts of a document."""
    for step, part in enumerate(raw) if isinstance(raw, list) else raw.items():
        yield (*path, step)
        if isinstance(part, dict | list):
            yield from places(part, (*path, step))


def spoiled(flaws):
    """A full document with other things at those places, the deepest first."""
    typed = full_document()
    for place, raw in sorted(flaws.items(), key=lambda flaw: -len(flaw[0])):
        part_at(typed, *place[:-1])[place[-1]] = raw
    return typed


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.sampled_from([*places(full_document())]), card_like, max_size=5))
def test_a_card_with_anything_anywhere_stays_the_same_when_read_again(flaws):
    assert_nothing_changed(read_draft(spoiled(flaws)))


@pytest.mark.parametrize("raw", FLAWED.values(), ids=FLAWED)
def test_a_flawed_draft_stays_the_same_when_read_again(raw):
    assert_nothing_changed(read_draft(raw))


@pytest.mark.parametrize("raw", FLAWED.values(), ids=FLAWED)
def test_the_whole_as_typed_reads_like_the_draft(raw):
    kept = read_draft(raw)

    if isinstance(raw, dict):
        assert kept.card == read_draft(kept.typed).card


@pytest.mark.parametrize(
    ("typed", "path", "raw"),
    [
        (document(values="none"), ("values",), "none"),
        (document(value(), value(text="heavy")), ("values", 1), value(text="heavy")),
        (document(value(basis="nearly")), ("values", 0, "basis"), "nearly"),
        (
            document(value(conditions={**ROOM, "gauge": "long"})),
            ("values", 0, "conditions", "gauge"),
            "long",
        ),
        (document(composition=["Al"]), ("composition",), ["Al"]),
        (
            document(composition={"elements": [{"element": "Al"}]}),
            ("composition", "elements", 0),
            {"element": "Al"},
        ),
        (document(sources=[{"id": "s1"}]), ("sources", 0), {"id": "s1"}),
        (document(supply={"moq": ["1 t"]}), ("supply", "moq"), ["1 t"]),
        (document(brand={"en": "x", "fr": "y"}), ("brand", "fr"), "y"),
        (document(curve(["1"])), ("values", 0), curve(["1"])),
        (document(colour="grey"), ("colour",), "grey"),
        ([1], (), [1]),
    ],
)
def test_the_smallest_part_that_cannot_be_kept_is_laid_aside_as_typed(typed, path, raw):
    kept = read_draft(typed)

    assert (Rejected(path, raw),) == kept.rejected
    assert [{"path": list(path), "raw": raw}] == kept.document["rejected"]


def test_everything_beside_a_refused_part_is_kept():
    kept = draft(value(), value(text="heavy"), value(text="1.79"), colour="grey")

    assert ["1.80", "1.79"] == [entry.content.text for entry in kept.card.values]
    assert "AM60B" == kept.card.designation


def test_problems_name_places_of_the_document_as_typed_not_of_what_is_left():
    kept = draft(5, value(text="45", basis=None))

    assert [
        ("not_a_mapping", "values[0]"),
        ("basis_missing", "values[1].basis"),
        ("outside_hard_bounds", "values[1].value"),
    ] == told(kept.problems)


def test_problems_stand_in_the_order_of_the_document_hard_ones_first():
    kept = draft(value(text="45"), sources=[{**SOURCE, "url": "no"}], brand=[], colour=1)

    assert ["brand", "values[0].value", "sources[0].url", "colour"] == [
        problem.where for problem in kept.problems
    ]


def test_a_draft_without_designation_says_so_once():
    values = [{"property": "density", "absent": "not_tested"}]
    missing = read_draft({"values": values})
    refused = read_draft({"designation": [], "values": values})

    assert [("missing", "designation")] == told(missing.problems)
    assert [("text_expected", "designation")] == told(refused.problems)


def test_digits_of_a_refused_number_are_kept():
    kept = read_draft({"values": [{"property": "density", "value": Decimal("1.30")}]})

    assert "1.30" == kept.document["rejected"][0]["raw"]["value"]


def test_a_part_that_was_laid_aside_takes_its_place_again_when_it_is_mended():
    kept = draft(value(), value(text="heavy"), value(text="1.79"))
    mended = json.loads(canonical_json(kept.document))
    mended["rejected"][0]["raw"]["value"] = "1.81"

    assert ["1.80", "1.81", "1.79"] == [
        entry.content.text for entry in read_submission(mended).values
    ]


def test_what_was_typed_since_is_not_overwritten_by_what_was_laid_aside():
    kept = read_draft(document(value(), rejected=[{"path": ["designation"], "raw": "AZ91D"}]))

    assert "AM60B" == kept.card.designation
    assert (Rejected(("designation",), "AZ91D"),) == kept.rejected
    assert [("no_place", "designation")] == told(kept.problems)
    assert "AZ91D" == kept.problems[0].numbers["raw"]


def test_a_document_in_order_is_a_submission():
    assert load_card(full_document()) == read_submission(full_document())


def test_a_submission_is_refused_with_all_its_problems_soft_ones_too():
    typed = document(strength(conditions={}), value(text="heavy"), colour="grey")

    with pytest.raises(CardRefused) as refused:
        read_submission(typed)

    assert [
        ("not_comparable", "values[0].conditions.temperature"),
        ("number_unreadable", "values[1].value"),
        ("unknown_field", "colour"),
    ] == told(refused.value.problems)
    assert "2 处必须改正" in refused.value.wording.zh
    assert "2 problem(s)" in refused.value.wording.en


def test_soft_problems_do_not_stand_in_the_way():
    typed = document(strength(conditions={}))

    assert read_draft(typed).is_submittable
    assert 1 == len(read_submission(typed).values)


def test_a_frozen_document_is_not_judged_by_the_checks():
    typed = document(value(text="45"))

    assert not read_draft(typed).is_submittable
    assert 45 == load_card(typed).values[0].quantity.low


def test_a_frozen_document_that_is_not_valid_is_refused_in_its_order():
    with pytest.raises(CardRefused) as refused:
        load_card({"values": [{}], "brand": 1e400})

    assert ["designation", "brand", "values[0].property"] == [
        problem.where for problem in refused.value.problems
    ]


def test_a_draft_can_be_read_without_being_judged():
    flawed = document(value(), value(text="heavy"))

    assert read_draft(flawed).card == read_leniently(flawed)


def test_values_that_cannot_be_read_are_not_said_to_be_missing():
    codes = [problem.code for problem in read_draft(document(value(text="heavy"))).problems]

    assert ["number_unreadable"] == codes
