"""What each field of the card form shows, and what a text typed into it makes."""

import pytest

from schemas.card_form import anchor_of, form_of, typed_from
from tests.schemas.build import absent, chosen, curve, document, strength, value
from tests.schemas.card_form.fields import field, filled, row


def test_digits_stay_as_typed():
    made = filled(document(value()), values__0__value="１.７９０ ")
    assert made["values"][0]["value"] == "１.７９０ "


def test_an_emptied_field_takes_its_part_away():
    made = filled(document(value(note="why")), values__0__note="", values__0__basis=" ")
    assert made["values"] == [{k: v for k, v in value().items() if k != "basis"}]


def test_a_field_that_was_not_sent_stays_as_it_is():
    typed = document(value(), note={"zh": "注"})
    assert typed_from({"designation": "AZ91D"}, typed) == typed | {"designation": "AZ91D"}


def test_canonical_numbers_go_with_what_they_followed_from():
    typed = document(value(canonical={"low": 1.8, "unit": "g/cm3"}), value(canonical={"low": 1.8}))
    made = filled(typed, values__0__value="1.79", values__1__note="same")
    assert ["canonical" in entry for entry in made["values"]] == [False, True]


@pytest.mark.parametrize(
    ("stated", "number", "unit"),
    [
        ("23 °C", "23", "degC"),
        ("20~25℃", "20~25", "degC"),
        ("室温", "室温", ""),
        ("23", "23", ""),
        ("300K", "300", "K"),
        ("", "", "degC"),
    ],
)
def test_a_state_is_shown_as_number_and_unit(stated, number, unit):
    shown = field(
        document(strength(conditions={"temperature": stated})), "values.0.conditions.temperature"
    )
    assert (shown.text, shown.beside.text) == (number, unit)


@pytest.mark.parametrize(
    ("number", "unit", "stated"),
    [
        ("150", "degC", "150 °C"),
        ("423", "K", "423 K"),
        ("150℃", "K", "150℃"),
        ("常温", "degC", "常温"),
        ("warm", "degC", "warm"),
        ("150", "", "150"),
    ],
)
def test_a_state_is_put_together_again(number, unit, stated):
    made = filled(
        document(strength()),
        values__0__conditions__temperature=number,
        values__0__conditions__temperature__unit=unit,
    )
    assert made["values"][0]["conditions"] == {"temperature": stated}


def test_another_unit_alone_is_a_change():
    made = filled(document(strength()), values__0__conditions__temperature__unit="K")
    assert made["values"][0]["conditions"] == {"temperature": "23 K"}
    blank = filled(document(strength(conditions={})), values__0__conditions__temperature__unit="K")
    assert blank["values"][0]["conditions"] == {}


def test_needed_conditions_come_first_and_are_in_the_line():
    shown = row(document(strength("elongation", "8", "%", conditions={"温度": "RT", "ph": "7"})))
    assert [entry.path[-1] for entry in shown.in_line] == ["温度", "gauge", "ph"]
    assert [entry.is_needed for entry in shown.in_line] == [True, True, False]
    assert {entry.path[-1] for entry in shown.below} == {"orientation", "specimen_source"}


def test_a_curve_does_not_ask_for_the_condition_that_it_is_drawn_over():
    assert "temperature" not in [entry.path[-1] for entry in row(document(curve())).conditions]


def test_a_value_that_becomes_a_curve_leaves_the_condition_that_it_is_drawn_over():
    stated = strength("tensile_strength", conditions={"temperature": "23 °C", "orientation": "L"})
    made = filled(document(stated), values__0__content="curve")
    assert made["values"][0]["conditions"] == {"orientation": "L"}


def test_one_more_condition_is_named_beside_its_state():
    made = filled(document(strength()), values__0__more__axis="壁厚", values__0__more__state="2 mm")
    assert made["values"][0]["conditions"] == {"temperature": "23 °C", "wall_thickness": "2 mm"}
    odd = filled(document(value()), values__0__more__axis="weather", values__0__more__state="wet")
    assert odd["values"][0]["conditions"] == {"weather": "wet"}
    half = filled(document(value()), values__0__more__axis="壁厚", values__0__more__state="")
    assert half == document(value())


def test_a_condition_without_a_field_of_its_own_is_taken_by_its_name():
    made = typed_from(
        {"values.0.conditions.frequency": "1", "values.0.conditions.frequency.unit": "GHz"},
        document(value()),
    )
    assert made["values"][0]["conditions"] == {"frequency": "1 GHz"}


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (value(), "value"),
        (curve(), "curve"),
        (chosen(), "choice"),
        (absent(), "absent:not_tested"),
        (absent(reason="未测"), "absent:not_tested"),
        (absent(reason="lost"), "absent:lost"),
        ({"property": "density"}, "value"),
        ({"property": "stress_strain_curve"}, "curve"),
        ({"property": "density", "value": "", "absent": "pending"}, "absent:pending"),
    ],
)
def test_what_a_value_is_stated_as(entry, key):
    content = row(document(entry)).content
    assert content.text == key
    assert key in [option.key for option in content.options]


@pytest.mark.parametrize(
    ("entry", "wish", "made"),
    [
        (value(), "absent:pending", {"absent": "pending", "unit": "g/cm³"}),
        (absent(), "value", {"value": "1.8", "unit": "g/cm3"}),
        (value(), "curve", {"curve": {}, "unit": "g/cm³"}),
        (strength("tensile_strength"), "curve", {"curve": {"x": "temperature"}, "unit": "MPa"}),
        (
            absent(reason="pending", until="2027-01-01"),
            "absent:not_tested",
            {"absent": "not_tested"},
        ),
        (value(), "nonsense", {"value": "1.8", "unit": "g/cm³"}),
    ],
)
def test_a_value_is_stated_as_something_else(entry, wish, made):
    changed = {"values__0__content": wish, "values__0__value": "1.8"}
    left = filled(document(entry), **changed)["values"][0]
    keys = ("value", "curve", "choice", "absent", "limit", "until", "unit")
    assert {key: left[key] for key in keys if key in left} == made


@pytest.mark.parametrize(("reason", "name"), [("below_limit", "limit"), ("pending", "until")])
def test_an_absence_asks_for_what_belongs_to_it(reason, name):
    made = filled(document(absent(reason=reason)), **{f"values__0__{name}": "0.5"})
    assert made["values"][0][name] == "0.5"
    assert name not in [entry.path[-1] for entry in row(document(absent())).said]


def test_units_are_those_of_the_property_and_the_typed_one():
    options = [
        option.key for option in field(document(value(unit="lb/ft3")), "values.0.unit").options
    ]
    assert options == ["lb/ft3", "g/cm3", "kg/m3", "t/mm3", "lb/in3"]
    assert field(document(value(unit="g/cm³")), "values.0.unit").text == "g/cm3"


def test_a_rating_needs_no_unit():
    typed = document({"property": "weldability_class", "value": "2"})
    assert row(typed).said[0].beside is None


def test_what_is_said_of_an_unknown_property_is_shown():
    shown = row(document(value("densty", specimen="bar"), {"property": "x", "choice": "y"}))
    assert [entry.text for entry in shown.stated] == ["bar"]
    assert (shown.is_curve, shown.said[0].anchor) == (False, "at-values-0-value")
    assert shown.said[0].told_at == "told-at-values-0"
    typed = document({"property": "x", "choice": "y"})
    assert [entry.text for entry in row(typed).said] == ["y"]


def test_conditions_that_are_none_have_no_fields():
    for odd in ("23 °C", ["23 °C"], {"temperature": ["23 °C"]}):
        typed = document(value("elongation", "8", "%", conditions=odd))
        assert "temperature" not in [entry.path[-1] for entry in row(typed).conditions]
        assert "23 °C" in row(typed).other


def test_a_list_of_anything_else_is_not_shown():
    typed = document(other_designations=["AM60", {"of": "AM"}])
    assert "other_designations" not in [entry.name for entry in form_of(typed).parts]


def test_what_is_below_a_source_is_told_when_it_is_closed():
    (source, _) = form_of(document()).sources
    assert [entry.text for entry in source.stated] == []


def test_a_name_that_the_vocabulary_does_not_have_can_be_mended():
    typed = document(value("densty"))
    assert [shown.called.text for shown in form_of(typed).nameless] == ["densty"]
    made = filled(typed, values__0__property="密度")
    assert row(made).owner == "density"


def test_a_plain_text_becomes_half_of_a_pair():
    typed = document(brand="MagX", limits_of_use=["不宜接触铝"])
    assert field(typed, "brand.en").text == "MagX"
    assert field(typed, "limits_of_use.0.zh").text == "不宜接触铝"
    made = filled(typed, brand__zh="镁克斯", limits_of_use__0__en="not against aluminium")
    assert made["brand"] == {"en": "MagX", "zh": "镁克斯"}
    assert made["limits_of_use"] == [{"zh": "不宜接触铝", "en": "not against aluminium"}]


def test_ticks_and_lists():
    typed = document(other_designations=["AM60"], composition={"elements": [{"element": "Mg"}]})
    made = filled(
        typed,
        other_designations="AM60\r\n\r\n MB60 ",
        composition__elements__0__balance="true",
        sources__0__verified="",
        supply__certificates="IATF 16949",
    )
    assert made["other_designations"] == ["AM60", "MB60"]
    assert made["composition"]["elements"] == [{"element": "Mg", "balance": True}]
    assert made["sources"][0]["verified"] is False
    assert made["supply"] == {"certificates": ["IATF 16949"]}


def test_choices_are_known_by_name_and_kept_as_typed():
    typed = document(value(basis="典型"))
    assert field(typed, "values.0.basis").text == "typical"
    assert filled(typed, values__0__note="x")["values"][0]["basis"] == "典型"
    odd = document(value(basis="good", source="s9"))
    assert [field(odd, f"values.0.{key}").text for key in ("basis", "source")] == ["good", "s9"]


def test_a_changed_curve_is_read_anew_and_an_odd_one_left_alone():
    made = filled(document(curve()), values__0__curve__points="20;241\n150;160")
    assert made["values"][0]["curve"]["points"] == [["20", "241"], ["150", "160"]]
    for odd in ("line", {"x": "T", "points": "none"}):
        typed = document(curve() | {"curve": odd})
        assert row(typed).said == ()
        assert '"curve"' in row(typed).other
        assert filled(typed) == typed


def test_the_axis_of_a_curve_may_be_unknown():
    typed = document(curve(x="weather"))
    assert field(typed, "values.0.curve.x").text == "weather"
    assert (
        filled(typed, values__0__curve__x="temperature")["values"][0]["curve"]["x"] == "temperature"
    )


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        (("values", 3, "conditions", "temperature"), "at-values-3"),
        (("composition", "elements", 2, "max"), "at-composition-elements-2"),
        (("limits_of_use", 0, "zh"), "at-limits_of_use-0"),
        (("supply", "certificates", 1), "at-supply-certificates-1"),
        (("brand", "zh"), "at-brand-zh"),
        (("designation",), "at-designation"),
    ],
)
def test_a_path_leads_to_a_row_or_field(path, anchor):
    assert anchor_of(path) == anchor
