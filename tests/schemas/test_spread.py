"""How cards are spread over a property: where bars and limits stand, and what they say."""

import pytest

from cards.columns.histogram import Histogram
from schemas.spread import Bar, spread_of
from tests.schemas.build import requirements


def shown(text, edges, counts, *, is_logarithmic=False):
    found = Histogram(edges, counts, is_logarithmic, known=sum(counts), total=9)
    (requirement,) = requirements(text)
    return spread_of(requirement, found)


def test_bars_stand_side_by_side_in_the_unit_as_typed():
    found = shown("ρ<=1750kg/m3", (1.7, 1.8, 1.9), (4, 2))

    assert (Bar(0, 50, 30, "1700", "1800", 4), Bar(50, 50, 15, "1800", "1900", 2)) == found.bars
    assert (25.0,) == found.marks
    assert ("kg/m³", "1700", "1900", 6, 9) == (
        found.unit,
        found.least,
        found.largest,
        found.known,
        found.total,
    )


@pytest.mark.parametrize(
    ("text", "marks"), [("ρ=1..1.85g/cm3", (0.0, 75.0)), ("ρ>=3g/cm3", (100.0,))]
)
def test_limits_beyond_the_cards_stand_at_the_end(text, marks):
    assert marks == shown(text, (1.7, 1.8, 1.9), (4, 2)).marks


def test_decades_are_spread_evenly():
    found = shown("Rp0.2>=10MPa", (1.0, 10.0, 100.0), (1, 1), is_logarithmic=True)

    assert [50.0, 50.0] == [bar.width for bar in found.bars]
    assert (50.0,) == found.marks


def test_nothing_known_is_no_picture():
    assert shown("ρ<=1.8g/cm3", (), ()) is None
