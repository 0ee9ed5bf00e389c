"""A scenario ranks every card, and says by what right it demands what it demands."""

import re

import pytest

from cards.requirement import THRESHOLD_SOURCE_NAMES, ThresholdSource
from tests.flow.documents import CAST_BAR, document, value
from tests.flow.publishing import publish_new
from tests.flow.tiers import TIERS, number_in, pages_of, rows_of

ALL = "500"
KEYS = ("seat-frame", "dashboard-bracket")
BRITTLE = document(
    value("proof_strength_02", "150", "MPa", conditions=CAST_BAR),
    value("elongation", "3.0", "%", conditions=CAST_BAR),
    designation="AZ91X",
)
UNTESTED = document(value("elongation", "10.0", "%", conditions=CAST_BAR), designation="AM50X")


@pytest.fixture(scope="module")
def acme(world, acme_card):
    """Three cards of ACME: one that qualifies, one that might, one that does not."""
    people = world.caller("supplier"), world.caller("reviewer")
    possible, excluded = (publish_new(*people, content) for content in (UNTESTED, BRITTLE))
    return {"qualified": acme_card, "possible": possible, "excluded": excluded}


@pytest.fixture(scope="module")
def said(world, acme):
    """What the command says of one scenario to programs, and of the other to people."""
    return world.program.try_together(
        ("match", "seat-frame", "--json", "--limit", ALL),
        ("match", "dashboard-bracket", "--lang", "en", "--limit", ALL),
    )


@pytest.fixture(scope="module")
def interface(world, acme):
    caller = world.caller()
    return {key: caller.get(f"/scenarios/{key}/matches", limit=ALL).data for key in KEYS}


@pytest.fixture(scope="module")
def pages(world, acme):
    return {key: world.visitor().get(f"/scenarios/{key}").page for key in KEYS}


@pytest.fixture(scope="module")
def rows(world, acme):
    """The rows of the cards, page by page, under scenario, tier and number."""
    return {
        key: {
            tier: {
                number_in(row): row
                for section in pages_of(world.visitor(), f"/scenarios/{key}", tier)
                for row in rows_of(section)
            }
            for tier in TIERS
        }
        for key in KEYS
    }


def match_of(found, number):
    return next(match for match in found["matches"] if match["number"] == number)


def test_the_command_ranks_as_the_interface_does(said, interface):
    scenario = interface["seat-frame"]
    assert scenario["matches"] == said[0].data["matches"]
    assert scenario["scenario"]["requirements"] == said[0].data["requirements"]


def test_the_command_lists_for_people_in_the_same_order(said, interface):
    listed = re.findall(r"^MG-\d+", said[1].out, re.MULTILINE)
    assert [match["number"] for match in interface["dashboard-bracket"]["matches"]] == listed


@pytest.mark.parametrize("key", KEYS)
def test_every_card_has_its_tier(interface, acme, key):
    tiers = {tier: match_of(interface[key], number)["tier"] for tier, number in acme.items()}
    assert {tier: tier for tier in acme} == tiers


@pytest.mark.parametrize("key", KEYS)
def test_the_pages_list_every_card_under_its_tier_in_order(rows, interface, key):
    for tier in TIERS:
        matches = (match for match in interface[key]["matches"] if match["tier"] == tier)
        assert [match["number"] for match in matches] == [*rows[key][tier]]


@pytest.mark.parametrize("key", KEYS)
def test_tiers_follow_one_another_and_scores_fall(interface, key):
    ranks = {"qualified": 0, "possible": 1, "excluded": 2}
    order = [(ranks[m["tier"]], -m["score"]["low"]) for m in interface[key]["matches"]]
    assert sorted(order) == order


def test_a_card_of_which_all_is_known_has_one_score(interface, acme):
    match = match_of(interface["seat-frame"], acme["qualified"])
    # Elongation 13 % is beyond its target 12 %; 131 MPa is 11/30 of the way from 120 to 150.
    expected = (1 + 11 / 30) / 2
    assert pytest.approx(expected) == match["score"]["low"] == match["score"]["high"]


def test_a_card_with_a_gap_in_its_data_has_an_interval(interface, acme):
    match = match_of(interface["seat-frame"], acme["possible"])
    # Elongation 10 % is half way from 8 to 12 %; the strength may be anything.
    assert pytest.approx((0.25, 0.75)) == (match["score"]["low"], match["score"]["high"])
    assert pytest.approx(0.5) == match["coverage"]


def test_the_page_shows_the_interval(rows, acme):
    row = rows["seat-frame"]["possible"][acme["possible"]]
    assert "25~75" == row.said("score-number")
    assert "50 %" in row.said("coverage")


def test_an_excluded_card_says_by_how_much_it_misses(interface, rows, acme):
    verdict = match_of(interface["seat-frame"], acme["excluded"])["verdicts"][0]
    assert (-5.0, pytest.approx(-0.625)) == (verdict["gap"], verdict["relative_gap"])
    assert "−5 % (−62 %)" in rows["seat-frame"]["excluded"][acme["excluded"]].text


@pytest.mark.parametrize("key", KEYS)
def test_every_threshold_says_where_it_comes_from(interface, pages, key):
    scenario = interface[key]["scenario"]
    demands = [*scenario["requirements"], *scenario["part_requirements"]]
    labels = [THRESHOLD_SOURCE_NAMES[ThresholdSource(demand["threshold"])] for demand in demands]
    assert [label.zh for label in labels] == [
        label.text for label in pages[key].all("span", "threshold")
    ]


def test_the_three_origins_of_a_threshold_all_occur(world):
    scenarios = world.caller().get("/scenarios").data["scenarios"]
    found = {demand["threshold"] for entry in scenarios for demand in entry["requirements"]}
    assert {"sourced", "datasheet_bound", "engineering_judgement"} == found


def test_a_sourced_threshold_names_its_source(world):
    for scenario in world.caller().get("/scenarios").data["scenarios"]:
        for demand in [*scenario["requirements"], *scenario["part_requirements"]]:
            assert demand["threshold"] != "sourced" or demand["source"]


def test_the_command_tells_people_where_a_threshold_comes_from(said):
    head = said[1].out.partition("MG-")[0]
    assert "[datasheet bound]" in head
    assert "[engineering judgement]" in head


def test_the_command_tells_people_the_interval_and_the_gap(said):
    lines = said[1].out.splitlines()
    possible = next(line for line in lines if "AM50X" in line)
    assert possible.endswith("33~67")
    place = next(place for place, line in enumerate(lines) if "AZ91X" in line)
    assert "3.0 % (−62 %)" in " ".join(lines[place + 1].split())
