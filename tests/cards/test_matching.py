"""Tiers, score intervals and order (MATCHING §3), and the laws of §6."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.matching import Tier, match, near_misses, rank
from cards.requirement_text import parse_requirement, parse_requirements
from cards.utility import utility_interval
from tests.cards.build import absent, card, stated

KEYS = ("density", "porosity", "solidus")


def wanted(*weights):
    """Wants whose utility is the value in %, g/cm³ or °C over an easy target."""
    texts = ("ρ>=1g/cm3→2g/cm3", "porosity>=0%→100%", "solidus>=200°C→1200°C")
    return [
        replace(parse_requirement(f"{text}?"), weight=weight)
        for text, weight in zip(texts, weights, strict=True)
    ]


def with_utilities(*utilities):
    """A card whose values have these utilities under `wanted`; None is not stated."""
    texts = ("{} g/cm3", "{} %", "{} °C")
    scales = (lambda u: 1 + u, lambda u: 100 * u, lambda u: 200 + 1000 * u)
    return card(
        *(
            stated(key, text.format(round(scale(u), 9)))
            for key, text, scale, u in zip(KEYS, texts, scales, utilities, strict=True)
            if u is not None
        )
    )


def test_worked_example_of_the_specification():
    cards = [
        ("A", with_utilities(0.9, None, 0.8)),
        ("B", with_utilities(0.6, 0.7, 0.6)),
        ("C", with_utilities(0.95, 0.2, None)),
    ]
    ranked = rank(cards, wanted(0.40, 0.35, 0.25))

    assert [entry.number for entry in ranked] == ["B", "A", "C"]
    expected = {"A": (0.560, 0.910, 0.65), "B": (0.635, 0.635, 1.0), "C": (0.450, 0.700, 0.75)}
    for entry in ranked:
        assert expected[entry.number] == pytest.approx((entry.low, entry.high, entry.coverage))
    first, second, third = ranked
    assert not first.could_win
    assert [("porosity", pytest.approx(0.214, abs=5e-4))] == [
        (test.requirement.property, test.utility) for test in second.deciding_tests
    ]
    assert [("solidus", pytest.approx(0.74, abs=5e-4))] == [
        (test.requirement.property, test.utility) for test in third.deciding_tests
    ]
    assert pytest.approx(third.deciding_tests[0].value) == 940


def test_card_that_cannot_reach_the_first_has_no_deciding_test():
    ranked = rank(
        [("A", with_utilities(0.9, 0.9, 0.9)), ("B", with_utilities(0.1, 0.1, None))],
        wanted(1, 1, 1),
    )

    assert not ranked[1].could_win


@pytest.mark.parametrize(
    ("values", "tier"),
    [
        (("1.8 g/cm3", "1 %"), Tier.QUALIFIED),
        (("1.8 g/cm3", None), Tier.POSSIBLE),
        (("1.9 g/cm3", None), Tier.EXCLUDED),
        (("1.9 g/cm3", "1 %"), Tier.EXCLUDED),
    ],
)
def test_tier(values, tier):
    density, porosity = values
    stated_values = [stated("density", density)]
    if porosity:
        stated_values.append(stated("porosity", porosity))
    entry = match("A", card(*stated_values), parse_requirements("ρ<=1.85g/cm3; porosity<=2%"))

    assert tier is entry.tier
    assert not entry.is_scored


def test_failing_want_excludes_nobody():
    entry = match("A", card(stated("density", "9 g/cm3")), parse_requirements("ρ<=1.85g/cm3?"))

    assert Tier.QUALIFIED is entry.tier
    assert (entry.low, entry.high) == (0, 0)


def test_without_scored_requirements_coverage_counts_the_musts():
    entry = match(
        "A", card(stated("density", "1.8 g/cm3")), parse_requirements("ρ<=1.85g/cm3; porosity<=2%")
    )

    assert entry.coverage == 0.5


@pytest.mark.parametrize(
    ("requirement", "value", "interval"),
    [
        ("ρ<=2g/cm3→1g/cm3?", "1.5 g/cm3", (0.5, 0.5)),
        ("ρ<=2g/cm3→1g/cm3?", "1.25~1.75 g/cm3", (0.25, 0.75)),
        ("ρ<=2g/cm3→1g/cm3?", "1.5~2.5 g/cm3", (0, 0.5)),
        ("ρ<=2g/cm3→1g/cm3?", "≤ 1.5 g/cm3", (0.5, 1)),
        ("ρ>=1g/cm3→2g/cm3?", "≥ 1.5 g/cm3", (0.5, 1)),
        ("ρ>=1g/cm3→2g/cm3?", "≥ 0.6 g/cm3", (0, 1)),
        ("ρ>=1g/cm3→2g/cm3?", "≤ 1.5 g/cm3", (0, 0.5)),
        ("ρ>=1g/cm3→2g/cm3?", "5 g/cm3", (1, 1)),
        ("ρ>=1g/cm3→2g/cm3?", "0.6 g/cm3", (0, 0)),
        ("ρ>=1g/cm3?", "1.5 g/cm3", (1, 1)),
        ("ρ>=1g/cm3?", "0.6 g/cm3", (0, 0)),
        ("ρ>=1g/cm3?", "0.6~2 g/cm3", (0, 1)),
    ],
)
def test_utility_interval(requirement, value, interval):
    entry = match("A", card(stated("density", value)), parse_requirements(requirement))

    assert interval == pytest.approx(utility_interval(entry.verdicts[0]))


def test_order_is_by_tier_then_scores_then_number():
    wants = parse_requirements("ρ<=1.85g/cm3; porosity>=0%→100%?")
    cards = [
        ("E", card(stated("density", "2 g/cm3"), stated("porosity", "99 %"))),
        ("D", card(stated("porosity", "99 %"))),
        ("C", card(stated("density", "1.8 g/cm3"))),
        ("B", card(stated("density", "1.8 g/cm3"), stated("porosity", "10 %"))),
        ("A", card(stated("density", "1.8 g/cm3"), stated("porosity", "10 %"))),
    ]

    assert [entry.number for entry in rank(cards, wants)] == ["A", "B", "C", "D", "E"]


def test_near_misses_come_nearest_first_by_their_largest_gap():
    musts = parse_requirements("ρ<=2g/cm3; porosity<=10%")
    cards = [
        ("A", card(stated("density", "2.2 g/cm3"), stated("porosity", "40 %"))),
        ("B", card(stated("density", "2.6 g/cm3"))),
        ("C", card(stated("density", "2.1 g/cm3"))),
        ("D", card(stated("density", "1.9 g/cm3"))),
    ]

    assert [entry.number for entry in near_misses(rank(cards, musts))] == ["C", "B", "A"]


def test_failure_against_a_limit_of_zero_is_never_near():
    [entry] = rank([("A", card(stated("porosity", "1 %")))], parse_requirements("porosity<=0%"))

    assert float("inf") == entry.largest_relative_gap


def test_range_as_a_want_is_decided_by_a_test_without_a_single_value():
    wants = parse_requirements("E=40..50GPa?; ρ>=1g/cm3→2g/cm3?")
    ranked = rank(
        [("A", card(stated("density", "2 g/cm3"))), ("B", card(stated("density", "2 g/cm3")))],
        wants,
    )

    assert [test.value for test in ranked[1].deciding_tests] == [None]


utilities = st.tuples(*[st.none() | st.floats(0, 1).map(lambda u: round(u, 6))] * 3)
weights = st.tuples(*[st.floats(0.1, 10).map(lambda w: round(w, 3))] * 3)


@given(utilities, weights, st.integers(0, 2), st.floats(0, 1))
def test_improving_a_want_never_lowers_the_score(utility, weight, place, better):
    before = match("A", with_utilities(*utility), wanted(*weight))
    improved = list(utility)
    improved[place] = max(round(better, 6), improved[place] or 0)
    after = match("A", with_utilities(*improved), wanted(*weight))

    assert after.low >= before.low - 1e-9


@given(st.lists(utilities, min_size=1, max_size=5), weights)
def test_other_cards_change_no_score_and_weights_times_ten_nothing(rows, weight):
    cards = [(f"MG-{place}", with_utilities(*row)) for place, row in enumerate(rows)]
    together = rank([*cards, ("twin", cards[0][1])], wanted(*weight))
    tenfold = rank([*cards, ("twin", cards[0][1])], wanted(*(10 * entry for entry in weight)))
    alone = {number: match(number, entry, wanted(*weight)) for number, entry in cards}

    for entry in together:
        if entry.number in alone:
            assert (entry.low, entry.high, entry.coverage) == (
                alone[entry.number].low,
                alone[entry.number].high,
                alone[entry.number].coverage,
            )
    assert [entry.number for entry in together] == [entry.number for entry in tenfold]


@given(utilities, weights, st.integers(0, 2))
def test_unknown_never_outranks_the_same_card_known_to_be_at_target(utility, weight, place):
    known, unknown = list(utility), list(utility)
    known[place], unknown[place] = 1.0, None
    ranked = rank(
        [("a-unknown", with_utilities(*unknown)), ("b-known", with_utilities(*known))],
        wanted(*weight),
    )

    assert ranked[0].number == "b-known"


@given(st.permutations(range(5)), weights)
def test_order_is_total_and_deterministic(order, weight):
    cards = [(f"MG-{place}", with_utilities(0.5, None, place / 10)) for place in range(5)]
    ranked = rank([cards[place] for place in order], wanted(*weight))

    assert [entry.number for entry in rank(cards, wanted(*weight))] == [
        entry.number for entry in ranked
    ]


def test_card_without_a_needed_condition_never_ranks_on_that_property():
    want = parse_requirements("Rp0.2>=100MPa→200MPa?")
    without = card(stated("proof_strength_02", "200 MPa"))
    entry = match("A", without, want)

    assert (entry.low, entry.high, entry.coverage) == (0, 1, 0)


def test_absent_value_is_not_zero():
    entry = match("A", card(absent("density")), parse_requirements("ρ>=1g/cm3→2g/cm3?"))

    assert (entry.low, entry.high) == (0, 1)


def test_a_card_with_an_unknown_must_could_win_although_its_score_is_known():
    wants = parse_requirements("porosity<=2%; E=40..50GPa; ρ>=1g/cm3→2g/cm3?")
    modulus = stated("youngs_modulus", "45 GPa", temperature="23 °C")
    first = card(stated("porosity", "1 %"), modulus, stated("density", "1.5 g/cm3"))
    ranked = rank([("A", first), ("B", card(stated("density", "1.9 g/cm3")))], wants)

    assert [False, True] == [entry.could_win for entry in ranked]
    assert [("porosity", 1, 2), ("youngs_modulus", 1, None)] == [
        (test.requirement.property, test.utility, test.value) for test in ranked[1].deciding_tests
    ]


def test_unknown_musts_come_before_what_is_scored_and_each_test_once():
    wants = parse_requirements("ρ>=1g/cm3→2g/cm3?; porosity<=2%→0%")
    first = card(stated("porosity", "1 %"), stated("density", "1.5 g/cm3"))
    _, second = rank([("A", first), ("B", card())], wants)

    assert [("porosity", 2), ("density", 1)] == [
        (test.requirement.property, test.value) for test in second.deciding_tests
    ]


def test_no_cards_and_no_requirements():
    assert rank([], parse_requirements("ρ<=2g/cm3")) == []
    assert Tier.QUALIFIED is rank([("A", card())], [])[0].tier


def test_only_an_unstated_condition_stands_in_the_way():
    musts = parse_requirements("Rp0.2>=100MPa; ρ<=1.85g/cm3")
    strength = stated("proof_strength_02", "200 MPa")

    assert match("A", card(strength, stated("density", "1.8 g/cm3")), musts).would_qualify
    assert not match("A", card(strength), musts).would_qualify
    assert not match("A", card(strength, stated("density", "1.9 g/cm3")), musts).would_qualify
