"""Faults planted in a large clean workbook are all found, at their cells, and nothing else is."""

import pytest

from schemas.workbook.grid import column_letter
from schemas.workbook.mapping import propose
from schemas.workbook.reading import read_workbook
from tests.schemas.workbook.faulty import (
    AT,
    FAULTS,
    FIRST,
    clean_workbook,
    planted,
    workbook,
)

ROWS, PLANTED = 600, 137


def found_in(book):
    reading = read_workbook(book, propose(book))
    return [
        (finding.row, finding.column, finding.code, finding.severity.value)
        for finding in reading.findings
    ]


def in_letters(expected):
    return [(row, column_letter(place), code, said) for row, place, code, said in expected]


def test_nothing_is_found_in_a_clean_workbook():
    book = workbook(clean_workbook(60))
    assert propose(book).uncertain == ()
    assert propose(book).unmapped == ()
    assert found_in(book) == []


def test_all_planted_faults_are_found_and_no_other():
    book, expected = planted(ROWS, PLANTED)
    assert sorted(found_in(book)) == sorted(in_letters(expected))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.head}")
def test_a_fault_is_found_alone(fault):
    table = clean_workbook(3)
    table[1][AT[fault.head]] = fault.typed
    expected = [(FIRST + 1, AT[fault.head], fault.code, fault.severity)]
    assert found_in(workbook(table)) == in_letters(expected)


def test_every_finding_says_what_and_what_to_do_in_both_languages():
    book, _ = planted(60, len(FAULTS))
    for finding in read_workbook(book, propose(book)).findings:
        for said in (finding.finding, finding.advice):
            assert said.zh
            assert said.en
        assert finding.card is not None
