"""A curve while it is typed: its picture, and what is said of it by the lines typed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.curve_picture import TypedCurve, curve_picture

STRENGTH = TypedCurve("tensile_strength", "", "MPa", "temperature", "°C")


def drawn(points, **more):
    return curve_picture(replace(STRENGTH, points=points, **more))


@pytest.mark.parametrize(
    "points",
    [
        "20\t240\n150\t160",
        "20 240\n\n150 160\n",
        "20,240\n150,160",
        "20;240\n150;160",
        "T\tRm\n20\t240\n150\t160",
        "温度/℃, 抗拉强度/MPa\n20, 240\n150, 160",
        "# from the machine\n20 240\n150 160",
    ],
)
def test_points_are_drawn_however_they_are_parted(points):
    found = drawn(points)

    assert ((20.0, 240.0), (150.0, 160.0)) == found.chart.series[0].points
    assert () == found.problems


def test_the_axes_bear_the_units_as_typed():
    chart = drawn("20 0.24\n150 0.16", unit="GPa").chart

    assert ("°C", "GPa") == (chart.x.unit, chart.y.unit)


def test_without_an_axis_the_usual_one_of_the_property_is_meant():
    assert drawn("20 240\n150 160", x="").chart is not None


@pytest.mark.parametrize(
    ("points", "more", "code", "says"),
    [
        ("x y\n20 240\n90 2x0\n150 160", {}, "cell_unreadable", "第 3 行"),
        ("20 240\n150 160\n90 200", {}, "x_not_monotone", "第 3 行"),
        ("20 240\n\n20 160", {}, "x_repeated", "第 3 行"),
        ("20 240 1\n150 160 1", {}, "row_does_not_fit", "第 1 行"),
        ("20 240", {}, "curve_too_short", "一个点"),
        ("20 240\n150 160", {"unit": "furlong"}, "unit_not_accepted", "furlong"),
        ("20 240\n150 160", {"x_unit": ""}, "unit_not_accepted", "缺少单位"),
        ("20 240\n150 160", {"x": "mood"}, "unknown_axis", "mood"),
        ("20 240\n150 160", {"property": "mana"}, "unknown_property", "mana"),
        ("20 1\n30 2", {"property": "density", "x": ""}, "x_axis_missing", "没有横轴"),
        ("hello", {}, "blank", "内容为空"),
        ("20\t240\n30\t1,240", {}, "decimal_comma", "第 2 行"),
        ("0 1\n20 2", {"conditions": {"orientation": "up"}}, "condition_unreadable", "up"),
    ],
)
def test_what_is_wrong_is_said_with_the_line(points, more, code, says):
    (problem, *_) = drawn(points, **more).problems

    assert code == problem.code
    assert says in problem.finding.zh


def test_a_point_that_cannot_be_read_leaves_the_rest_to_be_drawn():
    assert 2 == len(drawn("20 240\n90 2x0\n150 160").chart.series[0].points)


def test_what_the_checks_find_in_a_curve_is_told_beside_its_picture():
    found = drawn("20 240\n150 99999")

    assert found.chart is not None
    assert found.problems


def test_a_decimal_comma_is_read_and_told():
    found = drawn("20,5;240\n150,5;160")

    assert 20.5 == found.chart.series[0].points[0][0]
    assert 1 == len(found.remarks)


def test_no_points_are_no_problem():
    assert (None, ()) == (drawn(" \n").chart, drawn(" \n").problems)


@settings(max_examples=60)
@given(
    st.text(max_size=60),
    st.sampled_from(["tensile_strength", "SE", "stress_strain_curve", "price", "", "密度"]),
    st.text(max_size=8),
)
def test_nothing_that_is_typed_breaks_it(points, key, x):
    found = curve_picture(TypedCurve(key, points, x, x, x, {x: x}))

    assert found.chart is None or found.chart.series[0].points
