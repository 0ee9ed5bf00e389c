"""The picture of a curve while it is typed."""

import pytest

from tests.catalogue.site import post

FIELDS = {
    "property": "tensile_strength",
    "unit": "MPa",
    "curve.x": "temperature",
    "curve.x_unit": "°C",
    "conditions.orientation": "L",
    "place": "3",
}


@pytest.fixture
def draw(supplier):
    def asked(points, **more):
        typed = FIELDS | {"curve.points": points} | more
        return post(supplier, "/supplier/curve-picture", **typed)

    return asked


def test_a_curve_is_drawn_as_a_part_of_a_page(draw):
    answer = draw("20\t240\n150\t160")

    assert 200 == answer.status_code
    assert 'id="chart-3-title"' in answer.text
    assert "<html" not in answer.text
    assert "live-remark" not in answer.text


def test_what_is_wrong_is_said_with_its_line(draw):
    answer = draw("20 240\n90 2x0\n150 160").text

    assert "第 2 行" in answer
    assert "<svg" in answer


def test_a_condition_has_the_unit_of_the_field_beside_it(draw):
    typed = {"property": "SE", "unit": "dB", "curve.x": "frequency", "curve.x_unit": "MHz"}
    stated = {"conditions.thickness": "2", "conditions.thickness.unit": "mm"}

    assert "live-remark" not in draw("30 95\n1500 105", **typed, **stated).text
    assert "缺少单位" in draw("30 95\n1500 105", **typed, **{"conditions.thickness": "2"}).text


@pytest.mark.parametrize("stated", ["1 mm", "1mm"])
def test_a_condition_with_its_own_unit_takes_no_other(draw, stated):
    typed = {"property": "SE", "unit": "dB", "curve.x": "frequency", "curve.x_unit": "MHz"}
    thickness = {"conditions.thickness": stated, "conditions.thickness.unit": "cm"}
    assert "live-remark" not in draw("30 95\n1500 105", **typed, **thickness).text


def test_what_is_typed_is_text_and_no_markup(draw):
    assert "<b>" not in draw("20 240\n150 <b>x</b>", unit="<b>").text


def test_nothing_typed_is_nothing_said(draw):
    assert "" == draw("").text.strip()


def test_a_strange_place_is_no_error(draw):
    assert 'id="chart-0-title"' in draw("20 240\n150 160", place="x").text


def test_who_asks_has_signed_in(visitor):
    answer = post(visitor, "/supplier/curve-picture", **FIELDS)

    assert (302, True) == (answer.status_code, "/sign-in" in answer.headers["Location"])
