"""The literature catalogue: every number with its source, nothing merged, nothing lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from cards.checks import check
from cards.conditions import read_condition
from cards.sources import SourceKind
from cards.values import Basis, Curve
from catalogue.demo.documents import Tables, literature_cards
from schemas.card import CardSchema
from schemas.draft import dump_card, load_card

TABLES = Tables()
CARDS = {entry.key: CardSchema().load(entry.document) for entry in literature_cards(TABLES)}
COMPANIES = ("有限公司", "Ltd", "GmbH", "Inc.", "Corp")


def all_values():
    return [(key, card, value) for key, card in CARDS.items() for value in card.values]


def test_there_are_more_than_seventy_alloy_states() -> None:
    states = {(card.designation, card.temper, card.form) for card in CARDS.values()}

    assert len(CARDS) == len(states)
    assert len(states) >= 70


def test_the_baselines_magnesium_competes_with_are_there() -> None:
    families = {card.family.split(" ")[0] for card in CARDS.values()}

    assert {"Al", "Steel", "Zn", "Polymer"} <= families


@pytest.mark.parametrize("key", CARDS)
def test_no_card_has_a_problem_that_would_refuse_it(key: str) -> None:
    assert [problem.finding.en for problem in check(CARDS[key]) if problem.is_hard] == []


def test_every_value_says_its_source_and_basis() -> None:
    bare = [
        (key, value.property)
        for key, card, value in all_values()
        if card.source_of(value) is None or value.basis is None
    ]

    assert bare == []


def test_recalled_numbers_are_never_shown_as_verified() -> None:
    recalled = [
        source
        for card in CARDS.values()
        for source in card.sources
        if source.kind is SourceKind.RECALLED
    ]

    assert recalled
    assert not any(source.verified for source in recalled)


def test_a_number_that_was_not_verified_stays_so_when_the_card_is_written_out() -> None:
    for card in CARDS.values():
        again = load_card(dump_card(card))

        assert card.sources == again.sources


def test_calculated_shielding_is_called_calculated() -> None:
    calculated = [
        value
        for _, card, value in all_values()
        if value.property == "shielding_effectiveness"
        and card.source_by_id[value.source].kind is SourceKind.CALCULATION
    ]

    assert calculated
    assert {Basis.CALCULATED} == {value.basis for value in calculated}
    assert {"plane_wave_theory"} == {value.conditions["se_method"].choice for value in calculated}


def test_fitted_curves_are_called_estimated() -> None:
    fitted = [
        value
        for _, card, value in all_values()
        if card.source_by_id[value.source].kind is SourceKind.ESTIMATE
    ]

    assert fitted
    assert {Basis.ESTIMATED} == {value.basis for value in fitted}
    assert any(isinstance(value.content, Curve) for value in fitted)


def test_no_company_looks_like_the_author() -> None:
    brands = [card.designation for card in CARDS.values() if card.brand]
    supplied = [card.designation for card in CARDS.values() if card.supply.capacity]

    assert [] == brands == supplied


def test_values_of_several_sources_stand_side_by_side() -> None:
    strengths = CARDS["am60b-f-hpdc"].values_of("elongation")

    assert {"6", "8", "12"} <= {value.quantity.text for value in strengths if value.quantity}
    assert len({value.source for value in strengths}) >= 3


def test_every_collected_row_is_used_or_its_omission_explained() -> None:
    counted = Counter(row for row in _rows() if row)
    numbers = {
        series: sorted(int(row[1:]) for row in counted if row[0] == series)
        for series in sorted({row[0] for row in counted})
    }

    assert [row for row, times in counted.items() if times > 1] == []
    assert {"C", "D", "E", "M", "P", "S", "T"} == set(numbers)
    for series, taken in numbers.items():
        assert list(range(2, taken[-1] + 1)) == taken, series


def _rows():
    for name in ("composition.csv", "points.csv", "left_out.csv"):
        yield from (row["row"] for row in TABLES.rows(name))
    for row in TABLES.rows("values.csv"):
        yield from _spread(row["row"])


def _spread(row: str):
    """`C35-C40` stands for the rows that one censored value sums up."""
    ends = re.fullmatch(r"(\w)(\d+)-\w(\d+)", row)
    if ends is None:
        return [row]
    return [f"{ends[1]}{number}" for number in range(int(ends[2]), int(ends[3]) + 1)]


def test_every_omission_has_a_reason() -> None:
    assert all(row["reason"] for row in TABLES.rows("left_out.csv"))


def test_every_source_is_used_and_says_where_it_is() -> None:
    used = {source.id for card in CARDS.values() for source in card.sources}

    assert set(TABLES.sources) == used
    for key, source in TABLES.sources.items():
        assert source.get("url") or source["kind"] in ("recalled", "calculation"), key


def test_remarks_belong_to_cards_and_come_in_both_languages() -> None:
    assert set(TABLES.remarks) <= set(CARDS)
    for card in CARDS.values():
        for text in (card.summary, *card.limits_of_use, *(c.part for c in card.proven_cases)):
            assert bool(text.zh) == bool(text.en)


def test_conditions_are_readable() -> None:
    for row in TABLES.rows("values.csv"):
        for part in filter(None, row["conditions"].split("; ")):
            read_condition(*part.split("=", 1))
