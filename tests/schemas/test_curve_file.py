"""Curves in the columns of a table: what they become, what is told, and back again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.curve_export import curves_csv, table_csv
from schemas.curve_file import MOST_PROBLEMS, read_curves
from schemas.value import ValueSchema
from tests.schemas.build import told

COMMON = {"basis": "typical", "source": "s1"}


def read(text, **common):
    return read_curves(text.encode(), common)


def only(text, **common):
    found = read(text, **common)
    assert not found.problems
    (value,) = found.values
    return value


def problems(text, **common):
    return told(read(text, **common).problems)


def loaded(values):
    return [ValueSchema().load(value) for value in values]


def test_a_column_is_a_value_of_a_card():
    assert only("温度/℃,Rm (MPa)\n20,240.0\n150,160\n", **COMMON, specimen="") == {
        "property": "tensile_strength",
        "curve": {
            "x": "temperature",
            "x_unit": "℃",
            "points": [["20", "240.0"], ["150", "160"]],
        },
        "unit": "MPa",
        "basis": "typical",
        "source": "s1",
    }


def test_several_columns_are_a_family():
    text = (
        "frequency [MHz],SE [dB] @thickness=2mm,SE [dB] @ 厚度 ＝ 1 mm；se_method=waveguide\n"
        "30,90,80\n100,95,\n1000,,85\n"
    )
    found = read(text, conditions="se_method=window, field_type=plane_wave")
    assert not found.problems
    conditions = [value["conditions"] for value in found.values]
    assert conditions == [
        {"se_method": "window", "field_type": "plane_wave", "thickness": "2mm"},
        {"se_method": "waveguide", "field_type": "plane_wave", "thickness": "1 mm"},
    ]
    points = [[x for x, _ in value["curve"]["points"]] for value in found.values]
    assert points == [["30", "100"], ["30", "1000"]]


@pytest.mark.parametrize(
    ("head", "key", "unit"),
    [
        ("SE [dB]", "shielding_effectiveness", "dB"),
        ("Rm(MPa)", "tensile_strength", "MPa"),
        ("抗拉强度（MPa）", "tensile_strength", "MPa"),
        ("腐蚀速率(深度) (mm/a)", "corrosion_rate", "mm/a"),
        ("P / CR/(mm/a)", "corrosion_rate", "mm/a"),
        ("thermal_conductivity [W/(m·K)]", "thermal_conductivity", "W/(m·K)"),
        ("导热系数/(W/(m·K))", "thermal_conductivity", "W/(m·K)"),
        ("tensile_strength ［ksi］", "tensile_strength", "ksi"),
    ],
)
def test_a_head_is_a_name_and_a_unit(head, key, unit):
    value = only(f"T [°C]\t{head}\n20\t24\n150\t16")
    assert (value["property"], value["unit"]) == (key, unit)


def test_stress_over_strain_is_the_stress_strain_curve():
    value = only("应变 应力 [MPa]\n0 0\n0.1 200")
    assert value["property"] == "stress_strain_curve"
    assert value["curve"] == {"x": "strain", "points": [["0", "0"], ["0.1", "200"]]}


def test_a_dash_for_a_unit_is_none():
    assert "x_unit" not in only("strain [-],stress [MPa]\n0,0\n0.1,200")["curve"]


def test_conditions_behind_x_are_those_of_every_column():
    value = only("strain @T=23 °C,stress [MPa]\n0,0\n0.1,200", conditions={"方向": "L"})
    assert value["conditions"] == {"temperature": "23 °C", "orientation": "L"}


def test_a_text_condition_may_hold_a_comma():
    value = only("T [°C],Rm [MPa]\n0,9\n1,8", conditions="cleaning=acid, then water")
    assert value["conditions"] == {"cleaning": "acid, then water"}


def test_everything_wrong_is_told_at_once_and_what_is_valid_is_kept():
    text = (
        "T [K];Rm [MPa];foo;Rm [kg];Z [%] @xx=3;A [%]\n"
        "300;240;1;2;3;8\n"
        "400;x;1;2;3;9\n"
        ";200;1;2;3;9\n"
        "500;200;1;2;3;9;7\n"
        "600;180;1;2;3\n"
    )
    found = read(text, basis="odd", conditions="bb=3")
    assert set(told(found.problems)) == {
        ("unknown_axis", "conditions"),
        ("row_does_not_fit", "row[5]"),
        ("cell_unreadable", "row[4].T [K]"),
        ("cell_unreadable", "row[3].Rm [MPa]"),
        ("unknown_property", "column.foo"),
        ("unit_not_accepted", "column.Rm [kg].unit"),
        ("unknown_axis", "column.Z [%] @xx=3"),
        ("not_a_choice", "basis"),
    }
    kept = read(text).values
    assert [value["property"] for value in kept] == ["tensile_strength", "elongation"]
    assert "MPa" in next(p for p in found.problems if p.code == "unit_not_accepted").advice.en


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("0,1\n1,2\n1.0,3\n2,4", [("x_repeated", "row[4].T [°C]")]),
        ("0,1\n2,2\n1,3", [("x_not_monotone", "row[4].T [°C]")]),
        ("0,1", [("curve_too_short", "column.Rm [MPa]")]),
        ("0,", [("blank", "column.Rm [MPa].curve.points")]),
        (
            "0,?",
            [("cell_unreadable", "row[2].Rm [MPa]"), ("blank", "column.Rm [MPa].curve.points")],
        ),
    ],
)
def test_a_column_that_is_no_function_gives_no_value(rows, expected):
    found = read(f"T [°C],Rm [MPa]\n{rows}")
    assert told(found.problems) == expected
    assert not found.values


def test_x_may_fall():
    assert only("T [°C],Rm [MPa]\n100,1\n50,2\n0,3")


def test_a_spaced_row_must_be_whole():
    assert problems("T [°C]  Rm [MPa]\n0 1\n1\n2 3") == [("row_does_not_fit", "row[3]")]


def test_what_is_wrong_with_x_is_told_once():
    text = "T [°C],Rm [MPa],Z [%]\n0,1,1\n0,2,2"
    assert problems(text) == [("x_repeated", "row[3].T [°C]")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("table_empty", "")]),
        (
            "Rm [MPa]",
            [("x_axis_unknown", "column.Rm [MPa]"), ("one_column_only", "column.Rm [MPa]")],
        ),
        ("取样方向,Rm [MPa]\n1,2", [("x_axis_unknown", "column.取样方向")]),
        ("T [s],Rm [MPa]\n1,2\n2,3", [("unit_not_accepted", "column.Rm [MPa].curve.x_unit")]),
        (
            "T [°C],stress-strain curve [MPa]\n1,2\n2,3",
            [("axis_not_accepted", "column.stress-strain curve [MPa].curve.x")],
        ),
        ("T [°C],Rm [MPa] @L\n1,2\n2,3", [("unknown_axis", "column.Rm [MPa] @L")]),
        ("T [°C],Rm [MPa] @方向=\n1,2\n2,3", [("condition_unreadable", "column.Rm [MPa] @方向=")]),
        (
            "T [°C],Rm [MPa] @方向=L;direction=T\n1,2\n2,3",
            [("condition_unreadable", "column.Rm [MPa] @方向=L;direction=T")],
        ),
        (
            "T [°C],Rm [MPa] @thickness=2\n1,2\n2,3",
            [("unit_not_accepted", "column.Rm [MPa] @thickness=2.conditions.thickness")],
        ),
    ],
)
def test_a_bad_head_says_where(text, expected):
    assert problems(text) == expected


def test_unknown_names_of_common_conditions_are_told():
    found = problems("T [°C],Rm [MPa]\n1,2\n2,3", conditions={"mood": "good"})
    assert [code for code, _ in found] == ["unknown_axis"]


def test_a_long_list_of_problems_ends_with_a_count():
    found = read("T [°C],Rm [MPa]\n" + "".join(f"{n},?\n" for n in range(MOST_PROBLEMS + 10)))
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert found.problems[-1].numbers == {"count": 11}


def test_what_was_assumed_is_told():
    assert read("T [°C];Rm [MPa]\n1,5;2\n2,5;3").remarks


@pytest.mark.parametrize("value", [{}, {"conditions": ""}, {"conditions": None}])
def test_common_entries_may_be_left_out(value):
    assert only("T [°C],Rm [MPa]\n1,2\n2,3", **value)


digits = st.integers(1, 99_999).map(lambda n: f"{n / 100:.2f}") | st.sampled_from(
    ["5e3", "7.", "1"]
)


@st.composite
def points(draw):
    """Points in order of x, digits as people may type them."""
    x = draw(st.lists(digits, min_size=2, max_size=5, unique_by=float))
    ordered = sorted(x, key=float, reverse=draw(st.booleans()))
    return [[at, draw(digits)] for at in ordered]


@st.composite
def families(draw):
    """Curves of shielding over frequency that differ in thickness."""
    shared = draw(points())
    drawn = draw(st.lists(points() | st.just(shared), min_size=1, max_size=3))
    return [
        {
            "property": "shielding_effectiveness",
            "curve": {"x": "frequency", "x_unit": "MHz", "points": pairs},
            "unit": "dB",
            "conditions": {"thickness": f"{place + 1} mm", "cleaning": "acid, then = water"},
        }
        for place, pairs in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=50)
@given(families())
def test_what_is_written_reads_back_to_the_same_points(family):
    text = curves_csv(loaded(family))
    found = read_curves(text.encode("utf-8-sig"))
    assert not found.problems
    assert list(found.values) == family


def test_curves_typed_at_the_same_x_share_their_rows():
    text = "strain,stress [MPa] @T=23 °C,stress [MPa] @T=150 °C\n0,0,0\n0.10,240,160\n"
    written = curves_csv(loaded(read(text).values))
    assert written == (
        "strain,stress_strain_curve [MPa] @temperature=23 °C,"
        "stress_strain_curve [MPa] @temperature=150 °C\n0,0,0\n0.10,240,160\n"
    )


def test_a_head_without_conditions_is_plain():
    text = "temperature [K],tensile_strength [ksi]\n300,30.0\n400,20\n"
    assert curves_csv(loaded(read(text).values)) == text
    assert table_csv(["a"], [["1"]]) == "a\n1\n"
