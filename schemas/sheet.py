"""The sheet of a card: plain view data for page and print, empty sections left out (CARD §2)."""

from __future__ import annotations

from collections.abc import Sequence

from cards.card import Card, ProvenCase
from cards.matching import Match
from cards.revision import STATE_NAMES
from cards.scenario import Scenario
from cards.wording import Wording
from schemas import sheet_charts, sheet_derived, sheet_head, sheet_sections
from schemas.sheet_composition import composition_table
from schemas.sheet_identity import Identity
from schemas.sheet_parts import CaseLine, Note, Sheet, SupplyLine
from schemas.sheet_radar import sheet_radar
from schemas.sheet_rows import note_marks, source_numbers
from schemas.sheet_sources import source_lines


def sheet(card: Card, identity: Identity, fits: Sequence[tuple[Scenario, Match]] = ()) -> Sheet:
    """Everything page and print show of `card`; `fits` are its matches with scenarios."""
    return Sheet(
        identity=identity,
        state_name=STATE_NAMES[identity.state],
        issued=identity.issued.isoformat() if identity.issued else "",
        valid_until=card.valid_until.isoformat() if card.valid_until else "",
        designation=card.designation,
        designation_system=card.designation_system,
        other_designations=card.other_designations,
        brand=card.brand,
        family=card.family,
        form=sheet_head.form_name(card.form),
        process=sheet_head.process_text(card),
        temper=card.temper,
        summary=card.summary,
        key_figures=sheet_head.key_figures(card),
        scenarios=sheet_head.scenario_lines(fits),
        radar=sheet_radar(card, card.title, sheet_head.best_fits(fits)),
        limits_of_use=card.limits_of_use,
        composition=composition_table(card),
        sections=sheet_sections.sections(
            card, sheet_charts.charts(card), sheet_derived.derived_lines(card)
        ),
        cases=tuple(_case(card, case) for case in card.proven_cases),
        supply=_supply(card),
        sources=source_lines(card),
        notes=tuple(Note(mark, text) for text, mark in note_marks(card).items()),
        gaps=sheet_head.gaps(card),
        note=card.note,
    )


def _case(card: Card, case: ProvenCase) -> CaseLine:
    masses = [mass for mass in (case.mass_before, case.mass_after) if mass]
    return CaseLine(
        part=case.part,
        since=case.since,
        mass=" → ".join(masses),
        volume=case.volume,
        test=case.test,
        source=source_numbers(card).get(case.source),
    )


def _supply(card: Card) -> tuple[SupplyLine, ...]:
    terms = card.supply
    lines = (
        SupplyLine(Wording("产能", "capacity"), terms.capacity),
        SupplyLine(Wording("交期", "lead time"), terms.lead_time),
        SupplyLine(Wording("最小起订量", "minimum order"), terms.minimum_order),
        SupplyLine(Wording("供货地区", "region"), terms.region),
        SupplyLine(Wording("认证", "certificates"), "、".join(terms.certificates)),
    )
    return tuple(line for line in lines if line.text)
