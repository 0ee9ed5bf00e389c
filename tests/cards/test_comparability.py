"""What a value misses, and what keeps two values apart."""

from dataclasses import replace

import pytest

from cards.comparability import conditions_wanted, is_comparable, missing_axes
from cards.errors import UnknownProperty
from cards.requirement_text import parse_requirement
from cards.values import Basis, Curve, Point, Value
from tests.cards.build import absent, stated

ROOM = {"temperature": "23 °C"}
SHIELDING = {"thickness": "2 mm", "se_method": "flange_coaxial"}
POINTS = (Point("30", "105", 3e7, 105), Point("1500", "95", 1.5e9, 95))
SPECTRUM = Value(
    "shielding_effectiveness",
    Curve("frequency", "MHz", "dB", "dB", POINTS),
    Basis.TYPICAL,
    stated("shielding_effectiveness", "1 dB", **SHIELDING).conditions,
)


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        (stated("elongation", "8 %"), ("temperature", "gauge")),
        (stated("elongation", "8 %", **ROOM), ("gauge",)),
        (stated("elongation", "8 %", **ROOM, gauge="A5"), ()),
        (stated("density", "1.8 g/cm3"), ()),
        (SPECTRUM, ()),
        (replace(SPECTRUM, content=replace(SPECTRUM.content, points=())), ("frequency",)),
        (absent("elongation"), ()),
        (absent("elongation", "below_limit", "0.1 %"), ("temperature", "gauge")),
    ],
)
def test_a_value_misses_the_axes_its_property_needs(value, missing):
    assert missing == missing_axes(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (stated("elongation", "8 %", **ROOM), False),
        (stated("elongation", "8 %", **ROOM, gauge="A5"), True),
        (SPECTRUM, True),
        (absent("density"), False),
        (absent("density", "below_limit", "0.1 g/cm3"), True),
    ],
)
def test_a_value_is_comparable_when_it_says_something_and_misses_nothing(value, expected):
    assert expected is is_comparable(value)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Rp0.2>=130MPa", {"temperature": "23 °C"}),
        ("Rp0.2@T=120°C>=130MPa", {"temperature": "120°C"}),
        ("ρ<=1.85g/cm3", {}),
        (
            "A@specimen_source=from_part>=8%",
            {"specimen_source": "from_part", "temperature": "23 °C"},
        ),
    ],
)
def test_a_requirement_means_the_reference_of_the_axes_it_leaves_out(text, meant):
    requirement = parse_requirement(text)
    found = conditions_wanted(requirement.conditions, requirement.definition)
    assert meant == {axis: condition.typed for axis, condition in found.items()}


def test_an_unknown_property_is_refused():
    with pytest.raises(UnknownProperty):
        missing_axes(Value("mood", absent("density").content))
