"""Whole cards as a table: values, curves, composition, provenance and verdicts."""

import csv
import io

from schemas.exports.exported import LICENCE
from schemas.exports.values_csv import exported_csv, plain
from tests.schemas.build import ranking
from tests.schemas.exports.exporting import GOLDEN, HOSTILE, exported, hostile


def read(*cards, requirements=()):
    text = "".join(exported_csv(cards, requirements, "en"))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_it_is_the_golden_text():
    text = "".join(exported_csv([exported()], (), "en"))
    assert (GOLDEN / "card.csv").read_bytes() == text.encode()


def test_every_line_says_where_it_comes_from():
    for row in read(exported()):
        assert ("MG-000001v2", "2", "enterprise") == (
            row["card"],
            row["revision"],
            row["publisher_kind"],
        )
        assert row["url"] == "https://cards.example/c/MG-000001/v2"
        assert (row["content_hash"], row["licence"]) == (exported().content_hash, LICENCE.en)


def test_a_curve_has_all_its_points_and_the_composition_its_limits():
    rows = read(exported())
    (curve,) = [row for row in rows if row["points"]]
    assert (curve["x"], curve["points"]) == ("temperature", "20 240; 150 160.0")
    shares = [row for row in rows if row["property"] == "composition.Al"]
    assert [("5.5", "minimum"), ("6.5", "maximum"), ("6.02", "measured")] == [
        (row["value"], row["basis"]) for row in shares
    ]
    assert {"ASTM B94"} == {row["standard"] for row in shares}


def test_a_unit_is_named_by_qudt():
    row = read(exported())[0]
    assert (row["canonical_unit"], row["qudt_unit"]) == (
        "dB",
        "http://qudt.org/vocab/unit/DeciB",
    )


def test_hostile_texts_survive_and_none_is_a_formula():
    rows = read(exported(hostile()))
    notes = [row["note"] for row in rows if row["property"] == "shielding_effectiveness"]
    assert [plain(text) for text in HOSTILE] == notes
    assert not [text for row in rows for text in row.values() if text[:1] in "=@" and text]


def test_an_answer_stands_beside_every_value():
    entry = exported()
    wanted, matches, _ = ranking(["ρ<=1.85g/cm3"], A=entry.card)
    row = read(exported(match=matches[0], place=3), requirements=wanted)[0]
    assert ("3", "possible", "unknown") == (
        row["place"],
        row["tier"],
        row["verdict ρ<=1.85g/cm3"],
    )


def test_a_card_without_values_is_not_left_out():
    bare = exported({"schema": 1, "designation": "AM60B"})
    assert ["MG-000001v2"] == [row["card"] for row in read(bare)]
