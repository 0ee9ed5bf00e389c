"""Who offers which alloy in which form and temper: the words of a synthetic catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from cards.card import Card
from cards.columns.facets import Combination
from cards.wording import Wording
from catalogue.search_text import search_text

FAMILIES = {
    "Mg-Al-Zn": "AZ91D AZ31B AZ61A AZ80A",
    "Mg-Al-Mn": "AM60B AM50A AM20",
    "Mg-Al-RE": "AE42 AE44",
    "Mg-Al-Si": "AS41B AS21",
    "Mg-Al-Sr": "AJ62 AJ52",
    "Mg-Al-Ca": "AX53",
    "Mg-Al-Sn": "AT72",
    "Mg-Al-Bi": "AB41",
    "Mg-Zn-Zr": "ZK60A ZK61M",
    "Mg-Zn-RE": "ZE41A ZE10",
    "Mg-Zn-Ca": "ZX10",
    "Mg-Zn-Al": "ZA84",
    "Mg-Zn-Mn": "ZM21",
    "Mg-Mn": "M1A",
    "Mg-Li": "LA141 LZ91",
    "Mg-Gd-Y": "GW103K GW83K",
    "Mg-Y-RE": "WE43 WE54",
    "Mg-Nd-Zn": "EV31A EZ33A",
    "Mg-Sn": "TZ51",
    "Pure Mg": "Mg99.95",
}
PROCESSES = {
    "hpdc": ("高压铸造", "半固态成形"),
    "sand_casting": ("砂型铸造",),
    "permanent_mould": ("金属型铸造", "低压铸造"),
    "extrusion": ("挤压",),
    "sheet": ("轧制", "双辊铸轧"),
    "plate": ("轧制",),
    "forging": ("锻造",),
    "additive": ("激光选区熔化",),
}
TEMPERS = {
    "hpdc": ("F",),
    "sand_casting": ("T4", "T6"),
    "permanent_mould": ("F", "T4", "T6"),
    "extrusion": ("F", "T5"),
    "sheet": ("O", "H24"),
    "plate": ("O", "H24"),
    "forging": ("F", "T5", "T6"),
    "additive": ("F", "T6"),
}
CITIES = ["太原", "西安", "重庆", "沈阳", "上海", "长春", "青岛", "鹤壁", "府谷", "芜湖"]
PLACES = [
    "Taiyuan",
    "Xian",
    "Chongqing",
    "Shenyang",
    "Shanghai",
    "Changchun",
    "Qingdao",
    "Hebi",
    "Fugu",
    "Wuhu",
]
ENTERPRISES = {
    f"MG{place:02}": Wording(
        f"{CITIES[place % 10]}镁业{place // 10 + 1}厂", f"{PLACES[place % 10]} Magnesium {place}"
    )
    for place in range(30)
}
OFFERED = 100
"""How many material states an enterprise offers."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A material state of an enterprise."""

    enterprise: str
    designation: str
    family: str
    form: str
    process: str
    temper: str
    evidence: str = "C"
    field: str = ""

    @property
    def combination(self) -> Combination:
        """The words of the facets, in the order of FACETS."""
        return (
            self.family,
            self.form,
            self.process,
            self.temper,
            self.evidence,
            self.field,
            self.enterprise,
        )

    def text(self, number: str) -> str:
        """By what a card of this state is found."""
        card = Card(
            self.designation,
            family=self.family,
            form=self.form,
            process=self.process,
            temper=self.temper,
        )
        return search_text(number, ENTERPRISES[self.enterprise], card)


def offers(chance: np.random.Generator) -> Sequence[Offer]:
    """Everything that is offered, each combination of facets once."""
    states = [
        (family, form, process, temper)
        for family, form in product(FAMILIES, PROCESSES)
        for process, temper in product(PROCESSES[form], TEMPERS[form])
    ]
    found = []
    for enterprise in ENTERPRISES:
        for place in chance.choice(len(states), OFFERED, replace=False).tolist():
            family, *others = states[place]
            designation = str(chance.choice(FAMILIES[family].split()))
            found.append(Offer(enterprise, designation, family, *others))
    return found
