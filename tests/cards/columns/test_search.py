"""The index gives the answers of the plain rule: tiers, intervals and order, to the last bit."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.columns import contenders, drawer
from cards.columns.facets import FACETS, Share
from cards.columns.search import Query, Sorting, search
from cards.columns.segment import Segment
from cards.matching import Tier, rank
from cards.requirement_text import parse_requirement, parse_requirements
from tests.cards.build import card, stated
from tests.cards.columns import drawn
from tests.cards.columns.build import entry, indexed, numbered, told

catalogues = st.lists(drawn.cards, min_size=1, max_size=8).map(numbered)
wishes = st.lists(drawn.requirements(), max_size=4).map(tuple)


@settings(max_examples=100)
@given(catalogues, wishes)
def test_the_index_answers_as_the_rule_does(cards, asked):
    expected = rank(cards.items(), asked)

    found = indexed(cards).search(Query(asked, most=len(cards)))

    assert told(expected) == told(found.cards)
    tiers = [match.tier for match in expected]
    tally = found.tally
    assert [tiers.count(tier) for tier in Tier] == [tally.qualified, tally.possible, tally.excluded]
    assert len(cards) == tally.total


@settings(max_examples=30)
@given(catalogues, wishes, st.data())
def test_changes_one_by_one_give_the_index_of_the_result(cards, asked, data):
    index = indexed(cards)
    changed = dict(cards)
    for number in data.draw(st.lists(st.sampled_from([*cards, "MG-000009", "MG-000010"]))):
        gone = data.draw(st.booleans())
        new = None if gone else data.draw(drawn.cards)
        index = index.changed_to({number: new and entry(number, new, index.states)})
        changed.pop(number, None)
        if new:
            changed[number] = new

    found = index.search(Query(asked, most=20))

    assert told(rank(changed.items(), asked)) == told(found.cards)
    assert len(changed) == len(index) == found.tally.total
    assert {number: number in changed for number in cards} == {
        number: number in index for number in cards
    }


@settings(max_examples=30)
@given(catalogues, wishes, st.integers(1, 3))
def test_pages_put_together_are_the_whole_list(cards, asked, most):
    index, pages, after = indexed(cards), [], None
    while True:
        page = index.search(Query(asked, most=most, after=after)).cards
        if not page:
            break
        pages += page
        after = page[-1].mark

    assert told(rank(cards.items(), asked)) == told(pages)


def test_of_two_readings_that_keep_within_a_range_the_less_useful_counts():
    values = [stated("youngs_modulus", f"{text} GPa", temperature="23 °C") for text in (44, 49)]
    cards, asked = numbered([card(*values)]), parse_requirements("E=40..50GPa→45GPa?")

    assert told(rank(cards.items(), asked)) == told(indexed(cards).search(Query(asked)).cards)
    assert 0.2 == rank(cards.items(), asked)[0].low


WISHES = "ρ>=1g/cm3→2g/cm3*3?; porosity<=100%→0%?; solidus>=200°C*.5?; E=20..60GPa→40GPa?"


@pytest.mark.parametrize("most", [1, 2, 20])
@pytest.mark.parametrize("text", [WISHES, f"{WISHES};{WISHES}", f"{WISHES}; porosity<=15%"])
def test_many_cards_are_pruned_to_those_that_can_be_first(monkeypatch, text, most):
    monkeypatch.setattr(contenders, "_MANY", 100)
    monkeypatch.setattr(contenders, "_SAMPLE", 100)

    found = indexed(MANY).search(Query(parse_requirements(text), most=most))

    assert told(rank(MANY.items(), parse_requirements(text))[:most]) == told(found.cards)


MANY = numbered(
    card(
        stated("density", f"{1 + place % 97 / 97:.4f} g/cm3"),
        stated("porosity", f"{place % 89} %"),
        stated("solidus", f"{100 + place % 83 * 5} °C"),
        stated("youngs_modulus", f"{20 + place % 41} GPa", temperature="23 °C"),
    )
    for place in range(900)
)


MADE = {
    "MG-000001": replace(card(stated("density", "1.7 g/cm3")), family="Mg-Al", form="hpdc"),
    "MG-000002": replace(card(stated("density", "1.8 g/cm3")), family="Mg-Al", form="sheet"),
    "MG-000003": replace(card(stated("density", "1.9 g/cm3")), family="Mg-Zn", form="sheet"),
    "MG-000004": replace(card(), family="Mg-Zn", form="hpdc"),
}
TEXTS = {
    "MG-000001": "压 铸",
    "MG-000002": "轧 制",
    "MG-000003": "轧 制",
    "MG-000004": "压 铸",
}
LIGHT = parse_requirements("ρ<=1.85g/cm3")


def test_facets_count_what_is_not_excluded_without_their_own_filter():
    chosen = {"form": frozenset({"sheet"})}
    found = indexed(MADE).search(Query(LIGHT, chosen=chosen))

    assert ["MG-000002", "MG-000003"] == [entry.number for entry in found.cards]
    assert {"hpdc": Share(2, 1), "sheet": Share(1, 1)} == found.facets["form"]
    assert {"Mg-Al": Share(1, 1)} == found.facets["family"]
    assert set(FACETS) == set(found.facets)
    assert (1, 0, 1) == (found.tally.qualified, found.tally.possible, found.tally.excluded)


@pytest.mark.parametrize("words", [(" 压",), (" 压 铸",)])
@pytest.mark.parametrize("gone", [(), ("MG-000004",), ("MG-000001", "MG-000009")])
def test_words_filter_before_anything_is_counted(words, gone):
    index = indexed(MADE, TEXTS).changed_to(dict.fromkeys(gone))
    found = index.search(Query(LIGHT, words=words))

    left = {"MG-000001", "MG-000004"} - set(gone)
    assert left == {entry.number for entry in found.cards}
    assert len(left) == found.tally.total


@pytest.mark.parametrize(
    ("descending", "numbers"), [(True, ["2", "1", "4", "3"]), (False, ["1", "2", "4", "3"])]
)
def test_sorted_by_a_property_within_each_tier_and_unknown_last(descending, numbers):
    sorting = Sorting(parse_requirement("ρ>=0g/cm3").questions[0], descending)
    found = indexed(MADE).search(Query(LIGHT, sorting=sorting))

    assert numbers == [entry.number[-1] for entry in found.cards]
    after = found.cards[0].mark
    behind = indexed(MADE).search(Query(LIGHT, sorting=sorting, after=after))
    assert numbers[1:] == [entry.number[-1] for entry in behind.cards]


def test_only_the_tiers_that_are_asked_for():
    found = indexed(MADE).search(Query(LIGHT, only=(Tier.EXCLUDED,)))

    assert ["MG-000003"] == [entry.number for entry in found.cards]


def test_words_that_few_cards_have_are_looked_at_one_by_one():
    index = indexed(MANY, dict.fromkeys(MANY, "轧 制") | {"MG-000003": "压 铸"})
    found = index.search(Query(LIGHT, words=(" 压",)))

    assert (["MG-000003"], 1) == ([entry.number for entry in found.cards], found.tally.total)


def test_answers_that_were_not_asked_for_the_longest_are_forgotten_and_made_anew(monkeypatch):
    monkeypatch.setattr(drawer, "MOST_LENSES", 2)
    index = indexed(MADE)
    for text in ("ρ<=1.85g/cm3", "porosity<=2%", "solidus>=100°C", "ρ<=1.85g/cm3"):
        asked = parse_requirements(text)
        assert told(rank(MADE.items(), asked)) == told(index.search(Query(asked)).cards)


def test_a_stored_segment_answers_as_before():
    (made,) = indexed(MADE).drawers
    stored = replace(made, segment=Segment.from_arrays(made.segment.arrays()))

    assert search(made, Query(LIGHT)) == search(stored, Query(LIGHT))


def test_an_index_tells_how_many_cards_are_newer_than_the_large_drawer():
    index = indexed(MADE)
    newer = entry("MG-000001", MADE["MG-000002"], index.states)
    index = index.changed_to({"MG-000001": newer, "MG-000002": None})

    assert (1, 3) == (index.changed, len(index))


def test_an_empty_index_answers_nothing():
    found = indexed({}).search(Query(LIGHT))

    assert ([], 0, {}) == (found.cards, found.tally.total, found.facets)
