"""Counts, facets, relaxations and histograms as plain mappings."""

from cards.columns.facets import Share
from cards.columns.histogram import Histogram
from cards.columns.relaxation import Relaxation
from cards.columns.search import Tally
from schemas.answers import dump_facets, dump_histogram, dump_relaxations, dump_tally
from tests.schemas.build import requirements


def test_the_tally_names_the_tiers():
    assert {"qualified": 1, "possible": 2, "excluded": 3} == dump_tally(Tally(1, 2, 3))


def test_facets_list_the_words_with_most_cards_first():
    words = {"sheet": Share(1, 0), "hpdc": Share(3, 2), "bar": Share(1, 1)}

    assert {
        "form": [
            {"value": "hpdc", "count": 3, "qualified": 2},
            {"value": "bar", "count": 1, "qualified": 1},
            {"value": "sheet", "count": 1, "qualified": 0},
        ]
    } == dump_facets({"form": words})


def test_relaxations_say_what_each_must_costs():
    [must, choice] = requirements("ρ<=1.85g/cm3", "restricted_substances=compliant")
    found = dump_relaxations(
        [Relaxation(must, 2, 1, 1.95, 3, 1.7), Relaxation(choice, 0, 4, None, 0, None)]
    )

    assert {
        "requirement": "ρ<=1.85g/cm3",
        "property": "density",
        "unit": "g/cm3",
        "meet_it": 2,
        "qualified_without": 1,
        "eased_to": 1.95,
        "qualified_then": 3,
        "best_known": 1.7,
    } == found[0]
    assert (None, None) == (found[1]["eased_to"], found[1]["qualified_then"])


def test_a_histogram_says_on_which_scale_its_edges_lie():
    found = Histogram((1.0, 10.0, 100.0), (2, 1), is_logarithmic=True, known=3, total=5)
    expected = {
        "property": "density",
        "unit": "g/cm3",
        "edges": [1.0, 10.0, 100.0],
        "counts": [2, 1],
        "scale": "log",
        "known": 3,
        "total": 5,
    }

    assert expected == dump_histogram("density", "g/cm3", found)
    flat = Histogram((), (), is_logarithmic=False, known=0, total=0)
    assert "linear" == dump_histogram("density", "g/cm3", flat)["scale"]
