"""Under which conditions a value stands that follows from others."""

import pytest

from cards.verdict import Outcome
from tests.cards.build import card, stated
from tests.cards.faulty import HOT, ROOM, at_room
from tests.cards.test_judging import verdict

DENSITY = stated("density", "1.8 g/cm3")
TENSILE = at_room("tensile_strength", "240 MPa")


def derived(key, *values):
    return card(*values).derived.get(key, ())


def test_a_value_stands_under_the_conditions_of_all_its_inputs():
    hot = stated("tensile_strength", "180 MPa", **HOT, specimen_source="from_part")
    room, there = derived("specific_strength", TENSILE, hot, DENSITY)

    assert ({"temperature"}, {"temperature", "specimen_source"}) == (
        set(room.conditions),
        set(there.conditions),
    )
    assert (133.3, 100) == (pytest.approx(room.quantity.low, 1e-3), there.quantity.low)


@pytest.mark.parametrize(
    ("modulus", "density", "at"),
    [
        ("20~200 °C", "23 °C", (23, 23)),
        ("23 °C", "20~200 °C", (23, 23)),
        ("20~200 °C", "100~150 °C", (100, 150)),
        ("20~200 °C", None, (20, 200)),
        ("20 °C", "24 °C", (20, 20)),
    ],
)
def test_of_agreeing_conditions_the_narrower_stands_beside_what_follows(modulus, density, at):
    beside = {"temperature": density} if density else {}
    stiff = stated("youngs_modulus", "44~46 GPa", temperature=modulus)
    (found,) = derived("specific_stiffness", stiff, stated("density", "1.8 g/cm3", **beside))

    state = found.conditions["temperature"]
    assert at == (state.low, state.high)


def test_a_density_at_room_temperature_says_nothing_of_a_hot_index():
    stiff = stated("youngs_modulus", "44~46 GPa", temperature="20~200 °C")
    hot = "specific_stiffness@T=150°C>=20GPa.cm3/g"

    found = verdict(hot, stiff, stated("density", "1.8 g/cm3", **ROOM))

    assert (Outcome.NOT_COMPARABLE, ("temperature",)) == (found.outcome, found.axes)


@pytest.mark.parametrize("missing", ["lead", "partner"])
def test_a_condition_that_an_input_lacks_is_lacking_in_what_follows(missing):
    bare, full = {"orientation": "L"}, {"orientation": "L", **ROOM}
    lead, partner = (bare, full) if missing == "lead" else (full, bare)
    (found,) = derived(
        "tension_compression_ratio",
        stated("compressive_proof_02", "100 MPa", **lead),
        stated("proof_strength_02", "200 MPa", **partner),
    )

    assert ["orientation"] == list(found.conditions)
