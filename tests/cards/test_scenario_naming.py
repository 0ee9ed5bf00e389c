"""A part that an engineer names leads to its scenario."""

import pytest

from cards.scenario import Field, RoleLevel, Scenario
from cards.scenario_naming import scenarios_named
from cards.wording import Wording

NAMES = {
    "car": Wording("汽车座椅骨架", "Car seat frame"),
    "plane": Wording("航空座椅", "Aviation seat"),
    "steering": Wording("方向盘骨架", "Steering wheel frame"),
    "column": Wording("转向管柱支架", "Steering column bracket"),
    "pv": Wording("光伏支架/储能逆变器壳体", "PV bracket / inverter housing"),
    "wheel": Wording("车轮", "Wheel"),
}
SCENARIOS = [
    Scenario(
        key=key, name=name, field=Field.AUTOMOTIVE, role_level=RoleLevel.SECONDARY, requirements=()
    )
    for key, name in NAMES.items()
]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("座椅骨架", ["car"]),
        ("座椅骨架用的材料，屈服强度大于120，要能压铸", ["car"]),
        ("航空座椅，轻一点", ["plane"]),
        ("车轮用镁合金", ["wheel"]),
        ("yield strength at least 130 MPa, for a Seat Frame", ["car"]),
        ("a wheel", ["wheel"]),
        ("支架", []),
        ("屈服强度≥130MPa 密度小于1.85", []),
        ("a frame", []),
        ("", []),
    ],
)
def test_a_part_is_named_by_the_longest_run_of_its_name(said, named):
    assert named == [entry.key for entry in scenarios_named(said, SCENARIOS)]
