"""The points of a curve as lines of text, as spreadsheets copy them."""

import pytest

from schemas.card_form.curve_text import points_text, read_points
from tests.schemas.build import curve, document
from tests.schemas.card_form.fields import filled


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("20\t240\n150\t160", [["20", "240"], ["150", "160"]]),
        ("20, 240\r\n\r\n150, 160", [["20", "240"], ["150", "160"]]),
        ("0,5\t240\n1,5\t160", [["0.5", "240"], ["1.5", "160"]]),
        ("20 240\n150 160", [["20", "240"], ["150", "160"]]),
        ("T\tRm\n20\t240\n150\t160", [["20", "240"], ["150", "160"]]),
        ("20\t240\nabc", [["20", "240"], ["abc"]]),
        ("\t".join(map(str, range(30))), [[str(n) for n in range(30)]]),
        (" \n", []),
        ("#20 240\n#150 160", [["#150", "160"]]),
        ("1 2\n" * 5001, [["1", "2"]] * 5001),
    ],
)
def test_points_are_read_as_spreadsheets_copy_them(text, points):
    assert read_points(text) == points


@pytest.mark.parametrize(
    ("head", "units"),
    [
        ("T [K]\tRm [N/mm2]", ("K", "N/mm2")),
        ("温度/℃, Rm (MPa)", ("℃", "MPa")),
        ("T;Rm", ("°C", "MPa")),
    ],
)
def test_units_are_taken_from_the_head_of_pasted_columns(head, units):
    made = filled(document(curve()), values__0__curve__points=f"{head}\n300 240\n400 200")
    assert (made["values"][0]["curve"]["x_unit"], made["values"][0]["unit"]) == units


def test_points_are_shown_as_lines():
    assert points_text([["20", 240], ["150", "160.0"]]) == "20\t240\n150\t160.0"
    assert points_text(None) == ""
    for odd in ("20", [["20", None]], [[["x"], "1"]], [["a\tb", "1"]]):
        assert points_text(odd) is None
