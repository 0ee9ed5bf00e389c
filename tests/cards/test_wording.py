"""Both languages, and the one normal form of typed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import CardError, CardRefused, RequirementUnreadable
from cards.problems import Problem, Severity
from cards.wording import Wording, fold, normalise


@pytest.mark.parametrize(
    ("wording", "language", "text"),
    [
        (Wording("强", "strong"), "zh", "强"),
        (Wording("强", "strong"), "zh_Hans_CN", "强"),
        (Wording("强", "strong"), "en", "strong"),
        (Wording("强"), "en", "强"),
        (Wording("", "strong"), "zh", "strong"),
    ],
)
def test_a_wording_falls_back_to_the_other_language(wording, language, text):
    assert text == wording.in_language(language)


def test_an_empty_wording_says_nothing():
    assert not Wording("", "")
    assert Wording("", "x")


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("≥ １８０ ＭＰａ", "≥ 180 MPa"),
        ("20 ℃", "20 °C"),
        ("1.2×10⁻⁶", "1.2x10-6"),
        ("240～260", "240~260"),
        ("W/(m·K)", "W/(m.K)"),
        ("a\u00a0\u2009b\n c", "a b c"),
        ("−5 — 3", "-5 - 3"),
        ("m½", "m1/2"),
    ],
)
def test_typed_text_has_one_normal_form(typed, normal):
    assert normal == normalise(typed)


@given(st.text())
def test_folding_is_blind_to_case_and_spaces(text):
    assert fold(text) == fold(f" {text} ")
    assert " " not in fold(text)


def test_a_problem_says_where_it_is():
    path = ("values", 3, "conditions", "temperature")
    problem = Problem("x", Severity.HARD, path, Wording("", ""), Wording("", ""))

    assert "values[3].conditions.temperature" == problem.where
    assert problem.is_hard


def test_a_refused_card_counts_what_must_be_mended():
    says = Wording("", "")
    problems = [Problem("x", severity, (), says, says) for severity in Severity]

    refused = CardRefused(problems)

    assert "1 处" in refused.wording.zh
    assert "1 problem" in str(refused)


def test_every_error_says_what_happened():
    assert "card_error" == str(CardError())
    unreadable = RequirementUnreadable("Rm>", 4, Wording("数值", "a number"))
    assert "第 4 列" in unreadable.wording.zh
    assert "column 4" in unreadable.wording.en
