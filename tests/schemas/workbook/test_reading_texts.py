"""Rules of reading a workbook about texts, rows that are no cards, and plans."""

from dataclasses import replace
from datetime import date

from schemas.draft import read_draft
from schemas.workbook.grid import Sheet, Workbook
from schemas.workbook.mapping import propose
from schemas.workbook.plan import Plan
from schemas.workbook.reading import read_workbook
from tests.schemas.workbook.compact import SOURCE

STAMP = date(2026, 8, 12)
STRENGTH = ("企业编号", "牌号", "抗拉强度 (MPa)", "试验温度 ℃")


def book(*rows, name="S", merged=(), more=()):
    return Workbook((Sheet(name, tuple(rows), merged), *more))


def read(workbook, **plan):
    return read_workbook(
        workbook, replace(propose(workbook), **{"basis": "typical", "source": SOURCE, **plan})
    )


def told(reading):
    return [(finding.row, finding.column, finding.code) for finding in reading.findings]


def values(reading, place=0):
    return reading.cards[place].document.get("values", [])


def test_both_languages_of_a_text():
    rows = (
        ("牌号", "商品名", "英文商品名", "其他牌号", "产能"),
        ("AZ91D", "镁九", "Mag 9", "MB9；Mg-9", "1 kt"),
    )
    document = read(book(*rows)).cards[0].document
    assert document["brand"] == {"zh": "镁九", "en": "Mag 9"}
    assert document["other_designations"] == ["MB9", "Mg-9"]
    assert document["supply"] == {"capacity": "1 kt"}


def test_a_date_in_a_text_is_told():
    rows = (("企业编号", "牌号", "密度 g/cm3"), (STAMP, "AZ91D", 1.81))
    assert told(read(book(*rows))) == [(2, "A", "date_for_text")]


def test_a_wrong_unit_over_a_condition_is_told_at_the_head():
    rows = (("牌号", "抗拉强度 (MPa)", "试验温度 MPa"), ("AZ91D", 240, 23))
    assert told(read(book(*rows))) == [(1, "C", "unit_not_accepted")]


def test_of_a_cell_that_is_refused_nothing_soft_is_told():
    rows = (("牌号", "密度 g/cm3"), ("AZ91D", "1810*"), ("AM60B", "1.8*"))
    assert told(read(book(*rows))) == [(2, "B", "outside_hard_bounds"), (3, "B", "note_in_cell")]


def test_notes_and_sums_are_no_cards_but_numbers_are():
    rows = (
        ("牌号", "密度 g/cm3", "泊松比"),
        ("*AZ91D", 1.81, 0.35),
        ("平均值", 1.81, 0.35),
        ("注：略", "见附页", None),
        ("说明：1 以上均为典型值", None, None),
    )
    reading = read(book(*rows))
    assert [card.document["designation"] for card in reading.cards] == ["*AZ91D"]
    assert [row.row for row in reading.skipped] == [3, 4, 5]
    rows = (("牌号", "性能", "数值"), ("AZ91D", "泊松比", 0.35), ("注：略", None, None))
    assert [row.row for row in read(book(*rows)).skipped] == [3]


def test_progress_is_told():
    told = []
    workbook = book(STRENGTH, ("K1", "AZ91D", 240, 23), ("K2", "AM60B", 225, 23))
    read_workbook(workbook, propose(workbook), lambda *counts: told.append(counts))
    assert told == [(1, 2), (2, 2)]


def test_a_plan_for_another_workbook_reads_nothing():
    plan = propose(book(STRENGTH, ("K1", "AZ91D", 240, 23), name="other"))
    assert read_workbook(book(STRENGTH), plan).cards == ()
    assert read_workbook(book(STRENGTH), Plan()).findings == ()


def test_every_document_reads_as_the_report_says():
    """A card without a hard finding is one that may be submitted."""
    rows = (STRENGTH, ("K1", "AZ91D", 240, 23), ("K2", None, 240, 23), ("K3", "AM60B", "x", 23))
    reading = read(book(*rows))
    faulty = {finding.card for finding in reading.findings if finding.is_hard}
    for card in reading.cards:
        assert read_draft(card.document).is_submittable is (card.number not in faulty)
