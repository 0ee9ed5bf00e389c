"""Two changes of one document brought together."""

import pytest

from schemas.merging import conflicts, merged
from tests.schemas.build import document, strength, value

BASE = document(value(note="a"), strength(), family="Mg-Al")


def changed(place=0, **more):
    values = [dict(entry) for entry in BASE["values"]]
    values[place] |= more
    return BASE | {"values": values}


def without(place):
    return BASE | {"values": [v for n, v in enumerate(BASE["values"]) if n != place]}


def both(mine, theirs, *, prefer_mine=True):
    return merged(BASE, mine, theirs, prefer_mine=prefer_mine)


def test_what_one_side_changed_is_taken_from_it():
    mine, theirs = changed(0, value="1.79"), changed(1, value="135") | {"temper": "F"}
    assert conflicts(BASE, mine, theirs) == ()
    made = both(mine, theirs)
    assert [entry["value"] for entry in made["values"]] == ["1.79", "135"]
    assert made["temper"] == "F"


def test_different_fields_of_one_value_go_together():
    made = both(changed(0, note="b"), changed(0, basis="mean", value="1.79"))
    assert made["values"][0] == value(note="b", basis="mean", text="1.79")


def test_a_number_and_its_unit_are_one_part():
    mine, theirs = changed(0, value="1.79"), changed(0, unit="kg/m3")
    assert [place.where for place in conflicts(BASE, mine, theirs)] == [
        "values[density].value",
        "values[density].unit",
    ]
    assert both(mine, theirs)["values"][0]["unit"] == "g/cm³"
    assert both(mine, theirs, prefer_mine=False)["values"][0]["value"] == "1.80"


@pytest.mark.parametrize(
    "theirs", [{"conditions": {"temperature": "150 °C"}}, {"basis": "minimum"}, {"source": "s2"}]
)
def test_a_number_does_not_come_under_what_somebody_else_says_of_another(theirs):
    mine = changed(0, value="1.79")
    assert conflicts(BASE, mine, changed(0, **theirs))
    assert both(mine, changed(0, **theirs))["values"][0] == value(note="a", text="1.79")


def test_the_same_change_twice_is_none():
    assert conflicts(BASE, changed(0, value="1.79"), changed(0, value="1.79")) == ()


def test_a_conflict_names_both():
    (place,) = conflicts(BASE, BASE | {"family": "Mg-Zn"}, BASE | {"family": "Mg-RE"})
    assert (place.where, place.now, place.before) == ("family", "Mg-Zn", "Mg-RE")


def test_rows_come_and_go_on_both_sides():
    mine = BASE | {"values": [*BASE["values"], strength("tensile_strength", "240")]}
    made = both(mine, without(0))
    assert [entry["property"] for entry in made["values"]] == [
        "proof_strength_02",
        "tensile_strength",
    ]
    made = both(without(0), BASE | {"values": [*BASE["values"], value(text="1.81")]})
    assert [entry["value"] for entry in made["values"]] == ["130", "1.81"]


def test_a_row_that_both_added_stands_once():
    more = BASE | {"values": [*BASE["values"], value("elongation", "8", "%")]}
    assert both(more, more) == more


@pytest.mark.parametrize("prefer_mine", [True, False])
def test_a_row_that_one_removed_and_the_other_changed_is_a_conflict(prefer_mine):
    mine, theirs = without(0), changed(0, value="1.79")
    assert conflicts(BASE, mine, theirs)
    made = both(mine, theirs, prefer_mine=prefer_mine)
    assert len(made["values"]) == (1 if prefer_mine else 2)


def test_a_row_that_one_of_several_alike_was_removed_from_is_found():
    base = document(value(text="1.80"), value(text="1.82"))
    mine = base | {"values": base["values"][1:]}
    theirs = base | {"values": [base["values"][0], value(text="1.82", note="wet")]}
    made = merged(base, mine, theirs, prefer_mine=True)
    assert made["values"] == [value(text="1.82", note="wet")]


def test_a_list_of_texts_is_one_part():
    mine, theirs = (BASE | {"other_designations": [name]} for name in ("A", "B"))
    assert both(mine, theirs)["other_designations"] == ["A"]


def test_what_both_took_away_is_gone():
    mine = {key: part for key, part in BASE.items() if key != "family"}
    assert "family" not in both(mine, mine)
