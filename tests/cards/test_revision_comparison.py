"""Values of two revisions are paired with what they most likely come from."""

import pytest

from cards.card import Card
from cards.revision_comparison import Fate, paired
from schemas.draft import read_leniently


def card(*values):
    read = read_leniently({"designation": "AM60B", "values": list(values)})
    assert len(read.values) == len(values)
    return read


def strength(text, temperature="23 °C", **more):
    conditions = {"temperature": temperature}
    given = {"property": "tensile_strength", "value": text, "unit": "MPa", "source": "a"}
    return {**given, "basis": "typical", "conditions": conditions, **more}


DENSITY = {"property": "density", "value": "1.80", "unit": "g/cm³", "source": "a"}


def fates(before, now):
    return [(pair.fate.value, pair.place) for pair in paired(card(*before), card(*now))]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([], [DENSITY], [("added", 0)]),
        ([DENSITY], [], [("removed", None)]),
        ([DENSITY], [DENSITY], [("same", 0)]),
        ([strength("240")], [DENSITY, strength("240")], [("added", 0), ("same", 1)]),
        ([strength("240")], [strength("250")], [("changed", 0)]),
        (
            [strength("240"), strength("180", "150 °C")],
            [strength("181", "150 °C"), strength("240")],
            [("changed", 0), ("same", 1)],
        ),
        (
            [strength("240", source="a"), strength("250", source="b")],
            [strength("251", source="b")],
            [("changed", 0), ("removed", None)],
        ),
        ([DENSITY], [strength("240")], [("added", 0), ("removed", None)]),
    ],
)
def test_what_became_of_each_value(before, now, expected):
    assert fates(before, now) == expected


def test_the_value_of_the_same_source_is_the_partner():
    before = card(strength("240", source="a"), strength("250", source="b"))
    pairs = paired(before, card(strength("251", source="b")))
    assert pairs[0].before == before.values[1]


def test_what_differs_is_named_in_order():
    before = card(strength("240", n=3))
    now = card(strength("252", "24 °C", n=5))
    assert paired(before, now)[0].changed == ("content", "conditions", "specimens")
    assert paired(Card(""), now)[0].changed == ()


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("240", "252", 0.05),
        ("240", "228", -0.05),
        ("240", "240", None),
        ("240", "240~250", None),
        ("0", "5", None),
    ],
)
def test_a_single_number_tells_by_how_much_it_grew(before, now, expected):
    pair = paired(card(_elongation(before)), card(_elongation(now)))[0]
    assert pair.relative_change == (None if expected is None else pytest.approx(expected))


def _elongation(text):
    return {"property": "elongation", "value": text, "unit": "%"}


def test_every_value_has_one_fate():
    before = card(DENSITY, strength("240"), strength("200", "100 °C"))
    now = card(strength("200", "100 °C"), strength("241"), strength("99", "200 °C"))
    pairs = paired(before, now)
    assert [pair.fate for pair in pairs] == [Fate.SAME, Fate.CHANGED, Fate.ADDED, Fate.REMOVED]
