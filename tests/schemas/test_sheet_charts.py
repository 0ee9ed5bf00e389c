"""Curves as charts: one for a family, a line for each curve."""

import pytest

from cards.wording import Wording
from schemas.sheet import sheet
from schemas.sheet_charts import charts
from tests.schemas.build import absent, card, curve, identity, strength

SHIELDING = {"key": "shielding_effectiveness", "unit": "dB", "x": "frequency"}


def only_chart(*values):
    ((found,),) = charts(card(*values)).values()
    return found


def grouped(*values):
    return [chart.places for shown in charts(card(*values)).values() for chart in shown]


def test_curves_that_differ_in_one_condition_share_a_chart():
    along, across = curve(conditions={"orientation": "L"}), curve(conditions={"orientation": "T"})
    found = only_chart(along, strength(), across)

    assert (1, (0, 2)) == (found.number, found.places)
    assert Wording("抗拉强度 – 试验温度", "Tensile strength over test temperature") == found.title
    assert ["longitudinal", "transverse"] == [line.name.en for line in found.series]
    assert [line.name for line in found.series] == [line.label for line in found.series]
    assert "typical [1]" == found.common.en
    assert "2 条曲线，共 4 点" in found.description.zh
    assert "2 curve(s), 4 points in all" in found.description.en


def test_what_all_lines_share_is_told_once():
    shared = {"wall_thickness": "2 mm"}
    found = only_chart(
        curve(conditions={**shared, "orientation": "L"}),
        curve(conditions={**shared, "orientation": "T"}, basis="mean"),
    )

    assert ["longitudinal typical", "transverse mean"] == [line.name.en for line in found.series]
    assert ["longitudinal", "transverse"] == [line.label.en for line in found.series]
    assert "section thickness\u00a02\u00a0mm [1]" == found.common.en


def test_lines_that_no_single_condition_tells_apart_are_named_in_full():
    found = only_chart(curve(), curve(conditions={"orientation": "T"}))

    assert ["typical [1]", "transverse typical [1]"] == [line.name.en for line in found.series]
    assert Wording("") == found.common


@pytest.mark.parametrize(
    "other",
    [
        {"source": "s2"},
        {"conditions": {"orientation": "L", "wall_thickness": "2 mm"}},
        {"key": "elongation", "unit": "%", "conditions": {"orientation": "L"}},
    ],
)
def test_curves_that_differ_in_anything_else_do_not(other):
    first = curve(conditions={"orientation": "L"})
    assert [(0,), (1,)] == grouped(first, curve(**{"conditions": {"orientation": "T"}, **other}))


def test_a_chart_has_as_many_lines_as_can_be_told_apart():
    spectra = [
        curve(conditions={"thickness": f"{n} mm"}, **SHIELDING, x_unit="MHz") for n in range(1, 9)
    ]
    assert [tuple(range(6)), (6, 7)] == grouped(*spectra)


def test_a_chart_of_stress_over_strain_says_so():
    pulled = curve(["0", "0"], ["0.1", "200"], key="stress_strain_curve", x="strain", x_unit="")
    assert only_chart(pulled).is_tensile
    assert not only_chart(curve()).is_tensile


def test_a_line_is_named_by_what_is_known_of_it():
    found = only_chart(curve(basis=None, source=None))

    assert Wording("", "") == found.series[0].name


def test_curves_typed_in_the_same_units_are_drawn_in_them():
    typed = curve(["68", "34.8"], ["302", "23.2"], x_unit="°F", unit="ksi")
    found = only_chart(typed)

    assert ("°F", "ksi") == (found.x.unit, found.y.unit)
    assert [(68.0, 34.8), (302.0, 23.2)] == [
        pytest.approx(point) for point in found.series[0].points
    ]


def test_curves_typed_in_different_units_are_drawn_in_canonical_ones():
    found = only_chart(
        curve(), curve(["293.15", "0.24"], ["423.15", "0.16"], x_unit="K", unit="GPa")
    )

    assert ("°C", "MPa") == (found.x.unit, found.y.unit)
    for line in found.series:
        assert [(20.0, 240.0), (150.0, 160.0)] == [pytest.approx(point) for point in line.points]


def test_an_axis_without_unit_is_drawn_without_one():
    typed = curve(["0", "0"], ["0.1", "200"], key="stress_strain_curve", x="strain", x_unit="")
    found = only_chart(typed)

    assert "" == found.x.unit
    assert ((0.0, 0.0), (0.1, 200.0)) == found.series[0].points


@pytest.mark.parametrize(
    ("points", "is_logarithmic"),
    [
        ([["1", "90"], ["30", "80"]], True),
        ([["1", "90"], ["29", "80"]], False),
        ([["0", "90"], ["30", "80"]], False),
    ],
)
def test_an_axis_is_logarithmic_over_a_wide_positive_range(points, is_logarithmic):
    found = only_chart(curve(*points, x_unit="MHz", **SHIELDING))

    assert is_logarithmic is found.x.is_logarithmic
    assert not found.y.is_logarithmic


def test_temperature_is_never_logarithmic():
    assert not only_chart(curve(["1", "240"], ["300", "100"])).x.is_logarithmic


def test_a_curve_of_one_point_is_no_chart():
    assert {} == charts(card(curve(["20", "240"]), absent()))


def test_charts_are_numbered_through_the_card_and_stand_in_their_sections():
    spectrum = curve(["1", "90"], ["2", "80"], x_unit="GHz", **SHIELDING)
    found = charts(card(spectrum, curve(), curve(key="elongation", unit="%")))

    assert {"function": [1], "heat": [2, 3]} == {
        section: [chart.number for chart in shown] for section, shown in found.items()
    }


def test_a_row_refers_to_its_chart():
    content = card(strength(), curve())
    found = sheet(content, identity())
    rows = {
        row.place: row
        for section in found.sections
        for entry in section.entries
        for row in entry.rows
    }

    assert (None, 1) == (rows[0].chart, rows[1].chart)
