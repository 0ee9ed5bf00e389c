"""What the buttons of the card form do to a document."""

from copy import deepcopy

import pytest

from cards.errors import UnknownProperty
from cards.sections import WITH_VALUES
from cards.vocabulary import VOCABULARY
from schemas.card_form import acted, form_of, typed_from
from schemas.card_form.pasted import pasted_elements
from schemas.errors import TooManyRows
from tests.schemas.build import document, strength, value
from tests.schemas.card_form.fields import row


def test_every_property_can_be_added_somewhere():
    form = form_of({})
    offered = [choice.key for group in form.groups for choice in group.choices]
    assert sorted(offered) == sorted(VOCABULARY.properties)
    assert tuple(group.key for group in form.groups) == WITH_VALUES


def test_what_is_wanted_most_is_offered_first_unless_it_is_stated():
    form = form_of(document(value()), ["density", "shear_strength", "poissons_ratio"])
    offered = [choice.key for choice in form.groups[0].suggested]
    assert offered[:2] == ["shear_strength", "poissons_ratio"]
    assert "density" not in offered


@pytest.mark.parametrize("key", VOCABULARY.properties)
def test_a_property_is_added_with_what_its_value_needs(key):
    made, goto = acted({}, f"add-value:{key}", {})
    shown = row(made)
    assert (goto, shown.owner, len(shown.said) > 0) == ("at-values-0", key, True)
    assert {entry.path[-1] for entry in shown.conditions if entry.is_needed} == set(
        VOCABULARY.property(key).needs
    ) - {made["values"][0].get("curve", {}).get("x")}


def test_a_new_value_inherits_what_the_last_of_its_group_says():
    stated = strength(
        conditions={"temperature": "23 °C", "orientation": "L"}, standard="GB/T 228.1"
    )
    typed = document(stated, value())
    made, goto = acted(typed, "pick:strength", {"pick.strength": "断后伸长率"})
    assert goto == "at-values-2"
    assert made["values"][2] == {
        "property": "elongation",
        "unit": "%",
        "basis": "typical",
        "source": "s1",
        "standard": "GB/T 228.1",
        "conditions": {"temperature": "23 °C", "orientation": "L"},
    }
    other, _ = acted(typed, "add-value:thermal_conductivity", {})
    assert other["values"][2] == {
        "property": "thermal_conductivity",
        "unit": "W/(m.K)",
        "source": "s1",
    }


def test_a_new_value_inherits_nothing_of_another_section():
    creep = value("creep_strength", "35", "MPa", conditions={"temperature": "120 °C"})
    made, _ = acted(document(creep), "add-value:tensile_strength", {})
    assert "conditions" not in made["values"][1]


def test_a_new_value_inherits_nothing_of_another_test():
    stated = strength(standard="GB/T 228.1", specimen="bar", tested_on="2026-01-31")
    made, _ = acted(document(stated), "add-value:brinell_hardness", {})
    hardness = {"property": "brinell_hardness", "unit": "HBW", "basis": "typical", "source": "s1"}
    assert made["values"][1] == hardness
    made, _ = acted(document(stated), "add-value:proof_strength_02", {})
    assert (made["values"][1]["specimen"], made["values"][1]["tested_on"]) == ("bar", "2026-01-31")


def test_a_source_without_an_id_cannot_be_named():
    typed = document(value(), sources=[{"title": "Report"}])
    assert [option.key for option in row(typed).source.options] == ["", "s1"]


def test_rows_in_which_nothing_was_typed_give_way_to_pasted_ones():
    typed = document(composition={"elements": [{"element": "Mg"}, {"element": ""}, "odd"]})
    made, goto = acted(typed, "paste:elements", {"pasted": "Al\t5\t6"})
    kept = [{"element": "Mg"}, "odd", {"element": "Al", "min": "5", "max": "6"}]
    assert (made["composition"]["elements"], goto) == (kept, "at-composition-elements-2")


def test_the_only_source_is_named_by_the_first_value():
    typed, _ = acted({}, "add:sources", {})
    typed, _ = acted(typed, "add-value:density", {})
    assert typed["values"][0]["source"] == "s1"
    typed, goto = acted(typed, "add:sources", {})
    assert ([entry["id"] for entry in typed["sources"]], goto) == (["s1", "s2"], "at-sources-1")


def test_an_unknown_property_is_refused():
    with pytest.raises(UnknownProperty):
        acted({}, "pick:strength", {"pick.strength": "colour"})


@pytest.mark.parametrize(
    ("wish", "path"),
    [
        ("add:limits_of_use", "limits_of_use"),
        ("add:proven_cases", "proven_cases"),
    ],
)
def test_rows_are_added(wish, path):
    made, goto = acted({}, wish, {})
    assert (len(made[path]), goto) == (1, f"at-{path}-0")


def test_rows_are_copied_and_removed():
    typed = document(value(), strength())
    copied, goto = acted(typed, "copy:values.0", {})
    assert ([entry["property"] for entry in copied["values"]][:2], goto) == (
        ["density", "density"],
        "at-values-1",
    )
    assert acted(copied, "remove:values.1", {})[0] == typed
    assert acted(typed, "remove:values.0.basis", {})[0]["values"][0].get("basis") is None


@pytest.mark.parametrize(
    "wish",
    ["save", "add:nothing", "copy:values.9", "remove:values.x", "remove:", "copy:designation"],
)
def test_a_press_on_nothing_changes_nothing(wish):
    typed = document(value())
    before = deepcopy(typed)
    assert acted(typed, wish, {}) == (before, "")


def test_nothing_is_added_to_what_is_no_list():
    for typed in ({"values": "none"}, {"values": {}}):
        assert acted(typed, "add-value:density", {}) == (typed, "")
    assert acted({"composition": 5}, "add:elements", {}) == ({"composition": 5}, "")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "Al\t5.5\t6.5\nFe\t\t0.005\nMg\t余量",
            [
                {"element": "Al", "min": "5.5", "max": "6.5"},
                {"element": "Fe", "max": "0.005"},
                {"element": "Mg", "balance": True},
            ],
        ),
        ("元素,上限,下限\n铝,6.5,5.5", [{"element": "铝", "max": "6.5", "min": "5.5"}]),
        (
            "Al 5.5~6.5\nZn ≤0.22\nMn 0.3",
            [
                {"element": "Al", "min": "5.5", "max": "6.5"},
                {"element": "Zn", "max": "≤0.22"},
                {"element": "Mn", "measured": "0.3"},
            ],
        ),
        (
            "Al\tZn\tMg\n9.0\t0.7\tbal.",
            [
                {"element": "Al", "measured": "9.0"},
                {"element": "Zn", "measured": "0.7"},
                {"element": "Mg", "balance": True},
            ],
        ),
        ("Al\t—\t6", [{"element": "Al", "max": "6"}]),
        ("", []),
    ],
)
def test_a_composition_is_pasted_from_a_spreadsheet(text, entries):
    made, goto = acted({}, "paste:elements", {"pasted": text})
    assert pasted_elements(text) == entries
    assert made.get("composition", {}).get("elements", []) == entries
    assert goto == ("at-composition-elements-0" if entries else "")


@pytest.mark.parametrize(
    ("full", "wish", "sent"),
    [
        ({"values": [value()] * 2000}, "add-value:density", {}),
        ({"values": [value()] * 2000}, "copy:values.0", {}),
        ({"sources": [{"id": "s1"}] * 500}, "add:sources", {}),
        ({"limits_of_use": [{"zh": "x"}] * 30}, "add:limits_of_use", {}),
        ({}, "paste:elements", {"pasted": "Al\t9\n" * 121}),
    ],
)
def test_no_press_makes_more_rows_than_a_card_may_have(full, wish, sent):
    with pytest.raises(TooManyRows):
        acted(full, wish, sent)


@pytest.mark.parametrize("step", ["9" * 5000, "999999", "-1", "²", "", "0.curve.points.0"])
@pytest.mark.parametrize("verb", ["copy", "remove"])
def test_a_press_on_a_row_that_is_not_there_does_nothing(verb, step):
    typed = document(value())
    assert acted(typed, f"{verb}:values.{step}", {}) == (typed, "")


def test_rows_behind_the_last_that_a_card_may_have_are_kept_and_not_shown():
    typed = {"composition": {"elements": [{"element": "Al"} for _ in range(50_000)]}}
    form = form_of(typed)
    assert len(form.elements) == 120
    assert typed_from({"composition.elements.0.element": "Zn"}, typed)["composition"][
        "elements"
    ] == [{"element": "Zn"}, *typed["composition"]["elements"][1:]]
