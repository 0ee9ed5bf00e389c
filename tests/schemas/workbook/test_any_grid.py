"""Any grid is read, whatever stands in it and whatever somebody says it means."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.workbook.grid import Sheet, Workbook
from schemas.workbook.mapping import assigned, propose
from schemas.workbook.reading import read_workbook
from schemas.workbook.shares import share_of_cell
from schemas.workbook.targets import target_keys
from tests.schemas.workbook.compact import SOURCE

WORD_LIST = (
    "牌号|抗拉强度 (MPa)|Rm|屈服强度/MPa|延伸率 %|Al|Zn %|温度|性能|数值|单位|x|y|横轴|企业编号|"
    "来源|来源日期|MPa|典型|23℃|—|N/A|245±5|1,200|AZ91D|余量|注：|平均值|条件|方向=L|=|@|(|/|%|\ud800|\x00|"
    "价格|禁限用物质符合性|1e999|²|| |[1]|2026年1月31日"
)
WORDS = WORD_LIST.split("|")
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)
ROWS = st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=6)
HEADS = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(tuple)
AREAS = st.lists(st.tuples(*[st.integers(-1, 7)] * 4), max_size=2).map(tuple)
SHEETS = st.builds(
    lambda above, heads, rows, merged: Sheet("S", (*above, heads, *rows), merged),
    ROWS,
    HEADS,
    ROWS,
    AREAS,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SHEETS, st.lists(st.sampled_from(sorted(target_keys())), max_size=6))
def test_any_grid_is_read_and_every_finding_lies_in_it(sheet, chosen):
    workbook = Workbook((sheet,))
    plan = propose(workbook)
    for _ in range(2):
        reading = read_workbook(workbook, replace(plan, basis="typical", source=SOURCE))
        assert all(finding.row >= 1 for finding in reading.findings)
        assert all(finding.finding.zh and finding.advice.zh for finding in reading.findings)
        plan = _corrected(plan, chosen)


@pytest.mark.parametrize("cell", [1.66e-221, -1e-150, 1e150])
def test_a_number_that_nobody_can_mean_is_named_and_ends_nothing(cell):
    said, told = share_of_cell(cell, "Ni", "")
    assert said == {"measured": str(cell)}
    assert [remark.is_hard for remark in told] == [True]


def _corrected(plan, chosen):
    (sheet,) = plan.sheets
    fixed = [
        assigned(column, target) for column, target in zip(sheet.columns, chosen, strict=False)
    ]
    return replace(plan, sheets=(replace(sheet, columns=(*fixed, *sheet.columns[len(fixed) :])),))
