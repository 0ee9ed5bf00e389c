"""Evidence grades (CARD §1), and what a card knows of its sources and composition."""

from dataclasses import replace
from datetime import date

import pytest

from cards.card import Card
from cards.composition import NO_COMPOSITION, Composition, ElementContent
from cards.sources import (
    EVIDENCE_GRADE_NAMES,
    GRADE_REASON_NAMES,
    SOURCE_KIND_NAMES,
    EvidenceGrade,
    GradeReason,
    Source,
    SourceKind,
    grade_reason,
)
from cards.values import ABSENCE_NAMES, BASIS_NAMES, AbsenceReason, Basis, Curve, Point, Value
from tests.cards.build import absent, stated

REPORT = Source(
    "r",
    SourceKind.ACCREDITED_LABORATORY,
    "Report",
    laboratory="Laboratory",
    cnas="L1234",
    report_no="2026-01",
    dated=date(2026, 1, 31),
    attachment_sha256="0" * 64,
)
OWN_TEST = Source("o", SourceKind.OWN_TEST, "Own test")


@pytest.mark.parametrize(
    ("source", "standard", "n", "is_measured", "grade", "reason"),
    [
        (REPORT, "GB/T 228.1-2021", None, True, "A", "report_on_file"),
        (REPORT, "", None, True, "D", "no_standard"),
        (
            replace(REPORT, cnas="", cma="1" * 12),
            "GB/T 228.1-2021",
            None,
            True,
            "A",
            "report_on_file",
        ),
        (
            replace(REPORT, attachment_sha256=""),
            "GB/T 228.1-2021",
            None,
            True,
            "B",
            "report_without_file",
        ),
        (replace(REPORT, kind=SourceKind.OWN_TEST), "GB/T 228.1-2021", 3, True, "B", "specimens"),
        (replace(REPORT, cnas=""), "GB/T 228.1-2021", 3, True, "B", "specimens"),
        (replace(REPORT, report_no=""), "GB/T 228.1-2021", 2, True, "D", "few_specimens"),
        (replace(REPORT, dated=None), "GB/T 228.1-2021", 5, True, "B", "specimens"),
        (replace(REPORT, attachment_sha256=""), "", 5, True, "D", "no_standard"),
        (REPORT, "", None, False, "D", "not_measured"),
        (replace(REPORT, verified=False), "", None, True, "D", "not_verified"),
        (OWN_TEST, "GB/T 228.1-2021", 3, True, "B", "specimens"),
        (OWN_TEST, "GB/T 228.1-2021", None, True, "D", "few_specimens"),
        (Source("p", SourceKind.PAPER, "Paper"), "", None, True, "C", "document"),
        (Source("h", SourceKind.HANDBOOK, "Handbook"), "", 9, True, "C", "document"),
        (Source("s", SourceKind.STANDARD, "Standard"), "", None, True, "C", "document"),
        (Source("d", SourceKind.PRODUCER_DATASHEET, "Datasheet"), "ISO 1", 5, True, "D", "kind"),
        (Source("e", SourceKind.ESTIMATE, "Estimate"), "", None, True, "D", "kind"),
        (None, "GB/T 228.1-2021", 9, True, "D", "no_source"),
    ],
)
def test_a_grade_is_earned_for_a_reason(source, standard, n, is_measured, grade, reason):
    found = grade_reason(source, standard=standard, specimens=n, is_measured=is_measured)

    assert (EvidenceGrade(grade), GradeReason(reason)) == (found.grade, found)


def test_grades_are_ranked_best_first():
    assert [0, 1, 2, 3] == [grade.rank for grade in EvidenceGrade]


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (SOURCE_KIND_NAMES, SourceKind),
        (EVIDENCE_GRADE_NAMES, EvidenceGrade),
        (GRADE_REASON_NAMES, GradeReason),
        (BASIS_NAMES, Basis),
        (ABSENCE_NAMES, AbsenceReason),
    ],
)
def test_everything_is_named_in_both_languages(names, kinds):
    assert set(kinds) == set(names)
    assert all(name.zh and name.en for name in names.values())


def test_a_card_grades_its_values():
    measured = replace(stated("density", "1.8 g/cm3", source="r"), standard="GB/T 1423")
    calculated = replace(measured, basis=Basis.CALCULATED)
    unnamed = replace(measured, basis=None)
    card = Card("AM60B", values=(measured, calculated), sources=(REPORT,))

    assert ["A", "D", "A"] == [card.grade_of(v) for v in (measured, calculated, unnamed)]
    assert card.source_of(replace(measured, source="x")) is None
    assert (measured, calculated) == card.values_of("density")
    assert () == card.values_of("price")


def test_a_value_knows_what_it_is():
    curve = Curve("strain", "1", "MPa", "MPa", (Point("0", "0", 0, 0), Point("1", "2", 1, 2)))

    assert stated("density", "1.8 g/cm3").quantity.low == 1.8
    assert Value("stress_strain_curve", curve).quantity is None
    assert absent("price").is_absent
    assert (0, 1) == curve.span
    assert {"minimum", "A_basis", "B_basis"} == {b.value for b in Basis if b.is_guaranteed}
    assert {"calculated", "estimated"} == {b.value for b in Basis if not b.is_measured}


def test_a_card_is_called_by_its_designation_and_temper():
    assert ["AZ91D", "AZ91D-F"] == [Card("AZ91D").title, Card("AZ91D", temper="F").title]


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, ""),
        ({"doi": "10.1/x"}, "https://doi.org/10.1/x"),
        ({"doi": "10.1/x", "url": "https://example.com"}, "https://example.com"),
    ],
)
def test_a_source_has_an_address(given, address):
    assert address == Source("s", SourceKind.PAPER, "Paper", **given).address


def test_a_composition_is_asked_by_element():
    iron = ElementContent("Fe")

    assert iron is Composition((iron,)).of("Fe")
    assert Composition((iron,)).of("Ni") is None
    assert Composition((iron,))
    assert not NO_COMPOSITION
