"""The chart of two properties over HTTP: the page, its data, its picture, and what is refused."""

import csv
import io
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.catalogue.people import document, proof_strength, published, value

AXES = "x=density&y=proof_strength_02"


@pytest.fixture
def shown(site):
    with site.database.transaction() as session:
        for name, family, dense, strong in (
            ("AZ91D", "Mg-Al-Zn", "1.81", "150"),
            ("6061", "Al (wrought)", "2.70", "276"),
            ("AZ31B", "Mg-Al-Zn", "1.77", ""),
        ):
            values = [value("density", dense, "g/cm³")]
            values += [proof_strength(strong)] if strong else []
            published(session, site.people, document(name, *values, family=family))
    return site.visitor()


def data(shown, query):
    return shown.get(f"/explore/data.json?lang=en&{query}").json


def test_what_states_both_is_drawn_and_the_rest_stands_below_with_the_reason(shown):
    page = shown.get(f"/explore?lang=en&{AXES}").text
    assert "3 cards drawn" in page
    assert "1 card left out" in page
    assert "not stated on the card" in page
    assert page.count('class="spot') == 3


def test_other_materials_can_be_left_aside(shown):
    assert "2 cards drawn" in shown.get(f"/explore?lang=en&{AXES}&others=off").text


def test_a_requirement_narrows_the_chart(shown):
    assert "2 cards drawn" in shown.get(f"/explore?lang=en&{AXES}&req=ρ<=2g/cm3").text


def test_the_data_say_what_each_point_rests_on(shown):
    found = data(shown, AXES)
    assert {spot["title"] for spot in found["spots"]} >= {"AZ91D", "6061"}
    spot = next(spot for spot in found["spots"] if spot["title"] == "AZ91D")
    assert spot["y"] == [150, 150]
    assert "typical" in spot["says"][1]
    assert found["x"]["heading"] == "Density ρ / g/cm³"


def test_a_guide_line_says_how_many_are_above_and_leads_to_the_search(shown):
    page = shown.get(f"/explore?lang=en&{AXES}&index=specific_proof_strength&at=80").text
    assert '<span id="guide-count">2</span>' in page
    assert "specific_proof_strength%3E%3D80MPa.cm3/g" in page
    drawn = '<polyline class="guide"'
    assert drawn in shown.get(f"/explore/chart.svg?{AXES}&index=specific_proof_strength").text
    assert drawn not in shown.get(f"/explore/chart.svg?{AXES}").text


def test_without_a_place_a_guide_line_lies_in_the_middle(shown):
    page = shown.get(f"/explore?lang=en&{AXES}&index=panel_strength_index").text
    assert '<output id="guide-value">6.334</output>' in page, "of 6061, AM60B and AZ91D the second"
    assert '<span id="guide-count">2</span>' in page


def test_a_box_becomes_requirements(shown):
    found = shown.get(f"/explore/box.json?{AXES}&xmax=1.9&ymin=100&ymax=200").json
    assert found["text"] == "density<=1.9g/cm3; proof_strength_02=100..200MPa"
    assert parse_qs(urlsplit(found["url"]).query)["req"] == found["text"].split("; ")
    assert shown.get(found["url"]).status_code == 200
    page = shown.get(f"/explore?lang=en&{AXES}&xmin=1.7").text
    assert "density&gt;=1.7g/cm3" in page


@pytest.mark.parametrize(
    "key",
    ["thermal_expansion@temperature_range=20-100°C", "poissons_ratio", "elongation@gauge=A50mm"],
)
def test_a_box_of_any_unit_can_be_searched(shown, key):
    found = shown.get(f"/explore/box.json?x={quote(key)}&y=density&xmin=0.1&xmax=0.4").json
    assert shown.get(found["url"]).status_code == 200


@pytest.mark.parametrize("page", ["/explore?x=elongation", "/explore/spread?property=elongation"])
def test_a_property_whose_conditions_are_open_is_not_drawn(shown, page):
    answer = shown.get(f"{page}&lang=en")
    assert answer.status_code == 422
    assert "gauge length (gauge=…)" in answer.text
    assert 'value="elongation" selected' in answer.text


def test_a_box_without_inside_is_no_requirement(shown):
    assert shown.get(f"/explore/box.json?{AXES}&xmin=2&xmax=1").json["text"] == ""


def test_conditions_stand_at_the_axis(shown):
    page = shown.get("/explore?lang=en&x=density&y=proof_strength_02&yat=temperature=150 °C").text
    assert "0 cards drawn" in page
    assert "150\u00a0°C" in page


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("x=nothing", 400, "cannot be read"),
        ("x=density&xat=colour=red", 400, "cannot be read"),
        ("x=stress_strain_curve", 422, "is no number"),
        ("xscale=cubic", 422, "A scale is one of"),
        (f"{AXES}&xmin=much", 422, "&#39;much&#39; is no number"),
        (f"{AXES}&xmin=1e999", 422, "is no number"),
        (f"{AXES}&req=Rp0.2>=x", 400, "cannot be read"),
        (f"{AXES}&basis=hope", 422, "is no basis"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_reason(shown, query, status, said):
    answer = shown.get(f"/explore?lang=en&{query}")
    assert (answer.status_code, said in answer.text) == (status, True)
    assert shown.get(f"/explore/data.json?{query}").status_code == status


def test_the_points_are_a_file_and_a_picture(shown):
    answer = shown.get(f"/explore/data.csv?lang=en&{AXES}")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert {row["designation"] for row in rows} >= {"AZ91D", "6061"}
    picture = shown.get(f"/explore/chart.svg?{AXES}&xscale=log&yscale=log")
    assert picture.mimetype == "image/svg+xml"
    assert picture.text.count("<title>") == 3
    assert "filename=chart.svg" in picture.headers["Content-Disposition"]


def test_an_empty_catalogue_says_so(site):
    page = site.visitor().get("/explore?lang=en&x=density&y=thermal_conductivity").text
    assert "No card states both" in page


def test_a_guide_line_below_nothing_is_refused(shown):
    page = "/explore?lang=en&x=density&y=proof_strength_02&index=beam_strength_index&at=-1"
    answer = shown.get(page)
    assert answer.status_code == 422
    assert "above 0" in answer.text
