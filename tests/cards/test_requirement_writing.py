"""Requirements with an eased limit: read again they say the same, and the value passes."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cards.judging import eased as tolerated
from cards.requirement import Operator
from cards.requirement_text import parse_requirement
from cards.requirement_writing import eased, eased_limit
from cards.vocabulary import VOCABULARY


@pytest.mark.parametrize(
    ("text", "number", "written"),
    [
        ("屈服强度≥130MPa", 118, "proof_strength_02>=118 MPa"),
        ("Rp0.2>=0.13GPa→0.15 GPa*2", 118, "proof_strength_02>=0.118 GPa→0.15 GPa*2"),
        ("Rp0.2@温度=120℃>=130MPa", 99.99, "proof_strength_02@temperature=120°C>=99.99 MPa"),
        ("密度<=1850kg/m3*0.5?", 1.86, "density<=1860 kg/m3*0.5?"),
        ("密度<=1.85 g/cm³", 1.950048, "density<=1.951 g/cm3"),
        ("E>=44GPa", 43.21987, "youngs_modulus>=43.21 GPa"),
        ("泊松比>=0.35", 0.29, "poissons_ratio>=0.29"),
        ("CTE<=25×10⁻⁶/K", 26.1, "thermal_expansion<=26.1 10^-6/K"),
        ("Ecorr>=-1.4V", -1.62345, "corrosion_potential>=-1.624 V"),
    ],
)
def test_only_the_limit_changes(text, number, written):
    assert written == eased(parse_requirement(text), number)


def numeric():
    entries = (VOCABULARY.property(key) for key in VOCABULARY.properties)
    return [entry for entry in entries if entry.unit and entry.kind not in ("choice", "curve")]


@st.composite
def asked(draw):
    entry = draw(st.sampled_from(numeric()))
    units = sorted(set(VOCABULARY.units[entry.unit].inputs) - {"1"})
    unit = draw(st.sampled_from(units or [""]))
    sign = draw(st.sampled_from((">=", "<=")))
    tail = draw(st.sampled_from(("", "*2", "*0.3?", "?")))
    return parse_requirement(f"{entry.key}{sign}100 {unit}{tail}")


@given(asked(), st.floats(-1e7, 1e7).filter(lambda number: number == 0 or abs(number) > 1e-7))
def test_an_eased_requirement_reads_as_it_was_and_is_met(requirement, number):
    read = parse_requirement(eased(requirement, number))

    limit = read.limit
    if requirement.operator is Operator.AT_LEAST:
        assert number >= tolerated(limit, -1)
    else:
        assert number <= tolerated(limit, 1)
    kept = {"low": read.low, "high": read.high, "text": read.text, "unit": read.unit}
    assert replace(requirement, **kept) == read


@given(st.integers(1, 9999), st.integers(-3, 3))
def test_a_limit_of_four_digits_stays_as_it_is(digits, power):
    assume(digits % 10)
    number = digits * 10.0**power
    assert float(eased_limit(parse_requirement("Rp0.2>=1e7MPa"), number)) == pytest.approx(number)
