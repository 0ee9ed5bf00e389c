"""Cards that trip the rules of provenance and standards, and cards that just do not."""

from dataclasses import replace
from datetime import date

from cards.card import ProvenCase
from cards.values import Absence, AbsenceReason, Basis, Value
from cards.wording import Wording
from tests.cards.build import DATASHEET, PAPER, absent
from tests.cards.faulty import (
    STANDARD,
    composed,
    element,
    laboratory,
    magnesium,
)

UNDATED = Absence(AbsenceReason.PENDING)
UNLIMITED = Absence(AbsenceReason.BELOW_LIMIT)
BELOW = absent("porosity", "below_limit", "0.1 %")
REPORT = {
    "laboratory": "Laboratory",
    "report_no": "2026-01",
    "dated": date(2026, 1, 31),
    "attachment_sha256": "0" * 64,
}


TRIPS = [
    (
        "unknown_property",
        magnesium(replace(STANDARD, property="mood")),
        "values[0].property",
    ),
    ("nothing_stated", magnesium(), "values"),
    ("basis_missing", magnesium(replace(STANDARD, basis=None)), "values[0].basis"),
    ("basis_missing", magnesium(BELOW), "values[0].basis"),
    ("source_missing", magnesium(BELOW), "values[0].source"),
    ("duplicate_value", magnesium(BELOW, BELOW), "values[1]"),
    ("source_missing", magnesium(replace(STANDARD, source="")), "values[0].source"),
    ("source_unknown", magnesium(replace(STANDARD, source="s9")), "values[0].source"),
    (
        "source_unknown",
        composed(element("Al", "5"), source="s9"),
        "composition.source",
    ),
    (
        "source_unknown",
        magnesium(proven_cases=(ProvenCase(Wording("壳体", "case"), source="s9"),)),
        "proven_cases[0].source",
    ),
    ("source_repeated", magnesium(sources=(DATASHEET, PAPER, DATASHEET)), "sources[2].id"),
    ("laboratory_identifier_malformed", laboratory(cnas="1234"), "sources[2].cnas"),
    ("laboratory_identifier_malformed", laboratory(cma="12345"), "sources[2].cma"),
    ("accredited_report_incomplete", laboratory(**REPORT), "sources[2].cnas"),
    (
        "accredited_report_incomplete",
        laboratory(**{**REPORT, "cnas": "L1", "dated": None}),
        "sources[2].date",
    ),
    ("limit_missing", magnesium(Value("density", UNLIMITED)), "values[0].limit"),
    ("pending_date_missing", magnesium(Value("density", UNDATED)), "values[0].until"),
    ("duplicate_value", magnesium(STANDARD, STANDARD), "values[1]"),
    (
        "standard_superseded",
        magnesium(replace(STANDARD, standard="GB/T 228.1-2010")),
        "values[0].standard",
    ),
    (
        "standard_superseded",
        composed(element("Al", "5"), standard="GB/T 25748-2010"),
        "composition.standard",
    ),
    (
        "standard_unknown",
        magnesium(replace(STANDARD, standard="GB/T 99999")),
        "values[0].standard",
    ),
]

CLEAN = [
    ("unknown_property", magnesium(STANDARD)),
    ("nothing_stated", magnesium(absent("density"))),
    ("basis_missing", magnesium(absent("density"))),
    ("source_missing", magnesium(absent("density"))),
    ("source_unknown", magnesium(STANDARD)),
    ("source_repeated", magnesium()),
    ("laboratory_identifier_malformed", laboratory(cnas="L1234", cma="1" * 12)),
    ("laboratory_identifier_malformed", laboratory(cnas="Ｌ１２３４")),
    ("accredited_report_incomplete", laboratory(cnas="L1", **REPORT)),
    ("limit_missing", magnesium(absent("density", "below_limit", "1 g/cm3"))),
    (
        "pending_date_missing",
        magnesium(Value("density", replace(UNDATED, until=date(2027, 1, 1)))),
    ),
    ("duplicate_value", magnesium(STANDARD, replace(STANDARD, source="paper"))),
    ("duplicate_value", magnesium(STANDARD, replace(STANDARD, basis=Basis.MEAN))),
    ("standard_superseded", magnesium(STANDARD)),
    ("standard_unknown", magnesium(replace(STANDARD, standard="GB/T 5153-2003"))),
]
