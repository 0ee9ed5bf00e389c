"""Each rule of the checks with a card that trips it, and one that just does not (CARD §3)."""

import pytest

from cards.checks import RULES, check
from cards.checks.registry import rule
from cards.problems import Severity
from tests.cards import (
    cases_curves,
    cases_indices,
    cases_numbers,
    cases_provenance,
    cases_relations,
)

MODULES = (cases_numbers, cases_curves, cases_relations, cases_indices, cases_provenance)
TRIPS = [case for module in MODULES for case in module.TRIPS]
CLEAN = [case for module in MODULES for case in module.CLEAN]


@pytest.mark.parametrize(("code", "card", "where"), TRIPS, ids=[case[0] for case in TRIPS])
def test_a_rule_speaks_of_the_entry_that_breaks_it(code, card, where):
    found = [problem for problem in check(card) if problem.code == code]

    assert where in [problem.where for problem in found]
    for problem in found:
        assert RULES[code].severity is problem.severity
        for words in (problem.finding, problem.advice):
            assert words.zh.endswith(("。", "？"))
            assert words.en.endswith((".", "?"))
            assert words.zh != words.en


@pytest.mark.parametrize(("code", "card"), CLEAN, ids=[case[0] for case in CLEAN])
def test_a_rule_is_silent_about_what_keeps_it(code, card):
    assert [] == [problem for problem in check(card) if problem.code == code]


def test_every_rule_has_a_card_that_trips_it_and_one_that_does_not():
    assert set(RULES) == {case[0] for case in TRIPS} == {case[0] for case in CLEAN}


@pytest.mark.parametrize("entry", list(RULES.values()), ids=lambda entry: entry.code)
def test_a_rule_describes_itself_for_the_documentation(entry):
    assert entry.statement.zh.endswith("。")
    assert entry.statement.en.endswith(".")
    assert entry.source.startswith(("CARD §", "cards/data/"))


def test_a_code_stands_for_one_rule_only():
    with pytest.raises(ValueError, match="basis_missing"):
        rule("basis_missing", Severity.HARD, "。", ".")(lambda card: ())
