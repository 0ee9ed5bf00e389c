"""Builds documents, drafts and cards for tests; every field a test is not about is boring."""

from __future__ import annotations

from copy import deepcopy

from cards.matching import match, rank
from cards.revision import RevisionState
from cards.wording import Wording
from schemas.draft import load_card, read_draft
from schemas.scenario import read_scenario
from schemas.sheet_identity import Identity

SOURCE = {"id": "s1", "kind": "producer_datasheet", "title": "Datasheet"}
PAPER = {"id": "s2", "kind": "paper", "title": "Paper", "doi": "10.1000/xyz"}
ROOM = {"temperature": "23 °C"}


def value(key="density", text="1.80", unit="g/cm³", **more):
    """A value that trips no rule, of the density unless said otherwise."""
    stated = {"property": key, "value": text, "unit": unit, "basis": "typical", "source": "s1"}
    return stated | more


def absent(key="density", reason="not_tested", **more):
    return {"property": key, "absent": reason, **more}


def chosen(choice="compliant", **more):
    stated = {"property": "restricted_substances", "choice": choice}
    return stated | {"basis": "nominal", "source": "s1", **more}


def strength(key="proof_strength_02", text="130", unit="MPa", **more):
    return value(key, text, unit, **{"conditions": ROOM, **more})


def curve(*points, key="tensile_strength", unit="MPa", x="temperature", x_unit="°C", **more):
    """A curve over temperature, of two points unless said otherwise."""
    pairs = [list(point) for point in points] or [["20", "240"], ["150", "160.0"]]
    drawn = {"x": x, "x_unit": x_unit, "points": pairs}
    return {
        "property": key,
        "curve": {name: entry for name, entry in drawn.items() if entry},
        "unit": unit,
        "basis": "typical",
        "source": "s1",
        **more,
    }


def document(*values, **more):
    """A card that may be submitted."""
    return {
        "schema": 1,
        "designation": "AM60B",
        "values": list(values),
        "sources": [SOURCE, PAPER],
        **more,
    }


def draft(*values, **more):
    """The draft of a document, with a value that trips no rule where none is given."""
    return read_draft(document(*(values or [value()]), **more))


def card(*values, **more):
    """The card of a document; it raises when the document is not valid."""
    return load_card(document(*values, **more))


def identity(**more):
    given = {
        "number": "MG-1",
        "revision": 1,
        "state": RevisionState.PUBLISHED,
        "enterprise": Wording("某镁业", "Acme Magnesium"),
        "enterprise_code": "ACME",
        "content_hash": "0" * 64,
    }
    return Identity(**{**given, **more})


def scenario_document(*requirements, **more):
    """A seat frame with requirements given as text."""
    return {
        "key": "seat-frame",
        "name": {"zh": "座椅骨架", "en": "Seat frame"},
        "field": "automotive",
        "role_level": "secondary",
        "requirements": [{"text": text} for text in requirements],
        **more,
    }


def scenario(*requirements, **more):
    return read_scenario(scenario_document(*requirements, **more))


def requirements(*texts, **more):
    """The requirements of those texts, all with the same further entries."""
    document = scenario_document(requirements=[{"text": text, **more} for text in texts])
    return read_scenario(document).requirements


def verdict(requirement, *values, **more):
    """The verdict on a card of `values`, and the card."""
    stated = card(*values)
    (found,) = match("MG-1", stated, requirements(requirement, **more)).verdicts
    return found, stated


def ranking(texts, **cards):
    """Requirements, matches in order and cards by number."""
    wanted = requirements(*texts)
    return wanted, rank(cards.items(), wanted), cards


def told(problems):
    """Code and place of each problem."""
    return [(problem.code, problem.where) for problem in problems]


def full_document():
    """A document in canonical form that uses every entry there is."""
    full = document(
        *FULL_VALUES,
        designation_system="ASTM",
        other_designations=["MgAl6Mn"],
        brand={"zh": "镁六", "en": "Mag six"},
        family="Mg-Al-Mn",
        form="hpdc",
        process="vacuum",
        temper="F",
        summary={"zh": "座椅", "en": "seats"},
        limits_of_use=[{"zh": "不超过 120 °C", "en": "not above 120 °C"}, {"en": "dry"}],
        composition=FULL_COMPOSITION,
        sources=FULL_SOURCES,
        proven_cases=[FULL_CASE],
        supply={
            "capacity": "1000 t/a",
            "lead_time": "6 weeks",
            "moq": "500 kg",
            "region": "CN",
            "certificates": ["IATF 16949"],
        },
        valid_until="2028-12-31",
        note={"zh": "备注", "en": "a note"},
    )
    return deepcopy(full)


FULL_VALUES = (
    value(
        "shielding_effectiveness",
        "≥ 95",
        "dB",
        basis="minimum",
        conditions={"frequency": "30~1500 MHz", "thickness": "2 mm", "se_method": "window"},
        specimen="plate",
        standard="ASTM D4935",
        method="as agreed",
        n=5,
        s="2.10",
        lots=3,
        tested_on="2026-01-31",
        note="first line\nsecond line",
        canonical={"low": 95.0, "high": None, "unit": "dB"},
    ),
    curve(
        canonical={
            "low": 160.0,
            "high": 240.0,
            "unit": "MPa",
            "x_low": 20.0,
            "x_high": 150.0,
            "x_unit": "degC",
        }
    ),
    chosen(conditions={"date": "2026"}),
    absent("porosity", "below_limit", limit="≤ 0.10", unit="%", basis="single", source="s1")
    | {"canonical": {"low": None, "high": 0.1, "unit": "%"}},
    absent("elongation", "pending", until="2027-03-01"),
)
FULL_COMPOSITION = {
    "elements": [
        {"element": "Mg", "balance": True},
        {"element": "Al", "min": "5.5", "max": "6.5", "measured": "6.02"},
        {"element": "Fe", "max": "0.005"},
    ],
    "standard": "ASTM B94",
    "source": "s1",
}
FULL_SOURCES = [
    {**SOURCE, "url": "https://example.com/a", "verified": False},
    {**PAPER, "verified": True},
    {
        "id": "s3",
        "kind": "accredited_laboratory",
        "title": "Report",
        "laboratory": "Lab",
        "cnas": "L1234",
        "cma": "123456789012",
        "report_no": "R-1",
        "date": "2026-02-01",
        "attachment_sha256": "a" * 64,
        "licence": "CC BY 4.0",
        "verified": True,
        "note": "on file",
    },
]
FULL_CASE = {
    "part": {"zh": "骨架", "en": "frame"},
    "since": "2019",
    "mass_before": "3.1 kg",
    "mass_after": "1.9 kg",
    "volume": "40 000/a",
    "test": "crash",
    "source": "s1",
}
