"""What would lift the evidence of a value."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.evidence_steps import STEP_NAMES, EvidenceStep, Standing, evidence_lifts, next_grade
from cards.sources import EvidenceGrade, Source, SourceKind
from cards.values import Basis
from tests.cards.build import absent, card, stated

OWN = Source("own", SourceKind.OWN_TEST, "Test")
REPORT = Source("lab", SourceKind.ACCREDITED_LABORATORY, "Report", cnas="L1", report_no="R1")
DATED = replace(REPORT, dated=date(2026, 1, 1))
FILED = replace(DATED, attachment_sha256="0" * 64)
SHEET = Source("sheet", SourceKind.PRODUCER_DATASHEET, "Datasheet")
SITE = Source("site", SourceKind.AGGREGATOR, "Site")
PAPER = Source("paper", SourceKind.PAPER, "Paper")


@pytest.mark.parametrize(
    ("standing", "steps"),
    [
        (Standing(OWN, "", None, True), "standard specimens"),
        (Standing(OWN, "ISO 6892-1", 2, True), "specimens"),
        (Standing(OWN, "", 3, True), "standard"),
        (Standing(OWN, "ISO 6892-1", 3, False), "measure"),
        (Standing(replace(OWN, verified=False), "ISO 6892-1", 3, True), "verify"),
        (Standing(None, "ISO 6892-1", 3, True), "source"),
        (Standing(replace(REPORT, report_no=""), "ISO 6892-1", None, True), "specimens"),
        (Standing(DATED, "ISO 6892-1", None, True), "attachment"),
        (Standing(REPORT, "ISO 6892-1", 3, True), "date attachment"),
        (Standing(SHEET, "ISO 6892-1", 3, True), "test"),
        (Standing(SITE, "", None, True), "document"),
        (Standing(PAPER, "ISO 6892-1", 5, True), "test"),
    ],
)
def test_the_fewest_steps_that_lift_a_value(standing, steps):
    then, found = next_grade(standing)

    assert steps.split() == [step.value for step in found]
    assert then.rank < standing.grade.rank


def test_a_value_that_cannot_rise_gets_no_advice():
    assert None is next_grade(Standing(OWN, "ISO 6892-1", 3, True))
    assert None is next_grade(Standing(FILED, "ISO 6892-1", 3, True))


def test_values_that_need_the_same_are_told_together_the_most_first():
    shown = card(
        stated("density", "1.8 g/cm3", source="sheet"),
        stated("tensile_strength", "240 MPa", source="own"),
        absent("elongation"),
        stated("proof_strength_02", "140 MPa", source="own"),
        stated("youngs_modulus", "45 GPa", source="own", basis=Basis.CALCULATED),
        replace(stated("poissons_ratio", "0.35", source="own"), standard="ISO 6892-1", specimens=3),
        sources=(OWN, SHEET),
    )

    assert [(1, 3), (0,), (4,)] == [lift.places for lift in evidence_lifts(shown)]
    assert {EvidenceGrade.B} == {lift.then for lift in evidence_lifts(shown)}


def test_every_step_has_words():
    assert set(EvidenceStep) == set(STEP_NAMES)


sources = st.builds(
    Source,
    id=st.just("s"),
    kind=st.sampled_from(SourceKind),
    title=st.just("t"),
    cnas=st.sampled_from(["", "L1"]),
    cma=st.sampled_from(["", "123456789012"]),
    report_no=st.sampled_from(["", "R1"]),
    dated=st.sampled_from([None, date(2026, 1, 1)]),
    verified=st.booleans(),
)
standings = st.builds(
    Standing,
    source=st.none() | sources,
    standard=st.sampled_from(["", "ISO 6892-1"]),
    specimens=st.sampled_from([None, 1, 3]),
    is_measured=st.booleans(),
)


@settings(max_examples=60)
@given(standings)
def test_whatever_is_no_better_than_c_can_be_lifted(standing):
    assert standing.grade.rank <= EvidenceGrade.B.rank or next_grade(standing) is not None
