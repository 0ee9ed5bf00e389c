"""A chart of two properties in words: points, what is left out, guide lines, the table."""

import csv
import io

import pytest

from cards.columns.cloud import Extent
from cards.guide_lines import guides_for
from cards.judged_figure import figure_of
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas.ashby import family_line, guide_line, heading, omission, spot
from schemas.draft import read_leniently
from schemas.exports.ashby_csv import ashby_csv

PAPER = {"id": "s1", "kind": "paper", "title": "On AM60", "doi": "10.1000/x"}


def card(*values):
    return read_leniently(
        {"designation": "AM60B", "family": "=Mg", "values": list(values), "sources": [PAPER]}
    )


def density(**more):
    return {"property": "density", "value": "1.80", "unit": "g/cm3", "basis": "typical", **more}


def modulus(**more):
    stated = {"conditions": {"temperature": "23 °C"}, "basis": "typical"}
    return {"property": "youngs_modulus", "value": "45", "unit": "GPa", **stated, **more}


def drawn(one):
    figures = [figure_of(one, key) for key in ("density", "youngs_modulus")]
    return spot("MG-000001", one, figures, [(1.8, 1.8), (45.0, 45.0)], is_reference=False)


def test_an_axis_is_headed_by_name_symbol_unit_and_condition():
    entry = VOCABULARY.property("shielding_effectiveness")
    assert heading(entry, Wording("1 GHz", "1 GHz")).en == "Shielding effectiveness SE / dB (1 GHz)"
    assert heading(VOCABULARY.property("poissons_ratio"), NO_WORDING).en.startswith("Poisson")
    assert heading(VOCABULARY.property("porosity"), NO_WORDING).zh == "孔隙率 / %"


def test_a_point_stands_with_what_it_rests_on():
    found = drawn(card(density(source="s1"), modulus()))
    assert (found.title, found.is_reference) == ("AM60B", False)
    assert found.x.text.en == "1.80\u00a0g/cm³"
    assert (found.x.source.en, found.x.grade) == ("paper: On AM60", "C")
    assert (found.y.condition.en, found.y.source.en) == ("23\u00a0°C", "")


def test_a_point_read_from_a_curve_says_what_was_read():
    curve = {"x": "temperature", "x_unit": "°C", "points": [["20", "45"], ["150", "40"]]}
    one = card(density(), {"property": "youngs_modulus", "curve": curve, "unit": "GPa"})
    assert drawn(one).y.text.en == "45\u00a0GPa"


@pytest.mark.parametrize(
    ("values", "x", "y"),
    [
        ((density(), modulus(conditions={})), "", "condition not stated: test temperature"),
        ((modulus(),), "not stated on the card", ""),
        (
            ({"property": "density", "absent": "on_request"},),
            "on request",
            "not stated on the card",
        ),
    ],
)
def test_what_is_left_out_says_why(values, x, y):
    one = card(*values)
    figures = [figure_of(one, key) for key in ("density", "youngs_modulus")]
    found = omission("MG-000001", one, *figures)
    assert (found.x.en, found.y.en) == (x, y)


def test_a_guide_line_counts_what_is_above_it_and_is_a_requirement():
    (guide, *_) = guides_for("density", "youngs_modulus")
    spans = [((1.8, 1.8), (45.0, 45.0)), ((1.8, 1.9), (45.0, 45.0))]
    line = guide_line(guide, 24.5, spans)
    assert (line.above, line.requirement) == (1, "specific_stiffness>=24.5GPa.cm3/g")
    assert (line.symbol, line.unit) == ("E/ρ", "GPa·cm³/g")


def test_a_family_in_words():
    extent = Extent("Mg-Al", 3, (1.78, 1.82), (44.0, 44.0))
    found = family_line(extent, *map(VOCABULARY.property, ("density", "youngs_modulus")))
    assert (found.x, found.y) == ("1.78~1.82\u00a0g/cm³", "44\u00a0GPa")


def test_the_points_as_a_table():
    one = drawn(card(density(source="s1"), modulus()))
    text = ashby_csv([one], (Wording("密度", "Density"), Wording("模量", "Modulus")), "en")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["card"], row["family"]) == ("MG-000001", "'=Mg")
    assert (float(row["Density: low"]), row["Modulus: conditions"]) == (1.8, "23\u00a0°C")
    assert row["Density: source"] == "paper: On AM60"
