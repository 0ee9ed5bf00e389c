"""What stands in the way of a result, and how the cards are spread over a property."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.columns.histogram import histogram
from cards.columns.relaxation import relaxations, worst
from cards.columns.search import Query
from cards.matching import Tier, match
from cards.requirement import Operator
from cards.requirement_text import parse_requirements
from tests.cards.build import absent, card, stated
from tests.cards.columns import drawn
from tests.cards.columns.build import entry, indexed, numbered


def alloy(density, porosity):
    return card(stated("density", f"{density} g/cm3"), stated("porosity", f"{porosity} %"))


CARDS = numbered([alloy(1.7, 5), alloy(1.8, 3), alloy(1.95, 1), card(absent("density"))])


SAME_STRENGTH = ("130 MPa", "18.854905906510 ksi")


def test_each_must_tells_what_it_costs():
    found = relaxations(indexed(CARDS), Query(parse_requirements("ρ<=1.85g/cm3; porosity<=2%")))

    assert [(2, 1, 1.95, 1, 1.7), (1, 2, 3.0, 1, 1.0)] == [
        (entry.alone, entry.without, entry.eased, entry.gained, entry.best) for entry in found
    ]
    assert "porosity" == worst(found).requirement.property


def test_a_number_gains_the_same_in_every_unit():
    made = [stated("proof_strength_02", text, temperature="23 °C") for text in SAME_STRENGTH]
    index = indexed(numbered(card(value) for value in made))
    (found,) = relaxations(index, Query(parse_requirements("Rp0.2>=150MPa")))
    spread = histogram(index, Query(), "proof_strength_02")

    assert (2, (2,)) == (found.gained, spread.counts)


def test_no_must_kills_alone_and_a_choice_or_range_has_no_number():
    asked = parse_requirements("ρ>=5g/cm3; porosity=10..20%; restricted_substances=compliant")
    found = relaxations(indexed(CARDS), Query(asked))

    assert worst(found) is None
    assert [(None, 1.95), (None, None), (None, None)] == [
        (entry.eased, entry.best) for entry in found
    ]


def test_facets_and_words_and_wants_leave_out_what_is_not_asked():
    asked = parse_requirements("ρ>=1.9g/cm3; porosity<=2%?")
    [found] = relaxations(indexed(CARDS), Query(asked, words=(" mg 000002",)))

    assert (0, 1, 1.8) == (found.alone, found.without, found.eased)
    [other] = relaxations(indexed(CARDS), Query(asked, chosen={"form": frozenset({"sheet"})}))
    assert (0, 0, None, None) == (other.alone, other.without, other.eased, other.best)


catalogues = st.lists(drawn.cards, min_size=1, max_size=8).map(numbered)
musts = st.lists(drawn.requirements(), min_size=1, max_size=3).map(
    lambda asked: tuple(replace(entry, is_must=True) for entry in asked)
)


@settings(max_examples=40)
@given(catalogues, musts)
def test_dropping_a_must_gives_what_is_told(cards, asked):
    def qualified(requirements):
        tiers = [match(number, made, requirements).tier for number, made in cards.items()]
        return tiers.count(Tier.QUALIFIED)

    found = relaxations(indexed(cards), Query(asked))

    assert [entry.without for entry in found] == [
        qualified(asked[:place] + asked[place + 1 :]) for place in range(len(asked))
    ]
    assert [entry.alone for entry in found] == [qualified((entry,)) for entry in asked]
    for place, told in enumerate(found):
        if told.eased is not None:
            end = "low" if told.requirement.operator is Operator.AT_LEAST else "high"
            eased = replace(told.requirement, target=None, **{end: told.eased})
            others = asked[:place] + asked[place + 1 :]
            assert told.gained == qualified((*others, eased)) - qualified(asked) > 0


@pytest.mark.parametrize(
    ("numbers", "bins", "edges", "counts", "is_logarithmic"),
    [
        ((1, 2, 3), 2, (1, 2, 3), (1, 2), False),
        ((2, 2), 2, (1, 3), (2,), False),
        ((1, 10, 100), 2, (1, 10, 100), (1, 2), True),
        ((0,), 2, (-1, 1), (1,), False),
    ],
)
def test_histogram(numbers, bins, edges, counts, is_logarithmic):
    cards = numbered([card(stated("porosity", f"{number} %")) for number in numbers])
    found = histogram(indexed({**cards, "MG-9": card()}), Query(), "porosity", bins=bins)

    assert (pytest.approx(edges), counts) == (found.edges, found.counts)
    assert (is_logarithmic, len(numbers), len(numbers) + 1) == (
        found.is_logarithmic,
        found.known,
        found.total,
    )


def test_histogram_leaves_the_requirements_on_its_own_property_out():
    asked = Query(parse_requirements("ρ<=1.75g/cm3; porosity<=4%"))
    index = indexed(CARDS).changed_to({"MG-000001": None})
    found = histogram(index, asked, "density", bins=1)

    assert ((1.8, 1.95), (2,), 2, 3) == (found.edges, found.counts, found.known, found.total)


def test_histogram_takes_the_closed_end_of_a_bound_and_the_middle_of_a_range():
    cards = numbered(card(stated("porosity", text)) for text in ("≥ 1 %", "≤ 3 %", "1~9 %"))

    assert (1, 3, 5) == pytest.approx(
        sorted(histogram(indexed(cards), Query(), "porosity", bins=2).edges)
    )


def test_histogram_of_nothing():
    index = indexed(CARDS).changed_to({"MG-000005": entry("MG-000005", card(), indexed({}).states)})
    found = histogram(index, Query(), "solidus")

    assert ((), (), 0, 5) == (found.edges, found.counts, found.known, found.total)
