"""The list of scenarios: narrowed, grouped, with the drawing of each part and what answers it."""

import re
from dataclasses import replace

import pytest

from cards.members import LimitedBy, Member
from cards.quantity import read_quantity
from cards.requirement import ThresholdSource
from cards.scenario import Field, Incumbent, Need, RoleLevel
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.demo.scenarios import shipped_scenarios
from catalogue.services import scenarios
from catalogue.services.actor import SYSTEM
from catalogue.services.scenarios import Answering
from catalogue.web.schematics import symbol_of, symbol_of_role, symbols
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT

SHELL = replace(
    SEAT,
    key="odd-shell",
    name=Wording("壳体", "Shell"),
    field=Field.RAIL,
    role_level=RoleLevel.LIGHTLY_LOADED,
    needs=(Need.HEAT, Need.LIGHTWEIGHT),
    requirements=(),
)


@pytest.fixture
def listed(site):
    """The site with two scenarios; what the list says at an address."""
    with site.database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, SHELL)

    def see(query="", status=200):
        answer = site.visitor().get(f"/scenarios?lang=en&{query}")
        assert answer.status_code == status
        return answer.text

    return see


def names(page):
    return re.findall(r'<h3><a href="/scenarios/([^"]+)"', page)


def headings(page):
    return re.findall(r'<h2 id="[a-z_]+">([^<]+?) <span class="count">', page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["seat-frame", "odd-shell"]),
        ("field=rail", ["odd-shell"]),
        ("role=primary", ["seat-frame"]),
        ("need=heat", ["odd-shell"]),
        ("need=lightweight&role=primary", ["seat-frame"]),
        ("need=heat&role=primary", []),
    ],
)
def test_words_narrow_the_list_together(listed, query, found):
    assert names(listed(query)) == found


def test_it_is_grouped_by_field_or_by_role(listed):
    assert headings(listed()) == ["Automotive", "Rail"]
    assert headings(listed("by=role")) == ["lightly loaded part", "primary load-bearing part"]


def test_a_word_says_what_it_leaves_and_a_chosen_one_is_taken_away(listed):
    page = listed("role=primary")
    fields = page[page.index(">Field<") :]
    assert re.search(r"Automotive <span class=\"tally\">1<", fields)
    assert "Rail <span" not in fields
    (chosen,) = re.findall(r'<a id="[^"]+" href="([^"]+)" rel="nofollow" aria-current', page)
    assert "role=" not in chosen


def test_nothing_found_has_a_way_out(listed):
    page = listed("need=heat&role=primary")
    assert "No scenario is all of this" in page
    assert "/scenarios?lang=en" in page


@pytest.mark.parametrize("query", ["field=space", "role=x", "need=warmth", "by=colour"])
def test_unknown_words_are_refused(listed, query):
    page = listed(query, status=400)
    assert "use one of" in page


def test_a_scenario_says_how_many_cards_answer_it(listed, site):
    page = listed()
    assert page.count("tile-answers") == 1
    assert re.search(r"qualified <strong>\d+</strong>", page)
    with site.database.transaction() as session:
        found = scenarios.scenario_tallies(session, scenarios.list_scenarios(session))
        again = scenarios.matches(session, "seat-frame").ranking.tally
    assert found == {"seat-frame": Answering(again.qualified, again.possible)}


@pytest.mark.parametrize(
    ("family", "is_counted"), [("Mg-Al", 1), ("", 1), ("steel", 0), ("Al (die casting)", 0)]
)
def test_only_magnesium_is_counted(listed, site, family, is_counted):
    density, more = value("density", "1.80", "g/cm³"), {"family": family} if family else {}
    counts = r"qualified <strong>(\d+)</strong> .*possible <strong>(\d+)</strong>"
    before = re.search(counts, listed())
    with site.database.transaction() as session:
        published(session, site.people, document("BOTH", density, proof_strength(), **more))
        published(session, site.people, document("ONE", density, **more))
    after = re.search(counts, listed())
    assert [int(after[place]) - int(before[place]) for place in (1, 2)] == [is_counted] * 2
    assert "Counted are the magnesium cards" in listed()


def test_counts_follow_a_changed_scenario(listed, site):
    listed()
    with site.database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, replace(SHELL, requirements=SEAT.requirements[:1]))
    assert listed().count("tile-answers") == 2


def test_every_shipped_part_has_a_drawing_and_no_drawing_is_left_over():
    shipped = {scenario.key for scenario in shipped_scenarios()}
    roles = {symbol_of_role(level) for level in RoleLevel}
    assert symbols() == shipped | roles


def test_a_part_without_a_drawing_shows_what_it_carries():
    assert symbol_of(SEAT) == "seat-frame"
    assert symbol_of(SHELL) == "role-lightly-loaded"


def test_the_page_of_a_scenario_begins_with_its_drawing(listed, site):
    page = site.visitor().get("/scenarios/seat-frame").text
    assert re.search(r'schematics\.svg[^"]*#seat-frame"', page)


def stated(text, unit):
    return read_quantity(text, "", VOCABULARY.units[unit])


STEEL = Incumbent(
    Wording("钢", "Steel"),
    density=stated("7.8 g/cm3", "g/cm3"),
    modulus=stated("190 GPa", "GPa"),
    strength=stated("270 MPa", "MPa"),
    member=Member.TIE,
    limited_by=LimitedBy.STRENGTH,
    threshold=ThresholdSource.ENGINEERING_JUDGEMENT,
)


def panel(site, incumbent, query=""):
    """What the head of a scenario with that part to replace says of it."""
    with site.database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, replace(SEAT, incumbent=incumbent))
    page = site.visitor().get(f"/scenarios/seat-frame?lang=en{query}").text
    _, found, rest = page.partition('class="replaced-panel"')
    return rest.partition("</section>")[0] if found else ""


def test_what_is_replaced_is_told_with_what_that_gives(site):
    said = panel(site, STEEL)
    assert "In place of Steel" in said
    assert "engineering judgement" in said
    assert f"/c/{site.number}" in said
    assert re.search(r"<strong>×\D*0\.\d+</strong> <span>Mass m/m₀", said)
    assert "say k and g₀" in said


def test_no_grade_is_named_where_an_input_has_none(site):
    said = panel(site, replace(STEEL, limited_by=LimitedBy.BOTH))
    assert re.search(r"<strong>×\D*≥\D*0\.\d+</strong>", said)
    assert "worst evidence" not in said


def test_what_is_missing_is_named_instead(site):
    said = panel(site, replace(STEEL, density=None, member=None))
    assert "Missing: " in said
    assert "the density ρ₀ of the replaced material" in said
    assert "<strong>" not in said


def test_a_part_that_replaces_nothing_has_no_panel(site):
    assert panel(site, None) == ""
