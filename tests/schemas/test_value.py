"""One value of a card: what it says, in which unit, and with what it is refused or flagged."""

import pytest

from cards.values import Absence, Chosen, Curve
from cards.vocabulary import VOCABULARY
from schemas.draft import dump_card, read_draft
from tests.schemas.build import (
    ROOM,
    absent,
    card,
    chosen,
    curve,
    document,
    draft,
    strength,
    told,
    value,
)


def content(typed):
    (read,) = card(typed).values
    return read.content


def problem(typed, code):
    """The one problem of a card of `typed` with that code."""
    (found,) = (entry for entry in draft(*typed).problems if entry.code == code)
    return found


@pytest.mark.parametrize(
    ("text", "unit", "low", "high", "spread"),
    [
        ("≥ 240", "MPa", 240, None, None),
        ("240~260", "MPa", 240, 260, None),
        ("１８０ＭＰａ", "", 180, 180, None),
        ("<0.005", "MPa", None, 0.005, None),
        ("240±10", "MPa", 240, 240, 10),
        ("0.24", "GPa", 240, 240, None),
        ("240 N/mm²", "", 240, 240, None),
        ("240 MPa", "N/mm2", 240, 240, None),
        ("2.4×10²", "MPa", 240, 240, None),
        ("240", "兆帕", 240, 240, None),
    ],
)
def test_a_number_is_kept_as_typed_beside_its_canonical_number(text, unit, low, high, spread):
    stated = card(value("tensile_strength", text, unit))
    (read,) = stated.values
    (dumped,) = dump_card(stated)["values"]

    assert (low, high, spread) == (read.quantity.low, read.quantity.high, read.quantity.spread)
    assert text == dumped["value"]
    assert {"low": low, "high": high, "unit": "MPa"} == {
        key: dumped["canonical"][key] for key in ("low", "high", "unit")
    }


def test_the_smallest_numbers_are_read():
    assert pytest.approx(1.2e-6) == content(value("loss_factor", "1.2×10⁻⁶", "")).low


@pytest.mark.parametrize(
    ("text", "kept"), [("1.30", "1.30"), (1.5, "1.5"), (2, "2"), ("1.800 g/cm3", "1.800 g/cm3")]
)
def test_numbers_keep_their_digits(text, kept):
    assert kept == content(value(text=text, unit=None if "g" in str(text) else "g/cm3")).text


def test_a_property_may_be_called_by_symbol_or_name():
    assert ["density", "density", "density"] == [
        card(value(name)).values[0].property for name in ("ρ", "密度", "Density")
    ]


def test_a_choice_may_be_called_by_key_or_name():
    named = VOCABULARY.property("restricted_substances").choices["compliant"].name

    assert [Chosen("compliant")] * 3 == [
        content(chosen(text)) for text in ("compliant", named.zh, named.en)
    ]


def test_a_reason_of_absence_carries_its_limit_or_its_day():
    below = content(absent("porosity", "低于检出限", limit="≤ 0.10", unit="%"))
    pending = content(absent("density", "pending", until="2027-03-01"))

    assert isinstance(below, Absence) and 0.1 == below.limit.high
    assert "2027-03-01" == str(pending.until)
    assert "below_limit" == below.reason


def test_a_curve_is_kept_as_typed_and_in_canonical_units():
    drawn = content(curve(["68", "0.240"], ["302", "0.160"], x_unit="°F", unit="GPa"))

    assert isinstance(drawn, Curve)
    assert [(20, 240), (150, 160)] == [(point.x, point.y) for point in drawn.points]
    assert ("68", "0.240") == (drawn.points[0].typed_x, drawn.points[0].typed_y)


def test_a_dimensionless_axis_needs_no_unit():
    drawn = content(
        curve(["0", "0"], ["0.1", "200"], key="stress_strain_curve", x="strain", x_unit="")
    )

    assert (0.0, 0.1) == drawn.span


def test_a_foreign_hardness_scale_is_pointed_to_its_own_property():
    found = problem([value("brinell_hardness", "62", "HV")], "unit_not_accepted")

    assert "若要填写维氏硬度，请改选该性能" in found.advice.zh
    assert (
        "Give Brinell hardness in HBW, HB; to give Vickers hardness, choose that."
        == found.advice.en
    )


FLAGGED = {
    "a modulus of 45000 GPa": (
        [value("youngs_modulus", "45000", "GPa", conditions=ROOM)],
        "outside_hard_bounds",
        "values[0].value",
        ("45000 GPa", "超出物理可能范围 1~600 GPa"),
        ("45000 GPa", "physically possible range 1~600 GPa"),
    ),
    "a yield above the tensile strength": (
        [strength(text="250"), strength("tensile_strength", "240")],
        "proof_exceeds_tensile",
        "values[0].value",
        ("Rp0.2 250 MPa 高于 Rm 240 MPa",),
        ("Rp0.2 250 MPa exceeds Rm 240 MPa",),
    ),
    "no test temperature": (
        [strength(conditions={})],
        "not_comparable",
        "values[0].conditions.temperature",
        ("无试验温度条件，不可比",),
        ("no test temperature; not comparable",),
    ),
    "beyond what is usual": (
        [value(text="2.7")],
        "outside_typical_bounds",
        "values[0].value",
        ("镁合金典型范围",),
        ("typical of magnesium alloys",),
    ),
}


@pytest.mark.parametrize(("typed", "code", "where", "zh", "en"), FLAGGED.values(), ids=FLAGGED)
def test_a_value_that_can_be_read_is_kept_and_flagged(typed, code, where, zh, en):
    kept = draft(*typed, family="Mg-Al-Mn")
    (found,) = (entry for entry in kept.problems if entry.code == code)

    assert where == found.where
    assert all(words in found.finding.zh for words in zh)
    assert all(words in found.finding.en for words in en)
    assert found.advice.zh and found.advice.en
    assert () == kept.rejected
    assert len(typed) == len(kept.card.values)
    assert found.is_hard is not kept.is_submittable


@pytest.mark.parametrize(
    ("key", "entry"), VOCABULARY.properties.items(), ids=list(VOCABULARY.properties)
)
def test_every_property_takes_a_typed_value_and_gives_it_back(key, entry):
    typed = {
        "choice": lambda: {"property": key, "choice": next(iter(entry.choices))},
        "curve": lambda: curve(
            ["0.1", "1"], ["0.2", "2"], key=key, unit=entry.unit, x=entry.curve.axis, x_unit=""
        ),
    }.get(entry.kind, lambda: value(key, "1.50", entry.unit))()
    kept = read_draft(document(typed))

    assert () == kept.rejected
    assert [key] == [read.property for read in kept.card.values]
    assert kept.document == dump_card(kept.card)
    assert [] == [code for code, _ in told(kept.problems) if code == "number_unreadable"]
