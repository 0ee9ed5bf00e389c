"""Numbers as findings quote them."""

import pytest

from cards.checks.figures import typed
from cards.quantity import read_quantity
from cards.vocabulary import VOCABULARY


@pytest.mark.parametrize(
    ("text", "unit", "canonical", "quoted"),
    [
        ("240 N/mm²", "", "MPa", "240 N/mm²"),
        ("240", "MPa", "MPa", "240 MPa"),
        ("240", "兆帕", "MPa", "240 MPa"),
        ("0.240", "GPa", "MPa", "0.240 GPa"),
        ("1.80", "g/cm3", "g/cm3", "1.80 g/cm³"),
        ("≥ 0.3", "", "1", "≥ 0.3"),
    ],
)
def test_a_quantity_is_quoted_as_typed_with_its_unit_once(text, unit, canonical, quoted):
    assert quoted == typed(read_quantity(text, unit, VOCABULARY.units[canonical]))
