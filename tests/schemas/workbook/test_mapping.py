"""Plans: proposed, remembered, corrected, stored."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.workbook.grid import Sheet, Workbook, column_letter
from schemas.workbook.mapping import assigned, propose, targets
from schemas.workbook.plan import Plan, Role
from schemas.workbook.reading import read_workbook
from schemas.workbook.remembered import Remembered, Statement, stated_entries, unit_entry
from tests.schemas.workbook import grids

HEADS = "内部代码|材料|强度 (MPa) 23℃|A|Rm (MPa)|Rm (MPa)|牌号|Al|Zn|Mn|C"
TABLE = (
    tuple(HEADS.split("|")),
    ("K1", "AZ91D", 240, 3, 240, 241, "x", 9, 0.7, 0.3, 0.01),
)
BOOK = Workbook((Sheet("S", TABLE),))


def targets_of(plan):
    return [column.target for column in plan.sheets[0].columns]


def test_columns_are_lettered():
    letters = [column_letter(index) for index in (0, 25, 26, 51, 52, 701, 702)]
    assert letters == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_the_plan_says_what_is_unmapped_and_what_is_uncertain():
    plan = propose(BOOK)
    assert [column.letter for column in plan.unmapped] == ["A", "C", "G"]
    assert [column.letter for column in plan.uncertain] == ["D", "F"]
    assert targets_of(plan)[-4:] == [
        "composition:Al",
        "composition:Zn",
        "composition:Mn",
        "composition:C",
    ]


@pytest.mark.parametrize("sign", ["q", "(", "x=", " "])
def test_cells_of_endless_text_are_no_heads_and_cost_no_time(sign):
    endless = tuple(sign * 100_000 + letter for letter in "abcdefgh")
    rows = (("牌号", "密度 g/cm³", *endless), ("AZ91D", "1.81", *endless))
    plan = propose(Workbook((Sheet("S", rows),)))
    assert targets_of(plan)[:2] == ["designation", "property:density"]
    assert not any(targets_of(plan)[2:])


def test_a_head_that_was_chosen_before_is_proposed_again():
    plan = propose(BOOK, {"内部代码": "key", "强度 (MPa) 23℃": "property:proof_strength_02"})
    key, _, strength = plan.sheets[0].columns[:3]
    assert (key.target, key.certainty) == ("key", 1.0)
    assert (strength.target, strength.unit) == ("property:proof_strength_02", "MPa")
    assert strength.conditions == (("temperature", "23℃"),)
    assert propose(BOOK, plan.chosen).chosen == plan.chosen


def test_an_unknown_target_is_not_remembered():
    assert targets_of(propose(BOOK, {"内部代码": "no_such"}))[0] == ""


def test_a_person_corrects_a_column():
    column = propose(BOOK).sheets[0].columns[2]
    chosen = assigned(column, "property:tensile_strength")
    assert (chosen.target, chosen.unit, chosen.certainty) == (
        "property:tensile_strength",
        "MPa",
        1.0,
    )
    assert assigned(column, "nonsense").target == ""
    assert assigned(column, "ignore").target == "ignore"


@pytest.mark.parametrize("name", [name for name in vars(grids) if name.isupper()])
def test_a_plan_survives_json(name):
    plan = replace(
        propose(getattr(grids, name)),
        basis="typical",
        source={"kind": "own_test", "title": "T"},
        conditions={"temperature": "23 °C"},
    )
    assert Plan.from_json(json.loads(json.dumps(plan.as_json()))) == plan


def test_a_stored_plan_keeps_only_what_makes_sense():
    raw = propose(BOOK).as_json()
    raw["basis"] = "best"
    raw["source"] = ["x"]
    raw["sheets"][0]["columns"][0] |= {"target": "no_such", "certainty": 7, "basis": 3}
    raw["sheets"][0]["columns"][1]["index"] = -1
    raw["sheets"] += [{"sheet": 5}, {"sheet": "S", "role": "boss"}, "x"]
    plan = Plan.from_json(raw)
    assert (plan.basis, plan.source, len(plan.sheets)) == ("", {}, 1)
    first = plan.sheets[0].columns[0]
    assert (first.target, first.certainty, first.basis) == ("", 0.0, "")
    assert len(plan.sheets[0].columns) == len(TABLE[0]) - 1


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["sheets", "columns", "sheet", "role", "index", "target"]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_a_plan(raw):
    read_workbook(BOOK, Plan.from_json(raw))


def test_targets_are_named_in_both_languages_and_stand_once():
    listed = targets()
    assert len({target.key for target in listed}) == len(listed)
    for target in listed:
        assert target.name.zh
        assert target.name.en
        assert target.group.zh
    keys = {target.key for target in listed}
    assert {"designation", "key", "source.title", "ignore", "composition:Al.max"} <= keys
    assert {"property:tensile_strength", "condition:temperature"} <= keys
    assert "property:stress_strain_curve" not in keys


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ((),),
        ((None, None),),
        (("只有一句话",),),
        (("a", "b"), (1, 2)),
        ((1, 2), (3, 4)),
    ],
)
def test_a_sheet_without_heads_is_not_read(rows):
    book = Workbook((Sheet("S", rows),))
    plan = propose(book)
    assert [sheet.role for sheet in plan.sheets] == [Role.IGNORED]
    assert read_workbook(book, plan).cards == ()


@pytest.mark.parametrize("name", ["说明", "填写说明 instructions", "Lists"])
def test_a_sheet_of_instructions_is_not_read(name):
    assert propose(Workbook((Sheet(name, TABLE),))).sheets[0].role is Role.IGNORED


def test_a_sheet_of_something_else_is_not_read():
    rows = (("来源", "报告编号"), ("x", "1"))
    plan = propose(Workbook((Sheet("S", rows),)))
    assert plan.sheets[0].role is Role.IGNORED
    assert list(plan.columns) == []


def test_alloys_below_an_unknown_head_are_designations():
    rows = (("某某", "密度 g/cm3", "泊松比"), ("AZ91D", 1.81, 0.35), ("AM60B", 1.8, 0.35))
    column = propose(Workbook((Sheet("S", rows),))).sheets[0].columns[0]
    assert (column.target, column.is_uncertain) == ("designation", True)


def test_a_title_over_the_heads_is_no_part_of_them():
    rows = (
        ("某公司", "2026 年 1 月", None),
        ("牌号", "抗拉强度 (MPa) 23℃", "密度 g/cm3"),
        ("AZ91D", 240, 1.81),
    )
    plan = propose(Workbook((Sheet("S", rows),)))
    assert plan.sheets[0].header_rows == (1,)
    assert plan.uncertain == ()


def test_units_below_the_heads_belong_to_them():
    rows = (
        ("牌号", "抗拉强度", "延伸率", "密度"),
        (None, "MPa", "%", "(g/cm3)"),
        (None, "典型", "min", None),
        (None, "温度=23 °C", "23℃", None),
        ("—", "—", "—", "—"),
    )
    plan = propose(Workbook((Sheet("S", rows),)))
    assert plan.sheets[0].header_rows == (0, 1, 2, 3)
    said = [(column.unit, column.basis) for column in plan.sheets[0].columns]
    assert said == [("", ""), ("MPa", "typical"), ("%", "minimum"), ("g/cm3", "")]


def test_a_column_of_properties_is_no_column_of_heads():
    names = ("密度", "抗拉强度", "屈服强度", "泊松比", "延伸率", "导热系数")
    rows = (("牌号", "性能", "数值", "单位"), *(("AZ91D", name, 1, "MPa") for name in names))
    sheet = propose(Workbook((Sheet("S", rows),))).sheets[0]
    assert (sheet.role, sheet.orientation) == (Role.VALUES, "rows")


def test_meanings_that_a_sheet_has_no_place_for_are_unmapped():
    rows = (("牌号", "密度 g/cm3", "数值"), ("AZ91D", 1.8, 3))
    assert targets_of(propose(Workbook((Sheet("S", rows),))))[2] == ""
    rows = (("牌号", "性能", "数值", "密度"), ("AZ91D", "密度", 3, 1))
    assert targets_of(propose(Workbook((Sheet("S", rows),))))[3] == ""


def test_a_list_shows_the_usual_meanings_first_and_rare_elements_last():
    listed = [target.key for target in targets()]
    usual = ["designation", "property:tensile_strength", "composition:Al", "composition:Mg"]
    assert usual == sorted(usual, key=listed.index)
    assert listed.index("composition:Gd") < listed.index("property:grain_size")
    assert listed.index("composition:Al.max") < listed.index("composition:Hg")
    assert all(key.startswith("composition:") for key in listed[-100:])


@pytest.mark.parametrize(
    ("head", "unit", "read"),
    [("抗拉强度", "MPa", "MPa"), ("抗拉强度 MPa", "ksi", "ksi"), ("抗拉强度", "g/cm3", "")],
)
def test_the_unit_of_a_head_is_remembered_where_the_property_takes_it(head, unit, read):
    book = Workbook((Sheet("S", (("牌号", head), ("AZ91D", 240))),))
    (_, strength) = propose(book, {unit_entry(head): unit}).sheets[0].columns
    assert (strength.target, strength.unit) == ("property:tensile_strength", read)


def test_what_was_stated_of_another_workbook_comes_back_but_is_not_taken_for_said_of_this_one():
    stated = Statement("typical", {"kind": "own_test", "title": "甲"}, {"temperature": "23 ℃"})
    kept = stated_entries(stated)
    assert Remembered.of(kept).stated == stated
    assert Statement.of(propose(BOOK, kept)).is_empty
    assert set(stated_entries(Statement()).values()) == {""}
    assert set(stated_entries(Statement())) == set(kept)
