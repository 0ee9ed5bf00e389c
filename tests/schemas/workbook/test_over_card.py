"""What a workbook says, laid over a card that people have worked on."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.workbook.over_card import over_card

FILE = "a" * 64
REPORT = {"id": "s1", "kind": "own_test", "title": "Report 7"}
PAPER = {"id": "s2", "kind": "paper", "title": "Paper"}


def strength(text="150", **more):
    said = {"property": "proof_strength_02", "value": text, "unit": "MPa", "basis": "typical"}
    return {**said, "conditions": {"temperature": "23℃"}, "source": "s1", **more}


def card(*values, **more):
    return {"designation": "AZ91D", "values": list(values), "sources": [REPORT], **more}


def laid(said, known, last=None):
    return over_card(said, known, last).document


def by_hand(said, known, last=None):
    return {(place.before, place.now) for place in over_card(said, known, last).overwritten}


FULL = card(
    strength(s="4", note="batch 3", lots=5, confidential=True),
    {"property": "density", "value": "1.8", "unit": "g/cm3"},
    composition={"elements": [{"element": "Al", "min": "8.5"}, {"element": "Zn", "max": "1"}]},
    temper="F",
    proven_cases=[{"part": {"zh": "骨架"}, "source": "s2"}],
    supply={"region": "EU", "moq": "1 t"},
    sources=[{**REPORT, "attachment_sha256": FILE}, PAPER],
    limits_of_use=[{"zh": "干燥", "en": "dry"}, {"zh": "室内"}],
)
NARROW = {
    "a name alone": {"designation": "AZ91D"},
    "one value of many": card(strength()),
    "one element": {
        "designation": "AZ91D",
        "composition": {"elements": [{"element": "Al", "min": "8.5"}]},
    },
    "spaces and signs": card(strength(conditions={"temperature": "23 °C"})),
    "a limit in one language": {"designation": "AZ91D", "limits_of_use": [{"en": "dry"}]},
    "a source alone": {"designation": "AZ91D", "sources": [{**REPORT, "id": "s9"}]},
}


@pytest.mark.parametrize("said", NARROW.values(), ids=NARROW)
@pytest.mark.parametrize("is_again", [False, True])
def test_what_a_narrower_file_does_not_say_stays(said, is_again):
    assert laid(said, FULL, said if is_again else None) == FULL


def test_a_new_number_takes_the_place_of_the_old_one_and_keeps_what_stands_beside_it():
    document = laid(card(strength("160")), FULL)
    assert document == {
        **FULL,
        "values": [{**FULL["values"][0], "value": "160"}, FULL["values"][1]],
    }


OTHER = {
    "another temperature": strength("90", conditions={"temperature": "120 °C"}),
    "the same number at another temperature": strength(conditions={"temperature": "120 °C"}),
    "another basis": strength("140", basis="guaranteed"),
    "another property": {"property": "brinell_hardness", "value": "70", "unit": "HBW"},
}


@pytest.mark.parametrize("other", OTHER.values(), ids=OTHER)
def test_what_is_another_value_is_added(other):
    known = card(strength())
    assert laid(card(other), known) == card(strength(), other)
    assert laid(card(strength(), other), known) == card(strength(), other)


def test_a_condition_that_was_added_by_hand_stays():
    typed = card(strength(conditions={"temperature": "23 °C", "specimen_source": "from_part"}))
    assert laid(card(strength()), typed) == typed
    (value,) = laid(card(strength("160")), typed, card(strength()))["values"]
    assert (value["value"], value["conditions"]) == ("160", typed["values"][0]["conditions"])


def test_a_cell_that_did_not_change_does_not_take_back_what_was_typed_since():
    first, typed = (
        card(strength(), temper="F"),
        card(strength("155", basis="measured"), temper="T4"),
    )
    assert laid(first, typed, first) == typed
    assert by_hand(first, typed, first) == set()
    second = card(strength(), temper="T6")
    assert laid(second, typed, first) == {**typed, "temper": "T6"}
    assert by_hand(second, typed, first) == {("T4", "T6")}


def test_where_both_changed_the_number_the_file_wins_and_it_is_said():
    first, second, typed = (card(strength(number)) for number in ("150", "160", "155"))
    assert laid(second, typed, first) == second
    assert by_hand(second, typed, first) == {("155", "160")}
    assert by_hand(second, first, first) == set()


def test_what_was_removed_by_hand_comes_again_only_when_the_file_changes_it():
    first, typed = card(strength()), card()
    assert laid(first, typed, first) == {"designation": "AZ91D", "sources": [REPORT]}
    assert laid(card(strength("160")), typed, first) == card(strength("160"))


def test_the_deviation_of_a_number_goes_with_it():
    first, second = card(strength(s="5")), card(strength("160"))
    assert laid(second, first, first) == second
    assert laid(second, card(strength(s="4")), first) == card(strength("160", s="4"))


def test_texts_of_a_list_are_kept_beside_those_of_the_file():
    said, known = {"limits_of_use": [{"zh": "不焊接"}]}, {"limits_of_use": [{"zh": "室内"}]}
    assert laid(said, known) == {"limits_of_use": [{"zh": "室内"}, {"zh": "不焊接"}]}
    assert laid(said, known, known) == said


@pytest.mark.parametrize(
    ("source", "is_same"),
    [
        ({**REPORT, "id": "s2"}, True),
        ({**REPORT, "laboratory": "Lab"}, True),
        ({"id": "s1", "kind": "paper", "title": "Other"}, False),
        ({**REPORT, "report_no": "8"}, False),
    ],
)
def test_a_source_is_merged_with_the_same_one_and_keeps_its_file(source, is_same):
    kept = {**REPORT, "report_no": "7", "attachment_sha256": FILE}
    known = card(strength(), sources=[kept])
    said = card(strength("160", source=source["id"]), sources=[source])
    document = laid(said, known)
    assert [entry.get("attachment_sha256") for entry in document["sources"]] == (
        [FILE] if is_same else [FILE, None]
    )
    (value,) = document["values"]
    assert value["source"] == document["sources"][-1]["id"]
    assert len({entry["id"] for entry in document["sources"]}) == len(document["sources"])


def test_a_number_that_goes_back_to_what_it_was_is_written():
    first, second = card(strength()), card(strength(conditions={"temperature": "25 °C"}))
    after = over_card(second, first, first)
    assert over_card(first, after.document, after.remembered).document == first


def test_what_is_kept_is_named():
    kept = over_card(card(strength()), FULL).kept
    assert {"temper", "proven_cases", "supply", "Al", "Zn", "density"} <= set(kept)
    assert "proof_strength_02" not in kept


VALUES = st.lists(
    st.builds(
        lambda text, degrees, basis: strength(
            text, conditions={"temperature": degrees}, basis=basis
        ),
        st.sampled_from(["150", "160"]),
        st.sampled_from(["23 °C", "23℃", "120 °C"]),
        st.sampled_from(["typical", "guaranteed"]),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(said=VALUES, known=VALUES, last=st.none() | VALUES)
def test_a_second_time_changes_nothing_and_what_people_typed_is_not_altered(said, known, last):
    documents = [card(*rows) for rows in (said, known)]
    before = deepcopy(documents)
    after = over_card(*documents, None if last is None else card(*last))
    assert documents == before
    again = over_card(documents[0], after.document, after.remembered)
    assert (again.document, again.overwritten) == (after.document, ())
    assert len(after.document.get("values", [])) >= len(known)
