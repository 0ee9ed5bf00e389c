"""Cards against a scenario as a radar: the limit half way, better outward, nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.matching import match
from schemas.radar import radar, reach
from tests.schemas.build import card, requirements, strength, value, verdict

ASKED = ("ρ<=2g/cm3→1g/cm3", "Rp0.2>=100MPa→150MPa", "Rm>=200MPa")


def drawn(texts, *cards):
    wanted = requirements(*texts)
    found = [match(f"MG-{n}", entry, wanted) for n, entry in enumerate(cards)]
    return radar(wanted, found, [f"card {n}" for n in range(len(cards))])


def reached(text, *values):
    return reach(verdict(text, *values)[0])


def test_every_limit_is_an_axis_and_every_card_a_series():
    full = card(value(text="1.5"), strength(text="125"), strength("tensile_strength", "240"))
    found = drawn(ASKED, full, card(value()))
    assert [axis.symbol for axis in found.axes] == ["ρ", "Rp0.2", "Rm"]
    assert [bool(axis.target) for axis in found.axes] == [True, True, False]
    first, second = found.series
    assert first.reaches == ((0.75, 0.75), (0.75, 0.75), (0.6, 0.6))
    assert second.reaches == ((0.6, 0.6), None, None)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_axes_are_no_radar(count):
    assert drawn(ASKED[:count], card(value())) is None


def test_what_has_no_such_axis_is_named():
    found = drawn((*ASKED, "E=44..46GPa", "restricted_substances=compliant"), card(value()))
    names = [name.en for name in found.left_out]
    assert names == ["Young's modulus", "Restricted substances compliance"]


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("ρ>=2g/cm3→3g/cm3", "2", 0.5),
        ("ρ>=2g/cm3→3g/cm3", "3", 1.0),
        ("ρ>=2g/cm3→3g/cm3", "4", 1.0),
        ("ρ>=2g/cm3→3g/cm3", "1", 0.0),
        ("ρ<=2g/cm3→1.8g/cm3", "1.9", 0.75),
        ("ρ>=2g/cm3", "4", 1.0),
    ],
)
def test_limit_and_target_have_their_places(text, said, place):
    assert reached(text, value(text=said)) == (place, place)


def test_a_range_is_a_stroke_and_an_open_end_reaches_the_rim():
    assert reached("ρ>=2g/cm3→3g/cm3", value(text="2~2.5")) == (0.5, 0.75)
    assert reached("ρ>=2g/cm3→3g/cm3", value(text=">=2.5")) == (0.75, 1.0)


@pytest.mark.parametrize("values", [(), (strength(conditions={}),)])
def test_what_is_not_known_or_not_comparable_is_not_drawn(values):
    assert reached("Rp0.2>=100MPa→150MPa", *values) is None


@given(
    st.floats(0.5, 9), st.floats(0.5, 9), st.sampled_from([">=2{0}→3{0}", "<=3{0}→2{0}", ">=2{0}"])
)
def test_a_better_value_never_lies_further_in(one, other, limit):
    wanted = "ρ" + limit.format("g/cm3")
    low, high = sorted((one, other))
    worse, better = (low, high) if ">" in limit else (high, low)
    places = [reached(wanted, value(text=f"{number:.3f}"))[0] for number in (worse, better)]
    assert places == sorted(places)


@given(st.floats(0.5, 9))
def test_another_unit_changes_nothing(number):
    plain = reached("ρ>=2g/cm3→3g/cm3", value(text=f"{number:.3f}"))
    other = reached("ρ>=2000kg/m3→3000kg/m3", value(text=f"{number * 1000:.0f}", unit="kg/m3"))
    assert other == pytest.approx(plain, abs=1e-3)
