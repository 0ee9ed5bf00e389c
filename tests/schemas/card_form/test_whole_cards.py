"""Whole documents through their form: nothing is lost, whatever was typed."""

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.demo.documents import literature_cards
from schemas.card_form import acted, form_of, typed_from
from schemas.card_form.value_rows import shape_of
from schemas.draft import read_draft
from tests.schemas.build import document, value
from tests.schemas.card_form.fields import filled, row, sent

LITERATURE = [read_draft(card.document).typed for card in literature_cards()]


def test_a_form_sent_back_untouched_changes_nothing():
    assert [] == [typed["designation"] for typed in LITERATURE if filled(typed) != typed]


def test_the_form_shows_all_of_a_valid_card():
    for typed in LITERATURE[::5]:
        form = form_of(typed)
        assert form.other == ""
        assert {""} == {row.other for row in form.values}
        assert len([*form.values]) == len(typed["values"])


SCALARS = st.sampled_from(
    [None, "", " ", 1, 2.5, True, "AM60B", "23 °C", "室温", "s1", "a\nb", "\x00", "240±10", "典型"]
)
KEYS = st.sampled_from(
    [
        *["designation", "values", "sources", "property", "value", "unit", "curve", "choice"],
        *["absent", "limit", "conditions", "temperature", "温度", "composition", "elements", "min"],
        *["element", "balance", "brand", "zh", "en", "limits_of_use", "supply", "certificates"],
        *["points", "x", "x_unit", "id", "colour", "basis", "verified", "canonical", "part"],
    ]
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
VALUES = st.dictionaries(KEYS, ANYTHING, max_size=4).map(
    lambda more: {"property": "tensile_strength"} | more
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, ANYTHING, max_size=4), st.lists(VALUES | ANYTHING, max_size=3))
def test_whatever_is_typed_survives_its_form(drawn, values):
    typed = read_draft(drawn | {"values": values}).typed
    made = filled(typed)
    assert made == typed
    assert read_draft(made).document == read_draft(typed).document


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(KEYS, ANYTHING, max_size=4), st.lists(VALUES | ANYTHING, max_size=3))
def test_a_press_on_whatever_is_typed_never_fails(drawn, values):
    typed = read_draft(drawn | {"values": values}).typed
    for wish in ("add:elements", "add:sources", "add-value:density", "copy:values.0", "remove:x.y"):
        made, _ = acted(typed, wish, {})
        assert filled(made) == made
        assert shape_of(made) == shape_of(deepcopy(made))


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(KEYS, ANYTHING, max_size=4),
    st.lists(VALUES | ANYTHING, max_size=2),
    st.sampled_from(["12", "", "x", "curve", "absent:pending", "true"]),
)
def test_every_field_of_whatever_is_typed_can_be_typed_into(drawn, values, text):
    typed = read_draft(drawn | {"values": values}).typed
    made = typed_from(dict.fromkeys(sent(typed), text), typed)
    shown = {entry.name: entry for entry in form_of(made).parts}
    for entry in form_of(typed).parts:
        if entry.kind == "line" and entry.name in shown and not entry.name.endswith("property"):
            assert shown[entry.name].text == text


def test_what_the_form_cannot_show_is_told_and_kept():
    odd = value(colour="blue", n={"of": 5}, conditions={"weather": "wet", "温度": "20 °C"})
    typed = document(odd, "no value", summary={"zh": "好", "fr": "bon"}, supply=7)
    form = form_of(typed)
    assert '"colour": "blue"' in row(typed).other
    assert '"weather": "wet"' in row(typed).other
    assert "no value" in form.other
    assert '"fr": "bon"' in form.other
    assert '"supply": 7' in form.other
    made = filled(typed, values__0__value="1.79")
    assert made["values"][0] == odd | {"value": "1.79"}
    assert made["values"][1] == "no value"


def test_the_shape_of_a_form_changes_with_its_rows_only():
    typed = document(value())
    assert shape_of(typed) == shape_of(filled(typed, values__0__value="2", designation="AZ91"))
    assert shape_of(typed) != shape_of(acted(typed, "add:sources", {})[0])
    assert shape_of(typed) != shape_of(filled(typed, values__0__content="absent:pending"))
    assert shape_of({"limits_of_use": 5}) == shape_of({})
