"""What a card leaves open, and in which scenarios that would count."""

from hypothesis import given
from hypothesis import strategies as st

from cards.gaps import gaps
from cards.matching import Tier, match
from cards.obstacles import Hindrance
from cards.requirement import DemandedBasis
from cards.values import Basis
from cards.verdict import Reason
from tests.cards.build import card, scenario, stated

ROOM = {"temperature": "23 °C"}


def found(shown, *scenarios):
    fits = [(entry, match("", shown, entry.requirements)) for entry in scenarios]
    return gaps(shown, fits)


def test_a_missing_condition_is_one_gap_of_all_values_that_lack_it():
    shown = card(
        stated("elongation", "8 %", **ROOM),
        stated("density", "1.8 g/cm3"),
        stated("elongation", "9 %", **ROOM),
    )
    (gap,) = found(shown, scenario("a", "A>=6%"), scenario("b", "A>=7%→9%?; ρ<=1.85g/cm3"))

    assert ("elongation", Hindrance.CONDITION, ("gauge",)) == (
        gap.property,
        gap.hindrance,
        gap.axes,
    )
    assert gap.states_a_condition
    assert (0, 2) == gap.places
    assert [("a", 1.0), ("b", 1.0)] == [(use.scenario.key, use.worth) for use in gap.uses]


def test_what_nobody_stated_is_a_gap_without_a_place():
    (gap,) = found(card(), scenario("a", "Rm>=200MPa"))

    assert (Hindrance.TEST, Reason.NOT_STATED, ()) == (gap.hindrance, gap.reason, gap.places)
    assert not gap.states_a_condition


def test_what_is_known_leaves_no_gap():
    shown = card(stated("density", "1.8 g/cm3"))

    assert () == found(shown, scenario("a", "ρ<=1.85g/cm3"), scenario("b", "ρ<=1.7g/cm3"))


def test_a_condition_that_would_only_show_a_miss_is_no_gap():
    shown = card(stated("tensile_strength", "100 MPa"))

    assert () == found(shown, scenario("a", "Rm>=200MPa"))


def test_another_condition_is_a_gap_at_the_value_that_was_judged():
    shown = card(stated("tensile_strength", "240 MPa", **ROOM))
    (gap,) = found(shown, scenario("a", "Rm@T=150℃>=200MPa"))

    assert (Reason.CONDITION_DIFFERS, ("temperature",), (0,)) == (gap.reason, gap.axes, gap.places)
    assert not gap.states_a_condition


def test_a_basis_that_is_asked_for_is_a_gap():
    shown = card(stated("tensile_strength", "240 MPa", basis=Basis.TYPICAL, **ROOM))
    (gap,) = found(shown, scenario("a", "Rm>=200MPa", DemandedBasis.MINIMUM))

    assert (Hindrance.BASIS, (0,)) == (gap.hindrance, gap.places)


def test_the_most_valuable_gap_comes_first():
    """Alone to qualify in one scenario is worth more than half of what another one asks."""
    order = [
        gap.property
        for gap in found(
            card(), scenario("a", "Rm>=200MPa"), scenario("b", "A>=6%; ρ<=1.85g/cm3; E>=40GPa?")
        )
    ]

    assert ["tensile_strength", "youngs_modulus", "density", "elongation"] == order


def test_where_the_card_is_excluded_nothing_is_won():
    shown = card(stated("density", "1.8 g/cm3"))
    (gap,) = found(shown, scenario("a", "ρ<=1.7g/cm3; Rm>=200MPa"))

    assert ([True], 0.0) == ([use.is_excluded for use in gap.uses], gap.worth)


TEXTS = ("Rm>=200MPa", "A>=6%", "ρ<=1.85g/cm3", "E>=40GPa?", "Rp0.2>=100MPa→150MPa*2?")


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True))
def test_the_open_musts_of_a_scenario_share_one_between_them(texts):
    asked = scenario("a", "; ".join(texts))
    shown = found(card(stated("density", "1.8 g/cm3")), asked)
    musts = [use for gap in shown for use in gap.uses if use.requirement.is_must]

    assert not musts or abs(sum(use.worth for use in musts) - 1) < 1e-9
    assert match("", card(), asked.requirements).tier is not Tier.EXCLUDED
