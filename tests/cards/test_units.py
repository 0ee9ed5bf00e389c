"""Every factor and offset against Pint, with definitions of our own where Pint differs."""

import re
from decimal import Decimal

import pint
import pytest

from cards.errors import UnitNotAccepted
from cards.vocabulary import VOCABULARY, read_yaml

DEFINITIONS = """
year = 8760 * hour = a
mpy = 0.001 * inch / year
mdd = milligram / decimeter ** 2 / day
Msi = 1000000 * psi
percent_iacs = 580000 * siemens / meter
HBW = [brinell_scale]
HB = HBW
HV = [vickers_scale]
dB_scale = [level_scale]
kgCO2e = [greenhouse_gas]
tCO2e = 1000 * kgCO2e
CNY = [money]
"""
SPELLED = {"%IACS": "percent_iacs", "dB": "dB_scale", "%": "percent", "1": "dimensionless"}
POINTS = ("degC", "K", "degF")

ACCEPTED = [(key, typed) for key, unit in VOCABULARY.units.items() for typed in unit.inputs]


@pytest.fixture(scope="module")
def pint_units():
    registry = pint.UnitRegistry(on_redefinition="ignore")
    for line in filter(None, DEFINITIONS.splitlines()):
        registry.define(line)
    return registry


def expression(unit):
    """Our spelling of a unit as Pint writes it: `kgf.m/cm2` is `kgf*m/cm**2`."""
    if unit in SPELLED:
        return SPELLED[unit]
    raised = re.sub(r"(?<=[A-Za-z])(\d+(?:\.\d+)?)(?![A-Za-z])", r"**\1", unit)
    multiplied = re.sub(r"(?<!\d)\.|\.(?!\d)", "*", raised)
    steam_table = multiplied.replace("Btu", "Btu_it")
    return re.sub(r"deg([CF])", r"delta_deg\1", steam_table)


@pytest.mark.parametrize(("key", "typed"), [pair for pair in ACCEPTED if pair[0] != "degC"])
def test_every_factor_is_that_of_pint(pint_units, key, typed):
    ratio = pint_units.parse_expression(f"({expression(typed)}) / ({expression(key)})")
    expected = pint_units.Quantity(ratio).to("dimensionless").magnitude

    scale = VOCABULARY.units[key].scale(typed)

    assert expected == pytest.approx(float(scale.factor), rel=1e-9)
    assert scale.offset == 0


@pytest.mark.parametrize("typed", POINTS)
@pytest.mark.parametrize("number", ["-40", "0", "25", "650", "1500.5"])
def test_temperatures_convert_as_points(pint_units, typed, number):
    expected = pint_units.Quantity(float(number), typed).to("degC").magnitude

    assert VOCABULARY.units["degC"].to_canonical(Decimal(number), typed) == pytest.approx(expected)


def test_all_temperature_inputs_are_compared_as_points():
    assert set(POINTS) == set(VOCABULARY.units["degC"].inputs)


@pytest.mark.parametrize(
    ("key", "other"),
    [("HBW", "HV"), ("HV", "HBW"), ("MPa", "HBW"), ("HBW", "MPa"), ("dB", "1"), ("HV", "GPa")],
)
def test_scales_are_never_converted(key, other):
    with pytest.raises(UnitNotAccepted) as refused:
        VOCABULARY.units[key].to_canonical(Decimal(80), other)

    assert refused.value.accepted == tuple(VOCABULARY.units[key].inputs)
    assert other in refused.value.wording.zh


@pytest.mark.parametrize(
    ("key", "typed", "means"),
    [
        ("W/(m.K)", "W/(m·K)", "W/(m.K)"),
        ("W/(m.K)", "W·m⁻¹·K⁻¹", "W/(m.K)"),
        ("W/(m.K)", "Ｗ／（ｍ・Ｋ）", "W/(m.K)"),
        ("MPa", "N/mm²", "N/mm2"),
        ("MPa.m0.5", "MPa·m½", "MPa.m0.5"),
        ("MPa.m0.5", "MPa·m^1/2", "MPa.m0.5"),
        ("MPa.m0.5", "MPa√m", "MPa.m0.5"),
        ("mg/(cm2.d)", "mg·cm⁻²·d⁻¹", "mg/(cm2.d)"),
        ("degC", "℃", "degC"),
        ("nohm.m", "nΩ·m", "nohm.m"),
        ("nohm.m", "µΩ·cm", "uohm.cm"),
        ("h", "小时", "h"),
        ("CNY/kg", "元/吨", "CNY/t"),
        ("GPa0.5.cm3/g", "GPa½·cm³/g", "GPa0.5.cm3/g"),
        ("GPa0.5.cm3/g", "GPa^½·cm³/g", "GPa0.5.cm3/g"),
        ("GPa0.5.cm3/g", "GPa^1/2·cm³/g", "GPa0.5.cm3/g"),
        ("GPa0.333.cm3/g", "GPa^⅓/(g/cm³)", "GPa0.333.cm3/g"),
        ("MPa0.667.cm3/g", "MPa^2/3·cm³/g", "MPa0.667.cm3/g"),
        ("MPa0.5.cm3/g", "MPa^0.5·cm³/g", "MPa0.5.cm3/g"),
    ],
)
def test_units_are_read_as_people_write_them(key, typed, means):
    unit = VOCABULARY.units[key]

    assert unit.inputs[means] == unit.scale(typed)


@pytest.mark.parametrize("unit", list(VOCABULARY.units.values()), ids=lambda unit: unit.key)
def test_what_is_shown_may_also_be_typed(unit):
    assert unit.accepts(unit.key)
    assert not unit.display or unit.accepts(unit.display)
    assert unit.inputs[unit.key].factor == 1


@pytest.mark.parametrize("unit", list(VOCABULARY.units.values()), ids=lambda unit: unit.key)
def test_a_unit_has_a_code_unless_it_is_a_fractional_power_or_a_price(unit):
    assert unit.ucum or unit.qudt or re.search(r"Pa0\.\d+\.cm3|CNY", unit.key)


@pytest.mark.parametrize("unit", list(VOCABULARY.units.values()), ids=lambda unit: unit.key)
def test_a_unit_is_one_of_qudt_or_says_why_not(unit):
    assert bool(unit.iri) != bool(unit.no_qudt)
    assert not unit.iri or re.fullmatch(r"http://qudt\.org/vocab/unit/[A-Za-z0-9_-]+", unit.iri)


def test_every_alias_stands_for_an_accepted_unit():
    inputs = {typed for unit in VOCABULARY.units.values() for typed in unit.inputs}

    assert set(read_yaml("units.yaml")["aliases"].values()) <= inputs
