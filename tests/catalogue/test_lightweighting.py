"""What cards weigh in place of a part: the service on each database, page, interface, command."""

import json

import pytest
from click.testing import CliRunner

from cards.replacement import PartQuestion
from catalogue.cli import main
from catalogue.services import scenarios
from catalogue.services.actor import SYSTEM
from catalogue.services.lightweighting import lightweighting
from schemas.scenario import dump_scenario, read_scenario
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT

STEEL = {
    "material": {"zh": "钢", "en": "Steel"},
    "mass": "5~10 kg",
    "density": "7.8 g/cm³",
    "modulus": "190 GPa",
    "strength": "270 MPa",
    "wall": "1.5 mm",
    "member": "panel",
    "limited_by": "both",
    "threshold": "engineering_judgement",
}
FIGURES = (
    value("density", "1.80", "g/cm³"),
    proof_strength(),
    value("youngs_modulus", "45", "GPa", conditions={"temperature": "23 °C"}),
)


def seat(incumbent=STEEL):
    return read_scenario(dump_scenario(SEAT) | {"incumbent": incumbent})


def furnish(database, people, incumbent=STEEL):
    """A seat frame that replaces steel, and a card that says everything."""
    with database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, seat(incumbent))
        return published(session, people, document("AM60X", *FIGURES)).number


@pytest.fixture
def number(site):
    return furnish(site.database, site.people)


def page(site, address="/scenarios/seat-frame?lang=en"):
    answer = site.visitor().get(address)
    section = answer.text.partition('aria-labelledby="lightweighting"')[2]
    return answer.status_code, " ".join(
        section.partition("</section>")[0].replace("\xa0", " ").split()
    )


def data(site, query=""):
    answer = site.visitor().get(f"/api/v1/scenarios/seat-frame/lightweighting{query}")
    return answer.status_code, answer.json


def command(site, monkeypatch, *words):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    return CliRunner().invoke(main, ("lightweight", *words))


def test_cards_of_which_the_mass_is_known_come_first(database, people):
    number = furnish(database, people)
    with database.transaction() as session:
        published(session, people, document("AM50X", *FIGURES[:2]))
    with database.reading() as session:
        found = lightweighting(session, "seat-frame", PartQuestion(), 1)

    assert ([number], 2) == ([match.number for match in found.matches], found.total)
    assert pytest.approx(0.373, abs=5e-4) == found.replacements.found[0].sized.mass.high


def test_the_page_tells_mass_saving_wall_and_what_it_rests_on(site, number):
    status, text = page(site)

    assert status == 200
    for told in ("× 0.373", "63 %", "3.14~6.27 kg", "× 1.62", "wall 2.42 mm", "stiffness"):
        assert told in text
    for given in ("7.8 g/cm³", "190 GPa", "270 MPa", "engineering judgement", "grade D"):
        assert given in text


def test_the_page_answers_for_another_member(site, number):
    _, text = page(site, "/scenarios/seat-frame?lang=en&member=tie&limited_by=stiffness")

    assert "no saving" in text
    assert "× 0.974" in text


def test_the_page_checks_the_same_geometry(site, number):
    _, text = page(site, "/scenarios/seat-frame?lang=zh&member=same_geometry")

    assert "校核" in text
    assert 'aria-label="不满足"' in text


@pytest.mark.parametrize(
    ("incumbent", "told"),
    [
        ({"material": {"en": "Steel"}}, "the density ρ₀ of the replaced material"),
        ({}, "does not say which part is replaced"),
    ],
)
def test_the_page_says_what_is_missing(site, incumbent, told):
    furnish(site.database, site.people, incumbent or None)

    assert told in page(site)[1]


def test_the_page_reckons_break_even_and_cost_from_what_the_reader_assumes(site, number):
    priced = value("price", "30", "CNY/kg", conditions={"date": "2025-01", "tax_basis": "excl"})
    emitted = {"boundary": "cradle_to_gate", "route": "pidgeon", "date": "2025"}
    footprint = value("carbon_footprint", "20", "kgCO2e/kg", conditions=emitted)
    with site.database.transaction() as session:
        published(session, site.people, document("LZ91X", *FIGURES, priced, footprint))
    _, text = page(site, "/scenarios/seat-frame?lang=en&k=1e-4&g0=2&mileage=200000&alpha=20")

    assert "87,100 km" in text
    assert "within the mileage" in text
    assert "At α = 20 CNY/kg the least penalty is that of LZ91X" in text


def test_the_page_keeps_what_was_typed_and_says_what_is_wrong(site, number):
    status, text = page(site, "/scenarios/seat-frame?lang=en&member=rope&k=a%22b")

    assert status == 422
    assert "rope" in text
    assert 'value="a&#34;b"' in text
    assert "× 0.373" in text


def test_a_page_on_nothing_that_is_replaced_says_what_is_wrong_as_well(site):
    status, text = page(site, "/scenarios/seat-frame?lang=en&k=much")

    assert status == 422
    assert "&#39;much&#39;" in text
    assert "does not say which part is replaced" in text


def test_a_scenario_without_an_answer_says_so(site):
    with site.database.transaction() as session:
        demanding = dump_scenario(seat()) | {"requirements": [{"text": "ρ<=1g/cm3"}]}
        scenarios.save_scenario(session, SYSTEM, read_scenario(demanding))

    assert "No card meets the musts of this scenario, or could." in page(site)[1]


def test_the_interface_gives_numbers(site, number):
    status, found = data(site, "?member=square_beam&limit=1")
    (entry,) = found["replacements"]

    assert (200, "seat-frame", number) == (status, found["scenario"], entry["number"])
    assert pytest.approx(0.474, abs=5e-4) == entry["mass_ratio"]["high"]
    assert pytest.approx(1.433, abs=5e-4) == entry["growth"]["low"]
    assert ("stiffness", "square_beam") == (entry["governing"], found["question"]["member"])


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("?member=rope", "lightweighting_refused"),
        ("?k=0", "lightweighting_refused"),
        ("?limit=0", "not_acceptable"),
    ],
)
def test_the_interface_refuses_what_it_cannot_read(site, query, code):
    status, found = data(site, query)

    assert (422, code) == (status, found["code"])


def test_the_interface_names_each_entry_that_it_refuses(site):
    _, found = data(site, "?member=rope&k=0")

    assert ["member", "k"] == [problem["where"] for problem in found["problems"]]


def test_an_unknown_scenario_is_not_found(site):
    answer = site.visitor().get("/api/v1/scenarios/nothing/lightweighting")

    assert (404, "scenario_not_found") == (answer.status_code, answer.json["code"])


def test_the_command_tells_people(site, number, monkeypatch):
    done = command(site, monkeypatch, "seat-frame", "--lang", "en")
    told = done.output.replace("\xa0", " ")

    assert done.exit_code == 0
    assert f"{number}  AM60X" in told
    assert "mass × 0.373 · saved 63 % 3.14~6.27 kg · section growth × 1.62 · wall 2.42 mm" in told
    assert "stiffness: m/m₀ = (ρ/ρ₀)·(E₀/E)^(1/3)" in told
    assert "? Young's modulus [not stated on the card]" in told


def test_the_command_says_that_a_tie_saves_nothing(site, number, monkeypatch):
    words = ("seat-frame", "--member", "tie", "--limited-by", "stiffness", "--lang", "zh")

    assert "· 不减重 [刚度]" in command(site, monkeypatch, *words).output


def test_the_command_checks_the_same_geometry(site, number, monkeypatch):
    words = ("seat-frame", "--member", "same_geometry", "--lang", "en")

    assert "stiffness does not meet −76" in command(site, monkeypatch, *words).output


def test_the_command_says_what_is_missing(site, monkeypatch):
    done = command(site, monkeypatch, "seat-frame", "--lang", "en")

    assert (0, "Missing:\n  the part that is replaced\n") == (done.exit_code, done.output)


def test_the_command_tells_who_wins(site, monkeypatch):
    priced = value("price", "30", "CNY/kg", conditions={"date": "2025-01", "tax_basis": "excl"})
    with site.database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, seat())
        published(session, site.people, document("LZ91X", *FIGURES, priced))

    assert "LZ91X" in command(site, monkeypatch, "seat-frame", "--alpha", "5").output.split("α")[1]


def test_the_command_gives_the_data_of_the_interface(site, number, monkeypatch):
    done = command(site, monkeypatch, "seat-frame", "--json", "--limit", "100")

    assert data(site)[1] == json.loads(done.output)


def test_the_command_refuses_in_one_sentence(site, monkeypatch):
    done = command(site, monkeypatch, "seat-frame", "--member", "rope", "--lang", "en")

    assert done.exit_code == 1
    assert "'rope' is not one of the choices" in done.output
