"""Which values of several cards share a row, who is best in it, and how far the others lie."""

import math
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.side_by_side import relative, rows
from cards.span import Span
from schemas.draft import read_leniently


def card(*values, sources=()):
    return read_leniently(
        {"designation": "AM60B", "values": list(values), "sources": list(sources)}
    )


def strength(text, unit="MPa", temperature="23 °C", basis="typical", **conditions):
    stated = {"temperature": temperature, **conditions} if temperature else conditions
    return {
        "property": "tensile_strength",
        "value": text,
        "unit": unit,
        "basis": basis,
        "conditions": stated,
    }


def density(text, **more):
    return {"property": "density", "value": text, "unit": "g/cm3", "basis": "typical", **more}


def said(row):
    return [[entry.value.content.text for entry in cell] for cell in row.cells]


def test_what_agrees_shares_a_row_and_what_differs_says_by_what():
    cold = card(strength("240"), strength("180", temperature="120 °C"))
    warm = card(strength("220", temperature="25 °C"), strength("170", temperature="121 °C"))
    found = rows([cold, warm])
    assert [said(row) for row in found] == [[["240"], ["220"]], [["180"], ["170"]]]
    assert [row.section for row in found] == ["strength", "heat"]


def test_rows_of_one_section_are_told_apart_by_their_conditions():
    found = rows([card(strength("240", orientation="L")), card(strength("220", orientation="T"))])
    assert [row.apart for row in found] == [("orientation",), ("orientation",)]


def test_a_value_without_a_needed_condition_stands_apart_and_is_never_best():
    found = rows([card(strength("240")), card(strength("900", temperature=""))])
    assert [said(row) for row in found] == [[["240"], []], [[], ["900"]]]
    assert [(row.missing, row.best) for row in found] == [
        ((), frozenset()),
        (("temperature",), frozenset()),
    ]
    assert found[1].counted == (None, None)


def test_typical_and_guaranteed_never_share_a_row():
    found = rows([card(strength("240")), card(strength("200", basis="minimum"))])
    assert [(row.is_guaranteed, said(row)) for row in found] == [
        (True, [[], ["200"]]),
        (False, [["240"], []]),
    ]


@pytest.mark.parametrize(
    ("texts", "best"),
    [
        (("240", "220"), {0}),
        (("240", "240"), {0, 1}),
        (("240~260", "250"), set()),
        (("250~260", "240~250"), {0}),
        (("≥240", "220"), {0}),
        (("≤240", "250"), {1}),
        (("≥200", "220"), set()),
    ],
)
def test_the_best_is_better_whatever_lies_inside_of_the_ranges(texts, best):
    (row,) = rows([card(strength(text)) for text in texts])
    assert row.best == best


def test_less_is_better_of_density():
    (row,) = rows([card(density("1.80")), card(density("1.78")), card(density("1.80~1.82"))])
    assert row.best == {1}


def test_no_direction_no_best():
    size = {"property": "grain_size", "value": "10", "unit": "um", "basis": "typical"}
    (row,) = rows([card(size), card({**size, "value": "20"})])
    assert row.best == frozenset()


def test_of_several_values_the_best_evidence_counts_and_then_the_unfavourable_one():
    report = {"id": "s1", "kind": "paper", "title": "x", "doi": "10.1/x"}
    sheet = {"id": "s2", "kind": "producer_datasheet", "title": "y"}
    many = card(
        strength("260") | {"source": "s2"},
        strength("240") | {"source": "s1"},
        strength("230") | {"source": "s1"},
        sources=(report, sheet),
    )
    (row,) = rows([many, card(strength("235"))])
    assert row.counted[0] == Span.of(230)
    dense = card(density("1.80", source="s1"), density("1.83", source="s1"), sources=(report,))
    (row,) = rows([dense])
    assert row.counted[0] == Span.of(1.83)


def test_a_row_differs_unless_all_say_the_same_under_the_same_conditions():
    same, other = card(strength("240")), card(strength("0.24", "GPa"))
    assert [row.differs for row in rows([same, other])] == [False]
    assert [row.differs for row in rows([same, card(strength("241"))])] == [True]
    assert [row.differs for row in rows([same, card()])] == [True]
    assert [row.differs for row in rows([card(strength("1", temperature=""))] * 2)] == [True]


def test_a_choice_is_shown_and_has_no_number():
    choice = {"property": "salt_spray_rating", "value": "9", "conditions": {}}
    found = rows([card(choice), card(choice)])
    assert all(not row.best for row in found)


@pytest.mark.parametrize(
    ("span", "reference", "found"),
    [
        (Span.of(110), Span.of(100), (0.10, 0.10)),
        (Span(90, 110), Span.of(100), (-0.10, 0.10)),
        (Span.of(100), Span(80, 125), (-0.20, 0.25)),
        (Span(110, math.inf), Span.of(100), (0.10, math.inf)),
        (Span.of(100), Span(50, math.inf), (-math.inf, 1.0)),
    ],
)
def test_the_distance_is_an_interval_where_one_of_the_two_is_a_range(span, reference, found):
    answer = relative(span, reference)
    assert (answer.low, answer.high) == pytest.approx(found)


@pytest.mark.parametrize(
    ("span", "reference"),
    [
        (Span.of(1), Span.of(0)),
        (Span.of(1), Span(-math.inf, 5)),
        (Span(1, math.inf), Span(1, math.inf)),
    ],
)
def test_nothing_is_told_against_what_is_not_above_zero_or_not_bounded(span, reference):
    assert relative(span, reference) is None


TEXTS = st.sampled_from(["200", "220~240", "≥230", "0.25"])
DRAWN = st.lists(
    st.builds(
        lambda text, temperature, basis: strength(
            text, "GPa" if text == "0.25" else "MPa", temperature, basis
        ),
        TEXTS,
        st.sampled_from(["", "20 °C", "23 °C", "27 °C", "120 °C"]),
        st.sampled_from(["typical", "minimum"]),
    ),
    max_size=4,
)


@given(st.lists(DRAWN, min_size=2, max_size=3))
def test_the_order_of_the_cards_changes_no_row(drawn):
    cards = [card(*values) for values in drawn]
    first = [shape(row, range(len(cards))) for row in rows(cards)]
    for order in permutations(range(len(cards))):
        places = [order.index(place) for place in range(len(cards))]
        assert first == [shape(row, places) for row in rows([cards[place] for place in order])]


def shape(row, places):
    cells = [sorted(entry.value.content.text for entry in row.cells[place]) for place in places]
    best = {place for place in range(len(cells)) if places[place] in row.best}
    return row.property, row.is_guaranteed, row.missing, cells, best


@given(st.lists(DRAWN, min_size=2, max_size=3))
def test_every_value_stands_in_exactly_one_row(drawn):
    cards = [card(*values) for values in drawn]
    shown = sum(len(cell) for row in rows(cards) for cell in row.cells)
    assert shown == sum(len(values) for values in drawn)
