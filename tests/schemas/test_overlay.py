"""Curves of several cards in words: lines, conditions, and what is read inside their range."""

import pytest

from cards.curve_overlay import overlays
from cards.errors import ConditionUnreadable
from schemas.draft import read_leniently
from schemas.overlay import overlay_view
from tests.cards.test_curve_overlay import shielding

PAPER = {"id": "s1", "kind": "paper", "title": "On SE", "doi": "10.1000/x"}


def named(*values):
    read = read_leniently({"designation": "AM60B", "values": list(values), "sources": [PAPER]})
    return [("MG-000001", read)]


def view(*values, at=""):
    cards = named(*values)
    return overlay_view(overlays([card for _, card in cards])[0], 1, cards, at)


def test_a_line_says_which_card_and_what_it_rests_on():
    found = view(shielding(source="s1", basis="mean"))
    (line,) = found.lines
    assert (line.number, line.title, line.basis.en) == ("MG-000001", "AM60B", "mean")
    assert (line.source.en, line.grade) == ("paper: On SE", "C")
    assert found.chart.title.en == "Shielding effectiveness over frequency"
    assert found.chart.x.is_logarithmic
    assert view(shielding()).lines[0].source.en == ""


@pytest.mark.parametrize(
    ("at", "read"),
    [("30 MHz", "80 dB"), ("3 GHz", "outside the curve"), ("", ""), ("30~1500 MHz", "80~100 dB")],
)
def test_a_curve_is_read_inside_its_range_only(at, read):
    assert view(shielding(), at=at).lines[0].read.en.replace("\u00a0", " ") == read


def test_a_place_that_is_none_is_refused():
    with pytest.raises(ConditionUnreadable):
        view(shielding(), at="warm")


def test_what_is_missing_is_named():
    assert [axis.en for axis in view(shielding(thickness="")).missing] == ["specimen thickness"]


def test_a_short_span_is_linear():
    assert not view(shielding(points=((30, 80), (60, 90)))).chart.x.is_logarithmic
