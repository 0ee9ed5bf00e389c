"""Composition in mass per cent: elements by symbol or name, limits, measured shares, balance."""

import pytest

from schemas.draft import dump_card, read_draft
from schemas.elements import ELEMENTS, GROUPS, find_element
from tests.schemas.build import card, document, told, value


def composed(*elements, **more):
    return document(value(), composition={"elements": list(elements), **more})


@pytest.mark.parametrize(
    ("name", "element"),
    [
        ("Al", "Al"),
        (" mg ", "Mg"),
        ("铝", "Al"),
        ("Ｚｎ", "Zn"),
        ("RE", "RE"),
        ("Re", "Re"),
        ("稀土", "RE"),
        ("rare earths", "RE"),
        ("其他", "other total"),
        ("Others each", "other each"),
        ("Unobtainium", None),
        ("", None),
    ],
)
def test_an_element_is_found_by_symbol_name_or_group(name, element):
    assert element == find_element(name)


def test_every_element_of_the_periodic_table_is_known_once():
    assert 118 == len(ELEMENTS) == len(set(ELEMENTS))
    assert [*ELEMENTS, *GROUPS] == [find_element(name) for name in (*ELEMENTS, *GROUPS)]


def test_shares_are_kept_as_typed_with_their_number():
    typed = {"element": "铝", "min": 5.5, "max": "≤ 6.50", "measured": "6.0±0.1"}
    stated = card(composition={"elements": [typed], "standard": "GB/T 5153", "source": "s1"})
    aluminium = stated.composition.of("Al")

    assert (5.5, 6.5, 6.0) == (
        aluminium.minimum.low,
        aluminium.maximum.high,
        aluminium.measured.centre,
    )
    assert {
        "elements": [{"element": "Al", "min": "5.5", "max": "≤ 6.50", "measured": "6.0±0.1"}],
        "standard": "GB/T 5153",
        "source": "s1",
    } == dump_card(stated)["composition"]


def test_the_balance_needs_no_number():
    stated = card(composition={"elements": [{"element": "Mg", "balance": True}]})

    assert stated.composition.of("Mg").is_balance
    assert [{"element": "Mg", "balance": True}] == dump_card(stated)["composition"]["elements"]


def test_an_empty_composition_is_none():
    assert card() == card(composition={}) == card(composition={"elements": []})


@pytest.mark.parametrize(
    ("element", "code", "where", "zh", "en"),
    [
        ({"min": "5"}, "missing", ".element", "缺少必填", "required"),
        ({"element": "Xx", "min": "5"}, "unknown_element", ".element", "“Xx”不是元素", "'Xx'"),
        ({"element": "Al"}, "share_missing", "", "没有含量", "No share"),
        ({"element": "Al", "balance": False}, "share_missing", "", "没有含量", "No share"),
        ({"element": "Al", "min": "much"}, "number_unreadable", ".min", "“much”", "'much'"),
        ({"element": "Al", "min": "≤ 5"}, "form_not_accepted", ".min", "“≤ 5”", "'≤ 5'"),
        ({"element": "Al", "max": "5~6"}, "form_not_accepted", ".max", "“5~6”", "'5~6'"),
        (
            {"element": "Al", "measured": "5 MPa"},
            "unit_not_accepted",
            ".measured",
            "不接受单位“MPa”",
            "Unit 'MPa'",
        ),
        ("Al", "not_a_mapping", "", "一组“名称：内容”", "A mapping"),
    ],
)
def test_an_element_is_refused_whole_when_its_number_cannot_stand(element, code, where, zh, en):
    kept = read_draft(composed({"element": "Mg", "balance": True}, element))
    (found,) = kept.problems

    assert (code, f"composition.elements[1]{where}") == (found.code, found.where)
    assert zh in found.finding.zh
    assert en in found.finding.en
    assert found.is_hard
    assert element == kept.rejected[0].raw
    assert ["Mg"] == [entry.element for entry in kept.card.composition.elements]


def test_a_balance_that_is_neither_true_nor_false_costs_only_itself():
    kept = read_draft(composed({"element": "Mg", "min": "90", "balance": "rest"}))

    assert [("not_true_or_false", "composition.elements[0].balance")] == told(kept.problems)
    assert 90 == kept.card.composition.of("Mg").minimum.low


def test_minima_above_100_per_cent_are_refused_and_kept():
    kept = read_draft(composed({"element": "Mg", "min": "95"}, {"element": "Al", "min": "5.5"}))
    (found,) = kept.problems

    assert ("composition_minima_exceed_100", "composition.elements") == (found.code, found.where)
    assert "各元素下限之和为 100.5 %，超过 100 %。" == found.finding.zh
    assert "The minima of the elements sum to 100.5 %, more than 100 %." == found.finding.en
    assert found.is_hard
    assert 2 == len(kept.card.composition.elements)


def test_a_composition_without_its_refused_elements_keeps_its_standard():
    kept = read_draft(composed({"element": "Xx"}, standard="ASTM B94"))

    assert {"standard": "ASTM B94"} == kept.document["composition"]
    assert not kept.card.composition
