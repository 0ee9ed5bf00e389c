"""One value of a card as a row of a sheet."""

import pytest

from cards.values import Chosen
from cards.wording import NO_WORDING, Wording
from schemas.figures import NBSP
from schemas.sheet_rows import References, content_text, note_marks, row, source_numbers
from tests.schemas.build import ROOM, absent, card, chosen, curve, strength, value

NOTHING = References({}, {}, {})


def plain(text):
    return text.replace(NBSP, " ")


def row_of(typed, references=NOTHING):
    return row(card(typed), 0, references)


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        (value(), "1.80 g/cm³", "1.80 g/cm³"),
        (strength(text="≥ 240"), "≥ 240 MPa", "≥ 240 MPa"),
        (strength(text="240±10"), "240 ± 10 MPa", "240 ± 10 MPa"),
        (chosen(), "符合", "compliant"),
        (curve(), "160.0~240 MPa", "160.0~240 MPa"),
        (curve(["20", "240"], ["30", "240"]), "240 MPa", "240 MPa"),
        (absent(), "未测", "not tested"),
        (
            absent("porosity", "below_limit", limit="<0.10", unit="%"),
            "低于检出限 < 0.10 %",
            "below detection limit < 0.10 %",
        ),
        (
            absent(reason="pending", until="2027-03-01"),
            "待补（2027-03-01）",
            "pending (2027-03-01)",
        ),
        (absent(reason="pending"), "待补", "pending"),
    ],
)
def test_the_content_is_set_as_typed(typed, zh, en):
    found = row_of(typed).content

    assert (zh, en) == (plain(found.zh), plain(found.en))


def test_a_choice_nobody_knows_any_more_is_shown_as_it_is():
    assert Wording("lost", "lost") == content_text(Chosen("lost"), "restricted_substances")


def test_everything_stands_beside_the_value():
    found = row_of(
        strength(
            basis="minimum",
            specimen="bar",
            standard="GB/T 228.1-2021",
            method="tension",
            tested_on="2026-01-31",
            note="dry",
        ),
        References({"s1": 4}, {"dry": "b"}, {0: 2}),
    )

    assert (Wording("保证值 (S)", "guaranteed (S)"), True) == (found.basis, found.is_guaranteed)
    assert ("bar", "GB/T 228.1-2021", "tension") == (found.specimen, found.standard, found.method)
    assert ("23 °C", 4) == (plain(found.condition.zh), found.source)
    assert ("2026-01-31", "dry", "b", 2) == (
        found.tested_on,
        found.note,
        found.note_mark,
        found.chart,
    )
    assert ("D", "datasheet without method, estimate, derived") == (
        found.grade,
        found.grade_name.en,
    )


@pytest.mark.parametrize(
    ("basis", "tells"),
    [("typical", False), ("minimum", False), ("mean", True), ("A_basis", True), (None, False)],
)
def test_a_basis_is_told_where_the_column_does_not_tell_it(basis, tells):
    assert tells is row_of(value(basis=basis)).tells_basis


@pytest.mark.parametrize(
    ("typed", "missing", "is_comparable"),
    [
        (strength(), (), True),
        (strength(conditions={}), ("test temperature",), False),
        (
            value("elongation", "8", "%"),
            ("test temperature", "gauge length"),
            False,
        ),
        (absent("elongation"), (), False),
        (curve(), (), True),
    ],
)
def test_a_value_that_lacks_a_needed_condition_is_marked(typed, missing, is_comparable):
    found = row_of(typed)

    assert missing == tuple(name.en for name in found.missing)
    assert is_comparable is found.is_comparable


def test_what_is_absent_has_no_grade():
    found = row_of(absent())

    assert (True, "", NO_WORDING, NO_WORDING) == (
        found.is_absent,
        found.grade,
        found.grade_name,
        found.basis,
    )


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        (value(), "", ""),
        (value(n=5, s="0.010"), "n = 5，s = 0.010 g/cm³", "n = 5, s = 0.010 g/cm³"),
        (value(n=5, lots=3), "n = 5，3 批", "n = 5, 3 lots"),
        (curve(), "2 点曲线", "curve, 2 points"),
        (curve(s="3"), "s = 3，2 点曲线", "s = 3, curve, 2 points"),
    ],
)
def test_statistics_stand_in_one_line(typed, zh, en):
    found = row_of(typed).statistics

    assert (zh, en) == (plain(found.zh), plain(found.en))


def test_sources_are_numbered_in_the_order_of_the_card():
    assert {"s1": 1, "s2": 2} == source_numbers(card())


def test_only_shared_notes_have_a_letter():
    assert {"x": "a", "y": "b"} == note_marks(
        card(*(value(note=note) for note in ("x", "own", "y", "x", "y")), value())
    )


def test_letters_go_on_after_the_alphabet():
    shared = [value(note=str(number)) for number in range(28) for _ in range(2)]

    assert ["z", "aa", "ab"] == list(note_marks(card(*shared)).values())[25:]


def test_values_share_their_surroundings_when_all_but_number_and_basis_is_alike():
    guaranteed, typical, hot = (
        row_of(strength(text="120", basis="minimum")),
        row_of(strength(text="130", n=5)),
        row_of(strength(conditions={**ROOM, "T": None, "temperature": "150 °C"})),
    )

    assert guaranteed.surroundings == typical.surroundings
    assert guaranteed.surroundings != hot.surroundings
