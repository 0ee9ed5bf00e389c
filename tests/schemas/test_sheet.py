"""The sheet of a card: what stands in it, in the order of CARD §2."""

from datetime import date

import pytest

from cards.matching import match
from cards.revision import RevisionState
from cards.wording import Wording
from schemas.figures import NBSP
from schemas.sheet import sheet
from schemas.sheet_identity import Change
from tests.schemas.build import (
    SOURCE,
    card,
    chosen,
    curve,
    full_document,
    identity,
    scenario,
    strength,
    value,
)

OF_EVERY_SECTION = [
    value("price", "30", "CNY/kg"),
    value("carbon_footprint", "12", "kgCO2e/kg"),
    value("casting_temperature", "680", "°C"),
    value("thermal_conductivity", "62", "W/(m·K)"),
    value("salt_spray_hours", "96", "h"),
    value("fatigue_strength", "70", "MPa"),
    strength(conditions={"T": "150 °C"}),
    strength(),
]


def sheet_of(*values, **more):
    return sheet(card(*values, **more), identity())


def test_sections_stand_in_the_order_of_the_specification():
    found = sheet_of(*OF_EVERY_SECTION)

    assert [
        (3, "strength"),
        (4, "heat"),
        (5, "dynamic"),
        (6, "corrosion"),
        (7, "function"),
        (8, "process"),
        (9, "supply"),
        (11, "eco"),
    ] == [(section.number, section.key) for section in found.sections]
    assert all(section.title.zh and section.title.en for section in found.sections)


def test_an_empty_section_is_not_there():
    assert ["function"] == [
        section.key for section in sheet_of(value("specific_heat", "1.02", "J/(g·K)")).sections
    ]


def test_an_empty_card_has_an_empty_sheet_but_for_what_is_missing():
    found = sheet_of()

    assert ((), (), None, (), ()) == (
        found.sections,
        found.key_figures,
        found.composition,
        found.cases,
        found.supply,
    )
    assert (0, (), "", "") == (found.value_count, found.charts, found.issued, found.valid_until)
    assert found.gaps


def test_the_head_says_who_issued_what_and_when():
    content = card(**full_document())
    found = sheet(
        content,
        identity(
            issued=date(2026, 5, 1),
            state=RevisionState.SUPERSEDED,
            history=(Change(1, "2026-05-01", "first"),),
        ),
    )

    assert ("2026-05-01", "2028-12-31") == (found.issued, found.valid_until)
    assert Wording("已被新版取代", "superseded") == found.state_name
    assert ("AM60B-F", ("AM60B", "MgAl6Mn"), "ASTM") == (
        found.title,
        found.names,
        found.designation_system,
    )
    assert (Wording("镁六", "Mag six"), "Mg-Al-Mn", "F") == (
        found.brand,
        found.family,
        found.temper,
    )
    assert "vacuum" == found.process
    assert Wording("高压铸造", "high-pressure die casting") == found.form
    assert (Wording("座椅", "seats"), Wording("备注", "a note")) == (found.summary, found.note)
    assert content.limits_of_use == found.limits_of_use


def test_a_card_without_temper_is_titled_by_its_designation():
    assert "AM60B" == sheet_of().title


@pytest.mark.parametrize("state", RevisionState)
def test_what_was_never_published_is_a_draft(state):
    never = (RevisionState.DRAFT, RevisionState.SUBMITTED, RevisionState.RETURNED)

    assert (state in never) is identity(state=state).is_draft


@pytest.mark.parametrize(("code", "is_literature"), [("LITERATURE", True), ("ACME", False)])
def test_literature_is_told_from_what_an_enterprise_submitted(code, is_literature):
    assert is_literature is identity(enterprise_code=code).is_literature


def test_sources_are_numbered_with_their_details_and_address():
    first, second, third = sheet_of(**full_document()).sources

    assert (1, "https://example.com/a", False, "") == (
        first.number,
        first.url,
        first.is_verified,
        first.details,
    )
    assert ("https://doi.org/10.1000/xyz", "DOI 10.1000/xyz") == (second.url, second.details)
    assert Wording("获认可实验室", "accredited laboratory") == third.kind
    assert ("Lab, CNAS L1234, CMA 123456789012, R-1, 2026-02-01, CC BY 4.0, on file", "") == (
        third.details,
        third.url,
    )


@pytest.mark.parametrize(
    ("typed", "mass", "source"),
    [
        ({"mass_before": "3.1 kg", "mass_after": "1.9 kg", "source": "s2"}, "3.1 kg → 1.9 kg", 2),
        ({"mass_after": "1.9 kg"}, "1.9 kg", None),
        ({}, "", None),
    ],
)
def test_a_proven_case_shows_its_mass_before_and_after(typed, mass, source):
    (found,) = sheet_of(proven_cases=[{"part": "frame", "since": "2019", **typed}]).cases

    assert (Wording("", "frame"), "2019") == (found.part, found.since)
    assert (mass, source) == (found.mass, found.source)


def test_terms_of_supply_that_are_not_stated_are_left_out():
    (found,) = sheet_of(supply={"moq": "500 kg"}).supply
    full = sheet_of(**full_document()).supply

    assert ("最小起订量", "minimum order", "500 kg") == (found.name.zh, found.name.en, found.text)
    assert ["1000 t/a", "6 weeks", "500 kg", "CN", "IATF 16949"] == [line.text for line in full]


def test_a_note_that_several_values_share_stands_once_below():
    found = sheet_of(value(note="same"), strength(note="same"), chosen(note="own"))
    rows = [row for section in found.sections for entry in section.entries for row in entry.rows]

    assert [("a", "same")] == [(note.mark, note.text) for note in found.notes]
    assert ["a", "a", ""] == [row.note_mark for row in rows]


def test_scenarios_are_named_with_score_and_coverage():
    wanted = scenario("ρ<=2g/cm3", "Rp0.2>=100MPa→200MPa?")
    content = card(value(), strength(text="150"))
    (found,) = sheet(
        content, identity(), [(wanted, match("MG-1", content, wanted.requirements))]
    ).scenarios

    assert ("seat-frame", "qualified", "50", f"100{NBSP}%") == (
        found.key,
        found.tier,
        found.score,
        found.coverage,
    )


@pytest.mark.parametrize(
    ("values", "is_short"),
    [
        ([], True),
        ([value()] * 6, True),
        ([value()] * 7, False),
        ([curve()], False),
    ],
)
def test_a_card_with_few_values_and_no_chart_is_short(values, is_short):
    found = sheet_of(*values)

    assert len(values) == found.value_count
    assert is_short is found.is_short


@pytest.mark.parametrize(("count", "is_long"), [(6, False), (7, True)])
def test_a_property_with_many_lines_may_run_over_a_page(count, is_long):
    (section,) = sheet_of(*[value()] * count).sections

    assert is_long is section.entries[0].is_long


@pytest.mark.parametrize(("length", "is_long"), [(400, False), (501, True)])
def test_a_property_with_much_text_may_run_over_a_page(length, is_long):
    (section,) = sheet_of(value(note="x" * length)).sections

    assert is_long is section.entries[0].is_long


@pytest.mark.parametrize(("length", "is_long"), [(48, False), (49, True)])
def test_a_long_title_is_told(length, is_long):
    assert is_long is sheet_of(value(), designation="x" * length).has_long_title


def test_charts_are_listed_through_all_sections():
    spectrum = curve(
        ["1", "90"], ["2", "80"], key="shielding_effectiveness", unit="dB", x="f", x_unit="GHz"
    )

    assert [1, 2] == [chart.number for chart in sheet_of(curve(), spectrum).charts]


def test_sources_are_verified_unless_they_say_otherwise():
    (found,) = sheet_of(sources=[SOURCE]).sources

    assert found.is_verified
