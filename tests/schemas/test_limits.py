"""The limits of requirements as readers see them."""

import pytest

from schemas.figures import NBSP
from schemas.limits import eased_text
from tests.schemas.build import requirements


@pytest.mark.parametrize(
    ("text", "number", "limit"),
    [
        ("Rp0.2>=130MPa", 118.0, "≥ 118 MPa"),
        ("Rp0.2>=1300MPa", 1000.0, "≥ 1000 MPa"),
        ("ρ<=1850kg/m3", 1.86, "≤ 1860 kg/m³"),
        ("E>=44GPa", 43.21987, "≥ 43.21 GPa"),
        ("泊松比>=0.35", 0.29, "≥ 0.29"),
    ],
)
def test_an_eased_limit_is_one_that_the_value_meets(text, number, limit):
    assert limit == eased_text(*requirements(text), number).replace(NBSP, " ")
