"""Messy workbooks reach a report that names every fault at its cell, and no other."""

import pytest

from catalogue.services.import_reports import examine
from catalogue.workbooks.annotated import annotated_copy
from catalogue.workbooks.reading import read_file
from tests.catalogue.workbooks.messy import FAULTS, letter, lying_down, planted, two_storeys


def faults(examined):
    return sorted((line.cell, line.code) for line in examined.lines if line.is_hard)


def test_a_messy_workbook_of_three_hundred_cards_through_the_pages(site, supplier):
    rows, expected = planted(300, 24)
    made = supplier.bring(two_storeys(rows), "汇总.xlsx")
    assert expected == sorted(supplier.faults(made))
    counts = supplier.report(made)["counts"]
    assert (counts["cards"], counts["valid"]) == (300, 276)
    supplier.carry_out(made)
    fates = [card["fate"] for card in supplier.report(made)["outcome"]]
    assert (fates.count("add"), fates.count("left_out")) == (276, 24)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_a_fault_is_named_at_its_cell(fault):
    rows, _ = planted(12, 0)
    rows[5][fault.column] = fault.content
    found = faults(examine(two_storeys(rows)))
    assert [(f"{letter(fault.column)}9", fault.code)] == found


def test_cards_that_lie_in_columns_are_read_the_same():
    rows, _ = planted(60, 0)
    standing, lying = examine(two_storeys(rows)), examine(lying_down(rows))
    assert [] == faults(lying)
    values = [
        [(value["property"], value.get("value")) for value in card.entry.document["values"]]
        for card in (*standing.cards, *lying.cards)
    ]
    assert values[:60] == values[60:]


def test_a_fault_of_a_card_in_a_column_is_named_at_its_cell():
    rows, _ = planted(12, 0)
    rows[4][5] = "两百四"
    assert [("F5", "number_unreadable")] == faults(examine(lying_down(rows)))


def test_an_annotated_copy_is_read_as_its_original():
    rows, _ = planted(40, 0)
    raw = two_storeys(rows)
    first = examine(raw)
    again = examine(annotated_copy(first.workbook, first.lines))
    assert [card.entry.document for card in first.cards] == [
        card.entry.document for card in again.cards
    ]
    assert [sheet.name for sheet in read_file(raw).workbook.sheets] == [
        sheet.name for sheet in again.workbook.sheets
    ]
