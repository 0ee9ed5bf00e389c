"""What a value says, and with what words it is refused: number, curve, choice or absence."""

import pytest

from tests.schemas.build import absent, chosen, curve, draft, value

NAN, INFINITY = float("nan"), float("inf")

REFUSED = {
    "no property": ({"value": "1"}, "missing", "property", "缺少必填", "required"),
    "an unknown property": (value("mood"), "unknown_property", "property", "“mood”", "'mood'"),
    "neither value nor reason": (
        {"property": "density"},
        "content_missing",
        "value",
        "既没有数值",
        "neither a value",
    ),
    "two contents": (
        value(absent="not_tested"),
        "content_twice",
        "absent",
        "只能有一个",
        "Only one of",
    ),
    "a choice for a number": (
        {"property": "density", "choice": "high"},
        "content_not_accepted",
        "choice",
        "密度不能用 choice",
        "Density is not given as 'choice'",
    ),
    "a number for a choice": (
        value("restricted_substances", "1", ""),
        "content_not_accepted",
        "value",
        "不能用 value",
        "not given as 'value'",
    ),
    "a number for a curve": (
        value("stress_strain_curve", "1", "MPa"),
        "content_not_accepted",
        "value",
        "不能用 value",
        "not given as 'value'",
    ),
    "an unknown choice": (chosen("maybe"), "not_a_choice", "choice", "没有“maybe”", "'maybe'"),
    "a limit that is no upper bound": (
        absent("porosity", "below_limit", limit="≥ 0.5", unit="%"),
        "limit_not_single",
        "limit",
        "不是检出限",
        "is no detection limit",
    ),
    "a limit without absence": (
        value(limit="1"),
        "entry_out_of_place",
        "limit",
        "below_limit",
        "Only with absent = below_limit",
    ),
    "a day without pending": (
        absent(until="2027-01-01"),
        "entry_out_of_place",
        "until",
        "pending",
        "Only with absent = pending",
    ),
    "a limit of what has no unit": (
        absent("restricted_substances", "below_limit", limit="0.1", unit="%"),
        "entry_out_of_place",
        "limit",
        "没有检出限",
        "has no detection limit",
    ),
    "no unit": (value(unit=None), "unit_not_accepted", "unit", "缺少单位", "unit is missing"),
    "a unit of another property": (
        value("brinell_hardness", "62", "HV"),
        "unit_not_accepted",
        "unit",
        "不接受单位“HV”",
        "Unit 'HV' is not accepted",
    ),
    "an unknown unit in the number": (
        value(text="1.8 furlong", unit=None),
        "unit_not_accepted",
        "value",
        "不接受单位“furlong”",
        "Unit 'furlong'",
    ),
    "two units": (
        value(text="1.8 g/cm3", unit="kg/m3"),
        "unit_contradicts",
        "unit",
        "不一致",
        "the unit entry says 'kg/m3'",
    ),
    "a second unit that is none": (
        value(text="1.8 g/cm3", unit="pint"),
        "unit_contradicts",
        "unit",
        "“pint”不一致",
        "'pint'",
    ),
    "no number": (value(text="heavy"), "number_unreadable", "value", "读不成数值", "not a value"),
    "NaN": (value(text=NAN), "number_unreadable", "value", "“nan”", "'nan'"),
    "Infinity": (value(text=INFINITY), "number_unreadable", "value", "“inf”", "'inf'"),
    "Infinity as text": (value(text="∞"), "number_unreadable", "value", "“∞”", "'∞'"),
    "too large a number": (
        value(text="1e250"),
        "number_unreadable",
        "value",
        "1e250",
        "1e250",
    ),
    "a deviation that is a range": (
        value(s="1~2"),
        "form_not_accepted",
        "s",
        "不能写“1~2”",
        "'1~2' cannot stand",
    ),
    "a number of specimens that is none": (
        value(n=0),
        "not_a_whole_number",
        "n",
        "“0”不是可接受的整数",
        "'0' is not",
    ),
    "a curve over an axis that is no number": (
        curve(x="gauge"),
        "axis_not_numeric",
        "curve.x",
        "不是数值",
        "no number",
    ),
    "a curve over another axis": (
        curve(key="stress_strain_curve"),
        "axis_not_accepted",
        "curve.x",
        "横轴不是",
        "Not drawn over",
    ),
    "a curve without unit of x": (
        curve(x_unit=""),
        "unit_not_accepted",
        "curve.x_unit",
        "缺少单位",
        "unit is missing",
    ),
    "a curve without unit of y": (
        curve(unit=""),
        "unit_not_accepted",
        "unit",
        "缺少单位",
        "unit is missing",
    ),
    "points that are no list": (
        curve() | {"curve": {"x": "T", "x_unit": "K", "points": "many"}},
        "not_a_list",
        "curve.points",
        "应为列表",
        "A list belongs here",
    ),
    "no points": (
        curve() | {"curve": {"x": "T", "x_unit": "K", "points": []}},
        "blank",
        "curve.points",
        "内容为空",
        "It is empty",
    ),
    "too many points": (
        curve(*[["1", "2"]] * 5001),
        "too_many",
        "curve.points",
        "共 5001 项，最多 5000 项",
        "5001 entries; at most 5000",
    ),
    "half a point": (
        curve(["1"]),
        "point_unreadable",
        "curve.points[0]",
        "应为一对数",
        "is a pair",
    ),
    "a point that is a range": (
        curve(["1", "2"], ["2", "3~4"]),
        "number_unreadable",
        "curve.points[1]",
        "3~4",
        "3~4",
    ),
    "a point with a gap between its digits": (
        curve(["1", "2"], ["2", "1_000"]),
        "number_unreadable",
        "curve.points[1]",
        "1_000",
        "1_000",
    ),
}


@pytest.mark.parametrize(("typed", "code", "where", "zh", "en"), REFUSED.values(), ids=REFUSED)
def test_a_value_is_refused_at_its_entry_in_both_languages_and_kept_aside(
    typed, code, where, zh, en
):
    kept = draft(typed)
    (found,) = (entry for entry in kept.problems if entry.code == code)

    assert f"values[0].{where}" == found.where
    assert found.is_hard
    assert not kept.is_submittable
    assert zh in found.finding.zh
    assert en in found.finding.en
    assert found.advice.zh and found.advice.en
    assert kept.rejected[0].path[:2] == ("values", 0)
