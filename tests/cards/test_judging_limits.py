"""Verdicts on detection limits, and on conditions stated beyond what a property needs."""

import pytest

from cards.requirement import DemandedBasis
from cards.values import Basis
from cards.verdict import Outcome, Reason
from tests.cards.build import absent, stated
from tests.cards.test_judging import verdict

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
CORROSION = {
    "medium": "3.5% NaCl",
    "duration": "72 h",
    "corrosion_method": "mass_loss",
    "temperature": "23 °C",
}


@pytest.mark.parametrize("limit", ["0.5 mm/a", "≤ 0.5 mm/a"])
@pytest.mark.parametrize(
    ("requirement", "outcome", "reason"),
    [
        ("corrosion_rate>=0.4mm/a", UNKNOWN, Reason.CENSORED),
        ("corrosion_rate<=0.3mm/a", UNKNOWN, Reason.CENSORED),
        ("corrosion_rate<=0.5mm/a", PASS, None),
        ("corrosion_rate>=0.6mm/a", FAIL, None),
    ],
)
def test_a_detection_limit_is_an_upper_bound_however_typed(limit, requirement, outcome, reason):
    below = absent("corrosion_rate", "below_limit", limit, Basis.SINGLE, "sheet", **CORROSION)
    found = verdict(requirement, below)

    assert (outcome, reason) == (found.outcome, found.reason)


@pytest.mark.parametrize(
    ("basis", "demanded", "outcome", "reason"),
    [
        (None, DemandedBasis.MINIMUM, UNKNOWN, Reason.ONLY_TYPICAL),
        (Basis.MINIMUM, DemandedBasis.MINIMUM, PASS, None),
        (Basis.ESTIMATED, DemandedBasis.TYPICAL, UNKNOWN, Reason.ONLY_CALCULATED),
    ],
)
def test_a_detection_limit_has_a_basis_like_every_number(basis, demanded, outcome, reason):
    below = absent("porosity", "below_limit", "0.1 %", basis, "sheet")
    found = verdict("porosity<=1%", below, basis=demanded)

    assert (outcome, reason) == (found.outcome, found.reason)


def test_a_missing_condition_beside_a_differing_one_indicates_nothing():
    value = stated("elongation", "20 %", temperature="150 °C")
    found = verdict("A>=8%", value)

    assert (Reason.CONDITION_DIFFERS, None) == (found.reason, found.indication)
    assert ("temperature", "gauge") == found.axes


@pytest.mark.parametrize(
    ("requirement", "key", "text", "conditions", "axes"),
    [
        ("HV>=60HV", "vickers_hardness", "70 HV", {"temperature": "250 °C"}, ("temperature",)),
        ("HV>=60HV", "vickers_hardness", "70 HV", {"temperature": "25 °C"}, ()),
        ("HV@T=250°C>=60HV", "vickers_hardness", "70 HV", {"temperature": "250 °C"}, ()),
        ("Rp0.2>=180MPa", "proof_strength_02", "200 MPa", {"strain_rate": "1000 1/s"}, None),
        ("Rp0.2>=180MPa", "proof_strength_02", "200 MPa", {"strain_rate": "0.001 1/s"}, ()),
        (
            "Rp0.2@strain_rate=1000 1/s>=180MPa",
            "proof_strength_02",
            "200 MPa",
            {"strain_rate": "1000 1/s"},
            (),
        ),
        ("Rm>=180MPa", "tensile_strength", "200 MPa", {"duration": "1000 h"}, None),
        ("Rm@duration=1000h>=180MPa", "tensile_strength", "200 MPa", {"duration": "1000 h"}, ()),
        ("Rm>=180MPa", "tensile_strength", "200 MPa", {"medium": "NSS"}, None),
        ("Rm>=180MPa", "tensile_strength", "200 MPa", {"surface_state": "MAO"}, None),
        ("Rm>=180MPa", "tensile_strength", "200 MPa", {"surface_state": "as_cast"}, ()),
        ("Rm>=180MPa", "tensile_strength", "200 MPa", {"wall_thickness": "2 mm"}, ()),
        ("SPRAY", "salt_spray_hours", "500 h", {"temperature": "35 °C"}, ()),
    ],
)
def test_what_a_value_states_beyond_its_needs_is_ordinary_or_named(
    requirement, key, text, conditions, axes
):
    requirement = requirement.replace("SPRAY", "salt_spray_hours>=96h")
    needed = {
        "vickers_hardness": {"load_indenter": "HV 5"},
        "salt_spray_hours": {"medium": "NSS", "surface_state": "MAO"},
    }.get(key, {"temperature": "23 °C"})
    found = verdict(requirement, stated(key, text, **{**needed, **conditions}))
    expected = tuple(conditions) if axes is None else axes

    assert expected == found.axes
    assert (Outcome.NOT_COMPARABLE if expected else PASS) is found.outcome
