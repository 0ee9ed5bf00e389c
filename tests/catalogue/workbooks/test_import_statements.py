"""What is said of a whole workbook on the page of its report: taken, offered again, remembered."""

import html
import re

import pytest

from tests.catalogue.workbooks.hostile import workbook
from tests.catalogue.workbooks.visiting import inputs_of

BARE = workbook(["编号", "牌号", "形态", "抗拉强度 MPa"], ["A-1", "AZ91D", "高压铸造", 240])


def correct(supplier, made, **changed):
    """Send the form of the page with these fields; the answer."""
    fields = inputs_of(supplier.page(made).text) | changed
    answer = supplier.post(f"/supplier/imports/{made}/mapping", **fields)
    supplier.work()
    return answer


def chosen_of(page, name):
    """The option that a list of the page has chosen."""
    options = page.partition(f'name="{name}"')[2].partition("</select>")[0]
    found = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', options)
    return (found[1] or found[2]) if found else ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_of_the_conditions_is_taken(site, supplier, language):
    made = supplier.bring(BARE)
    page = supplier.page(made, f"?lang={language}").text
    tag = re.search(r'<input [^>]*name="conditions"[^>]*>', page)[0]
    example = html.unescape(re.search(r'placeholder="([^"]+)"', tag)[1])
    assert ("取样" in example) == (language == "zh")
    assert 303 == correct(supplier, made, conditions=example).status_code
    assert {"orientation": "L"}.items() <= supplier.stored(made).plan["conditions"].items()


def test_what_is_stated_for_the_whole_file_is_offered_for_the_next_and_not_assumed(site, supplier):
    made = supplier.bring(BARE)
    stated = {
        "basis": "typical",
        "kind": "own_test",
        "title": "2026 年检验",
        "date": "2026年5月3日",
    }
    conditions = {"condition-temperature": "室温", "condition-specimen_source": "separately_cast"}
    assert 303 == correct(supplier, made, **stated, **conditions).status_code
    assert supplier.stored(made).plan["source"]["date"] == "2026-05-03"
    assert [] == supplier.faults(made)
    again = supplier.bring(BARE)
    page = supplier.page(again).text
    assert "沿用上次" in page
    assert [chosen_of(page, name) for name in ("basis", "kind", "condition-specimen_source")] == [
        "typical",
        "own_test",
        "separately_cast",
    ]
    assert inputs_of(page)["condition-temperature"] == "室温"
    assert {"basis_missing", "source_missing"} == {code for _, code in supplier.faults(again)}
    assert 303 == correct(supplier, again, **stated).status_code
    assert [] == supplier.faults(again)
    assert "沿用上次" not in supplier.page(again).text


def test_what_is_no_longer_stated_is_forgotten_and_another_enterprise_is_offered_nothing(
    supplier, stranger
):
    correct(supplier, supplier.bring(BARE), basis="typical")
    assert "沿用上次" not in stranger.page(stranger.bring(BARE)).text
    made = supplier.bring(BARE)
    correct(supplier, made, basis="")
    assert "沿用上次" not in supplier.page(supplier.bring(BARE)).text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("date", "2026年3月", "要写到日"),
        ("date", "2026-03", "要写到日"),
        ("date", "2026", "要写到日"),
        ("title", "", "须写明种类和题名"),
        ("conditions", "颜色=红", "试样来源"),
        ("conditions", "温度=150 ℃", "只写一处"),
        ("condition-temperature", "23", "连单位一起写"),
        ("s0-3", "抗拉强度 kg", "可用单位：MPa"),
    ],
)
def test_a_field_that_cannot_be_taken_says_why_beside_it_and_keeps_what_was_typed(
    supplier, field, typed, said
):
    made = supplier.bring(BARE)
    whole = {"kind": "own_test", "title": "检验", "date": "2026-05-03"}
    whole |= {"condition-temperature": "23 ℃", field: typed}
    answer = correct(supplier, made, **whole)
    assert answer.status_code == 422
    told = answer.text.partition(f'id="{field}-told">')[2].partition("</span>")[0]
    assert said in told
    assert inputs_of(answer.text)[field] == typed
    assert supplier.stored(made).plan["source"] == {}


def test_the_unit_that_no_head_states_is_chosen_and_remembered(site, supplier):
    raw = workbook(["编号", "牌号", "抗拉强度"], ["A-1", "AZ91D", 240])
    made = supplier.bring(raw)
    assert ("C1", "unit_missing") in supplier.faults(made)
    page = supplier.page(made).text
    assert "列名和单元格都没有写单位" in page
    assert 303 == correct(supplier, made, **{"s0-2-unit": "MPa"}).status_code
    assert "unit_missing" not in [code for _, code in supplier.faults(made)]
    again = supplier.bring(raw)
    assert "unit_missing" not in [code for _, code in supplier.faults(again)]
    assert chosen_of(supplier.page(again).text, "s0-2-unit") == "MPa"
    correct(supplier, again, **{"s0-2-unit": ""})
    assert ("C1", "unit_missing") in supplier.faults(supplier.bring(raw))


def test_a_unit_typed_beside_the_meaning_is_taken_and_a_column_may_stay_unread(supplier):
    raw = workbook(["编号", "牌号", "神秘列"], ["A-1", "AZ91D", 240])
    made = supplier.bring(raw)
    correct(supplier, made, **{"s0-2": "抗拉强度 ksi 150℃"})
    column = supplier.stored(made).plan["sheets"][0]["columns"][2]
    assert (column["target"], column["unit"]) == ("property:tensile_strength", "ksi")
    assert column["conditions"] == {"temperature": "150℃"}
    correct(supplier, made, **{"s0-2": "不读取"})
    assert [("B2", "nothing_stated")] == supplier.faults(made)
