"""The values of cards as a table, as a program and a spreadsheet read it."""

import csv
import io

import pytest

from schemas.draft import read_leniently
from schemas.exports.values_csv import HEADS, plain, values_csv

CARD = {
    "designation": "AM60B",
    "temper": "F",
    "values": [
        {
            "property": "tensile_strength",
            "value": "33.4~36",
            "unit": "ksi",
            "basis": "typical",
            "conditions": {"temperature": "23 °C"},
            "standard": "GB/T 228.1-2021",
            "n": 5,
            "source": "s1",
            "tested_on": "2026-01-31",
            "note": "=1+1",
        },
        {"property": "elongation", "value": "≥8", "unit": "%"},
        {"property": "fatigue_strength", "absent": "not_tested"},
        {
            "property": "proof_strength_02",
            "curve": {"x": "temperature", "x_unit": "°C", "points": [["20", "130"], ["150", "90"]]},
            "unit": "MPa",
        },
    ],
    "sources": [{"id": "s1", "kind": "paper", "title": "On AM60", "doi": "10.1000/x"}],
}


def read(language="en"):
    text = values_csv([("MG-000001v2", read_leniently(CARD))], language)
    return list(csv.DictReader(io.StringIO(text)))


def test_a_value_stands_with_everything_beside_it():
    row = read()[0]
    assert tuple(row) == HEADS
    assert (row["card"], row["designation"]) == ("MG-000001v2", "AM60B-F")
    assert (row["value"], row["unit"], row["canonical_unit"]) == ("33.4~36", "ksi", "MPa")
    assert float(row["low"]) == pytest.approx(230.28, abs=0.01)
    assert (row["basis"], row["conditions"].replace("\u00a0", " ")) == ("typical", "23 °C")
    assert (row["n"], row["standard"], row["grade"]) == ("5", "GB/T 228.1-2021", "C")
    assert (row["source_kind"], row["source"]) == ("paper", "On AM60")
    assert row["source_url"] == "https://doi.org/10.1000/x"
    assert row["tested_on"] == "2026-01-31"


def test_what_is_open_or_not_there_stays_empty():
    rows = {row["property"]: row for row in read()}
    assert (rows["elongation"]["low"], rows["elongation"]["high"]) == ("8.0", "")
    assert "temperature" in rows["elongation"]["not_stated"]
    absent = rows["fatigue_strength"]
    assert (absent["value"], absent["grade"], absent["low"]) == ("not tested", "", "")
    drawn = rows["proof_strength_02"]
    assert (drawn["unit"], drawn["low"]) == ("MPa", "")
    assert drawn["value"].startswith("90~130")


def test_it_is_written_in_the_language_of_the_reader():
    assert read("zh")[0]["name"] == "抗拉强度"


def test_no_text_is_a_formula():
    assert read()[0]["note"] == "'=1+1"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("-5.5", "-5.5"),
        ("-x", "'-x"),
        ("@a", "'@a"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("-40~120", "-40~120"),
        ("-1.5e-3", "-1.5e-3"),
        ("+1 ± 2", "+1 ± 2"),
        ("+1", "+1"),
        ("", ""),
        ("Rm", "Rm"),
    ],
)
def test_a_text_as_a_spreadsheet_takes_it(text, safe):
    assert plain(text) == safe
